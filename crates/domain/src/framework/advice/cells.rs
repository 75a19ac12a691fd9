//! Checks of what roles expect: how much, of which category, and what is said twice.

use super::Advice;
use crate::framework::wording::{normalized, normalized_lines};
use crate::framework::{Category, Cell, Framework, Index, Need};
use crate::ids::{CompetencyId, RoleId};
use crate::text::is_blank;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// How many core competencies a role should have: fewer describe no role, and more are not kept in mind by those who are measured by
/// them. The advice of the guides on writing frameworks.
pub(super) const CORE: RangeInclusive<u32> = 4..=6;
/// How many of one category to one of the other are still in balance.
const MOST_TO_ONE: u32 = 3;

/// How many core competencies each role has. Core is what is expected and not marked as nice to have.
pub(super) fn core(index: &Index<'_>, found: &mut Vec<Advice>) {
    let (mut counts, mut balances) = (Vec::new(), Vec::new());
    for role in &index.framework().roles {
        let (mut technical, mut behavioural) = (0, 0);
        for competency in &index.framework().competencies {
            let is_nice = index.cell(&role.id, &competency.id).is_some_and(|cell| cell.need == Some(Need::Nice));
            if is_nice || !index.chain(&role.id, &competency.id).cells.iter().any(|cell| cell.adds()) {
                continue;
            }
            match competency.category {
                Category::Technical => technical += 1,
                Category::Behavioural => behavioural += 1,
            }
        }
        let role = &role.id;
        if !CORE.contains(&(technical + behavioural)) {
            counts.push(Advice::CoreCount { role: role.clone(), count: technical + behavioural });
        }
        if !in_balance(technical, behavioural) {
            balances.push(Advice::Balance { role: role.clone(), technical, behavioural });
        }
    }
    found.extend(counts.into_iter().chain(balances));
}

/// One competency alone cannot be out of balance.
fn in_balance(technical: u32, behavioural: u32) -> bool {
    let (less, more) = (technical.min(behavioural), technical.max(behavioural));
    technical + behavioural < 2 || (less > 0 && more <= less.saturating_mul(MOST_TO_ONE))
}

/// What is said twice: in cells that could inherit from one another, and within what one cell adds up to.
pub(super) fn repeated(index: &Index<'_>, found: &mut Vec<Advice>) {
    let mut same: BTreeMap<Vec<String>, Vec<&Cell>> = BTreeMap::new();
    let mut order = Vec::new();
    for cell in index.framework().cells.iter().filter(|cell| cell.adds()) {
        let lines = normalized_lines(&cell.expectations);
        let alike = same.entry(lines.clone()).or_default();
        if alike.is_empty() {
            order.push(lines);
        }
        alike.push(cell);
    }
    for alike in order.iter().filter_map(|lines| same.get(lines)) {
        let repeated: Vec<&&Cell> = alike.iter().filter(|cell| alike.iter().any(|other| unrelated(index, cell, other))).collect();
        if !repeated.is_empty() {
            let cells = repeated.into_iter().map(|cell| (cell.role.clone(), cell.competency.clone())).collect();
            found.push(Advice::RepeatedCells { cells });
        }
    }
    for cell in index.framework().cells.iter().filter(|cell| cell.adds()) {
        repeated_lines(index, cell, found);
    }
}

/// Whether these are two cells of which neither adds to the other.
fn unrelated(index: &Index<'_>, one: &Cell, other: &Cell) -> bool {
    let same = one.role == other.role && one.competency == other.competency;
    let below = |one: &Cell, other: &Cell| {
        one.competency == other.competency
            && index.chain(&one.role, &one.competency).cells.iter().any(|cell| cell.role == other.role)
    };
    !same && !below(one, other) && !below(other, one)
}

/// Only where the second of two equal lines is the cell's own: whoever inherits both can do nothing about it.
fn repeated_lines(index: &Index<'_>, cell: &Cell, found: &mut Vec<Advice>) {
    let (mut seen, mut told) = (BTreeSet::new(), BTreeSet::new());
    for line in index.resolved(&cell.role, &cell.competency) {
        let words = normalized(&line.text);
        let is_second = !seen.insert(words.clone());
        if is_second && line.own && told.insert(words) {
            let (role, competency): (RoleId, CompetencyId) = (cell.role.clone(), cell.competency.clone());
            found.push(Advice::RepeatedLine { role, competency, line: line.text.trim().to_owned() });
        }
    }
}

/// Must-haves that do not say why.
pub(super) fn unreasoned(framework: &Framework, found: &mut Vec<Advice>) {
    let musts = framework.cells.iter().filter(|cell| cell.need == Some(Need::Must) && is_blank(&cell.why));
    found.extend(musts.map(|cell| Advice::MustWithoutWhy { role: cell.role.clone(), competency: cell.competency.clone() }));
}
