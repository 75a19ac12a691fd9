//! Signing in: a plain form that works before the page is awake, and without it.

use crate::components::icon::Mark;
use crate::components::notice::{NoticeLine, Tone};
use crate::pages::loaded::query;
use crate::routes::safe;
use crate::server_fns::session as server_fns;
use crate::words::{self, session};
use domain::problem::Code;
use leptos::prelude::*;
use leptos_meta::Title;
use web_sys::SubmitEvent;

fn sentence(code: Code) -> &'static str {
    match code {
        Code::WrongCredentials | Code::InvalidInput => session::WRONG,
        Code::TooManyRequests => session::TOO_OFTEN,
        _ => session::FAILED,
    }
}

/// The route `/sign-in`.
#[component]
pub fn SignInPage() -> impl IntoView {
    let next = query("next").map_or_else(|| "/".to_owned(), |next| safe(&next).to_owned());
    let failed = query("__err").is_some();
    // A plain form that failed comes back with the error in the address.
    let problem = RwSignal::new(failed.then_some(session::WRONG));
    let busy = RwSignal::new(false);
    let (email, password) = (NodeRef::<leptos::html::Input>::new(), NodeRef::<leptos::html::Input>::new());
    let written = move |field: NodeRef<leptos::html::Input>| field.get_untracked().map(|input| input.value()).unwrap_or_default();
    let target = next.clone();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (email, password, next) = (written(email), written(password), target.clone());
        leptos::task::spawn_local(async move {
            let sent = server_fns::sign_in(email, password, next.clone()).await;
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
                <p class="door__brand"><Mark/><span>{words::WAYMARK}</span></p>
                <div class="stack">
                    <h1>{session::TITLE}</h1>
                    <p class="second">{session::LEAD}</p>
                </div>
                <form class="form" method="post" action="/api/app/server_fns/session/sign_in" on:submit=send>
                    <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence=sentence/> }.into_any())}</div>
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
