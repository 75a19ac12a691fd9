//! Which roots and keys a section's document may have, in one table for reading, writing, checking and the wire's pre-scan.

use crate::order;
use crate::spelling::{LEFT_OPEN, Word as _, YES};
use domain::content::{MAX_SCALAR_CHARS, MilestoneKind, Party, TargetKind, Term, Verdict};
use domain::ids::{ExpectationId, ItemId, ObjectiveId, RoleId};
use domain::section::Section;
use domain::time::Date;
use domain::wording::Wording;

/// The item whose texts are about the section as a whole.
pub const SELF: &str = "self";
/// The item whose text names the role aimed at.
pub const TARGET: &str = "target";
/// The field of a list's item that says where it stands.
pub const POS: &str = "pos";

/// What a root is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text that is typed together.
    Text,
    /// Scalars that are set as a whole.
    Map,
}

/// An ordered list of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// Career goals.
    Goals,
    /// Clauses of the job description.
    Clauses,
    /// Performance goals.
    PerformanceGoals,
    /// Milestones.
    Milestones,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 4] = [Self::Goals, Self::Clauses, Self::PerformanceGoals, Self::Milestones];

    /// The section that the list is in.
    pub fn section(self) -> Section {
        match self {
            Self::Goals | Self::Clauses => Section::Objectives,
            Self::PerformanceGoals => Section::Gaps,
            Self::Milestones => Section::Milestones,
        }
    }

    /// The map root with the items' scalars, under `<id>/<field>`.
    pub fn map(self) -> &'static str {
        match self {
            Self::Goals => "goals",
            Self::Clauses => "clauses",
            Self::PerformanceGoals => "pgoals",
            Self::Milestones => "milestones",
        }
    }

    /// The fields of an item that are texts.
    pub fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Goals | Self::PerformanceGoals => &["goal"],
            Self::Clauses => &["clause"],
            Self::Milestones => &["title", "measure"],
        }
    }

    /// The fields of an item that are scalars.
    pub fn scalars(self) -> &'static [&'static str] {
        match self {
            Self::Goals => &[POS, "term"],
            Self::Clauses | Self::PerformanceGoals => &[POS],
            Self::Milestones => &[POS, "start", "target", "due", "kind", "gap", "owner", "confirmer"],
        }
    }
}

/// What a scalar of a map root says, and so how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// Where an item stands: see [`crate::order`].
    Order,
    /// See [`Term`].
    Term,
    /// See [`TargetKind`].
    TargetKind,
    /// A role of the framework.
    Role,
    /// A strategic objective, or left open.
    Link,
    /// See [`Verdict`].
    Verdict,
    /// See [`Wording`].
    Wording,
    /// Present means chosen.
    Chosen,
    /// Free text of at most [`MAX_SCALAR_CHARS`].
    Value,
    /// A day.
    Date,
    /// See [`MilestoneKind`].
    MilestoneKind,
    /// An expectation.
    Expectation,
    /// See [`Party`].
    Party,
}

impl Scalar {
    /// Whether `text` is such a scalar.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Order => order::is_valid(text),
            Self::Term => Term::from_word(text).is_some(),
            Self::TargetKind => TargetKind::from_word(text).is_some(),
            Self::Role => RoleId::parse(text).is_ok(),
            Self::Link => text == LEFT_OPEN || ObjectiveId::parse(text).is_ok(),
            Self::Verdict => Verdict::from_word(text).is_some(),
            Self::Wording => text.parse::<Wording>().is_ok(),
            Self::Chosen => text == YES,
            Self::Value => text.chars().nth(MAX_SCALAR_CHARS).is_none(),
            Self::Date => Date::parse(text).is_ok(),
            Self::MilestoneKind => MilestoneKind::from_word(text).is_some(),
            Self::Expectation => ExpectationId::parse(text).is_ok(),
            Self::Party => Party::from_word(text).is_some(),
        }
    }
}

/// The lists of a section.
pub fn lists(section: Section) -> &'static [List] {
    match section {
        Section::Start | Section::Connection | Section::Alignment => &[],
        Section::Objectives => &[List::Goals, List::Clauses],
        Section::Gaps => &[List::PerformanceGoals],
        Section::Milestones => &[List::Milestones],
    }
}

/// The texts that a section always has, as item and field.
pub fn fixed_texts(section: Section) -> &'static [(&'static str, &'static str)] {
    match section {
        Section::Start => &[(SELF, "today"), (SELF, "strengths"), (SELF, "drives"), (SELF, "needs")],
        Section::Objectives => &[(SELF, "beyond"), (SELF, "five-years"), (TARGET, "title")],
        Section::Gaps => &[(SELF, "summary")],
        Section::Connection | Section::Alignment | Section::Milestones => &[],
    }
}

/// The map and the text field of a section that speaks about the items of another section, which it cannot see.
pub fn about(section: Section) -> Option<(&'static str, &'static str)> {
    match section {
        Section::Connection => Some(("links", "value")),
        Section::Alignment => Some(("verdicts", "feedback")),
        Section::Start | Section::Objectives | Section::Gaps | Section::Milestones => None,
    }
}

/// The map roots of a section.
pub fn maps(section: Section) -> &'static [&'static str] {
    match section {
        Section::Start => &[],
        Section::Objectives => &["target", "goals", "clauses"],
        Section::Connection => &["links"],
        Section::Alignment => &["verdicts", "walked"],
        Section::Gaps => &["focus", "pgoals"],
        Section::Milestones => &["milestones"],
    }
}

/// The id of something that was added; the names of what is always there are none.
pub fn added_item(text: &str) -> Option<ItemId> {
    if text == SELF || text == TARGET { None } else { ItemId::parse(text).ok() }
}

/// The name of the text root of that field of that item, if the section has it: `t/<item>/<field>`.
pub fn text_root(section: Section, item: &str, field: &str) -> Option<String> {
    allows_text(section, item, field).then(|| root_name(item, field))
}

/// The name of a text root, whether or not any section has it.
pub(crate) fn root_name(item: &str, field: &str) -> String {
    format!("t/{item}/{field}")
}

/// Item and field of a text root's name.
pub fn parse_text_root(name: &str) -> Option<(&str, &str)> {
    let (item, field) = name.strip_prefix("t/")?.split_once('/')?;
    (!field.contains('/')).then_some((item, field))
}

/// The list whose items have that text.
pub fn list_with_text(section: Section, field: &str) -> Option<List> {
    lists(section).iter().copied().find(|list| list.texts().contains(&field))
}

fn allows_text(section: Section, item: &str, field: &str) -> bool {
    if fixed_texts(section).contains(&(item, field)) {
        return true;
    }
    let of_items = about(section).is_some_and(|(_, text)| text == field) || list_with_text(section, field).is_some();
    of_items && added_item(item).is_some()
}

/// Whether the section's document may have a root of that name and kind.
pub fn allows_root(section: Section, name: &str, kind: Kind) -> bool {
    match kind {
        Kind::Map => maps(section).contains(&name),
        Kind::Text => parse_text_root(name).is_some_and(|(item, field)| allows_text(section, item, field)),
    }
}

/// What the scalar under that key says, if the section has it.
pub fn scalar(section: Section, map: &str, key: &str) -> Option<Scalar> {
    if !maps(section).contains(&map) {
        return None;
    }
    match map {
        "target" => target_scalar(key),
        "links" => added_item(key).map(|_| Scalar::Link),
        "verdicts" => added_item(key).map(|_| Scalar::Verdict),
        "walked" => added_item(key).map(|_| Scalar::Wording),
        "focus" => ExpectationId::parse(key).ok().map(|_| Scalar::Chosen),
        _ => item_scalar(lists(section).iter().copied().find(|list| list.map() == map)?, key),
    }
}

fn target_scalar(key: &str) -> Option<Scalar> {
    match key {
        "kind" => Some(Scalar::TargetKind),
        "role" => Some(Scalar::Role),
        _ => None,
    }
}

fn item_scalar(list: List, key: &str) -> Option<Scalar> {
    let (item, field) = key.split_once('/')?;
    added_item(item)?;
    if !list.scalars().contains(&field) {
        return None;
    }
    match field {
        POS => Some(Scalar::Order),
        "term" => Some(Scalar::Term),
        "start" | "target" => Some(Scalar::Value),
        "due" => Some(Scalar::Date),
        "kind" => Some(Scalar::MilestoneKind),
        "gap" => Some(Scalar::Expectation),
        "owner" | "confirmer" => Some(Scalar::Party),
        _ => None,
    }
}

/// Whether the map root of that section may have that key.
pub fn allows_key(section: Section, map: &str, key: &str) -> bool {
    scalar(section, map, key).is_some()
}
