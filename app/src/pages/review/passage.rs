//! One line of a pinned text: its number, what changed in it, and asking for a change.

use super::Page;
use super::ask;
use super::marks::{Kind, Run, runs};
use crate::components::hydrated::hydrated;
use crate::components::icon::Icon;
use crate::words::{names, review as said};
use domain::diff::LineChange;
use domain::permission::Action;
use domain::reading::{Line, is_choice};
use domain::review::Passage;
use domain::view::ReviewLine;
use leptos::prelude::*;

/// The line. `people` are the names of the employee and of whoever wrote or rated it for the manager.
pub fn passage(page: Page, view: ReviewLine, people: (&str, &str)) -> AnyView {
    let anchor = anchor(&view);
    let ReviewLine { line, number, change } = view;
    let asked =
        page.view.with_untracked(|v| v.version.question(line.section, line.item.as_str(), &line.field).map(ToOwned::to_owned));
    let label = asked.unwrap_or_else(|| names::field(line.item.as_str(), &line.field, people.0, people.1));
    let (key, read) = match &change {
        LineChange::Same => ("same", None),
        LineChange::Added => ("added", Some(said::NEW)),
        LineChange::Removed => ("removed", Some(said::REMOVED)),
        LineChange::Moved => ("moved", Some(said::MOVED)),
        LineChange::Changed { .. } => ("changed", Some(said::CHANGED)),
    };
    let (employee, manager) = (people.0.to_owned(), people.1.to_owned());
    let (place, changed) = (line.clone(), change.clone());
    let quotes = Memo::new(move |_| quotes(page, &place));
    let place = line.clone();
    let text = move || {
        let named = |text: &str| names::value(place.section, &place.field, text, &employee, &manager);
        quotes.with(|quotes| runs(&place.text, &changed, quotes)).iter().map(|one| run(one, &named)).collect_view()
    };
    let class = if is_short(&line) { "passage passage--short" } else { "passage" };
    // What changed is gone to one by one, and then has the focus.
    let reached = (change != LineChange::Same).then_some("-1");
    let margin = number.map(|n| {
        view! { <span class="only-read-aloud">{said::line(n)}</span><span aria-hidden="true">{n}</span> }
    });
    let ask = number.map(|n| view! { <AskButton page line={line.clone()} number=n/> });
    view! {
        <div class=class id=anchor data-change=key tabindex=reached>
            <span class="passage__number">{margin}</span>
            <div class="passage__body">
                <span class="passage__label">{label}{read.map(|r| view! { <span class="only-read-aloud">" (" {r} ")"</span> })}</span>
                <div class="passage__text" dir="auto">{text}</div>
            </div>
            {ask}
        </div>
    }
    .into_any()
}

/// The element of a line.
pub(super) fn anchor(view: &ReviewLine) -> String {
    let Line { section, item, field, .. } = &view.line;
    view.number.map_or_else(|| format!("gone-{}-{item}-{field}", section.key()), |number| format!("line-{number}"))
}

/// A run of words. What is new and what is gone is also said: struck and underlined words are not read aloud as such.
pub(super) fn run(run: &Run, named: &dyn Fn(&str) -> String) -> AnyView {
    let words = named(&run.text);
    let words = if run.discussed { view! { <mark class="discussed">{words}</mark> }.into_any() } else { words.into_any() };
    match run.kind {
        Kind::Same => words,
        Kind::Added => view! { <span class="only-read-aloud unmarked">{said::READ_ADDED}</span><ins>{words}</ins><span class="only-read-aloud unmarked">{said::READ_END}</span> }.into_any(),
        Kind::Removed => view! { <span class="only-read-aloud unmarked">{said::READ_REMOVED}</span><del>{words}</del><span class="only-read-aloud unmarked">{said::READ_END}</span> }.into_any(),
    }
}

/// Values rather than prose: they stand beside their label.
fn is_short(line: &Line) -> bool {
    is_choice(line.section, &line.field)
        || matches!(line.field.as_str(), "start" | "target" | "due" | "gap" | "link" | "focus")
        || (line.item.as_str(), line.field.as_str()) == ("target", "title")
}

/// The words of a line that a change is asked for.
fn quotes(page: Page, line: &Line) -> Vec<String> {
    let same = |p: &Passage| p.section == line.section && p.item == line.item && p.field == line.field;
    let quoted = |p: &Passage| same(p).then(|| p.quote.clone());
    let mut all: Vec<String> = page.view.with(|v| v.requests.iter().filter_map(|r| quoted(&r.request.passage)).collect());
    page.drafts.with(|drafts| all.extend(drafts.iter().filter_map(|draft| quoted(&draft.passage))));
    all
}

/// Asks for a change: of the words that are marked, or of the whole line. A mark survives the press, because the press takes no focus.
#[component]
fn AskButton(page: Page, line: Line, number: u32) -> impl IntoView {
    let awake = hydrated();
    let line = StoredValue::new(line);
    move || {
        page.may(Action::Decide).then(|| {
            view! {
                <button
                    type="button"
                    class="button button--quiet button--icon passage__ask"
                    aria-label=said::ask_on(number)
                    title=said::ASK_SHORT
                    disabled=move || !awake.get()
                    on:mousedown=|ev| ev.prevent_default()
                    on:click=move |_| line.with_value(|line| ask::begin(page, line))
                >
                    <Icon name="pen"/>
                </button>
            }
        })
    }
}
