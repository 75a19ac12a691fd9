//! Another manager: the one until now leaves a note, the employee hands over section by section, and both see who it was before.

use super::page::Page;
use crate::command::Command;
use crate::components::button::SubmitButton;
use crate::components::choice::Choice;
use crate::components::field::TextAreaField;
use crate::components::notice::{Notice, NoticeLine, Tone};
use crate::components::when::Ago;
use crate::words::{self, names, proposal::handover as said};
use domain::handover::{MAX_NOTE_CHARS, Note};
use domain::permission::Action;
use domain::section::{Section, Sharing};
use domain::state::State;
use domain::view::FormerManager;
use leptos::prelude::*;
use std::collections::BTreeMap;
use web_sys::SubmitEvent;

/// Everything about it, where there is anything.
#[component]
pub fn Handover(page: Page) -> impl IntoView {
    let next = page.select(|v| v.successor.as_ref().map(|next| words::first(&next.name).to_owned()));
    let note = page.select(|v| v.note.clone());
    let left = page.select(|v| v.manager_left);
    let may = page.may(Action::HandOver);
    let may_note = page.may(Action::NoteHandover);
    let until_now = words::first(&page.manager().name).to_owned();
    let coming = {
        let until_now = until_now.clone();
        move || {
            let next = next.get()?;
            if may.get() {
                return Some(view! { <Over page next until_now=until_now.clone() note=note.get()/> }.into_any());
            }
            may_note.get().then(|| view! { <Leave page next/> }.into_any())
        }
    };
    // Between two managers one can go on writing.
    let waiting = move || {
        let alone = page.is_employee() && left.get() && next.with(Option::is_none);
        alone.then(|| view! { <NoticeLine tone=Tone::Plain sentence=said::alone(&until_now)/> })
    };
    let former = page.select(|v| v.former.clone());
    let earlier = move || former.get().iter().map(|one| before(page, one)).collect_view();
    view! { <div class="part proposal__handover" id="handover">{coming}{waiting}{earlier}</div> }
}

/// The employee's part: what the next one may see, section by section, beginning with what the one until now may.
#[component]
fn Over(page: Page, next: String, until_now: String, note: Option<Note>) -> impl IntoView {
    let draft = page.view.with_untracked(|v| v.state == State::Draft);
    let now: BTreeMap<Section, Sharing> =
        page.view.with_untracked(|v| v.sections.iter().map(|section| (section.section, section.sharing)).collect());
    let chosen = RwSignal::new(now);
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        let sharing = if draft { BTreeMap::new() } else { chosen.get_untracked() };
        page.act(Command::HandOver(sharing));
    };
    let sections = (!draft).then(|| {
        let each = |section: Section| one(section, &next, chosen);
        let hint = said::choose(&next, &until_now);
        view! { <p>{hint}</p>{Section::ALL.map(each).into_iter().collect_view()} }
    });
    let read = note.map(|note| view! { <p>{said::note_of(&until_now)}</p><blockquote class="quote">{note.text}</blockquote> });
    let effect = if draft { said::nobody_knows(&until_now) } else { said::effect(&until_now, &next) };
    let told = view! { <p>{said::named(&next, &until_now)}</p>{read} }.into_any();
    view! {
        <Notice tone=Tone::Turn>{told}</Notice>
        <details class="more">
            <summary>{said::open(&next)}</summary>
            <form class="form form--boxed" on:submit=send>
                {sections}
                <p class="second">{effect}</p>
                <div><SubmitButton label=said::hand_over(&next) off=page.busy/></div>
            </form>
        </details>
    }
}

fn one(section: Section, next: &str, chosen: RwSignal<BTreeMap<Section, Sharing>>) -> AnyView {
    let offered = Sharing::ALL.into_iter().filter(|sharing| *sharing != Sharing::Writing || !section.is_employees_alone());
    let options = offered.map(|sharing| (key(sharing).to_owned(), names::sharing(sharing, next))).collect();
    let value = Signal::derive(move || chosen.with(|all| key(all.get(&section).copied().unwrap_or_default()).to_owned()));
    let set = Callback::new(move |wanted: String| {
        if let Some(sharing) = Sharing::ALL.into_iter().find(|sharing| key(*sharing) == wanted) {
            chosen.update(|all| {
                all.insert(section, sharing);
            });
        }
    });
    let legend = names::section(section).into_any();
    view! { <Choice name={format!("handover-{}", section.key())} legend class="choice" options value set/> }.into_any()
}

fn key(sharing: Sharing) -> &'static str {
    match sharing {
        Sharing::Private => "private",
        Sharing::Reading => "reading",
        Sharing::Writing => "writing",
    }
}

/// The part of the one until now.
#[component]
fn Leave(page: Page, next: String) -> impl IntoView {
    let text = RwSignal::new(page.view.with_untracked(|v| v.note.as_ref().map(|note| note.text.clone()).unwrap_or_default()));
    let saved = RwSignal::new(false);
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        page.act_then(Command::NoteHandover(text.get_untracked()), Some(Callback::new(move |()| saved.set(true))));
    };
    Effect::new(move |before: Option<String>| {
        let now = text.get();
        if before.is_some_and(|before| before != now) {
            saved.set(false);
        }
        now
    });
    let employee = words::first(&page.employee().name).to_owned();
    view! {
        <Notice tone=Tone::Plain>
            <p>{said::leaving(&next, &employee)}</p>
            <form class="form" on:submit=send>
                <TextAreaField id="handover-note" label=said::note_for(&next) hint=said::who_reads(&employee, &next) text max=MAX_NOTE_CHARS/>
                <div class="line">
                    <SubmitButton label=said::LEAVE off=page.busy/>
                    <span class="small quiet" role="status">{move || saved.get().then_some(said::LEFT)}</span>
                </div>
            </form>
        </Notice>
    }
}

/// Who facilitated it before, with the note they left.
fn before(page: Page, one: &FormerManager) -> AnyView {
    let until = view! { <Ago at=one.until now=page.now()/> };
    let who = said::before(&one.person.name);
    match &one.note {
        None => view! { <p class="small second">{who} " " {until}</p> }.into_any(),
        Some(note) => {
            let text = note.text.clone();
            view! {
                <details class="more">
                    <summary>{who} " " {until} ". " {said::READ_NOTE}</summary>
                    <blockquote class="quote">{text}</blockquote>
                </details>
            }
            .into_any()
        }
    }
}
