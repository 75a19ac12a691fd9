//! The rail and the turn.

use super::dossiers::{Chance, Owned, knock};
use super::fixtures::{Size, person, proposal};
use crate::assessment::Side;
use crate::proposal::{Proposal, Signature};
use crate::rail::{Decided, Facts, current_phase, rail, turn};
use crate::section::{Section, Sharing};
use crate::state::{Phase, State};
use crate::time::Timestamp;
use crate::view::{Progress, Turn};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const SIZE: Size = Size { goals: 2, clauses: 2, expectations: 4, focus: 2 };

/// The same turn, as the one across the table sees it.
fn mirrored(turn: Turn) -> [Turn; 2] {
    match turn {
        Turn::Yours => [Turn::Employees, Turn::Managers],
        Turn::Employees | Turn::Managers => [Turn::Yours, Turn::Yours],
        same => [same, same],
    }
}

proptest! {
    #[test]
    fn the_rail_has_every_phase_once_and_counts_what_is_left(
        state in prop::sample::select(State::ALL.to_vec()),
        holes in prop::collection::vec(any::<bool>(), 200),
    ) {
        let mut owned = Owned::complete(SIZE);
        knock(&mut owned, &mut Chance(&mut holes.into_iter()));
        owned.proposal.state = state;
        let missing = owned.missing();
        let [mine, theirs] = Side::ALL.map(|side| rail(&owned.proposal, side, &missing, &BTreeSet::new()));
        prop_assert_eq!(mine.iter().map(|p| p.phase).collect::<Vec<_>>(), Phase::ALL.to_vec());
        prop_assert_eq!(mine.iter().map(|p| p.left as usize).sum::<usize>(), missing.len());
        let current = current_phase(&owned.proposal);
        for (mine, theirs) in mine.iter().zip(&theirs) {
            prop_assert!(theirs.left <= mine.left);
            let ahead = mine.phase > current || (mine.phase == current && state == State::Withdrawn);
            prop_assert_eq!(mine.progress == Progress::Ahead, ahead);
            prop_assert!(mine.phase != current || state.is_final() || mine.progress == Progress::Current);
            let private = mine.phase.section().is_some_and(|s| owned.proposal.sharing(s) == Sharing::Private);
            prop_assert!(!private || theirs.left == 0);
        }
    }

    #[test]
    fn the_two_agree_on_whose_turn_it_is(
        state in prop::sample::select(State::ALL.to_vec()),
        signed in prop::option::of(prop::sample::select(Side::ALL.to_vec())),
        sealed in prop::sample::subsequence(Side::ALL.to_vec(), 0..=2),
        writing in any::<bool>(),
        (to_consent, asked) in (0..2_u32, 0..2_u32),
    ) {
        let mut proposal = proposal(state);
        proposal.signatures = signed.into_iter().map(signature).collect();
        if writing {
            proposal.sharing.insert(Section::Objectives, Sharing::Writing);
        }
        let facts = Facts { sealed: sealed.into_iter().collect(), to_consent, asked, ..Facts::default() };
        let employees = turn(&proposal, Some(Side::Employee), &facts);
        let managers = turn(&proposal, Some(Side::Manager), &facts);
        prop_assert!(mirrored(employees).contains(&managers), "{:?} and {:?}", employees, managers);
        prop_assert_eq!(employees == Turn::Nobodys, state.is_final() || (state == State::Assessing && facts.sealed.len() == 2));
    }
}

fn signature(side: Side) -> Signature {
    Signature { side, person: person("someone"), at: Timestamp(0), heads: BTreeMap::new() }
}

#[test]
fn one_signature_waits_for_the_other() {
    let planning = Proposal { signatures: vec![signature(Side::Employee)], ..proposal(State::Planning) };
    assert_eq!(turn(&planning, Some(Side::Employee), &Facts::default()), Turn::Managers);
    assert_eq!(turn(&planning, Some(Side::Manager), &Facts::default()), Turn::Yours);
}

#[test]
fn whoever_would_begin_the_assessments_waits_for_the_other() {
    let aligning = Proposal { beginning: BTreeMap::from([(Side::Manager, Timestamp(0))]), ..proposal(State::Aligning) };
    assert_eq!(turn(&aligning, Some(Side::Manager), &Facts::default()), Turn::Employees);
    assert_eq!(turn(&aligning, Some(Side::Employee), &Facts::default()), Turn::Yours);
    assert_eq!(turn(&proposal(State::Aligning), Some(Side::Employee), &Facts::default()), Turn::Together);
    let gaps = rail(&aligning, Side::Employee, &[], &BTreeSet::new()).into_iter().find(|p| p.phase == Phase::Gaps);
    assert_eq!(gaps.map(|p| p.turn), Some(Turn::Yours));
}

#[test]
fn a_void_signature_waits_for_nobody() {
    let heads = BTreeMap::from([(Section::Start, 7)]);
    let signatures = vec![signature(Side::Employee), Signature { heads: heads.clone(), ..signature(Side::Manager) }];
    for state in [State::Planning, State::Reconvening] {
        let mut proposal = Proposal { signatures: signatures.clone(), ..proposal(state) };
        let void = proposal.void(&heads);
        assert_eq!(void, BTreeSet::from([Side::Employee]));
        let submission = |proposal: &Proposal, side, void: &BTreeSet<Side>| {
            let phases = rail(proposal, side, &[], void);
            phases.into_iter().find(|p| p.phase == Phase::Submission).map(|p| p.turn)
        };
        let facts = Facts { void: void.clone(), ..Facts::default() };
        assert_eq!(turn(&proposal, Some(Side::Employee), &facts), Turn::Yours);
        assert_eq!(turn(&proposal, Some(Side::Manager), &facts), Turn::Employees);
        assert_eq!(submission(&proposal, Side::Manager, &void), Some(Turn::Employees));
        proposal.signatures.pop();
        assert_eq!(turn(&proposal, Some(Side::Manager), &facts), Turn::Together, "nobody's signature holds");
        assert_eq!(submission(&proposal, Side::Manager, &void), Some(Turn::Together));
    }
}

#[test]
fn a_reviewer_has_the_turn_until_they_have_decided() {
    let submitted = Proposal { version: 1, ..proposal(State::Submitted) };
    assert_eq!(turn(&submitted, None, &Facts::default()), Turn::Yours);
    assert_eq!(turn(&submitted, None, &Facts { decided: Decided::Yes, ..Facts::default() }), Turn::Leaderships);
    assert_eq!(turn(&submitted, Some(Side::Employee), &Facts::default()), Turn::Leaderships);
}

#[test]
fn a_phase_behind_that_still_misses_something_is_being_worked_on() {
    let mut owned = Owned::complete(SIZE);
    owned.proposal.state = State::Planning;
    owned.contents.start.today.clear();
    let found = rail(&owned.proposal, Side::Employee, &owned.missing(), &BTreeSet::new());
    assert_eq!((found[0].progress, found[0].left, found[0].turn), (Progress::Current, 1, Turn::Yours));
    assert_eq!((found[1].progress, found[1].left), (Progress::Done, 0));
}
