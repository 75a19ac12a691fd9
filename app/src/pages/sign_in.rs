//! Signing in: a plain form that works before the page is awake, and without it.

use crate::components::icon::Mark;
use crate::components::notice::{NoticeLine, Tone};
use crate::pages::loaded::query;
use crate::routes::safe;
use crate::server_fns::session::SignIn;
use crate::words::{self, session};
use domain::problem::Code;
use leptos::prelude::*;
use leptos_meta::Title;

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
    // A plain form that failed comes back with the error in the address.
    let failed = query("__err").is_some();
    let sign_in = ServerAction::<SignIn>::new();
    let problem = move || match sign_in.value().get() {
        None => failed.then_some(session::WRONG),
        Some(Ok(())) => None,
        Some(Err(error)) => Some(sentence(error.code())),
    };
    let target = next.clone();
    Effect::new(move |_| {
        if let Some(Ok(())) = sign_in.value().get() {
            // A whole new page: nothing of whoever was signed in before stays in memory.
            let _ = window().location().set_href(&target);
        }
    });
    view! {
        <Title text=words::tab(session::TITLE)/>
        <main class="door">
            <div class="door__sheet">
                <p class="door__brand"><Mark/><span>{words::WAYMARK}</span></p>
                <div class="stack">
                    <h1>{session::TITLE}</h1>
                    <p class="second">{session::LEAD}</p>
                </div>
                <ActionForm action=sign_in attr:class="form">
                    <div role="alert">{move || problem().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence=sentence/> }.into_any())}</div>
                    <input type="hidden" name="next" value=next/>
                    <div class="field">
                        <label class="field__label" for="email">{session::EMAIL}</label>
                        <input class="input input--l" id="email" name="email" type="email" autocomplete="username" required/>
                    </div>
                    <div class="field">
                        <label class="field__label" for="password">{session::PASSWORD}</label>
                        <input class="input input--l" id="password" name="password" type="password" autocomplete="current-password" required/>
                    </div>
                    <button class="button button--main button--l" type="submit" disabled=move || sign_in.pending().get()>{session::BUTTON}</button>
                </ActionForm>
            </div>
        </main>
    }
}
