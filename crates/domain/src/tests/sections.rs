//! The audience in words is true.

use super::fixtures::proposal;
use crate::permission::{Relation, section_right};
use crate::proposal::Proposal;
use crate::section::{Section, Sharing};
use crate::state::State;
use crate::view::{Audience, Onwards};
use proptest::prelude::*;

fn at(state: State, version: u32) -> Proposal {
    Proposal { version, ..proposal(state) }
}

proptest! {
    #[test]
    fn nobody_is_announced_who_has_read_already_and_nobody_left_out_who_will(
        state in prop::sample::select(State::ALL.to_vec()),
        sharing in prop::sample::select(Sharing::ALL.to_vec()),
        version in 0..3_u32,
    ) {
        let proposal = at(state, version);
        let (audience, onwards) = (Audience::of(&proposal, sharing), Onwards::of(&proposal));
        let can_go_on = state.is_writable() || state == State::Ready;
        prop_assert_eq!(onwards == Onwards::Submission, can_go_on && version == 0);
        prop_assert_eq!(onwards == Onwards::NextSubmission, can_go_on && version > 0);
        prop_assert!(audience != Audience::PairAndLeadership || onwards == Onwards::Nobody);
        // Said of the draft alone: what leadership has is the pinned version, whatever the sharing is.
        let reads = section_right(Relation::Manager, state, Section::Objectives, sharing).is_some();
        prop_assert!(state == State::Draft || audience == Audience::PairAndLeadership || (audience == Audience::Pair) == reads);
    }
}

#[test]
fn while_reconvening_leadership_has_read_the_version_before() {
    assert_eq!(Onwards::of(&at(State::Planning, 0)), Onwards::Submission);
    assert_eq!(Onwards::of(&at(State::Reconvening, 1)), Onwards::NextSubmission);
    assert_eq!(Onwards::of(&at(State::Ready, 1)), Onwards::NextSubmission);
    assert_eq!(Onwards::of(&at(State::Withdrawn, 1)), Onwards::Nobody);
    assert_eq!(Audience::of(&at(State::InReview, 1), Sharing::Private), Audience::PairAndLeadership);
}
