//! Name, days, and how many reviewers decide.

use crate::components::button::SubmitButton;
use crate::components::field::InputField;
use crate::components::notice::{NoticeLine, Tone};
use crate::server_fns::organization as server_fns;
use crate::words::organization::{self as words, settings as said};
use domain::view::{OrganizationSettings, SettingsView};
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// The form. `owns` is whether the reader is a programme owner.
#[component]
pub fn Choices(view: RwSignal<SettingsView>, owns: bool) -> impl IntoView {
    let read = view.with_untracked(|view| view.settings.clone());
    let [name, zone, quorum] = [read.name, read.time_zone, read.quorum.to_string()].map(RwSignal::new);
    let (busy, answer) = (RwSignal::new(false), RwSignal::new(None::<Result<(), String>>));
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        let Ok(quorum) = quorum.with_untracked(|number| number.trim().parse()) else {
            answer.set(Some(Err(said::NO_NUMBER.to_owned())));
            return;
        };
        busy.set(true);
        answer.set(None);
        let read = view.with_untracked(|view| view.settings.clone());
        let next = OrganizationSettings { name: name.get_untracked(), time_zone: zone.get_untracked(), quorum };
        leptos::task::spawn_local(async move {
            let done = server_fns::change_settings(read, next).await;
            let told = done.map(|new| drop(view.try_set(new))).map_err(|error| error.0.message);
            let _ = answer.try_set(Some(told));
            let _ = busy.try_set(false);
        });
    };
    let told = move || match answer.get()? {
        Ok(()) => Some(view! { <NoticeLine tone=Tone::Good sentence=words::SAVED/> }),
        Err(sentence) => Some(view! { <NoticeLine tone=Tone::Bad sentence/> }),
    };
    let field = |id: &'static str, label: &'static str, kind: &'static str, value: RwSignal<String>, off: bool| {
        view! { <InputField id label kind value off=Signal::stored(off) set={Callback::new(move |words| value.set(words))}/> }
    };
    view! {
        <form class="form" on:submit=send>
            {field("organization-name", said::NAME, "text", name, false)}
            <div class="fields">
                {field("time-zone", said::TIME_ZONE, "text", zone, false)}
                {field("quorum", said::QUORUM, "number", quorum, !owns)}
            </div>
            <p class="field__hint">{move || said::quorum(view.with(|view| view.reviewers))}{(!owns).then_some(said::NOT_YOURS)}</p>
            <div role="alert">{told}</div>
            <div><SubmitButton label=words::SAVE off=busy/></div>
        </form>
    }
}
