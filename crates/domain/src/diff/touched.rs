//! The passages of a version that read differently from an earlier one: all that whoever read the earlier one has not read yet.

use super::{LineChange, compare};
use crate::consultation::{Consultation, Round, Stage, Support};
use crate::ids::ItemId;
use crate::reading::{self, Line};
use crate::section::Section;
use crate::version::Version;
use crate::view::ReviewLine;

/// The sections whose items stand in an order of their own. Connection and alignment follow the goals and clauses of the objectives.
const ORDERED: [Section; 3] = [Section::Objectives, Section::Gaps, Section::Milestones];

/// What reads differently, in reading order: the numbered text first, then what stands beside it, then what only changed its place. Empty
/// exactly when a reviewer of the older version has read everything that the newer one says. How the pair answered the requests is no
/// passage of the version that they were made on, and signatures and moments are none either.
pub fn touched(newer: &Version, older: &Version) -> Vec<ReviewLine> {
    let (new_lines, old_lines) = (reading::lines(newer), reading::lines(older));
    let mut found = compare(&new_lines, Some(&old_lines));
    found.extend(compare(&beside(newer), Some(&beside(older))).into_iter().map(|line| ReviewLine { number: None, ..line }));
    found.retain(|line| line.change != LineChange::Same);
    for section in ORDERED {
        for item in moved(&items(&new_lines, section), &items(&old_lines, section)) {
            found.extend(first_of(&new_lines, section, item));
        }
    }
    found
}

/// What is read of a version apart from its numbered text.
fn beside(version: &Version) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |section, item: &str, field: &str, text: &str| {
        if let Ok(item) = ItemId::parse(item) {
            lines.push(Line { section, item, field: field.to_owned(), text: text.to_owned() });
        }
    };
    add(Section::Start, "path", "title", &version.title);
    // Another role of the same title is another target.
    if let Some(role) = &version.contents.objectives.target_role {
        add(Section::Objectives, "target", "role", role.as_str());
    }
    for asked in &version.consultations {
        let Consultation { id, round, question, stage, .. } = &asked.consultation;
        let section = match round {
            Round::Support => Section::Connection,
            Round::Preparation => Section::Milestones,
        };
        add(section, id.as_str(), "question", question);
        match stage {
            Stage::Answered { answer } => {
                add(section, id.as_str(), "support", answer.support.map(Support::key).unwrap_or_default());
                add(section, id.as_str(), "reason", &answer.reason);
            }
            Stage::Closed { reason } => add(section, id.as_str(), "closed", reason),
            Stage::Proposed | Stage::Refused | Stage::Asked => {}
        }
    }
    for expectation in &version.expectations {
        let expected: Vec<&str> = expectation.lines.iter().map(|line| line.text.as_str()).collect();
        add(Section::Gaps, expectation.id.as_str(), "expected", &expected.join("\n"));
    }
    lines
}

/// The items of a section in their order.
fn items(lines: &[Line], section: Section) -> Vec<&ItemId> {
    let mut items: Vec<&ItemId> = lines.iter().filter(|line| line.section == section).map(|line| &line.item).collect();
    items.dedup();
    items
}

/// Those that both have and that stand in another place among these.
fn moved<'a>(newer: &[&'a ItemId], older: &[&ItemId]) -> Vec<&'a ItemId> {
    let common = newer.iter().copied().filter(|item| older.contains(item));
    let before = older.iter().filter(|item| newer.contains(item));
    common.zip(before).filter(|(item, before)| item != *before).map(|(item, _)| item).collect()
}

/// The line that names an item, as one that moved.
fn first_of(lines: &[Line], section: Section, item: &ItemId) -> Option<ReviewLine> {
    let numbered = (1_u32..).zip(lines).find(|(_, line)| line.section == section && line.item == *item);
    numbered.map(|(number, line)| ReviewLine { line: line.clone(), number: Some(number), change: LineChange::Moved })
}
