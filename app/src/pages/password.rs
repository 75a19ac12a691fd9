//! Changing my password, on the page of my sign-ins.

use crate::components::button::SubmitButton;
use crate::components::notice::{NoticeLine, Tone};
use crate::components::password::PasswordField;
use crate::server_fns::session as server_fns;
use crate::viewer::Viewer;
use crate::words::session;
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// The form. `changed` is called when it is done: every other sign-in has ended.
#[component]
pub fn ChangePassword(changed: Callback<()>) -> impl IntoView {
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, answer) = (RwSignal::new(false), RwSignal::new(None::<Result<(), String>>));
    let email = Viewer::current().with_untracked(|me| me.as_ref().map(|me| me.email.clone()));
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        busy.set(true);
        leptos::task::spawn_local(async move {
            let done = server_fns::change_password(old.get_untracked(), new.get_untracked()).await;
            if done.is_ok() {
                old.set(String::new());
                new.set(String::new());
                changed.run(());
            }
            answer.set(Some(done.map_err(|error| error.0.message)));
            busy.set(false);
        });
    };
    let told = move || match answer.get()? {
        Ok(()) => Some(view! { <NoticeLine tone=Tone::Good sentence=session::PASSWORD_CHANGED/> }),
        Err(sentence) => Some(view! { <NoticeLine tone=Tone::Bad sentence/> }),
    };
    view! {
        <section class="page__part" aria-labelledby="password-title">
            <h2 id="password-title">{session::PASSWORD_TITLE}</h2>
            <form class="form form--narrow" on:submit=send>
                <div role="alert">{told}</div>
                <input class="only-read-aloud" type="text" autocomplete="username" value=email tabindex="-1" aria-hidden="true" readonly/>
                <PasswordField id="old-password" label=session::OLD_PASSWORD kind="current-password" value=old/>
                <PasswordField id="new-password" label=session::NEW_PASSWORD hint=session::PASSWORD_HINT kind="new-password" value=new/>
                <div><SubmitButton label=session::CHANGE_PASSWORD off=busy/></div>
            </form>
        </section>
    }
}
