//! The steps, and how far each of them is: computed from the draft and the records around it, never ticked by hand.

use domain::framework::advice::Circumstances;
use domain::framework::{Framework, FrameworkRole, Hindrance, Mocha, Part, Pathway, Selection, open_choices, ready};
use domain::ids::RoleId;
use domain::text::is_blank;
use domain::view::{Agreement, DraftView};
use std::collections::BTreeSet;

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What the organization believes about growing.
    Philosophy,
    /// Who does what while the framework is written.
    Project,
    /// Which roles get a path, and what about the others.
    Roles,
    /// The library of competencies.
    Competencies,
    /// What changes between levels, and the choice points.
    Levels,
    /// What the holders say.
    Litmus,
    /// What stands in the way from role to role.
    Roadblocks,
    /// Advice.
    Checks,
    /// The next version.
    Publish,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is there.
    NotBegun,
    /// So many things are open.
    Open(usize),
    /// Nothing is open.
    Done,
}

impl Step {
    /// Every step, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Philosophy,
        Self::Project,
        Self::Roles,
        Self::Competencies,
        Self::Levels,
        Self::Litmus,
        Self::Roadblocks,
        Self::Checks,
        Self::Publish,
    ];

    /// Its part of the address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Philosophy => "philosophy",
            Self::Project => "project",
            Self::Roles => "roles",
            Self::Competencies => "competencies",
            Self::Levels => "levels",
            Self::Litmus => "litmus",
            Self::Roadblocks => "roadblocks",
            Self::Checks => "checks",
            Self::Publish => "publish",
        }
    }

    /// The step of a part of the address.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// Its address.
    pub fn href(self) -> String {
        format!("/framework/steps/{}", self.key())
    }

    /// The step behind it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|step| *step != self).nth(1)
    }

    /// How far it is, with the draft as it says `framework` now.
    pub fn standing(self, framework: &Framework, view: &DraftView, previous: Option<&Framework>) -> Standing {
        match self {
            Self::Philosophy => philosophy(framework, view),
            Self::Project => project(&framework.project),
            Self::Roles => roles(&framework.roles),
            Self::Competencies => competencies(framework),
            Self::Levels => levels(framework, view),
            Self::Litmus => litmus(view),
            Self::Roadblocks => roadblocks(framework),
            Self::Checks => checks(framework, view),
            Self::Publish => open(hindrances(framework, view, previous).len()),
        }
    }
}

fn open(count: usize) -> Standing {
    if count == 0 { Standing::Done } else { Standing::Open(count) }
}

fn philosophy(framework: &Framework, view: &DraftView) -> Standing {
    if framework.philosophy.is_blank() {
        return Standing::NotBegun;
    }
    let unwritten = [&framework.philosophy.why, &framework.philosophy.values].into_iter().filter(|text| is_blank(text)).count();
    open(unwritten + usize::from(agreements(framework, view).is_empty()))
}

/// Who agrees with the wording as it is now: what was fetched is about the wording of then.
pub fn agreements<'a>(framework: &Framework, view: &'a DraftView) -> &'a [Agreement] {
    let (now, then) = (&framework.philosophy, &view.framework.philosophy);
    let is_same = now.why.trim() == then.why.trim() && now.values.trim() == then.values.trim();
    if is_same { &view.agreements } else { &[] }
}

/// A table waits for its owner; the whole waits for somebody who signs it off too.
fn project(tables: &[Mocha]) -> Standing {
    if tables.is_empty() {
        return Standing::NotBegun;
    }
    let has = |table: &Mocha, part: Part| {
        table.people.iter().any(|one| one.part == part && (one.person.is_some() || !is_blank(&one.who)))
    };
    let lacking = |table: &Mocha| {
        let needs: &[Part] = if table.parent.is_none() { &[Part::Owner, Part::Approver] } else { &[Part::Owner] };
        needs.iter().filter(|part| !has(table, **part)).count() + usize::from(is_blank(&table.title))
    };
    open(tables.iter().map(lacking).sum())
}

/// How many of the three questions are answered.
fn answered(selection: Selection) -> usize {
    [selection.prevalent, selection.distinct, selection.retains].into_iter().flatten().count()
}

/// Nobody has to ask the questions of every role: one begins with one or two. What was begun is finished, and who is left out is told how
/// they are supported.
fn roles(roles: &[FrameworkRole]) -> Standing {
    let begun = roles.iter().any(|role| answered(role.selection) > 0 || matches!(role.pathway, Pathway::None { .. }));
    if !begun {
        return Standing::NotBegun;
    }
    let half = roles.iter().filter(|role| (1..3).contains(&answered(role.selection))).count();
    open(half + roles.iter().filter(|role| role.pathway.lacks_support()).count())
}

fn competencies(framework: &Framework) -> Standing {
    if framework.competencies.is_empty() {
        return Standing::NotBegun;
    }
    let lacking = framework.competencies.iter().filter(|one| is_blank(&one.name) || is_blank(&one.definition));
    open(lacking.count())
}

fn levels(framework: &Framework, view: &DraftView) -> Standing {
    if framework.distinctions.iter().all(domain::framework::Distinction::is_blank) {
        return Standing::NotBegun;
    }
    open(open_choices(framework, &view.answers).len())
}

/// A group so small that it never gets figures is not waited for.
fn litmus(view: &DraftView) -> Standing {
    if view.publications.is_empty() || view.litmus.iter().all(|role| role.outcome.is_none()) {
        return Standing::NotBegun;
    }
    open(view.litmus.iter().filter(|role| role.asked.is_some() && role.outcome.is_none()).count())
}

fn roadblocks(framework: &Framework) -> Standing {
    let mut all = framework.edges.iter().flat_map(|edge| &edge.roadblocks).peekable();
    if all.peek().is_none() {
        return Standing::NotBegun;
    }
    open(all.filter(|one| one.remedy.is_none() || one.owner.is_none()).count())
}

fn checks(framework: &Framework, view: &DraftView) -> Standing {
    if framework.roles.is_empty() {
        return Standing::NotBegun;
    }
    let circumstances = Circumstances { today: view.now.date(), holders: None };
    open(framework.advice(&circumstances).len())
}

/// What keeps the draft from being published.
pub fn hindrances(framework: &Framework, view: &DraftView, previous: Option<&Framework>) -> Vec<Hindrance> {
    ready(framework, &view.answers, previous)
}

/// How the roles are covered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Roles for which something is expected and a way on is described.
    pub written: Vec<RoleId>,
    /// Roles for which a path is meant to be written and nothing is expected yet.
    pub waiting: Vec<RoleId>,
    /// Roles without a way on.
    pub without: Vec<RoleId>,
    /// Roles that wait and suggest themselves next, the strongest first.
    pub next: Vec<RoleId>,
}

/// How many roles are suggested: one begins with one or two.
const SUGGESTED: usize = 2;

/// Which roles have a path, which have not, and which suggest themselves next: of those that wait, the ones with the most yeses, then the
/// most holders, as far as it is told who holds what.
pub fn coverage(framework: &Framework, view: &DraftView) -> Coverage {
    let expected: BTreeSet<&RoleId> = framework.cells.iter().filter(|cell| !cell.is_blank()).map(|cell| &cell.role).collect();
    let mut found = Coverage::default();
    let mut waiting = Vec::new();
    for role in &framework.roles {
        if matches!(role.pathway, Pathway::None { .. }) {
            found.without.push(role.id.clone());
        } else if expected.contains(&role.id) {
            found.written.push(role.id.clone());
        } else {
            found.waiting.push(role.id.clone());
            waiting.push((yeses(role.selection), view.holders.get(&role.id).copied().unwrap_or_default(), &role.id));
        }
    }
    for _ in 0..SUGGESTED {
        let best = waiting.iter().enumerate().filter(|(_, (yes, held, _))| *yes > 0 || *held > 0);
        // Of equals the first: `max_by_key` takes the last.
        let best = best.rev().max_by_key(|(_, (yes, held, _))| (*yes, *held)).map(|(place, _)| place);
        if let Some(place) = best {
            found.next.push(waiting.remove(place).2.clone());
        }
    }
    found
}

/// How many of the three questions have a yes.
pub fn yeses(selection: Selection) -> usize {
    [selection.prevalent, selection.distinct, selection.retains].into_iter().filter(|answer| *answer == Some(true)).count()
}

#[cfg(test)]
mod tests;
