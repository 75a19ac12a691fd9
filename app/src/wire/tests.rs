//! What serde writes is what is read here.

use super::{Json, Read, whole};
use domain::assessment::{Assessment, AssessmentView, Earlier, Level, Rating, Side};
use domain::consultation::{Answer, ExcerptPart, ExcerptPartKind, Stage, Support};
use domain::content::{Contents, Goal, Link, MilestoneKind, SectionContent, Term, Verdict, Walked};
use domain::diff::{LineChange, Piece};
use domain::framework::sample;
use domain::framework::{EdgeKind, Expectation, ExpectedLine};
use domain::gate::{MilestonePart, Missing};
use domain::ids::{ExpectationId, ItemId, ObjectiveId};
use domain::permission::Action;
use domain::problem::{Code, Problem};
use domain::section::Section;
use domain::state::{Phase, State, Step};
use domain::time::{Date, Timestamp};
use domain::view::{
    Audience, ComparisonGroup, ComparisonSort, ComparisonView, DeskKind, ImportColumn, ImportCounts, ImportFamily, ImportLevels,
    ImportMapping, ImportNote, ImportOffer, ImportPreview, ImportTable, ImportUndone, Onwards, Turn,
};
use domain::wording::Wording;
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
    for kind in ExcerptPartKind::ALL {
        comes_back(ExcerptPart { kind, lines: vec!["a line".into()] });
    }
    comes_back(Turn::Leaderships);
    comes_back(vec![Onwards::Submission, Onwards::NextSubmission, Onwards::Nobody]);
    Step::ALL.into_iter().for_each(comes_back);
    comes_back(Code::TooManyRequests);
    comes_back(BTreeSet::from([Action::View, Action::BeginAlignment, Action::DecideJob]));
}

/// One value of every kind. A kind that is added to the type and not listed here does not compile: then `tagged.rs` needs it too.
macro_rules! every {
    ($name:ident: $($kind:ident $({ $($field:ident: $value:expr),* $(,)? })?),* $(,)?) => {{
        let _listed = |value: &$name| match value { $($name::$kind $({ $($field: _),* })? => {}),* };
        vec![$($name::$kind $({ $($field: $value),* })?),*]
    }};
}

#[test]
fn every_hole_comes_back() {
    let item: ItemId = "g1".parse().unwrap();
    comes_back(every!(Missing:
        Acknowledgement { side: Side::Employee }, NotShared { section: Section::Gaps }, Today, Beyond, FiveYears, Goals,
        Term { term: Term::Long }, EmptyGoal { goal: item.clone() }, TargetKind, Target, JobDescription,
        EmptyClause { clause: item.clone() }, Link { goal: item.clone() }, Value { goal: item.clone() },
        Consultation { consultation: "c-1".parse().unwrap() }, Verdict { clause: item.clone() },
        VerdictReworded { clause: item.clone() }, Feedback { clause: item.clone() }, JobDecision, JobReworded, Expectations,
        Seal { side: Side::Manager }, Focus { least: 2, most: 3 }, FocusMilestone { focus: ExpectationId::parse("e").unwrap() }, Milestones,
        Milestone { milestone: item.clone(), part: MilestonePart::Confirmer },
        Preparation { consultation: "c-1".parse().unwrap() }, Request { request: "r-1".parse().unwrap() },
    ));
}

#[test]
fn every_line_of_the_desk_comes_back() {
    comes_back(every!(DeskKind:
        Acknowledge, Continue { phase: Phase::Gaps }, Consent { consultation: "c-1".parse().unwrap(), phase: Phase::Milestones },
        Answer { consultation: "c-1".parse().unwrap() }, BeginAssessment, Assess, Sign, Submit, Review { version: 2 }, Reconvene, Resolve { open: 3 },
        WaitingFor { phase: Phase::Milestones }, WithLeadership, Approved, Declined, OnThePath, BeingModified { request: None },
    ));
}

#[test]
fn every_other_kind_comes_back_with_what_belongs_to_it() {
    let answer = Answer { support: Some(Support::WithChanges), reason: "\u{201e}so\u{201c}".into(), at: Timestamp(-1) };
    comes_back(every!(Stage: Proposed, Refused, Asked, Answered { answer: answer }, Closed { reason: "late".into() }));
    comes_back(every!(EdgeKind: Up, Lateral, Conditional { condition: "a team".into() }));
    comes_back(vec![Link::LeftOpen, Link::Objective(ObjectiveId::parse("o-1").unwrap())]);
    let pieces = vec![Piece::Same("a".into()), Piece::Added("b".into()), Piece::Removed("c".into())];
    comes_back(every!(LineChange: Same, Added, Removed, Moved, Changed { pieces: pieces }));
    let rating = Rating { level: Level::NoOpportunity, evidence: "none".into() };
    let ratings = BTreeMap::from([(ExpectationId::parse("e").unwrap(), rating.clone())]);
    let lines = vec![ExpectedLine { text: "leads".into(), from: "Level 2".into(), known: true }];
    let expectation = Expectation { id: "e-1".parse().unwrap(), title: "Lead".into(), category: None, lines };
    let before = Earlier { expectation, rating: rating.clone(), sealed: Some(Timestamp(4)) };
    let kept = BTreeMap::from([(ExpectationId::parse("e").unwrap(), Timestamp(3))]);
    let mine = Assessment { ratings, kept, earlier: vec![before], sealed: Some(Timestamp(5)) };
    comes_back(every!(AssessmentView:
        NotBegun, Alone { mine: mine.clone(), other_sealed: true }, Closed { sealed: 1 }, HeldBack,
        Open { employee: mine, manager: Assessment::default() },
    ));
}

#[test]
fn sections_come_back() {
    let mut contents = Contents::default();
    contents.objectives.goals.push(Goal { id: "g1".parse().unwrap(), text: "line\nline \u{1f600}".into(), term: Term::Long });
    let walked = Walked { verdict: Some(Verdict::Aligned), feedback: "Fits".into(), about: Some(Wording::of("Leads")) };
    contents.alignment.clauses.insert("c1".parse().unwrap(), walked);
    comes_back(contents.clone());
    for section in Section::ALL {
        comes_back(contents.get(section));
    }
    comes_back(Some(SectionContent::empty(Section::Milestones)));
    comes_back(Date::parse("2026-11-22").unwrap());
}

#[test]
fn what_is_left_out_is_empty() {
    comes_back(Problem {
        code: Code::NotFound,
        message: "x".into(),
        missing: Vec::new(),
        hindrances: Vec::new(),
        request_id: None,
    });
}

#[test]
fn what_does_not_fit_is_nothing_at_all() {
    for broken in [r#"{"id":"Not An Id","name":"x","title":"y"}"#, r#"{"id":"x","title":"y"}"#, "[]", "null"] {
        assert_eq!(Json::parse(broken).as_ref().and_then(whole::<domain::people::PersonSummary>), None, "{broken}");
    }
}

#[test]
fn what_changed_between_two_versions_comes_back() {
    let older = sample::two_branches();
    let mut newer = older.clone();
    newer.roles.retain(|role| role.id.as_str() != sample::HEAD);
    if let Some(role) = newer.roles.first_mut() {
        role.title = "Keeper of objects".to_owned();
        role.level = 2;
    }
    let groups = ComparisonGroup::between(&older, &newer);
    let sorts =
        |wanted| groups.iter().flat_map(|group| &group.parts).flat_map(|part| &part.lines).any(|line| line.sort == wanted);
    assert!(sorts(ComparisonSort::Removed) && sorts(ComparisonSort::Changed) && sorts(ComparisonSort::Moved));
    comes_back(ComparisonView { from: 1, to: None, groups, publications: Vec::new(), owns: true, now: Timestamp(1) });
}

#[test]
fn what_was_found_in_files_comes_back() {
    let offer = ImportOffer { key: "{\"kind\":\"drop_controls\",\"line\":1}".into(), text: "Take it out.".into() };
    let note = ImportNote {
        file: "a.md".into(),
        place: String::new(),
        line: Some(1),
        text: "There is a TAB.".into(),
        refused: true,
        repair: Some(offer),
    };
    let column = ImportColumn { header: "Skill".into(), field: "skill".into() };
    let mapping = ImportMapping {
        families: vec![ImportFamily { found: "a".into(), name: "b".into() }],
        tables: vec![ImportTable { table: "a.md#1".into(), shape: "rows".into(), columns: vec![column] }],
        levels: ImportLevels::Append,
    };
    let found = ImportCounts { families: 1, roles: 2, levels: 3, competencies: 4, cells: 5 };
    comes_back(ImportPreview { found, notes: vec![note], mapping, changes: Vec::new(), ready: false });
    comes_back(ImportUndone { left: vec!["The title was changed since.".into()] });
}
