//! One line of a pinned text: its number, what changed in it, and asking for a change.

use super::Page;
use super::ask;
use crate::components::hydrated::hydrated;
use crate::components::icon::Icon;
use crate::words::{names, review as said};
use domain::diff::{LineChange, Piece};
use domain::permission::Action;
use domain::reading::{Line, is_choice};
use domain::view::ReviewLine;
use leptos::prelude::*;

/// The line. `people` are the names of employee and manager.
pub fn passage(page: Page, view: ReviewLine, people: (&str, &str)) -> AnyView {
    let ReviewLine { line, number, change } = view;
    let label = names::field(line.item.as_str(), &line.field, people.0, people.1);
    let named = |text: &str| names::value(line.section, &line.field, text, people.0, people.1);
    let (key, read) = match &change {
        LineChange::Same => ("same", None),
        LineChange::Added => ("added", Some(said::NEW)),
        LineChange::Removed => ("removed", Some(said::REMOVED)),
        LineChange::Moved => ("moved", Some(said::MOVED)),
        LineChange::Changed { .. } => ("changed", Some(said::CHANGED)),
    };
    let text = match &change {
        LineChange::Changed { pieces } => pieces.iter().map(|p| piece(p, &named)).collect_view().into_any(),
        LineChange::Added => view! { <ins>{named(&line.text)}</ins> }.into_any(),
        LineChange::Removed => view! { <del>{named(&line.text)}</del> }.into_any(),
        LineChange::Same | LineChange::Moved => named(&line.text).into_any(),
    };
    let class = if is_short(&line) { "passage passage--short" } else { "passage" };
    let place = line.clone();
    let discussed = move || if is_discussed(page, &place) { "yes" } else { "no" };
    let anchor = number.map(|n| format!("line-{n}"));
    let margin = number.map(|n| {
        view! { <span class="only-read-aloud">{said::line(n)}</span><span aria-hidden="true">{n}</span> }
    });
    let ask = number.map(|n| ask_button(page, line.clone(), n));
    view! {
        <div class=class id=anchor data-change=key data-discussed=discussed>
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

pub(super) fn piece(piece: &Piece, named: &dyn Fn(&str) -> String) -> AnyView {
    match piece {
        Piece::Same(text) => named(text).into_any(),
        Piece::Added(text) => view! { <ins>{named(text)}</ins> }.into_any(),
        Piece::Removed(text) => view! { <del>{named(text)}</del> }.into_any(),
    }
}

/// Values rather than prose: they stand beside their label.
fn is_short(line: &Line) -> bool {
    is_choice(line.section, &line.field)
        || matches!(line.field.as_str(), "start" | "target" | "due" | "gap" | "link" | "focus")
        || (line.item.as_str(), line.field.as_str()) == ("target", "title")
}

fn is_discussed(page: Page, line: &Line) -> bool {
    let same = |p: &domain::review::Passage| p.section == line.section && p.item == line.item && p.field == line.field;
    page.view.with(|v| v.requests.iter().any(|r| same(&r.request.passage)))
        || page.drafts.with(|all| all.iter().any(|d| same(&d.passage)))
}

/// Asks for a change: of the words that are marked, or of the whole line. A mark survives the press, because the press takes no focus.
fn ask_button(page: Page, line: Line, number: u32) -> AnyView {
    let awake = hydrated();
    let line = StoredValue::new(line);
    (move || {
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
    })
    .into_any()
}
