//! Lenient reading for display: whatever the document holds, there is a content. Unknown spellings read as undecided.

use crate::schema::{self, List, POS, SELF, TARGET};
use crate::spelling::{Word, YES, link_from_word};
use domain::content::{
    Alignment, Clause, Connected, Connection, Contents, Gaps, Goal, Milestone, Milestones, Objectives, PerformanceGoal,
    SectionContent, Start, Walked,
};
use domain::ids::{ExpectationId, ItemId, RoleId};
use domain::section::Section;
use domain::time::Date;
use std::collections::{BTreeMap, BTreeSet};
use yrs::{Any, GetString as _, Map as _, Out, ReadTxn};

/// What a section says. Lists are in their order; items with the same place are sorted by id, so every replica shows the same.
pub fn read(section: Section, txn: &impl ReadTxn) -> SectionContent {
    let from = Source { txn };
    match section {
        Section::Start => SectionContent::Start(from.start()),
        Section::Objectives => SectionContent::Objectives(from.objectives()),
        Section::Connection => SectionContent::Connection(from.connection()),
        Section::Alignment => SectionContent::Alignment(from.alignment()),
        Section::Gaps => SectionContent::Gaps(from.gaps()),
        Section::Milestones => SectionContent::Milestones(from.milestones()),
    }
}

/// The text under that name; empty if there is none.
pub fn text(txn: &impl ReadTxn, root: &str) -> String {
    txn.get_text(root).map(|text| text.get_string(txn)).unwrap_or_default()
}

/// The items of a list with their places, in order.
pub(crate) fn places(txn: &impl ReadTxn, list: List) -> Vec<(String, ItemId)> {
    let Some(map) = txn.get_map(list.map()) else { return Vec::new() };
    let place = |(key, value): (&str, Out)| match (key.split_once('/')?, value) {
        ((item, POS), Out::Any(Any::String(pos))) => Some((pos.as_ref().to_owned(), schema::added_item(item)?)),
        _ => None,
    };
    let mut items: Vec<_> = map.iter(txn).filter_map(place).collect();
    items.sort_unstable();
    items
}

/// The text roots that a section's content shows.
pub fn text_roots(section: Section, content: &SectionContent) -> Vec<String> {
    let fixed = schema::fixed_texts(section).iter().map(|(item, field)| schema::root_name(item, field));
    let items = |list: List, ids: Vec<&ItemId>| -> Vec<String> {
        ids.into_iter().flat_map(|id| list.texts().iter().map(|field| schema::root_name(id.as_str(), field))).collect()
    };
    let more = match content {
        SectionContent::Start(_) => Vec::new(),
        SectionContent::Objectives(c) => {
            let mut roots = items(List::Goals, c.goals.iter().map(|g| &g.id).collect());
            roots.extend(items(List::Clauses, c.clauses.iter().map(|c| &c.id).collect()));
            roots
        }
        SectionContent::Connection(c) => c.goals.keys().map(|id| schema::root_name(id.as_str(), "value")).collect(),
        SectionContent::Alignment(c) => c.clauses.keys().map(|id| schema::root_name(id.as_str(), "feedback")).collect(),
        SectionContent::Gaps(c) => items(List::PerformanceGoals, c.goals.iter().map(|g| &g.id).collect()),
        SectionContent::Milestones(c) => items(List::Milestones, c.milestones.iter().map(|m| &m.id).collect()),
    };
    fixed.chain(more).collect()
}

/// The text roots of a section including those about items of other sections that nobody has touched yet: the value of every
/// goal, the feedback on every clause.
pub fn text_roots_of(section: Section, contents: &Contents) -> Vec<String> {
    let mut roots = text_roots(section, &contents.get(section));
    let ids: Vec<&ItemId> = match section {
        Section::Connection => contents.objectives.goals.iter().map(|g| &g.id).collect(),
        Section::Alignment => contents.objectives.clauses.iter().map(|c| &c.id).collect(),
        _ => Vec::new(),
    };
    let field = schema::about(section).map_or("", |(_, field)| field);
    for root in ids.into_iter().map(|id| schema::root_name(id.as_str(), field)) {
        if !roots.contains(&root) {
            roots.push(root);
        }
    }
    roots
}

/// A document that is read.
struct Source<'a, T> {
    txn: &'a T,
}

impl<T: ReadTxn> Source<'_, T> {
    fn text(&self, item: &str, field: &str) -> String {
        text(self.txn, &schema::root_name(item, field))
    }

    fn scalar(&self, map: &str, key: &str) -> Option<String> {
        match self.txn.get_map(map)?.get(self.txn, key)? {
            Out::Any(Any::String(text)) => Some(text.as_ref().to_owned()),
            _ => None,
        }
    }

    fn word<W: Word>(&self, map: &str, key: &str) -> Option<W> {
        W::from_word(&self.scalar(map, key)?)
    }

    fn ids(&self, list: List) -> impl Iterator<Item = ItemId> {
        places(self.txn, list).into_iter().map(|(_, id)| id)
    }

    /// Every item that the section says something about: by a scalar or by a text.
    fn spoken_of(&self, map: &str, field: &str) -> BTreeSet<ItemId> {
        let mut ids = BTreeSet::new();
        if let Some(map) = self.txn.get_map(map) {
            // Extending inserts one by one; collecting would sort first, and in the browser every sort is eight kilobytes of program.
            ids.extend(map.keys(self.txn).filter_map(schema::added_item));
        }
        for (name, _) in self.txn.root_refs() {
            if let Some((item, found)) = schema::parse_text_root(name)
                && found == field
            {
                ids.extend(schema::added_item(item));
            }
        }
        ids
    }

    fn start(&self) -> Start {
        Start {
            today: self.text(SELF, "today"),
            strengths: self.text(SELF, "strengths"),
            drives: self.text(SELF, "drives"),
            needs: self.text(SELF, "needs"),
        }
    }

    fn objectives(&self) -> Objectives {
        let goal = |id: ItemId| Goal {
            text: self.text(id.as_str(), "goal"),
            term: self.word("goals", &format!("{id}/term")).unwrap_or_default(),
            id,
        };
        Objectives {
            beyond: self.text(SELF, "beyond"),
            five_years: self.text(SELF, "five-years"),
            goals: self.ids(List::Goals).map(goal).collect(),
            target_kind: self.word("target", "kind"),
            target_role: self.scalar("target", "role").and_then(|role| RoleId::parse(&role).ok()),
            target_title: self.text(TARGET, "title"),
            clauses: self.ids(List::Clauses).map(|id| Clause { text: self.text(id.as_str(), "clause"), id }).collect(),
        }
    }

    fn connection(&self) -> Connection {
        let connected = |id: ItemId| {
            let link = self.scalar("links", id.as_str()).and_then(|word| link_from_word(&word));
            let value = self.text(id.as_str(), "value");
            (link.is_some() || !value.is_empty()).then_some((id, Connected { link, value }))
        };
        let mut goals = BTreeMap::new();
        goals.extend(self.spoken_of("links", "value").into_iter().filter_map(connected));
        Connection { goals }
    }

    fn alignment(&self) -> Alignment {
        let walked = |id: ItemId| {
            let verdict = self.word("verdicts", id.as_str());
            let feedback = self.text(id.as_str(), "feedback");
            let about = self.scalar("walked", id.as_str()).and_then(|wording| wording.parse().ok());
            (verdict.is_some() || !feedback.is_empty()).then_some((id, Walked { verdict, feedback, about }))
        };
        let mut clauses = BTreeMap::new();
        clauses.extend(self.spoken_of("verdicts", "feedback").into_iter().filter_map(walked));
        Alignment { clauses }
    }

    fn gaps(&self) -> Gaps {
        let goal = |id: ItemId| PerformanceGoal { text: self.text(id.as_str(), "goal"), id };
        Gaps {
            focus: self.focus().into_iter().collect(),
            summary: self.text(SELF, "summary"),
            goals: self.ids(List::PerformanceGoals).map(goal).collect(),
        }
    }

    fn focus(&self) -> BTreeSet<ExpectationId> {
        let Some(map) = self.txn.get_map("focus") else { return BTreeSet::new() };
        let chosen = |(key, value): (&str, Out)| match value {
            Out::Any(Any::String(word)) if word.as_ref() == YES => ExpectationId::parse(key).ok(),
            _ => None,
        };
        let mut focus = BTreeSet::new();
        focus.extend(map.iter(self.txn).filter_map(chosen));
        focus
    }

    fn milestones(&self) -> Milestones {
        Milestones { milestones: self.ids(List::Milestones).map(|id| self.milestone(id)).collect() }
    }

    fn milestone(&self, id: ItemId) -> Milestone {
        let map = List::Milestones.map();
        let key = |field: &str| format!("{id}/{field}");
        Milestone {
            title: self.text(id.as_str(), "title"),
            measure: self.text(id.as_str(), "measure"),
            start: self.scalar(map, &key("start")).unwrap_or_default(),
            target: self.scalar(map, &key("target")).unwrap_or_default(),
            due: self.scalar(map, &key("due")).and_then(|date| Date::parse(&date).ok()),
            kind: self.word(map, &key("kind")),
            gap: self.scalar(map, &key("gap")).and_then(|gap| ExpectationId::parse(&gap).ok()),
            owner: self.word(map, &key("owner")),
            confirmer: self.word(map, &key("confirmer")),
            id,
        }
    }
}
