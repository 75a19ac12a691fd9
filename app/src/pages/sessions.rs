//! Where I am signed in, and ending it.

use crate::components::button::{Look, button};
use crate::components::failed::failed;
use crate::components::icon::icon;
use crate::components::notice::{Tone, badge};
use crate::components::topbar::topbar;
use crate::live;
use crate::server_fns::session::{SignOut, revoke, sessions, sign_out};
use crate::words::{self, dates, session};
use domain::time::Timestamp;
use domain::view::SessionView;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::server_fn::ServerFn;
use leptos::task::spawn_local;
use leptos_meta::Title;

/// The page.
#[component]
pub fn Sessions() -> impl IntoView {
    let again = RwSignal::new(0_u32);
    let list = Resource::new(move || again.get(), |_| sessions());
    let leave = move |ev: SubmitEvent| {
        ev.prevent_default();
        spawn_local(async move {
            // What this browser keeps goes first: after signing out it is nobody's.
            live::forget_device().await;
            let _ = sign_out().await;
            let _ = window().location().set_href("/sign-in");
        });
    };
    view! {
        <Title text=words::tab(words::SESSIONS)/>
        {topbar(None, Signal::stored(words::SESSIONS.to_owned()), ().into_any())}
        <div class="page">
            <div class="page__head"><h1>{words::SESSIONS}</h1><p class="page__lead">{session::SESSIONS_LEAD}</p></div>
            <Transition>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok((list, now)) => {
                            view! { <ul class="rows">{list.into_iter().map(|s| row(s, now, again)).collect_view()}</ul> }.into_any()
                        }
                        Err(error) => failed(&error),
                    }
                })}
            </Transition>
            <form method="post" action=SignOut::url() on:submit=leave>
                <button class="button" type="submit">{session::SIGN_OUT}</button>
            </form>
        </div>
    }
}

fn row(view: SessionView, now: Timestamp, again: RwSignal<u32>) -> AnyView {
    let name = session::agent(&view.agent);
    let since = session::since(&dates::ago(view.created, now), &dates::ago(view.seen, now));
    let end = if view.current {
        badge(Tone::Good, session::THIS_ONE)
    } else {
        let id = view.id.clone();
        let press = Callback::new(move |()| {
            let id = id.clone();
            spawn_local(async move {
                let _ = revoke(id).await;
                again.update(|n| *n += 1);
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
    .into_any()
}
