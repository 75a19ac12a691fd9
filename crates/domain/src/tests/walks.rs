//! No sequence of actions reaches a state that it must not reach.

use super::fixtures::{expectation, person, proposal};
use crate::assessment::Side;
use crate::permission::{Action, Relation, may, section_right};
use crate::proposal::{Proposal, Signature};
use crate::review::{DecisionKind, outcome};
use crate::section::{Right, Section, Sharing};
use crate::state::{State, Step, next};
use crate::time::Timestamp;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A proposal and what has really happened to it.
struct World {
    proposal: Proposal,
    sealed: BTreeSet<Side>,
    skipped: u32,
    signed: BTreeSet<Side>,
    consented: u32,
    approved: bool,
    declined: bool,
    begun_by_employee: bool,
    began: BTreeSet<Side>,
    /// Who has rated; sealing stands for it here.
    rated: BTreeSet<Side>,
}

impl World {
    fn new() -> Self {
        Self {
            proposal: proposal(State::Draft),
            sealed: BTreeSet::new(),
            skipped: 0,
            signed: BTreeSet::new(),
            consented: 0,
            approved: false,
            declined: false,
            begun_by_employee: false,
            began: BTreeSet::new(),
            rated: BTreeSet::new(),
        }
    }

    fn step(&mut self, step: Step) {
        let to = next(self.proposal.state, step, self.proposal.submitted());
        self.proposal.state = to.unwrap_or_else(|| panic!("{step:?} was allowed in {:?}", self.proposal.state));
    }

    /// Does what a service does with an allowed action.
    fn act(&mut self, relation: Relation, action: Action, kind: DecisionKind, section: Section) {
        let side = if relation == Relation::Employee { Side::Employee } else { Side::Manager };
        match action {
            Action::Share => self.share(section),
            Action::Consent => {
                self.consented += 1;
                if self.proposal.state == State::Shared {
                    self.step(Step::Consult);
                }
            }
            Action::BeginAlignment => self.step(Step::Align),
            Action::SkipAssessment => {
                self.skipped += 1;
                self.step(Step::SkipAssessment);
            }
            Action::BeginAssessment => {
                self.unsign();
                self.began.insert(side);
                self.proposal.beginning.insert(side, Timestamp(0));
                if self.proposal.beginning.len() == 2 {
                    self.proposal.beginning.clear();
                    self.proposal.expectations = vec![expectation(0)];
                    self.step(Step::Assess);
                }
            }
            Action::CallOffAssessment if self.rated.is_empty() => {
                self.began.clear();
                self.proposal.beginning.clear();
                self.proposal.expectations.clear();
                self.step(Step::CallOffAssessment);
            }
            Action::Assess => {
                self.rated.insert(side);
                self.sealed.insert(side);
                if self.sealed.len() == 2 {
                    self.step(Step::Open);
                }
            }
            // Where nothing was pinned there is nothing to pin anew.
            Action::Repin if !self.proposal.expectations.is_empty() => {
                self.unsign();
                self.sealed.clear();
                self.step(Step::Repin);
            }
            Action::Sign => self.sign(side),
            Action::Reopen => {
                self.unsign();
                self.step(Step::Reopen);
            }
            Action::Submit => {
                self.step(Step::Submit);
                self.proposal.version += 1;
            }
            Action::BeginReview => self.step(Step::BeginReview),
            Action::Decide => self.decide(kind),
            Action::Reconvene => {
                self.unsign();
                self.step(Step::Reconvene);
            }
            Action::Activate => self.step(Step::Activate),
            Action::Pause => self.step(Step::Pause),
            Action::Resume => self.step(Step::Resume),
            Action::Complete => self.step(Step::Complete),
            Action::Withdraw => self.step(Step::Withdraw),
            Action::HandOver => {
                let to = person(if self.proposal.manager == person("ines") { "marta" } else { "ines" });
                if !self.proposal.beginning.is_empty() {
                    self.began.remove(&Side::Manager);
                }
                self.proposal.hand_over(&to, &BTreeMap::new(), Timestamp(0));
                // What was submitted stays signed by whom it was.
                if !matches!(self.proposal.state, State::Submitted | State::InReview) {
                    self.signed.remove(&Side::Manager);
                }
            }
            _ => {}
        }
    }

    fn share(&mut self, section: Section) {
        self.proposal.sharing.insert(section, Sharing::Writing);
        if self.proposal.state == State::Draft {
            self.begun_by_employee = true;
            self.step(Step::Share);
        }
    }

    fn sign(&mut self, side: Side) {
        self.signed.insert(side);
        let signature = Signature { side, person: person("someone"), at: Timestamp(0), heads: BTreeMap::new() };
        self.proposal.signatures.push(signature);
        if self.signed.len() == 2 {
            self.step(Step::Ready);
        }
    }

    fn unsign(&mut self) {
        self.signed.clear();
        self.proposal.signatures.clear();
    }

    fn decide(&mut self, kind: DecisionKind) {
        let step = outcome(&[kind], 1).unwrap();
        self.approved |= step == Step::Approve;
        self.declined |= step == Step::Decline;
        self.step(step);
    }

    /// What must hold wherever chance has led.
    fn check(&self) {
        use State as S;
        let state = self.proposal.state;
        if state != S::Draft && state != S::Withdrawn {
            assert!(self.begun_by_employee, "{state:?} without the employee having shared anything");
        }
        if state == S::Consulting {
            assert!(self.consented > 0, "consulting without consent");
        }
        assert!(state != S::Assessing || self.began.len() == 2, "assessing without the word of both");
        assert!(self.sealed.is_empty() || !self.proposal.expectations.is_empty(), "called off although somebody has rated");
        // What was withdrawn may have been on its way to be rated again.
        let submitted = self.proposal.version > 0 && !matches!(state, S::Assessing | S::Withdrawn);
        let rated = matches!(state, S::Planning | S::Ready | S::Reconvening) || submitted;
        assert!(!rated || self.sealed.len() == 2 || self.skipped > 0, "{state:?} with an open assessment");
        let begun = !self.proposal.expectations.is_empty() && state != S::Withdrawn;
        assert!(!begun || state == S::Assessing || self.sealed.len() == 2, "{state:?} with a begun assessment");
        let signed = matches!(state, S::Ready | S::Submitted | S::InReview);
        assert!(!signed || self.signed.len() == 2, "{state:?} without both signatures");
        let leaderships = matches!(state, S::Submitted | S::InReview | S::ModificationsRequested | S::Reconvening);
        assert!(!leaderships || self.proposal.version > 0, "{state:?} without a version");
        let path = matches!(state, S::Approved | S::Active | S::Paused | S::Completed);
        assert!(!path || self.approved, "{state:?} without an approval");
        assert_eq!(state == S::Declined, self.declined, "declined by nobody, or not for good");
        self.check_rooms();
    }

    fn check_rooms(&self) {
        let state = self.proposal.state;
        for section in Section::ALL {
            let sharing = self.proposal.sharing(section);
            let writes = |relation| section_right(relation, state, section, sharing) == Some(Right::Write);
            assert!(state.is_writable() || !Relation::ALL.into_iter().any(writes), "written in {state:?}");
            assert!(!writes(Relation::Manager) || sharing == Sharing::Writing);
        }
    }
}

fn action() -> impl Strategy<Value = (Relation, Action, DecisionKind, Section)> {
    (
        prop::sample::select(Relation::ALL.to_vec()),
        prop::sample::select(Action::ALL.to_vec()),
        prop::sample::select(DecisionKind::ALL.to_vec()),
        prop::sample::select(Section::ALL.to_vec()),
    )
}

/// A walk that gets far: the next action is chosen among those that are allowed, withdrawing rarely.
fn choose(world: &World, pick: usize) -> Option<(Relation, Action)> {
    let possible: Vec<(Relation, Action)> = Relation::ALL
        .into_iter()
        .flat_map(|relation| Action::ALL.map(|action| (relation, action)))
        .filter(|(relation, action)| may(*relation, &world.proposal, *action))
        .filter(|(_, action)| *action != Action::Withdraw || pick.is_multiple_of(37))
        .collect();
    (!possible.is_empty()).then(|| possible[pick % possible.len()])
}

proptest! {
    #[test]
    fn whatever_is_tried_no_forbidden_state_is_reached(tries in prop::collection::vec(action(), 0..400)) {
        let mut world = World::new();
        for (relation, action, kind, section) in tries {
            let was_final = world.proposal.state.is_final().then_some(world.proposal.state);
            if may(relation, &world.proposal, action) {
                world.act(relation, action, kind, section);
            }
            prop_assert!(was_final.is_none_or(|state| state == world.proposal.state), "left a final state");
            world.check();
        }
    }

    #[test]
    fn walking_only_where_allowed_reaches_no_forbidden_state(
        picks in prop::collection::vec((any::<usize>(), action()), 0..400),
    ) {
        let mut world = World::new();
        for (pick, (_, _, kind, section)) in picks {
            if let Some((relation, action)) = choose(&world, pick) {
                world.act(relation, action, kind, section);
            }
            world.check();
        }
    }
}

/// The walks above would prove little if they never got anywhere.
#[test]
fn walking_where_allowed_gets_to_every_state() {
    let mut reached = BTreeSet::new();
    for walk in 0..400_usize {
        let mut world = World::new();
        for n in 1..200_usize {
            let pick = (walk * 7_919 + n).wrapping_mul(2_654_435_761) >> 7;
            reached.insert(world.proposal.state);
            if let Some((relation, action)) = choose(&world, pick) {
                world.act(relation, action, DecisionKind::ALL[(pick >> 9) % 4], Section::ALL[pick % 6]);
            }
        }
    }
    assert_eq!(reached, State::ALL.into_iter().collect());
}

#[test]
fn every_state_can_be_reached_from_a_draft() {
    let mut reached: BTreeSet<State> = [State::Draft].into_iter().collect();
    loop {
        let further: BTreeSet<State> = reached
            .iter()
            .flat_map(|state| Step::ALL.map(|step| next(*state, step, crate::state::Submitted::Before)))
            .flatten()
            .chain(reached.iter().filter_map(|s| next(*s, Step::Reopen, crate::state::Submitted::Never)))
            .chain(reached.iter().copied())
            .collect();
        if further == reached {
            break;
        }
        reached = further;
    }
    assert_eq!(reached, State::ALL.into_iter().collect());
}

#[test]
fn nothing_follows_a_final_state() {
    for state in State::ALL.into_iter().filter(|state| state.is_final()) {
        for step in Step::ALL {
            assert_eq!(next(state, step, crate::state::Submitted::Before), None, "{state:?} {step:?}");
        }
    }
}
