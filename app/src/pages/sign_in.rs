//! Signing in: a plain form that works before the page is awake, and without it.

use crate::components::icon::mark;
use crate::components::notice::{Tone, said};
use crate::server_fns::session::{SignIn as Send, sign_in};
use crate::words::{self, session};
use domain::problem::Code;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// Where to go after signing in: an address of ours, never one that leads elsewhere.
pub fn safe(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && !next.starts_with("/api");
    if ours && next.bytes().all(|b| b.is_ascii_graphic()) { next } else { "/" }
}

fn sentence(code: Code) -> &'static str {
    match code {
        Code::WrongCredentials | Code::InvalidInput => session::WRONG,
        Code::TooManyRequests => session::TOO_OFTEN,
        _ => session::FAILED,
    }
}

/// The page.
#[component]
pub fn SignIn() -> impl IntoView {
    let query = use_query_map();
    let next = query.with_untracked(|q| q.get("next")).map_or_else(|| "/".to_owned(), |next| safe(&next).to_owned());
    // A plain form that failed comes back with the error in the address.
    let came_back = query.with_untracked(|q| q.get("__err").is_some());
    let problem = RwSignal::new(came_back.then_some(session::WRONG));
    let busy = RwSignal::new(false);
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let target = next.clone();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let next = target.clone();
        spawn_local(async move {
            let sent = sign_in(email.get_untracked(), password.get_untracked(), next.clone()).await;
            busy.set(false);
            match sent {
                // A whole new page: nothing of whoever was signed in before stays in memory.
                Ok(()) => {
                    let _ = window().location().set_href(&next);
                }
                Err(error) => problem.set(Some(sentence(error.code()))),
            }
        });
    };
    view! {
        <Title text=words::tab(session::TITLE)/>
        <main class="door">
            <div class="door__sheet">
                <p class="door__brand">{mark()}<span>{words::WAYMARK}</span></p>
                <div class="stack">
                    <h1>{session::TITLE}</h1>
                    <p class="second">{session::LEAD}</p>
                </div>
                <form class="form" method="post" action=Send::url() on:submit=send>
                    <div role="alert">{move || problem.get().map(|sentence| said(Tone::Bad, sentence))}</div>
                    <input type="hidden" name="next" value=next/>
                    <div class="field">
                        <label class="field__label" for="email">{session::EMAIL}</label>
                        <input class="input input--l" id="email" name="email" type="email" autocomplete="username" required
                            on:input=move |ev| email.set(event_target_value(&ev))/>
                    </div>
                    <div class="field">
                        <label class="field__label" for="password">{session::PASSWORD}</label>
                        <input class="input input--l" id="password" name="password" type="password" autocomplete="current-password" required
                            on:input=move |ev| password.set(event_target_value(&ev))/>
                    </div>
                    <button class="button button--main button--l" type="submit">{session::BUTTON}</button>
                </form>
            </div>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn only_our_own_addresses_are_followed_after_signing_in() {
        assert_eq!(safe("/p/abc"), "/p/abc");
        for foreign in
            ["", "//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/a\nb", "/api/v1/session"]
        {
            assert_eq!(safe(foreign), "/", "{foreign:?}");
        }
    }
}
