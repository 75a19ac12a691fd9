//! Where I am signed in, and ending it.

use crate::components::button::{Button, Look};
use crate::components::dialog::confirm;
use crate::components::icon::Icon;
use crate::components::notice::{Badge, NoticeLine, Tone};
use crate::components::topbar::TopBar;
use crate::live;
use crate::pages::access_tokens::AccessTokens;
use crate::pages::loaded::loaded;
use crate::pages::passkeys::Passkeys;
use crate::pages::password::ChangePassword;
use crate::reader;
use crate::server_fns::{access_token as token_fns, passkey as passkey_fns, session as server_fns};
use crate::words::{self, session};
use domain::time::Timestamp;
use domain::view::{AccessTokenView, PasskeyView, SessionView};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use web_sys::SubmitEvent;

/// The route `/me`.
pub struct SessionsRoute;

#[lazy_route]
impl LazyRoute for SessionsRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let SessionsRoute = this;
        view! { <SessionsPage/> }.into_any()
    }
}

#[component]
fn SessionsPage() -> impl IntoView {
    let all = async || {
        let (sessions, passkeys) = (server_fns::sessions().await?, passkey_fns::passkeys().await?);
        Ok((sessions, passkeys, token_fns::access_tokens().await?))
    };
    loaded(Resource::new(|| (), move |()| all()), |((list, now), passkeys, tokens)| page(list, passkeys, tokens, now))
}

/// The page.
fn page(list: Vec<SessionView>, passkeys: Option<Vec<PasskeyView>>, tokens: Vec<AccessTokenView>, now: Timestamp) -> AnyView {
    let (list, tokens) = (RwSignal::new(list), RwSignal::new(tokens));
    // Another password ends everything that the old one opened.
    let changed = Callback::new(move |()| {
        list.update(|all| all.retain(|one| one.current));
        tokens.set(Vec::new());
    });
    view! {
        <Title text=words::tab(words::SESSIONS)/>
        <TopBar above=None here=words::SESSIONS.to_owned()/>
        <div class="page">
            <div class="page__head"><h1>{words::SESSIONS}</h1><p class="page__lead">{session::SESSIONS_LEAD}</p></div>
            <ul class="rows">{move || list.get().into_iter().map(|view| view! { <Row view now list/> }).collect_view()}</ul>
            {passkeys.map(|passkeys| view! { <Passkeys passkeys now/> })}
            <AccessTokens list=tokens now/>
            <ChangePassword changed/>
            <section class="page__part" aria-labelledby="my-data">
                <h2 id="my-data">{session::MY_DATA}</h2>
                <p class="small second">{session::MY_DATA_LEAD}</p>
                <p><a href="/api/v1/me/data" download="my-data.zip">{session::MY_DATA_DOWNLOAD}</a></p>
            </section>
            <SignOut/>
        </div>
    }
    .into_any()
}

/// Signing out. What was written here and is not on the server yet would be gone with it: then it asks first.
#[component]
fn SignOut() -> impl IntoView {
    let problem = RwSignal::new(None::<String>);
    let leave = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            match server_fns::sign_out().await {
                Ok(to) => {
                    // Whoever sits here next finds nothing.
                    live::forget_device().await;
                    let _ = window().location().set_href(&to);
                }
                // Nothing is taken away: the sign-in is still there, and so is what is kept for it.
                Err(error) => problem.set(Some(session::still_signed_in(&error.0.message))),
            }
        });
    });
    let warning = view! { <p>{session::UNSENT}</p> }.into_any();
    let (question, ask) = confirm(session::UNSENT_TITLE, warning, session::SIGN_OUT_ANYHOW, leave);
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        leptos::task::spawn_local(async move {
            if live::has_unsent().await {
                ask.run(());
            } else {
                leave.run(());
            }
        });
    };
    view! {
        <form method="post" action="/api/app/server_fns/session/sign_out" on:submit=send>
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence=sentence/> }.into_any())}</div>
            <button class="button" type="submit">{session::SIGN_OUT}</button>
        </form>
        {question}
    }
}

#[component]
fn Row(view: SessionView, now: Timestamp, list: RwSignal<Vec<SessionView>>) -> impl IntoView {
    let name = session::agent(&view.agent);
    let (created, seen) = (view.created, view.seen);
    let since = move || session::since(&reader::ago(created, now), &reader::ago(seen, now));
    let end = if view.current {
        view! { <Badge tone=Tone::Good word=session::THIS_ONE/> }.into_any()
    } else {
        let id = view.id.clone();
        let press = Callback::new(move |()| {
            let id = id.clone();
            leptos::task::spawn_local(async move {
                if server_fns::revoke(id.clone()).await.is_ok() {
                    list.update(|all| all.retain(|one| one.id != id));
                }
            });
        });
        view! { <Button label=session::END look=Look::Plain press=press/> }.into_any()
    };
    view! {
        <li class="row">
            <Icon name="device"/>
            <div class="row__text"><span class="row__title">{name}</span><span class="row__sub">{since}</span></div>
            <div class="row__end">{end}</div>
        </li>
    }
}
