//! Who stands how to a proposal, and what nobody may ever do.

use super::fixtures::{actor, expectation, proposal};
use crate::people::Role;
use crate::permission::{Action, Consulted, Relation, allowed, may, relation, section_right, table_right};
use crate::proposal::Proposal;
use crate::section::{Right, Section, Sharing};
use crate::state::State;
use crate::time::Timestamp;
use std::collections::BTreeSet;

/// Every state, before and after the first version, with something shared.
fn proposals() -> impl Iterator<Item = Proposal> {
    State::ALL.into_iter().flat_map(|state| {
        [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(version, pinned)| Proposal {
            version,
            expectations: (0..pinned).map(expectation).collect(),
            sharing: [(Section::Objectives, Sharing::Reading)].into_iter().collect(),
            ..proposal(state)
        })
    })
}

#[test]
fn a_draft_concerns_the_employee_alone() {
    let draft = proposal(State::Draft);
    assert_eq!(relation(&draft, &actor("tomas", "north", &[]), Consulted::No), Relation::Employee);
    assert_eq!(relation(&draft, &actor("ines", "north", &Role::ALL), Consulted::No), Relation::Nobody);
    assert_eq!(allowed(Relation::Manager, &draft), BTreeSet::new());
}

#[test]
fn a_draft_withdrawn_unshared_stays_unknown_to_the_manager() {
    let ines = actor("ines", "north", &[]);
    let mut withdrawn = proposal(State::Withdrawn);
    assert_eq!(relation(&withdrawn, &ines, Consulted::No), Relation::Nobody);
    withdrawn.sharing.insert(Section::Gaps, Sharing::Reading);
    assert_eq!(relation(&withdrawn, &ines, Consulted::No), Relation::Manager);
}

#[test]
fn another_organization_has_no_relation_whatever_the_names_and_roles() {
    for proposal in proposals() {
        for name in ["tomas", "ines", "marta"] {
            assert_eq!(relation(&proposal, &actor(name, "south", &Role::ALL), Consulted::Yes), Relation::Nobody);
        }
    }
}

#[test]
fn an_appointment_other_than_reviewer_is_no_relation() {
    let others = [Role::Administrator, Role::ProgrammeOwner, Role::FrameworkOwner];
    for proposal in proposals() {
        assert_eq!(relation(&proposal, &actor("kofi", "north", &others), Consulted::No), Relation::Nobody);
    }
}

#[test]
fn a_reviewer_comes_in_with_the_first_version() {
    let marta = actor("marta", "north", &[Role::LeadershipReviewer]);
    for proposal in proposals() {
        let expected = if proposal.version >= 1 { Relation::Reviewer } else { Relation::Nobody };
        assert_eq!(relation(&proposal, &marta, Consulted::No), expected);
    }
}

#[test]
fn nobody_reviews_their_own_table() {
    for proposal in proposals() {
        for name in ["tomas", "ines"] {
            let found = relation(&proposal, &actor(name, "north", &Role::ALL), Consulted::Yes);
            assert!(!may(found, &proposal, Action::Decide) && !may(found, &proposal, Action::BeginReview));
        }
    }
}

#[test]
fn who_facilitated_it_once_has_no_part_in_it_any_more() {
    for mut proposal in proposals() {
        let sharing = proposal.sharing.clone();
        proposal.hand_over(&"marta".parse().unwrap(), &sharing, Timestamp(1));
        let ines = actor("ines", "north", &Role::ALL);
        let expected = if proposal.state == State::Draft && proposal.version > 0 { Relation::Reviewer } else { Relation::Nobody };
        assert_eq!(relation(&proposal, &ines, Consulted::No), expected, "{:?}", proposal.state);
        assert_eq!(
            relation(&proposal, &actor("kofi", "north", &Role::ALL), Consulted::No),
            match proposal.version {
                0 => Relation::Nobody,
                _ => Relation::Reviewer,
            }
        );
        let marta = relation(&proposal, &actor("marta", "north", &[]), Consulted::No);
        assert_eq!(marta == Relation::Manager, proposal.state != State::Draft);
    }
}

#[test]
fn without_a_relation_nothing_is_allowed() {
    for proposal in proposals() {
        assert_eq!(allowed(Relation::Nobody, &proposal), BTreeSet::new());
    }
}

#[test]
fn some_actions_belong_to_one_relation_alone() {
    let owners = [
        (Relation::Manager, &[Action::Ask, Action::NoteHandover][..]),
        (Relation::Reviewer, &[Action::BeginReview, Action::Decide]),
        (Relation::Stakeholder, &[Action::Answer]),
        (
            Relation::Employee,
            &[
                Action::Rename,
                Action::Share,
                Action::Consent,
                Action::DecideJob,
                Action::Submit,
                Action::Activate,
                Action::Pause,
                Action::Resume,
                Action::Complete,
                Action::Withdraw,
                Action::HandOver,
            ],
        ),
    ];
    for proposal in proposals() {
        for (owner, actions) in owners {
            for other in Relation::ALL.into_iter().filter(|relation| *relation != owner) {
                assert!(actions.iter().all(|action| !may(other, &proposal, *action)), "{other:?} in {:?}", proposal.state);
            }
        }
    }
}

#[test]
fn every_action_is_possible_for_somebody_sometime() {
    let all: Vec<Proposal> = proposals().collect();
    for action in Action::ALL {
        assert!(Relation::ALL.into_iter().any(|relation| all.iter().any(|p| may(relation, p, action))), "{action:?}");
    }
}

#[test]
fn whoever_is_consulted_sees_neither_document_nor_version() {
    for proposal in proposals() {
        let found = allowed(Relation::Stakeholder, &proposal);
        assert!(found.is_subset(&[Action::Answer].into_iter().collect()));
        assert!(found.is_empty() || !proposal.state.is_final());
    }
}

#[test]
fn a_reviewer_reads_pinned_versions_and_never_the_living_document() {
    for proposal in proposals() {
        assert!(!may(Relation::Reviewer, &proposal, Action::View));
        let readable = proposal.version >= 1 && proposal.state != State::Withdrawn;
        assert_eq!(may(Relation::Reviewer, &proposal, Action::ViewVersion), readable);
    }
}

#[test]
fn rooms_open_only_to_the_pair_and_to_the_manager_only_as_shared() {
    for state in State::ALL {
        for section in Section::ALL {
            for sharing in Sharing::ALL {
                let right = |relation| section_right(relation, state, section, sharing);
                for stranger in [Relation::Reviewer, Relation::Stakeholder, Relation::Nobody] {
                    assert_eq!(right(stranger), None);
                }
                let write = state.is_writable();
                assert_eq!(right(Relation::Employee), Some(if write { Right::Write } else { Right::Read }));
                let manager = right(Relation::Manager);
                assert_eq!(manager.is_some(), state != State::Draft && sharing != Sharing::Private);
                let writes = write && state != State::Draft && sharing == Sharing::Writing && section != Section::Start;
                assert_eq!(manager == Some(Right::Write), writes);
            }
        }
    }
}

#[test]
fn at_the_table_sit_only_the_two() {
    let seated = Relation::ALL.into_iter().filter(|relation| table_right(*relation).is_some());
    assert_eq!(seated.collect::<Vec<_>>(), [Relation::Employee, Relation::Manager]);
}
