//! The pinned text, section by section, item by item.

use super::Page;
use super::passage::passage;
use crate::words::names;
use domain::reading::subject;
use domain::section::Section;
use domain::version::Version;
use domain::view::ReviewLine;
use leptos::prelude::*;

/// All sections that have words.
#[component]
pub fn PinnedText(page: Page) -> impl IntoView {
    let sections = page.view.with_untracked(|v| {
        Section::ALL
            .into_iter()
            .map(|section| {
                let lines: Vec<ReviewLine> = v.lines.iter().filter(|l| l.line.section == section).cloned().collect();
                (section, grouped(lines), v.version.clone())
            })
            .filter(|(_, groups, _)| !groups.is_empty())
            .collect::<Vec<_>>()
    });
    let each = move |(section, groups, version): (Section, Vec<Vec<ReviewLine>>, Version)| {
        let (id, labelled) = (format!("{}-title", section.key()), format!("{}-title", section.key()));
        let groups = groups.into_iter().map(|lines| group(page, &version, lines)).collect_view();
        view! {
            <section class="version__section" id=section.key() aria-labelledby=labelled>
                <h2 id=id>{names::section(section)}</h2>
                <div class="passages">{groups}</div>
            </section>
        }
        .into_any()
    };
    sections.into_iter().map(each).collect_view()
}

/// Lines of the same item that follow each other belong together.
fn grouped(lines: Vec<ReviewLine>) -> Vec<Vec<ReviewLine>> {
    let mut groups: Vec<Vec<ReviewLine>> = Vec::new();
    for line in lines {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|l| l.line.item == line.line.item) => group.push(line),
            _ => groups.push(vec![line]),
        }
    }
    groups
}

fn group(page: Page, version: &Version, lines: Vec<ReviewLine>) -> AnyView {
    let of = |l: &ReviewLine| {
        let gone = || page.view.with_untracked(|v| v.gone.get(&l.line.item).cloned());
        subject(version, l.line.section, &l.line.item).or_else(gone)
    };
    let about = lines.first().and_then(of);
    let heading = about.map(|text| view! { <h3 class="passages__subject">{text}</h3> });
    let each = |line: ReviewLine| {
        let people = (version.employee.name.as_str(), version.rater(line.line.item.as_str()).name.as_str());
        passage(page, line, people)
    };
    let lines = lines.into_iter().map(each).collect_view();
    view! { <div class="passages__group">{heading}{lines}</div> }.into_any()
}
