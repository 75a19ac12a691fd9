//! What serde writes is what is read here.

use super::{Json, Read, whole};
use domain::assessment::{Assessment, AssessmentView, Level, Rating, Side};
use domain::consultation::{Answer, Stage, Support};
use domain::content::{Contents, Goal, Link, MilestoneKind, SectionContent, Term};
use domain::diff::{LineChange, Piece};
use domain::gate::{MilestonePart, Missing};
use domain::ids::{ExpectationId, ItemId, ObjectiveId};
use domain::permission::Action;
use domain::problem::{Code, Problem};
use domain::section::Section;
use domain::state::{Phase, State};
use domain::time::{Date, Timestamp};
use domain::view::{Audience, DeskKind, Turn};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

fn comes_back<T: Serialize + Read + PartialEq + Debug>(value: T) {
    let written = serde_json::to_string(&value).unwrap();
    assert_eq!(Json::parse(&written).as_ref().and_then(whole), Some(value), "{written}");
}

#[test]
fn words_come_back() {
    State::ALL.into_iter().for_each(comes_back);
    Phase::ALL.into_iter().for_each(comes_back);
    Level::ALL.into_iter().for_each(comes_back);
    MilestoneKind::ALL.into_iter().for_each(comes_back);
    comes_back(Audience::PairAndLeadership);
    comes_back(Turn::Leaderships);
    comes_back(Code::TooManyRequests);
    comes_back(BTreeSet::from([Action::View, Action::BeginAlignment, Action::DecideJob]));
}

#[test]
fn kinds_come_back_with_what_belongs_to_them() {
    let item: ItemId = "g1".parse().unwrap();
    comes_back(vec![
        Missing::Today,
        Missing::Term { term: Term::Long },
        Missing::Link { goal: item.clone() },
        Missing::Seal { side: Side::Manager },
        Missing::Milestone { milestone: item.clone(), part: MilestonePart::Confirmer },
        Missing::NotShared { section: Section::Gaps },
    ]);
    comes_back(vec![
        DeskKind::Acknowledge,
        DeskKind::Continue { phase: Phase::Gaps },
        DeskKind::Resolve { open: 3 },
        DeskKind::BeingModified { request: None },
    ]);
    comes_back(Stage::Answered {
        answer: Answer { support: Support::WithChanges, reason: "\u{201e}so\u{201c}".into(), at: Timestamp(-1) },
    });
    comes_back(vec![Link::LeftOpen, Link::Objective(ObjectiveId::parse("o-1").unwrap())]);
    comes_back(LineChange::Changed {
        pieces: vec![Piece::Same("a".into()), Piece::Added("b".into()), Piece::Removed("c".into())],
    });
    let ratings =
        BTreeMap::from([(ExpectationId::parse("e").unwrap(), Rating { level: Level::NoOpportunity, evidence: "none".into() })]);
    comes_back(AssessmentView::Alone { mine: Assessment { ratings, sealed: Some(Timestamp(5)) }, other_sealed: true });
}

#[test]
fn sections_come_back() {
    let mut contents = Contents::default();
    contents.objectives.goals.push(Goal { id: "g1".parse().unwrap(), text: "line\nline \u{1f600}".into(), term: Term::Long });
    comes_back(contents.clone());
    for section in Section::ALL {
        comes_back(contents.get(section));
    }
    comes_back(Some(SectionContent::empty(Section::Milestones)));
    comes_back(Date::parse("2026-11-22").unwrap());
}

#[test]
fn what_is_left_out_is_empty() {
    comes_back(Problem { code: Code::NotFound, message: "x".into(), missing: Vec::new(), request_id: None });
}

#[test]
fn what_does_not_fit_is_nothing_at_all() {
    for broken in [r#"{"id":"Not An Id","name":"x","title":"y"}"#, r#"{"id":"x","title":"y"}"#, "[]", "null"] {
        assert_eq!(Json::parse(broken).as_ref().and_then(whole::<domain::people::PersonSummary>), None, "{broken}");
    }
}
