//! From when it holds, what is new in the owner's words, and the press that makes it the next version.

use super::super::super::desk::Desk;
use super::super::step::hindrances;
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::dialog::confirm;
use crate::components::field::{InputField, TextAreaField};
use crate::components::notice::{Notice, Tone};
use crate::server_fns::framework as server_fns;
use crate::words::framework::steps::publish as said;
use domain::framework::compare::{Change, versions};
use domain::room::Shape;
use domain::time::Date;
use domain::view::{PublicationState, PublishInput};
use leptos::prelude::*;

/// Longest note, in UTF-16 units; the server allows as many characters.
const MAX_NOTE: usize = 4_000;
/// How many changes a note is begun with: who needs more reads the comparison.
const MOST_LINES: usize = 20;

/// The part of the page.
#[component]
pub fn PublishForm(desk: Desk, new: Memo<Option<Vec<Change>>>) -> impl IntoView {
    let (effective, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let done = RwSignal::new(None::<u32>);
    let coming = desk.record(|view| {
        let coming = view.publications.iter().rev().filter(|one| one.state == PublicationState::Coming);
        coming.filter_map(|one| Some((one.version, one.effective?))).collect::<Vec<_>>()
    });
    let next = desk.record(|view| view.publications.first().map_or(1, |last| last.version + 1));
    let (set_date, begin) = (Callback::new(move |text| effective.set(text)), Callback::new(move |()| note.set(begun(new))));
    let no_changes = Signal::derive(move || !new.with(|new| new.as_ref().is_some_and(|new| !new.is_empty())));
    let input = move || PublishInput {
        effective: Date::parse(&effective.get_untracked()).ok(),
        note: note.get_untracked(),
        seen: desk.view.with_untracked(|view| view.seq),
    };
    view! {
        <section class="part" aria-labelledby="when">
            <h2 id="when">{said::WHEN}</h2>
            {move || coming.with(|all| all.iter().map(|(version, day)| view! { <p>{said::coming(*version, *day)}</p> }).collect_view())}
            <div class="form">
                <InputField id={"effective".to_owned()} label=said::EFFECTIVE kind="date" value=effective set=set_date/>
                <p class="small second">{said::EFFECTIVE_HINT}</p>
                <TextAreaField id={"note".to_owned()} label=said::NOTE hint=said::NOTE_HINT text=note max=MAX_NOTE/>
                <div><Button label=said::DRAFT_NOTE look=Look::Quiet off=no_changes press=begin/></div>
            </div>
            <PublishButton desk=desk new=new next=next input=input done=done/>
            <div role="status">{move || done.get().map(|version| view! { <Published version=version coming=coming/> })}</div>
        </section>
    }
}

/// The first changes as lines.
fn begun(new: Memo<Option<Vec<Change>>>) -> String {
    new.with_untracked(|new| {
        let all = new.as_deref().unwrap_or_default();
        let mut lines: Vec<String> = all.iter().take(MOST_LINES).map(Change::sentence).collect();
        if all.len() > MOST_LINES {
            lines.push(said::MORE.to_owned());
        }
        lines.join("\n")
    })
}

#[component]
fn Published(version: u32, coming: Memo<Vec<(u32, Date)>>) -> impl IntoView {
    let href = format!("/framework/versions/{version}");
    let begins = move || coming.with(|all| all.iter().find(|(one, _)| *one == version).map(|(_, day)| said::begins(*day)));
    view! { <Notice tone=Tone::Good><p>{said::published(version)} " " {begins}</p><div><ButtonLink label=said::READ look=Look::Plain href=href/></div></Notice> }
}

/// The button and its question. It rests while something hinders it, while nothing is new, and while something is not saved or was written
/// since the records were fetched: nobody publishes what they have not seen.
#[component]
fn PublishButton(
    desk: Desk,
    new: Memo<Option<Vec<Change>>>,
    next: Memo<u32>,
    input: impl Fn() -> PublishInput + Send + Sync + 'static,
    done: RwSignal<Option<u32>>,
) -> impl IntoView {
    let ready = Memo::new(move |_| {
        desk.settled.with(|framework| {
            desk.view.with(|view| desk.previous.with(|previous| hindrances(framework, view, previous.as_ref()).is_empty()))
        })
    });
    let first = desk.record(|view| view.publications.is_empty());
    // The same words once more are published only to give them another day.
    let waits = desk.record(|view| view.publications.iter().any(|one| one.state == PublicationState::Coming));
    let fresh = Memo::new(move |_| first.get() || waits.get() || new.with(|new| new.as_ref().is_some_and(|new| !new.is_empty())));
    let safe = desk.live().is_saved(Shape::Framework);
    let saved = Memo::new(move |_| safe.get());
    let seen =
        Memo::new(move |_| desk.settled.with(|framework| desk.view.with(|view| versions(&view.framework, framework).is_empty())));
    // Whoever wrote last: the records are fetched again, so that what is published is what is shown.
    Effect::new(move |_| {
        if saved.get() && !seen.get() {
            set_timeout(move || desk.fetch(), REST);
        }
    });
    let off = Signal::derive(move || desk.busy.get() || !ready.get() || !fresh.get() || !saved.get() || !seen.get());
    let publish = Callback::new(move |()| {
        desk.act(server_fns::publish(input()), Callback::new(move |version| done.set(Some(version))));
    });
    let question = view! { <p>{said::CONFIRM_MORE}</p><p>{said::KEEP}</p> }.into_any();
    let (dialog, open) = confirm(&said::confirm(next.get_untracked()), question, said::PUBLISH, publish);
    let wait = move || (!saved.get()).then(|| view! { <span class="small second">{said::UNSAVED}</span> });
    view! { <div class="line"><Button label=said::PUBLISH look=Look::Main off=off press=open/>{wait}</div>{dialog} }
}

/// How long the writing rests before the records are fetched again.
const REST: std::time::Duration = std::time::Duration::from_millis(800);
