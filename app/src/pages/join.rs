//! Choosing a password by a link: the first one, or a new one where it was forgotten. The secret stands behind the `#` of the address, so that it
//! is never sent with a page and never written into a log.

use crate::components::button::SubmitButton;
use crate::components::door::{Door, secret};
use crate::components::notice::{NoticeLine, Tone};
use crate::components::password::PasswordField;
use crate::error::AppError;
use crate::server_fns::session as server_fns;
use crate::viewer::Viewer;
use crate::words::session;
use domain::problem::Code;
use domain::view::LinkOwner;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use web_sys::SubmitEvent;

/// The route `/join`.
pub struct JoinRoute;

#[lazy_route]
impl LazyRoute for JoinRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let JoinRoute = this;
        view! { <JoinPage/> }.into_any()
    }
}

#[component]
fn JoinPage() -> impl IntoView {
    let signed_in = Viewer::current();
    let holder = RwSignal::new(None::<Result<LinkOwner, AppError>>);
    Effect::new(move |_| {
        leptos::task::spawn_local(async move { holder.set(Some(server_fns::link_holder(secret()).await)) });
    });
    let body = move || match holder.get() {
        None => view! { <p class="second">{session::LINK_LOOKING}</p> }.into_any(),
        // Their texts that wait in this browser, and their open pages, are theirs.
        Some(Ok(holder)) if signed_in.with(|me| me.as_ref().is_some_and(|me| me.email != holder.email)) => view! {
            <NoticeLine tone=Tone::Plain sentence=session::SIGN_OUT_FIRST/>
            <p><a href="/me">{session::SIGN_OUT}</a></p>
        }
        .into_any(),
        Some(Ok(holder)) => view! { <Choose holder/> }.into_any(),
        Some(Err(error)) if error.code() == Code::NotFound => view! {
            <NoticeLine tone=Tone::Plain sentence=session::LINK_GONE/>
            <p><a href="/sign-in">{session::TITLE}</a></p>
        }
        .into_any(),
        Some(Err(error)) => view! { <NoticeLine tone=Tone::Bad sentence=error.0.message/> }.into_any(),
    };
    view! { <Door title=session::CHOOSE>{body}</Door> }
}

/// The form of whoever has a link that is good.
#[component]
fn Choose(holder: LinkOwner) -> impl IntoView {
    let LinkOwner { name, email, organization } = holder;
    let (password, busy, problem) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(None::<String>));
    let set = RwSignal::new(false);
    let address = email.clone();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        let (email, password) = (email.clone(), password.get_untracked());
        busy.set(true);
        leptos::task::spawn_local(async move {
            match server_fns::choose_password(secret(), password.clone()).await {
                // Without the secret behind the `#` in the history.
                Ok(()) => match server_fns::sign_in(email, password, "/".to_owned()).await {
                    Ok(()) => drop(window().location().replace("/")),
                    // The link is used up, and the password is theirs.
                    Err(_too_many_attempts) => set.set(true),
                },
                Err(error) => {
                    problem.set(Some(if error.code() == Code::NotFound {
                        session::LINK_GONE.to_owned()
                    } else {
                        error.0.message
                    }));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <p class="second"><bdi translate="no">{name}</bdi>", "<bdi translate="no">{organization}</bdi></p>
        <Show when=move || set.get()>
            <NoticeLine tone=Tone::Good sentence=session::PASSWORD_IS_SET/>
            <p><a href="/sign-in">{session::TITLE}</a></p>
        </Show>
        <form class="form" on:submit=send hidden=move || set.get()>
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
            <div class="field">
                <label class="field__label" for="email">{session::EMAIL}</label>
                <input class="input input--l" id="email" type="email" autocomplete="username" readonly value=address/>
            </div>
            <PasswordField id="new-password" label=session::NEW_PASSWORD hint=session::PASSWORD_HINT kind="new-password" value=password/>
            <SubmitButton label=session::CHOOSE_BUTTON off=busy/>
        </form>
    }
}
