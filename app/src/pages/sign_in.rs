//! Signing in: a plain form that works before the page is awake, and without it.

use crate::commands;
use crate::components::icon::mark;
use crate::components::notice::{Tone, said};
use crate::markup::{Node, title, view};
use crate::reactive::prelude::*;
use crate::words::{self, session};
use domain::problem::Code;
use web_sys::HtmlInputElement;
use web_sys::SubmitEvent;

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
pub fn page(next: String, failed: bool) -> Node {
    title(|| words::tab(session::TITLE));
    // A plain form that failed comes back with the error in the address.
    let problem = RwSignal::new(failed.then_some(session::WRONG));
    let busy = RwSignal::new(false);
    let (email, password) = (Reference::<HtmlInputElement>::new(), Reference::<HtmlInputElement>::new());
    let written = move |field: Reference<HtmlInputElement>| field.now().map(|input| input.value()).unwrap_or_default();
    let target = next.clone();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (email, password, next) = (written(email), written(password), target.clone());
        spawn_local(async move {
            let sent = commands::sign_in(&email, &password, &next).await;
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
        <main class="door">
            <div class="door__sheet">
                <p class="door__brand">{mark()}<span>{words::WAYMARK}</span></p>
                <div class="stack">
                    <h1>{session::TITLE}</h1>
                    <p class="second">{session::LEAD}</p>
                </div>
                <form class="form" method="post" action="/api/app/server_fns/session/sign_in" on:submit=send>
                    <div role="alert">{move || problem.get().map(|sentence| said(Tone::Bad, sentence))}</div>
                    <input type="hidden" name="next" value=next/>
                    <div class="field">
                        <label class="field__label" for="email">{session::EMAIL}</label>
                        <input class="input input--l" id="email" name="email" type="email" autocomplete="username" required node_ref=email/>
                    </div>
                    <div class="field">
                        <label class="field__label" for="password">{session::PASSWORD}</label>
                        <input class="input input--l" id="password" name="password" type="password" autocomplete="current-password" required node_ref=password/>
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
