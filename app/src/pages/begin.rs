//! The first organization of a server is made by whoever has the link that the server prints. Its secret stands behind the `#` of the address, so that
//! it is never sent with a page.

use crate::components::button::SubmitButton;
use crate::components::door::{Door, secret};
use crate::components::field::InputField;
use crate::components::notice::{NoticeLine, Tone};
use crate::components::password::PasswordField;
use crate::error::AppError;
use crate::pages::organization::PEOPLE;
use crate::reader;
use crate::server_fns::session as server_fns;
use crate::words::session;
use domain::problem::Code;
use domain::view::FirstOrganization;
use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};
use web_sys::SubmitEvent;

/// The route `/begin`.
pub struct BeginRoute;

#[lazy_route]
impl LazyRoute for BeginRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let BeginRoute = this;
        view! { <BeginPage/> }.into_any()
    }
}

#[component]
fn BeginPage() -> impl IntoView {
    let good = RwSignal::new(None::<Result<(), AppError>>);
    Effect::new(move |_| {
        leptos::task::spawn_local(async move { good.set(Some(server_fns::first_link(secret()).await)) });
    });
    let body = move || match good.get() {
        None => view! { <p class="second">{session::LINK_LOOKING}</p> }.into_any(),
        Some(Ok(())) => view! { <Form/> }.into_any(),
        Some(Err(error)) => view! { <NoticeLine tone=Tone::Plain sentence=told(error)/> }.into_any(),
    };
    view! { <Door title=session::BEGIN>{body}</Door> }
}

fn told(error: AppError) -> String {
    if error.code() == Code::NotFound { session::BEGIN_GONE.to_owned() } else { error.0.message }
}

#[component]
fn Form() -> impl IntoView {
    let [organization, name, title, email, password] = [(); 5].map(|()| RwSignal::new(String::new()));
    let (busy, problem, made) = (RwSignal::new(false), RwSignal::new(None::<String>), RwSignal::new(false));
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        busy.set(true);
        let written = FirstOrganization {
            organization: organization.get_untracked(),
            time_zone: reader::time_zone(),
            name: name.get_untracked(),
            title: title.get_untracked(),
            email: email.get_untracked(),
            password: password.get_untracked(),
        };
        leptos::task::spawn_local(async move {
            let (email, password) = (written.email.clone(), written.password.clone());
            match server_fns::make_first_organization(secret(), written).await {
                // Without the secret behind the `#` in the history.
                Ok(()) => match server_fns::sign_in(email, password, PEOPLE.to_owned()).await {
                    Ok(()) => drop(window().location().replace(PEOPLE)),
                    Err(_unreachable) => made.set(true),
                },
                Err(error) => {
                    problem.set(Some(told(error)));
                    busy.set(false);
                }
            }
        });
    };
    let text = |id: &'static str, label: &'static str, kind: &'static str, value: RwSignal<String>| {
        view! { <InputField id label kind value set={Callback::new(move |words| value.set(words))}/> }
    };
    view! {
        <p class="second">{session::BEGIN_LEAD}</p>
        <Show when=move || made.get()>
            <NoticeLine tone=Tone::Good sentence=session::ORGANIZATION_IS_MADE/>
            <p><a href="/sign-in">{session::TITLE}</a></p>
        </Show>
        <form class="form" on:submit=send hidden=move || made.get()>
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
            {text("organization-name", session::ORGANIZATION_NAME, "text", organization)}
            {text("name", session::YOUR_NAME, "text", name)}
            {text("title", session::YOUR_TITLE, "text", title)}
            {text("email", session::EMAIL, "email", email)}
            <PasswordField id="new-password" label=session::YOUR_PASSWORD hint=session::PASSWORD_HINT kind="new-password" value=password/>
            <SubmitButton label=session::BEGIN_BUTTON off=busy/>
        </form>
    }
}
