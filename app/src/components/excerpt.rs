//! What a stakeholder reads for a question, each part under its name.

use crate::words::names;
use domain::consultation::{ExcerptPart, ExcerptPartKind};
use domain::content::TargetKind;
use leptos::prelude::*;

/// The parts.
#[component]
pub fn Excerpt(parts: Vec<ExcerptPart>) -> impl IntoView {
    view! { <div class="stack-l">{parts.iter().map(part).collect_view()}</div> }
}

fn part(part: &ExcerptPart) -> AnyView {
    let kind = part.kind;
    let line = |text: &String| view! { <li class="serif">{words(kind, text)}</li> };
    view! {
        <div class="stack">
            <h3>{names::excerpt_part(kind)}</h3>
            <ul class="expected">{part.lines.iter().map(line).collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// The direction is the key of a choice; everything else is words.
fn words(kind: ExcerptPartKind, text: &str) -> String {
    let direction = (kind == ExcerptPartKind::Direction).then(|| TargetKind::from_key(text).map(names::target_kind));
    direction.flatten().unwrap_or(text).to_owned()
}
