//! A directory that keeps people up to date: its tokens, and what it owns.

use crate::components::button::{Button, Look, SubmitButton};
use crate::components::dialog::confirm;
use crate::components::icon::Icon;
use crate::components::notice::{NoticeLine, Tone};
use crate::components::secret::Secret;
use crate::reader;
use crate::server_fns::provisioning as server_fns;
use crate::words::{organization, provisioning as said, sign_in};
use domain::ids::ItemId;
use domain::problem::Code;
use domain::provisioning::{Owned, ProvisioningSettings};
use domain::time::Timestamp;
use domain::view::{ProvisioningTokenView, ProvisioningView};
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::SubmitEvent;

/// The part of the page. `came` is told whether there is a directory.
#[component]
pub fn Provisioning(view: ProvisioningView) -> impl IntoView {
    let ProvisioningView { settings, tokens, people, groups, now } = view;
    let tokens = RwSignal::new(tokens);
    let (secret, problem) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let make = Callback::new(move |()| {
        problem.set(None);
        leptos::task::spawn_local(async move {
            match server_fns::provisioning_token_make().await {
                Ok(made) => {
                    tokens.update(|tokens| tokens.insert(0, made.token));
                    secret.set(Some(made.secret));
                }
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    });
    let revoke = Callback::new(move |id: ItemId| {
        leptos::task::spawn_local(async move {
            match server_fns::provisioning_token_revoke(id.clone()).await {
                Ok(()) => {
                    secret.set(None);
                    tokens.update(|tokens| tokens.retain(|one| one.id != id));
                }
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    });
    let list = move || {
        if tokens.with(Vec::is_empty) {
            return view! { <p class="quiet">{said::NO_TOKENS}</p> }.into_any();
        }
        let each = move |token: ProvisioningTokenView| view! { <Token token now revoke/> };
        view! { <ul class="rows">{tokens.get().into_iter().map(each).collect_view()}</ul> }.into_any()
    };
    let shown = move || {
        let secret = secret.get()?;
        Some(view! {
            <div class="stack" role="status">
                <p class="small">{said::MADE}</p>
                <Secret id="provisioning-token" label=said::SECRET value=secret/>
            </div>
        })
    };
    let sends = (people > 0 || !groups.is_empty()).then(|| view! { <p class="small">{said::sends(people, &groups)}</p> });
    view! {
        <section class="page__part" aria-labelledby="directory-title">
            <h2 id="directory-title">{said::TITLE}</h2>
            <p class="small second">{said::LEAD}</p>
            <p class="small">{said::ADDRESS}": "<code>"/scim/v2"</code></p>
            {sends}
            {list}
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
            {shown}
            <div><Button label=said::MAKE look=Look::Plain press=make/></div>
            <OwnedForm settings/>
        </section>
    }
}

#[component]
fn Token(token: ProvisioningTokenView, now: Timestamp, revoke: Callback<ItemId>) -> impl IntoView {
    let ProvisioningTokenView { id, by, created, used } = token;
    let agreed = Callback::new(move |()| revoke.run(id.clone()));
    let (question, ask) = confirm(said::REVOKE, view! { <p>{said::REVOKE_MORE}</p> }.into_any(), said::REVOKE, agreed);
    let made = move || said::made_by(&by.name, &reader::ago(created, now));
    let used = move || said::used(used.map(|used| reader::ago(used, now)).as_deref());
    view! {
        <li class="row">
            <Icon name="lock"/>
            <div class="row__text"><span class="row__title">{made}</span><span class="row__sub">{used}</span></div>
            <div class="row__end"><Button label=said::REVOKE look=Look::Plain press=ask/></div>
            {question}
        </li>
    }
}

/// What the directory owns.
#[component]
fn OwnedForm(settings: ProvisioningSettings) -> impl IntoView {
    let (revision, owned) = (RwSignal::new(settings.revision), RwSignal::new(settings.owned));
    let (busy, answer) = (RwSignal::new(false), RwSignal::new(None::<Result<(), String>>));
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        busy.set(true);
        let chosen = ProvisioningSettings { revision: revision.get_untracked(), owned: owned.get_untracked() };
        leptos::task::spawn_local(async move {
            let came = match server_fns::provisioning_choose(chosen).await {
                Ok(now) => {
                    revision.set(now.settings.revision);
                    Ok(())
                }
                Err(error) if error.code() == Code::Conflict => Err(sign_in::MEANWHILE.to_owned()),
                Err(error) => Err(error.0.message),
            };
            let _ = answer.try_set(Some(came));
            let _ = busy.try_set(false);
        });
    };
    let told = move || match answer.get()? {
        Ok(()) => Some(view! { <NoticeLine tone=Tone::Good sentence=organization::SAVED/> }),
        Err(sentence) => Some(view! { <NoticeLine tone=Tone::Bad sentence/> }),
    };
    view! {
        <form class="form form--apart" on:submit=send>
            <fieldset class="choice">
                <legend>{said::OWNED}</legend>
                <div class="choice__row">{Owned::ALL.map(|one| view! { <OwnedField one owned/> }).collect_view()}</div>
            </fieldset>
            <p class="field__hint">{said::OWNED_HINT}</p>
            <div role="alert">{told}</div>
            <div><SubmitButton label=organization::SAVE off=busy/></div>
        </form>
    }
}

#[component]
fn OwnedField(one: Owned, owned: RwSignal<BTreeSet<Owned>>) -> impl IntoView {
    let has = move || owned.with(|owned| owned.contains(&one));
    let first = owned.with_untracked(|owned| owned.contains(&one));
    let flip = move |ev| {
        let wanted = event_target_checked(&ev);
        owned.update(|owned| {
            if wanted {
                owned.insert(one);
            } else {
                owned.remove(&one);
            }
        });
    };
    view! {
        <label class="choice__one">
            <input type="checkbox" checked=first prop:checked=has on:change=flip/>
            <span>{said::owned(one)}</span>
        </label>
    }
}
