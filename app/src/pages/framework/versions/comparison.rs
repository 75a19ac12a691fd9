//! What changed from one version to another: by family and role, with the words that came and went.

use crate::components::topbar::TopBar;
use crate::words;
use crate::words::framework::{names, versions as said};
use domain::diff::Piece;
use domain::view::{ComparisonGroup, ComparisonLine, ComparisonPart, ComparisonSort, ComparisonView};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
pub fn comparison(view: &ComparisonView) -> AnyView {
    let newer = view.to.map_or_else(|| said::DRAFT.to_owned(), said::version);
    let older = if view.from == 0 { said::BEGINNING.to_owned() } else { said::version(view.from) };
    let name = if view.from == 0 && view.to == Some(1) { said::FIRST_VERSION.to_owned() } else { said::against(&newer, &older) };
    let tab = words::tab(&name);
    let publication = view.to.and_then(|to| view.publications.iter().find(|one| one.version == to));
    let since = publication.and_then(names::holds).map(|holds| view! { <p class="second">{holds}</p> });
    let note = publication.map(|one| one.note.trim()).filter(|note| !note.is_empty());
    let note = note.map(|note| view! { <p class="version-note">{note.to_owned()}</p> });
    let lead = view.to.is_none().then(|| view! { <p class="page__lead">{said::DRAFT_LEAD}</p> });
    let count: usize = view.groups.iter().flat_map(|group| &group.parts).map(|part| part.lines.len()).sum();
    let count = if count == 0 { said::SAME.to_owned() } else { said::passages(count) };
    view! {
        <Title text=tab/>
        <TopBar above=Some((said::TITLE, "/framework/versions")) here=newer/>
        <div class="page">
            <div class="page__head"><h1>{name}</h1>{lead}{since}{note}</div>
            {choice(view)}
            <p class="second">{count}</p>
            {groups(&view.groups)}
        </div>
    }
    .into_any()
}

/// Which older version it is compared with. An ordinary form: it works without scripts.
fn choice(view: &ComparisonView) -> AnyView {
    let newer = view.to.unwrap_or(u32::MAX);
    let older = view.publications.iter().map(|one| one.version).filter(|version| *version < newer);
    let older: Vec<u32> = older.collect();
    if older.len() < 2 {
        return ().into_any();
    }
    let each = |version: u32| {
        let selected = version == view.from;
        view! { <option value=version.to_string() selected=selected>{said::version(version)}</option> }
    };
    let key = view.to.map_or_else(|| "draft".to_owned(), |to| to.to_string());
    let action = format!("/framework/versions/{key}");
    view! {
        <form class="pick" method="get" action=action>
            <div class="field">
                <label class="field__label" for="from">{said::COMPARE_TO}</label>
                <select class="input" id="from" name="from">{older.into_iter().map(each).collect_view()}</select>
            </div>
            <button class="button" type="submit">{said::COMPARE}</button>
        </form>
    }
    .into_any()
}

/// The differences, family by family.
pub fn groups(all: &[ComparisonGroup]) -> AnyView {
    all.iter().map(group).collect_view().into_any()
}

fn group(group: &ComparisonGroup) -> AnyView {
    let title = if group.title.is_empty() { said::ALL_FAMILIES.to_owned() } else { group.title.clone() };
    let parts = group.parts.iter().map(part).collect_view();
    view! { <section class="changes"><h2>{title}</h2>{parts}</section> }.into_any()
}

fn part(part: &ComparisonPart) -> AnyView {
    let heading = part.role.as_ref().map(|role| {
        let name = if role.there {
            let href = format!("/framework/r/{}", role.id);
            view! { <a href=href>{role.title.clone()}</a> }.into_any()
        } else {
            role.title.clone().into_any()
        };
        view! { <h3>{name}</h3> }
    });
    view! { <div class="changes__part">{heading}<ul class="changes__list">{part.lines.iter().map(line).collect_view()}</ul></div> }.into_any()
}

fn line(line: &ComparisonLine) -> AnyView {
    let (key, read) = match line.sort {
        ComparisonSort::Added => ("added", said::NEW),
        ComparisonSort::Removed => ("removed", said::GONE),
        ComparisonSort::Changed => ("changed", said::CHANGED),
        ComparisonSort::Moved => ("moved", said::MOVED),
    };
    let whole = line.pieces.is_empty();
    let about = match line.sort {
        ComparisonSort::Added if whole => view! { <ins>{line.about.clone()}</ins> }.into_any(),
        ComparisonSort::Removed if whole => view! { <del>{line.about.clone()}</del> }.into_any(),
        _ => line.about.clone().into_any(),
    };
    let text = (!whole).then(|| view! { <p class="change__text" dir="auto">{line.pieces.iter().map(piece).collect_view()}</p> });
    view! {
        <li class="change" data-change=key>
            <p class="change__about">{about}" "<span class="only-read-aloud">{read}</span></p>
            {text}
        </li>
    }
    .into_any()
}

fn piece(piece: &Piece) -> AnyView {
    match piece {
        Piece::Same(text) => text.clone().into_any(),
        Piece::Added(text) => view! { <ins>{text.clone()}</ins> }.into_any(),
        Piece::Removed(text) => view! { <del>{text.clone()}</del> }.into_any(),
    }
}
