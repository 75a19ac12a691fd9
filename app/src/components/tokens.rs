//! A list of access tokens, each of which can be revoked: mine, or somebody's whom administrators look after.

use super::button::{Button, Look};
use super::dialog::confirm;
use super::icon::Icon;
use super::notice::{Badge, Tone};
use crate::reader;
use crate::words::access_token as said;
use domain::ids::ItemId;
use domain::time::Timestamp;
use domain::view::AccessTokenView;
use leptos::prelude::*;

/// The list.
#[component]
pub fn TokenList(list: RwSignal<Vec<AccessTokenView>>, now: Timestamp, revoke: Callback<ItemId>) -> impl IntoView {
    let each = move |token: AccessTokenView| view! { <Row token now revoke/> };
    view! { <ul class="rows">{move || list.get().into_iter().map(each).collect_view()}</ul> }
}

#[component]
fn Row(token: AccessTokenView, now: Timestamp, revoke: Callback<ItemId>) -> impl IntoView {
    let AccessTokenView { id, name, scopes, created, expires, used } = token;
    let agreed = Callback::new(move |()| revoke.run(id.clone()));
    let (question, ask) = confirm(said::REVOKE, view! { <p>{said::REVOKE_MORE}</p> }.into_any(), said::REVOKE, agreed);
    let (scopes, has_ended) = (said::scopes(&scopes), expires <= now);
    let since = move || {
        let ends = said::ends(has_ended, &reader::by(expires.date(), now));
        said::since(&scopes, &reader::ago(created, now), used.map(|used| reader::ago(used, now)).as_deref(), &ends)
    };
    let ended = has_ended.then(|| view! { <Badge tone=Tone::Plain word=said::ENDED/> });
    view! {
        <li class="row">
            <Icon name="lock"/>
            <div class="row__text"><span class="row__title"><bdi>{name.clone()}</bdi></span><span class="row__sub">{since}</span></div>
            <div class="row__end">{ended}<Button label=said::REVOKE name=said::revoke(&name) look=Look::Plain press=ask/></div>
            {question}
        </li>
    }
}
