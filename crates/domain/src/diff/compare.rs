//! The comparison of two versions passage by passage.

use super::{LineChange, words};
use crate::ids::ItemId;
use crate::reading::Line;
use crate::section::Section;
use crate::view::ReviewLine;
use std::collections::{BTreeMap, BTreeSet};

/// The newer version's passages in their order, numbered, each with how it compares; a passage that only the older has stands without
/// a number behind the one that it followed there.
pub fn compare(newer: &[Line], older: Option<&[Line]>) -> Vec<ReviewLine> {
    let numbered = (1_u32..).zip(newer);
    let Some(older) = older else {
        return numbered.map(|(number, line)| shown(line, Some(number), LineChange::Same)).collect();
    };
    let newer_places = places(newer);
    let older_places: BTreeMap<Place<'_>, &Line> = places(older).into_iter().zip(older).collect();
    let mut gone = gone(older, &newer_places.iter().copied().collect());
    let mut found: Vec<ReviewLine> = gone.remove(&None).unwrap_or_default();
    for ((number, line), place) in numbered.zip(newer_places) {
        let change = older_places.get(&place).map_or(LineChange::Added, |before| change(&before.text, &line.text));
        found.push(shown(line, Some(number), change));
        found.extend(gone.remove(&Some(place)).unwrap_or_default());
    }
    found
}

/// Where a passage stands; the number tells apart what a broken document might hold twice.
type Place<'a> = (Section, &'a ItemId, &'a str, u32);

fn places(lines: &[Line]) -> Vec<Place<'_>> {
    let mut seen: BTreeMap<(Section, &ItemId, &str), u32> = BTreeMap::new();
    let place = |line| {
        let Line { section, item, field, .. }: &Line = line;
        let count = seen.entry((*section, item, field.as_str())).or_default();
        *count += 1;
        (*section, item, field.as_str(), *count)
    };
    lines.iter().map(place).collect()
}

/// The older passages that are no more, by the passage still there that they came after.
fn gone<'a>(older: &'a [Line], newer: &BTreeSet<Place<'_>>) -> BTreeMap<Option<Place<'a>>, Vec<ReviewLine>> {
    let mut gone: BTreeMap<Option<Place<'a>>, Vec<ReviewLine>> = BTreeMap::new();
    let mut after = None;
    for (place, line) in places(older).into_iter().zip(older) {
        if newer.contains(&place) {
            after = Some(place);
        } else {
            gone.entry(after).or_default().push(shown(line, None, LineChange::Removed));
        }
    }
    gone
}

fn change(old: &str, new: &str) -> LineChange {
    if old == new { LineChange::Same } else { LineChange::Changed { pieces: words(old, new) } }
}

fn shown(line: &Line, number: Option<u32>, change: LineChange) -> ReviewLine {
    ReviewLine { line: line.clone(), number, change }
}
