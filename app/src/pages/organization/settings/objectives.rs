//! What the organization wants to reach.

use super::objective::Objective;
use crate::components::button::{Button, Look};
use crate::components::empty::EmptyState;
use crate::words::organization::settings as said;
use domain::framework::StrategicObjective;
use domain::view::SettingsView;
use leptos::prelude::*;

/// The list, and a form for one more. `owns` is whether the reader may change them.
#[component]
pub fn Objectives(view: RwSignal<SettingsView>, owns: bool) -> impl IntoView {
    let today = view.with_untracked(|view| view.today);
    let adding = RwSignal::new(false);
    let part = move |ended: bool| {
        view.with(|view| view.objectives.iter().filter(|one| one.is_offered(today) != ended).cloned().collect::<Vec<_>>())
    };
    let row = move |one: StrategicObjective| view! { <Objective view one=Some(one) owns today left={Callback::new(|()| {})}/> };
    let none = Memo::new(move |_| part(false).is_empty());
    // Each row stays as it is, with what is being written in it, until it is itself another one.
    let offered = view! {
        <ul class="rows" hidden=move || none.get()>
            <For each=move || part(false) key=|one| serde_json::to_string(one).unwrap_or_default() children=row/>
        </ul>
        {move || none.get().then(|| view! { <EmptyState title=said::NO_OBJECTIVES more=said::NO_OBJECTIVES_MORE/> })}
    };
    let ended = move || {
        let ended = part(true);
        (!ended.is_empty()).then(|| {
            let title = said::ended(ended.len());
            view! { <details class="more"><summary>{title}</summary><ul class="rows">{ended.into_iter().map(row).collect_view()}</ul></details> }
        })
    };
    let add = Callback::new(move |()| {
        adding.set(true);
        crate::components::focus::soon("objective-new-name".to_owned());
    });
    let left = Callback::new(move |()| adding.set(false));
    view! {
        <section class="page__part" aria-labelledby="objectives-title">
            <h2 id="objectives-title">{said::OBJECTIVES}</h2>
            <p class="second">{said::OBJECTIVES_LEAD}</p>
            {offered}
            <Show when=move || adding.get()><Objective view one=None owns today left/></Show>
            <Show when=move || owns && !adding.get()><div><Button label=said::ADD look=Look::Plain press=add/></div></Show>
            {ended}
        </section>
    }
}
