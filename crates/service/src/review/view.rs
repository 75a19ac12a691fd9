//! What is read of pinned versions.

use super::{Ballot, Quorum};
use crate::access::Case;
use crate::event::Event;
use crate::names::Names;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::assessment::Ratings;
use domain::diff::{compare, touched};
use domain::ids::{ItemId, PersonId, ProposalId};
use domain::people::Actor;
use domain::permission::{self, Action, Relation};
use domain::proposal::Proposal;
use domain::reading::{lines, subject};
use domain::review::ChangeRequest;
use domain::state::Step;
use domain::version::Version;
use domain::view::{DecisionView, RequestView, ResetApproval, ReviewLine, ReviewView};
use std::collections::{BTreeMap, BTreeSet};

impl Service {
    /// A pinned version as it was signed.
    pub async fn version(&self, actor: &Actor, id: &ProposalId, number: u32) -> Result<Version> {
        let case = self.case(actor, id, Action::ViewVersion).await?;
        let ratings = self.ratings(&case.proposal).await?;
        let (version, _) = self.version_for(&case, number, ratings).await?;
        self.version_read(actor, &case, number).await?;
        Ok(version)
    }

    /// A pinned version as the reader may have it now, and whether its ratings are held back.
    async fn version_for(&self, case: &Case, number: u32, ratings: Ratings) -> Result<(Version, Ratings)> {
        let version = self.pinned(&case.proposal.id, number).await?;
        if case.relation != Relation::Manager {
            return Ok((version.readable(ratings), ratings));
        }
        if !case.proposal.reads_of_before(&version) {
            return Err(Error::NotFound);
        }
        let ratings = case.proposal.ratings_for_the_manager(&version, ratings);
        Ok((version.readable(ratings), ratings))
    }

    /// Notes who reads a version and is not of the pair whose it is: once for each person and day, however often they look.
    async fn version_read(&self, actor: &Actor, case: &Case, number: u32) -> Result<()> {
        if case.proposal.side_of(&actor.person).is_some() {
            return Ok(());
        }
        let now = clock::now();
        let about = format!("{}/{number}", case.proposal.id);
        let once = ["version.read", actor.person.as_str(), &about, &now.date().to_string()];
        self.store.audit_append_once(&actor.org, &entry(actor, now, Event::VersionRead, about.clone()), &once).await?;
        Ok(())
    }

    /// A pinned version with how it compares to the one before, and what was decided and asked for.
    pub async fn review(&self, actor: &Actor, id: &ProposalId, number: u32) -> Result<ReviewView> {
        let case = self.case(actor, id, Action::ViewVersion).await?;
        let ratings = self.ratings(&case.proposal).await?;
        let (version, ratings) = self.version_for(&case, number, ratings).await?;
        let older = match number {
            0 | 1 => None,
            // One that is not for this reader is not compared with either.
            later => match self.version_for(&case, later - 1, ratings).await {
                Err(Error::NotFound) => None,
                older => Some(older?.0),
            },
        };
        self.version_read(actor, &case, number).await?;
        let ballot = self.ballot(&case.proposal, number).await?;
        let quorum = self.quorum(&case.proposal).await?;
        let reached = ballot.quorum(&case.proposal, number, quorum);
        let requests = readable_requests(self.store.requests(id, number).await?, reached, &actor.person);
        let names = self.review_names(&case.proposal, &ballot, requests.iter().chain(&version.answered)).await?;
        let lines = compare(&lines(&version), older.as_ref().map(lines).as_deref());
        Ok(ReviewView {
            gone: older.as_ref().map(|older| gone(&lines, older)).unwrap_or_default(),
            ratings,
            manager: names.of(&case.proposal.manager),
            newest: case.proposal.version,
            state: case.proposal.state,
            lines,
            decisions: decision_views(&ballot, reached, &actor.person, &names),
            standing: ballot.standing.iter().map(|decision| names.of(&decision.reviewer)).collect(),
            reset: self.resets(&case, &ballot, &version, &names).await?,
            outcome: outcome(&ballot, reached, quorum),
            quorum,
            decided: ballot.count(),
            requests: request_views(requests, ratings, &names),
            answered: request_views(version.answered.clone(), ratings, &names),
            allowed: allowed(&case, number, &ballot, actor),
            now: clock::now(),
            version,
        })
    }

    /// The approvals that this version, or one before it, has reset, each with what reads differently from what was approved.
    async fn resets(&self, case: &Case, ballot: &Ballot, version: &Version, names: &Names) -> Result<Vec<ResetApproval>> {
        let mut resets = Vec::with_capacity(ballot.reset.len());
        for decision in &ballot.reset {
            let approved = self.pinned(&version.proposal, decision.version).await?;
            let mut passages = touched(version, &approved);
            if case.relation == Relation::Manager && !case.proposal.reads_of_before(&approved) {
                passages.clear();
            }
            resets.push(ResetApproval { reviewer: names.of(&decision.reviewer), version: decision.version, passages });
        }
        Ok(resets)
    }

    async fn review_names(
        &self,
        proposal: &Proposal,
        ballot: &Ballot,
        requests: impl Iterator<Item = &ChangeRequest>,
    ) -> Result<Names> {
        let reviewers = ballot.made.iter().chain(&ballot.standing).chain(&ballot.reset).map(|decision| &decision.reviewer);
        self.names(reviewers.chain(requests.map(|request| &request.reviewer)).chain([&proposal.manager])).await
    }
}

/// What passages are about that only the older version has.
fn gone(lines: &[ReviewLine], older: &Version) -> BTreeMap<ItemId, String> {
    let removed = lines.iter().filter(|line| line.number.is_none()).map(|line| &line.line);
    removed.filter_map(|line| Some((line.item.clone(), subject(older, line.section, &line.item)?))).collect()
}

/// What leadership answered, once it has.
fn outcome(ballot: &Ballot, reached: Quorum, quorum: u32) -> Option<Step> {
    if reached == Quorum::Reached { ballot.outcome(None, quorum) } else { None }
}

/// Before the quorum a reviewer reads their own decision only, so that reviewers do not sway each other; the pair reads none.
pub(crate) fn decision_views(ballot: &Ballot, reached: Quorum, reader: &PersonId, names: &Names) -> Vec<DecisionView> {
    let readable = ballot.made.iter().filter(|decision| reached == Quorum::Reached || decision.reviewer == *reader);
    let mut decisions: Vec<DecisionView> =
        readable.map(|decision| DecisionView { reviewer: names.of(&decision.reviewer), decision: decision.clone() }).collect();
    decisions.sort_by_key(|view| std::cmp::Reverse(view.decision.at));
    decisions
}

fn readable_requests(mut requests: Vec<ChangeRequest>, reached: Quorum, reader: &PersonId) -> Vec<ChangeRequest> {
    requests.retain(|request| reached == Quorum::Reached || request.reviewer == *reader);
    requests
}

/// Change requests with the names of who asks, and without what they quote from ratings that are held back.
pub(crate) fn request_views(requests: Vec<ChangeRequest>, ratings: Ratings, names: &Names) -> Vec<RequestView> {
    let view = |request: ChangeRequest| RequestView { reviewer: names.of(&request.reviewer), request: request.readable(ratings) };
    requests.into_iter().map(view).collect()
}

/// Reviewing is done on the newest version, and once by each.
fn allowed(case: &Case, number: u32, ballot: &Ballot, actor: &Actor) -> BTreeSet<Action> {
    let mut allowed = permission::allowed(case.relation, &case.proposal);
    if number != case.proposal.version {
        allowed.remove(&Action::BeginReview);
        allowed.remove(&Action::Decide);
    }
    if ballot.has_decided(&actor.person) {
        allowed.remove(&Action::Decide);
    }
    allowed
}
