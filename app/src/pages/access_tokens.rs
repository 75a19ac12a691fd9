//! My access tokens, on the page of my sign-ins.

use crate::components::button::SubmitButton;
use crate::components::field::{InputField, Named, SelectField};
use crate::components::notice::{NoticeLine, Tone};
use crate::components::secret::Secret;
use crate::components::tokens::TokenList;
use crate::server_fns::access_token as server_fns;
use crate::viewer::Viewer;
use crate::words::access_token as said;
use domain::access_token::Scope;
use domain::ids::ItemId;
use domain::people::Role;
use domain::time::Timestamp;
use domain::view::{AccessTokenInput, AccessTokenView};
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::SubmitEvent;

/// For how many days a token may be good.
const DAYS: [u32; 3] = [30, 90, 365];

/// What came of making one.
type Made = RwSignal<Option<Result<String, String>>>;

/// The part of the page.
#[component]
pub fn AccessTokens(list: RwSignal<Vec<AccessTokenView>>, now: Timestamp) -> impl IntoView {
    let (made, problem): (Made, _) = (RwSignal::new(None), RwSignal::new(None::<String>));
    let revoke = Callback::new(move |id: ItemId| {
        leptos::task::spawn_local(async move {
            match server_fns::access_token_revoke(id.clone()).await {
                Ok(()) => {
                    made.set(None);
                    problem.set(None);
                    list.update(|list| list.retain(|one| one.id != id));
                }
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    });
    let rows = move || {
        if list.with(Vec::is_empty) {
            return view! { <p class="quiet">{said::NONE}</p> }.into_any();
        }
        view! { <TokenList list now revoke/> }.into_any()
    };
    let secret = move || match made.get()? {
        Ok(secret) => Some(view! {
            <div class="stack" role="status">
                <p class="small">{said::MADE}</p>
                <Secret id="new-token" label=said::SECRET value=secret/>
            </div>
        }),
        Err(_) => None,
    };
    view! {
        <section class="page__part" aria-labelledby="tokens-title">
            <h2 id="tokens-title">{said::TITLE}</h2>
            <p class="small second">{said::LEAD}</p>
            {rows}
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
            {secret}
            <Make list made/>
        </section>
    }
}

/// The form with which one is made.
#[component]
fn Make(list: RwSignal<Vec<AccessTokenView>>, made: Made) -> impl IntoView {
    let (name, days, busy) = (RwSignal::new(String::new()), RwSignal::new("90".to_owned()), RwSignal::new(false));
    let scopes = RwSignal::new(BTreeSet::from([Scope::Read]));
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        busy.set(true);
        made.set(None);
        let wanted = AccessTokenInput {
            name: name.get_untracked(),
            scopes: scopes.get_untracked(),
            days: days.with_untracked(|days| days.parse().unwrap_or_default()),
        };
        leptos::task::spawn_local(async move {
            let came = match server_fns::access_token_make(wanted).await {
                Ok(new) => {
                    list.update(|list| list.insert(0, new.token));
                    name.set(String::new());
                    Ok(new.secret)
                }
                Err(error) => Err(error.0.message),
            };
            let _ = made.try_set(Some(came));
            let _ = busy.try_set(false);
        });
    };
    let told = move || match made.get()? {
        Ok(_) => None,
        Err(sentence) => Some(view! { <NoticeLine tone=Tone::Bad sentence/> }),
    };
    let options: Vec<Named> = DAYS.map(|days| (days.to_string(), said::days(days))).into();
    let end = Signal::derive(move || days.get());
    view! {
        <form class="form form--narrow" on:submit=send>
            <InputField id="token-name" label=said::NAME kind="text" value=name set={Callback::new(move |words| name.set(words))}/>
            <Scopes scopes/>
            <SelectField id="token-days" label=said::ENDS options=Signal::stored(options) value=end set={Callback::new(move |chosen| days.set(chosen))}/>
            <div role="alert">{told}</div>
            <div><SubmitButton label=said::MAKE off=busy/></div>
        </form>
    }
}

#[component]
fn Scopes(scopes: RwSignal<BTreeSet<Scope>>) -> impl IntoView {
    let looks_after = Viewer::current().with_untracked(|me| {
        me.as_ref().is_some_and(|me| me.roles.contains(&Role::Administrator) || me.roles.contains(&Role::ProgrammeOwner))
    });
    let each = move |scope: Scope| {
        let has = move || scopes.with(|scopes| scopes.contains(&scope));
        let first = scopes.with_untracked(|scopes| scopes.contains(&scope));
        let flip = move |ev| {
            let wanted = event_target_checked(&ev);
            scopes.update(|scopes| {
                if wanted {
                    scopes.insert(scope);
                } else {
                    scopes.remove(&scope);
                }
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" checked=first prop:checked=has on:change=flip/>
                <span>{said::scope(scope)}</span>
            </label>
        }
    };
    let offered = Scope::ALL.into_iter().filter(move |scope| *scope != Scope::Administer || looks_after);
    view! {
        <fieldset class="field">
            <legend class="field__label">{said::SCOPES}</legend>
            {offered.map(each).collect_view()}
        </fieldset>
    }
}
