//! The rail and the turn.

use super::dossiers::{Chance, Owned, knock};
use super::fixtures::{Size, person, proposal};
use crate::assessment::Side;
use crate::gate::Missing;
use crate::ids::ConsultationId;
use crate::proposal::{Proposal, Signature};
use crate::rail::{Decided, Facts, rail, reviewers_turn, standing};
use crate::section::{Section, Sharing};
use crate::state::{Phase, State};
use crate::time::Timestamp;
use crate::view::{Progress, RailPhase, Turn};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const SIZE: Size = Size { goals: 2, clauses: 2, expectations: 4, focus: 2 };

/// The same turn, as the one across the table may see it.
fn mirrored(turn: Turn) -> [Turn; 2] {
    match turn {
        Turn::Yours => [Turn::Employees, Turn::Managers],
        Turn::Employees | Turn::Managers => [Turn::Yours, Turn::Yours],
        same => [same, same],
    }
}

fn rail_of(proposal: &Proposal, side: Side, missing: &[Missing]) -> Vec<RailPhase> {
    rail(proposal, side, missing, &Facts::default())
}

fn phase_of(rail: &[RailPhase], phase: Phase) -> (Progress, Turn) {
    rail.iter().find(|p| p.phase == phase).map(|p| (p.progress, p.turn)).unwrap()
}

fn turn(proposal: &Proposal, side: Side, facts: &Facts) -> Turn {
    standing(proposal, &rail(proposal, side, &[], facts)).1
}

proptest! {
    #[test]
    fn the_rail_has_every_phase_once_one_of_them_current_and_counts_what_is_left(
        state in prop::sample::select(State::ALL.to_vec()),
        version in 0..3_u32,
        holes in prop::collection::vec(any::<bool>(), 200),
    ) {
        let mut owned = Owned::complete(SIZE);
        knock(&mut owned, &mut Chance(&mut holes.into_iter()));
        owned.proposal.state = state;
        owned.proposal.version = version;
        let missing = owned.missing();
        let [mine, theirs] = Side::ALL.map(|side| rail_of(&owned.proposal, side, &missing));
        prop_assert_eq!(mine.iter().map(|p| p.phase).collect::<Vec<_>>(), Phase::ALL.to_vec());
        prop_assert_eq!(mine.iter().map(|p| p.left as usize).sum::<usize>(), missing.len());
        for rail in [&mine, &theirs] {
            let current = rail.iter().filter(|p| p.progress == Progress::Current).count();
            prop_assert_eq!(current, usize::from(!state.is_final()), "{:?}", rail);
            let waits = rail.iter().any(RailPhase::waits);
            let turn = standing(&owned.proposal, rail).1;
            prop_assert_eq!(waits, matches!(turn, Turn::Yours | Turn::Together), "{:?}", rail);
        }
        for (mine, theirs) in mine.iter().zip(&theirs) {
            prop_assert!(theirs.left <= mine.left);
            prop_assert!(mine.progress != Progress::Open || mine.left > 0);
            prop_assert!(mine.progress != Progress::Done || mine.left == 0 || state.is_final());
            let private = mine.phase.section().is_some_and(|s| owned.proposal.sharing(s) == Sharing::Private);
            prop_assert!(!private || theirs.left == 0);
        }
    }

    #[test]
    fn the_two_agree_on_whose_turn_it_is_to_sign(signed in prop::sample::subsequence(Side::ALL.to_vec(), 0..=1)) {
        for state in [State::Planning, State::Reconvening] {
            let proposal = Proposal { signatures: signed.iter().copied().map(signature).collect(), ..proposal(state) };
            let [employees, managers] = Side::ALL.map(|side| turn(&proposal, side, &Facts::default()));
            prop_assert!(mirrored(employees).contains(&managers), "{:?} and {:?}", employees, managers);
        }
    }
}

fn signature(side: Side) -> Signature {
    Signature { side, person: person("someone"), at: Timestamp(0), heads: BTreeMap::new() }
}

#[test]
fn one_signature_waits_for_the_other() {
    let planning = Proposal { signatures: vec![signature(Side::Employee)], ..proposal(State::Planning) };
    assert_eq!(turn(&planning, Side::Employee, &Facts::default()), Turn::Managers);
    assert_eq!(turn(&planning, Side::Manager, &Facts::default()), Turn::Yours);
}

#[test]
fn whoever_would_begin_the_assessments_waits_for_the_other() {
    let aligning = Proposal { beginning: BTreeMap::from([(Side::Manager, Timestamp(0))]), ..proposal(State::Aligning) };
    assert_eq!(turn(&aligning, Side::Manager, &Facts::default()), Turn::Employees);
    assert_eq!(turn(&aligning, Side::Employee, &Facts::default()), Turn::Yours);
    assert_eq!(turn(&proposal(State::Aligning), Side::Employee, &Facts::default()), Turn::Together);
    assert_eq!(phase_of(&rail_of(&aligning, Side::Employee, &[]), Phase::Gaps), (Progress::Current, Turn::Yours));
}

#[test]
fn a_void_signature_waits_for_nobody() {
    let heads = BTreeMap::from([(Section::Start, 7)]);
    let signatures = vec![signature(Side::Employee), Signature { heads: heads.clone(), ..signature(Side::Manager) }];
    for state in [State::Planning, State::Reconvening] {
        let mut proposal = Proposal { signatures: signatures.clone(), ..proposal(state) };
        let void = proposal.void(&heads);
        assert_eq!(void, BTreeSet::from([Side::Employee]));
        let facts = Facts { void, ..Facts::default() };
        let submission = |proposal: &Proposal, side| phase_of(&rail(proposal, side, &[], &facts), Phase::Submission).1;
        assert_eq!(turn(&proposal, Side::Employee, &facts), Turn::Yours);
        assert_eq!(turn(&proposal, Side::Manager, &facts), Turn::Employees);
        assert_eq!(submission(&proposal, Side::Manager), Turn::Employees);
        proposal.signatures.pop();
        assert_eq!(turn(&proposal, Side::Manager, &facts), Turn::Together, "nobody's signature holds");
        assert_eq!(submission(&proposal, Side::Manager), Turn::Together);
    }
}

#[test]
fn a_reviewer_has_the_turn_until_they_have_decided() {
    let submitted = Proposal { version: 1, ..proposal(State::Submitted) };
    assert_eq!(reviewers_turn(&submitted, Decided::No), Turn::Yours);
    assert_eq!(reviewers_turn(&submitted, Decided::Yes), Turn::Leaderships);
    assert_eq!(turn(&submitted, Side::Employee, &Facts::default()), Turn::Leaderships);
    for state in State::ALL {
        let turn = reviewers_turn(&proposal(state), Decided::Yes);
        assert!(!matches!(turn, Turn::Yours | Turn::Together), "nothing waits for a reviewer who has decided: {state:?}");
    }
}

#[test]
fn a_phase_behind_that_still_misses_something_is_open() {
    let mut owned = Owned::complete(SIZE);
    owned.proposal.state = State::Planning;
    owned.contents.start.today.clear();
    owned.contents.milestones.milestones.clear();
    let found = rail_of(&owned.proposal, Side::Employee, &owned.missing());
    assert_eq!((found[0].progress, found[0].left, found[0].turn), (Progress::Open, 1, Turn::Yours));
    assert_eq!((found[1].progress, found[1].left), (Progress::Done, 0));
    assert_eq!(phase_of(&found, Phase::Milestones).0, Progress::Current);
}

#[test]
fn a_phase_in_which_nothing_is_left_is_done_and_the_next_one_is_current() {
    let mut owned = Owned::complete(SIZE);
    owned.proposal.state = State::Planning;
    let found = rail_of(&owned.proposal, Side::Employee, &owned.missing());
    assert_eq!(phase_of(&found, Phase::Milestones).0, Progress::Done);
    assert_eq!(phase_of(&found, Phase::Submission), (Progress::Current, Turn::Together));
}

#[test]
fn a_question_that_only_lacks_my_consent_is_my_turn() {
    let shared = proposal(State::Consulting);
    let question: ConsultationId = "question".parse().unwrap();
    let missing = [Missing::Consultation { consultation: question.clone() }];
    let proposed = Facts { to_consent: BTreeSet::from([question]), ..Facts::default() };
    let seen = |side, facts: &Facts| phase_of(&rail(&shared, side, &missing, facts), Phase::Connection);
    assert_eq!(seen(Side::Employee, &proposed), (Progress::Current, Turn::Yours));
    assert_eq!(seen(Side::Manager, &proposed), (Progress::Current, Turn::Employees));
    assert_eq!(seen(Side::Manager, &Facts::default()), (Progress::Current, Turn::Stakeholders), "asked, and not answered");
}

#[test]
fn each_rates_alone_so_that_both_have_the_turn() {
    let assessing = Proposal { state: State::Assessing, ..Owned::complete(SIZE).proposal };
    let both = Side::ALL.map(|side| Missing::Seal { side });
    for side in Side::ALL {
        assert_eq!(phase_of(&rail_of(&assessing, side, &both), Phase::Gaps), (Progress::Current, Turn::Yours));
    }
    assert_eq!(phase_of(&rail_of(&assessing, Side::Employee, &both[1..]), Phase::Gaps), (Progress::Current, Turn::Managers));
}

#[test]
fn in_the_second_round_nothing_is_submitted_or_decided_before_it_is() {
    use Progress::{Ahead, Current, Done};
    let request = [Missing::Request { request: "request".parse().unwrap() }];
    let seen = |state, version, missing: &[Missing]| {
        let rail = rail_of(&Proposal { version, ..proposal(state) }, Side::Employee, missing);
        [Phase::Submission, Phase::Decision, Phase::Reconvene].map(|phase| phase_of(&rail, phase).0)
    };
    assert_eq!(seen(State::ModificationsRequested, 1, &[]), [Ahead, Ahead, Current]);
    assert_eq!(seen(State::Reconvening, 1, &request), [Ahead, Ahead, Current]);
    assert_eq!(seen(State::Reconvening, 1, &[]), [Current, Ahead, Done]);
    assert_eq!(seen(State::Ready, 1, &[]), [Current, Ahead, Done]);
    assert_eq!(seen(State::Submitted, 2, &[]), [Done, Current, Done]);
    assert_eq!(seen(State::Submitted, 1, &[]), [Done, Current, Ahead]);
}

#[test]
fn on_the_path_nothing_waits_but_what_leadership_asked_for() {
    let request = [Missing::Request { request: "request".parse().unwrap() }];
    for state in [State::Active, State::Paused] {
        let active = Proposal { version: 1, ..proposal(state) };
        assert_eq!(turn(&active, Side::Employee, &Facts::default()), Turn::Nobodys);
        let asked = standing(&active, &rail_of(&active, Side::Employee, &request));
        assert_eq!(asked, (Phase::Path, Turn::Together));
    }
}
