//! My passkeys, on the page of my sign-ins.

use crate::components::button::{Button, Look};
use crate::components::dialog::confirm;
use crate::components::icon::Icon;
use crate::components::notice::{NoticeLine, Tone};
use crate::passkey;
use crate::reader;
use crate::server_fns::passkey as server_fns;
use crate::words::passkey as said;
use domain::time::Timestamp;
use domain::view::PasskeyView;
use leptos::prelude::*;

/// The part of the page.
#[component]
pub fn Passkeys(passkeys: Vec<PasskeyView>, now: Timestamp) -> impl IntoView {
    let list = RwSignal::new(passkeys);
    let (busy, answer) = (RwSignal::new(false), RwSignal::new(None::<Result<&'static str, String>>));
    let add = Callback::new(move |()| {
        busy.set(true);
        answer.set(None);
        leptos::task::spawn_local(async move {
            let came = match add().await {
                Ok(now) => {
                    list.set(now);
                    Ok(said::ADDED)
                }
                Err(sentence) => Err(sentence),
            };
            let _ = answer.try_set(Some(came));
            let _ = busy.try_set(false);
        });
    });
    let told = move || match answer.get()? {
        Ok(sentence) => Some(view! { <NoticeLine tone=Tone::Good sentence/> }),
        Err(sentence) => Some(view! { <NoticeLine tone=Tone::Bad sentence/> }),
    };
    let rows = move || {
        let passkeys = list.get();
        if passkeys.is_empty() {
            return view! { <p class="quiet">{said::NONE}</p> }.into_any();
        }
        let each = |passkey: PasskeyView| view! { <Row passkey now list answer/> };
        view! { <ul class="rows">{passkeys.into_iter().map(each).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="page__part" aria-labelledby="passkeys-title">
            <h2 id="passkeys-title">{said::TITLE}</h2>
            <p class="small second">{said::LEAD}</p>
            {rows}
            <div role="alert">{told}</div>
            <div><Button label=said::ADD look=Look::Plain off=busy press=add/></div>
        </section>
    }
}

/// Has a device make a passkey, and keeps it; or a sentence why not.
async fn add() -> Result<Vec<PasskeyView>, String> {
    let asked = server_fns::passkey_add().await.map_err(|error| error.0.message)?;
    let answer = passkey::create(&asked.options).await.map_err(|silence| said::silence(silence).to_owned())?;
    server_fns::passkey_added(asked.question, answer).await.map_err(|error| error.0.message)
}

#[component]
fn Row(
    passkey: PasskeyView,
    now: Timestamp,
    list: RwSignal<Vec<PasskeyView>>,
    answer: RwSignal<Option<Result<&'static str, String>>>,
) -> impl IntoView {
    let PasskeyView { id, name, created, used } = passkey;
    let take = Callback::new(move |()| {
        let id = id.clone();
        leptos::task::spawn_local(async move {
            match server_fns::passkey_remove(id.clone()).await {
                Ok(()) => {
                    answer.set(None);
                    list.update(|list| list.retain(|one| one.id != id));
                }
                Err(error) => answer.set(Some(Err(error.0.message))),
            }
        });
    });
    let (question, ask) = confirm(said::REMOVE, view! { <p>{said::REMOVE_MORE}</p> }.into_any(), said::REMOVE, take);
    let since = move || said::since(&reader::ago(created, now), used.map(|used| reader::ago(used, now)).as_deref());
    view! {
        <li class="row">
            <Icon name="device"/>
            <div class="row__text"><span class="row__title">{name.clone()}</span><span class="row__sub">{since}</span></div>
            <div class="row__end"><Button label=said::REMOVE name=said::remove(&name) look=Look::Plain press=ask/></div>
            {question}
        </li>
    }
}
