//! Where I am signed in, and ending it.

use crate::commands;
use crate::components::button::{Look, button};
use crate::components::dialog::confirm;
use crate::components::icon::icon;
use crate::components::notice::{Tone, badge, said};
use crate::components::topbar::topbar;
use crate::live;
use crate::markup::{Collect, IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words::{self, dates, session};
use domain::time::Timestamp;
use domain::view::SessionView;
use web_sys::SubmitEvent;

/// The page.
pub fn page(list: Vec<SessionView>, now: Timestamp) -> Node {
    title(|| words::tab(words::SESSIONS));
    let list = RwSignal::new(list);
    view! {
        {topbar(None, Signal::stored(words::SESSIONS.to_owned()), ().into_node())}
        <div class="page">
            <div class="page__head"><h1>{words::SESSIONS}</h1><p class="page__lead">{session::SESSIONS_LEAD}</p></div>
            <ul class="rows">{move || list.get().iter().map(|one| row(one, now, list)).into_nodes()}</ul>
            {leaving()}
        </div>
    }
}

/// Signing out. What was written here and is not on the server yet would be gone with it: then it asks first.
fn leaving() -> Node {
    let problem = RwSignal::new(None::<String>);
    let leave = Callback::new(move |()| {
        spawn_local(async move {
            match commands::sign_out().await {
                Ok(()) => {
                    // Whoever sits here next finds nothing.
                    live::forget_device().await;
                    let _ = window().location().set_href("/sign-in");
                }
                // Nothing is taken away: the sign-in is still there, and so is what is kept for it.
                Err(error) => problem.set(Some(session::still_signed_in(&error.0.message))),
            }
        });
    });
    let warning = view! { <p>{session::UNSENT}</p> }.into_node();
    let (question, ask) = confirm(session::UNSENT_TITLE, warning, session::SIGN_OUT_ANYHOW, leave);
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        spawn_local(async move {
            if live::has_unsent().await {
                ask.run(());
            } else {
                leave.run(());
            }
        });
    };
    view! {
        <form method="post" action="/api/app/server_fns/session/sign_out" on:submit=send>
            <div role="alert">{move || problem.get().map(|sentence| said(Tone::Bad, sentence))}</div>
            <button class="button" type="submit">{session::SIGN_OUT}</button>
        </form>
        {question}
    }
}

fn row(view: &SessionView, now: Timestamp, list: RwSignal<Vec<SessionView>>) -> Node {
    let name = session::agent(&view.agent);
    let since = session::since(&dates::ago(view.created, now), &dates::ago(view.seen, now));
    let end = if view.current {
        badge(Tone::Good, session::THIS_ONE)
    } else {
        let id = view.id.clone();
        let press = Callback::new(move |()| {
            let id = id.clone();
            spawn_local(async move {
                if commands::revoke(&id).await.is_ok() {
                    list.update(|all| all.retain(|one| one.id != id));
                }
            });
        });
        button(session::END, Look::Plain, Signal::stored(false), press)
    };
    view! {
        <li class="row">
            {icon("device")}
            <div class="row__text"><span class="row__title">{name}</span><span class="row__sub">{since}</span></div>
            <div class="row__end">{end}</div>
        </li>
    }
    .into_node()
}
