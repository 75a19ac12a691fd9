//! Who may: the relation of the asking person to a proposal, and the one answer for "does not exist" and "not for you".

use crate::{Error, Result, Service};
use domain::consultation::Consultation;
use domain::ids::{PersonId, ProposalId};
use domain::people::Actor;
use domain::permission::{self, Action, Consulted, Relation};
use domain::proposal::Proposal;
use domain::state::State;

/// A proposal together with how the asking person stands to it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) proposal: Proposal,
    pub(crate) relation: Relation,
}

impl Service {
    /// The proposal, if the person may do `action` with it now.
    ///
    /// Who has no business with it hears that it does not exist. Who may do that in another state hears that it is not possible now.
    pub(crate) async fn case(&self, actor: &Actor, id: &ProposalId, action: Action) -> Result<Case> {
        let case = self.related(actor, id).await?;
        permit(&case, action)?;
        Ok(case)
    }

    /// The proposal, if the person stands in any relation to it.
    pub(crate) async fn related(&self, actor: &Actor, id: &ProposalId) -> Result<Case> {
        let proposal = self.store.proposal(id).await?.ok_or(Error::NotFound)?;
        let consulted = self.consulted(actor, &proposal).await?;
        let relation = permission::relation(&proposal, actor, consulted);
        if relation == Relation::Nobody { Err(Error::NotFound) } else { Ok(Case { proposal, relation }) }
    }

    async fn consulted(&self, actor: &Actor, proposal: &Proposal) -> Result<Consulted> {
        // The pair and strangers of other organizations need no look at the questions.
        if proposal.org != actor.org || proposal.side_of(&actor.person).is_some() {
            return Ok(Consulted::No);
        }
        let consultations = self.store.consultations(&proposal.id).await?;
        let asked = consultations.iter().any(|c| was_put_to(c, &actor.person));
        Ok(if asked { Consulted::Yes } else { Consulted::No })
    }
}

/// Whether the question reached that person.
pub(crate) fn was_put_to(consultation: &Consultation, person: &PersonId) -> bool {
    consultation.stakeholder == *person && consultation.is_put()
}

/// Whether that relation may do `action` now.
pub(crate) fn permit(case: &Case, action: Action) -> Result<()> {
    let Case { proposal, relation } = case;
    if permission::may(*relation, proposal, action) {
        return Ok(());
    }
    if sees(*relation, proposal) && ever_may(*relation, proposal, action) {
        Err(Error::not_now(not_now(proposal.state)))
    } else {
        Err(Error::NotFound)
    }
}

/// Whether the person knows of the proposal at all; otherwise even "not now" would tell them.
fn sees(relation: Relation, proposal: &Proposal) -> bool {
    [Action::View, Action::ViewVersion, Action::Answer].into_iter().any(|a| permission::may(relation, proposal, a))
}

fn ever_may(relation: Relation, proposal: &Proposal, action: Action) -> bool {
    // What was pinned to be rated is a matter of time as the state is: before that the assessments could be begun.
    let mut elsewhere = Proposal { expectations: Vec::new(), ..proposal.clone() };
    State::ALL.into_iter().any(|state| {
        elsewhere.state = state;
        permission::may(relation, &elsewhere, action)
    })
}

fn not_now(state: State) -> &'static str {
    match state {
        State::Ready => "This is signed by both and frozen. Take the signatures back first.",
        State::Submitted | State::InReview => "This is with leadership now. It can go on when they have decided.",
        State::ModificationsRequested => "Leadership asks for modifications. Reconvene first: that opens the text again.",
        State::Completed | State::Declined | State::Withdrawn => "This path has ended. Start a new proposal to go on.",
        _ => "This is not possible at this point of the path. Look at the phases to see what comes first.",
    }
}
