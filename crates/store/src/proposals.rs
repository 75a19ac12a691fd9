//! Proposals: creating them with their rooms, and finding them again.

use crate::audit::{self, Entry};
use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use bytes::Bytes;
use domain::ids::{OrgId, PersonId, ProposalId, RoleId};
use domain::proposal::Proposal;
use domain::section::Section;
use domain::state::State;
use std::collections::BTreeMap;
use surrealdb_types::{RecordId, SurrealValue, Value};

/// Which of an organization's submitted proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Those that wait for leadership.
    ForLeadership,
    /// Those that leadership has answered, withdrawn ones left out.
    ForNobody,
}

#[derive(SurrealValue)]
pub(crate) struct ProposalColumns {
    org: RecordId,
    employee: RecordId,
    manager: RecordId,
    state: String,
    shelf: String,
    revision: i64,
    updated: i64,
    aims: Option<String>,
    body: Value,
}

impl ProposalColumns {
    pub(crate) fn of(proposal: &Proposal) -> Result<Self, Error> {
        Ok(Self {
            org: row::org(&proposal.org),
            employee: row::person(&proposal.employee),
            manager: row::person(&proposal.manager),
            state: proposal.state.key().to_owned(),
            shelf: shelf(proposal).to_owned(),
            revision: key::int(proposal.revision, "a proposal's revision")?,
            updated: proposal.updated.0,
            aims: proposal.target.as_ref().filter(|_| !proposal.state.is_final()).map(|role| role.as_str().to_owned()),
            body: row::body("a proposal", proposal)?,
        })
    }
}

/// Where leadership finds a proposal.
fn shelf(proposal: &Proposal) -> &'static str {
    match proposal.state {
        _ if proposal.version == 0 => "none",
        State::Withdrawn => "none",
        State::Submitted | State::InReview => "waiting",
        _ => "decided",
    }
}

pub(crate) fn id(proposal: &ProposalId) -> RecordId {
    key::one("proposal", proposal.as_str())
}

/// The rooms of a proposal's present generation.
pub(crate) fn room_ids(proposal: &Proposal) -> Vec<(Section, RecordId)> {
    Section::ALL
        .into_iter()
        .map(|s| (s, key::many("collab_room", key::room_parts(&proposal.id, s, proposal.generation))))
        .collect()
}

impl Store {
    /// Adds a proposal with an open room for every section. `templates` holds what a room's text begins with, as the log's first row;
    /// a section without one begins empty.
    pub async fn proposal_create(
        &self,
        proposal: &Proposal,
        templates: &BTreeMap<Section, Bytes>,
        audit: &[Entry],
    ) -> Result<(), Error> {
        let columns = ProposalColumns::of(proposal)?;
        let placed = audit::placed(&proposal.org, &proposal.id, columns.revision, audit);
        let (rooms, updates) = crate::log::rows_of_new_rooms(proposal, templates);
        let unit = Unit::new(
            "BEGIN;
             CREATE $proposal CONTENT $row RETURN NONE;
             INSERT INTO collab_room $rooms RETURN NONE;
             INSERT INTO collab_update $updates RETURN NONE;
             INSERT INTO audit $audit RETURN NONE;
             COMMIT;",
        )
        .bind("proposal", id(&proposal.id))
        .bind("row", columns)
        .bind("rooms", rooms)
        .bind("updates", updates)
        .bind("audit", placed);
        self.run(unit).await.map(drop)
    }

    /// A proposal.
    pub async fn proposal(&self, proposal: &ProposalId) -> Result<Option<Proposal>, Error> {
        self.body("a proposal", id(proposal)).await
    }

    /// A person's own proposals, the one changed last first.
    pub async fn proposals_of_employee(&self, employee: &PersonId) -> Result<Vec<Proposal>, Error> {
        self.found("a proposal", Unit::new(OF_EMPLOYEE).bind("employee", row::person(employee))).await
    }

    /// Whose the proposals are, of those that the organization has.
    pub async fn employees_of(&self, org: &OrgId, ids: &[ProposalId]) -> Result<BTreeMap<ProposalId, PersonId>, Error> {
        let ids: Vec<RecordId> = ids.iter().map(id).collect();
        let unit = Unit::new("SELECT id, employee FROM $ids WHERE org = $org").bind("ids", ids).bind("org", row::org(org));
        let rows: Vec<Owner> = self.run(unit).await?.take(0)?;
        let read = |owner: Owner| {
            Ok((row::linked("a proposal's id", &owner.id)?, row::linked("a proposal's employee", &owner.employee)?))
        };
        rows.into_iter().map(read).collect()
    }

    /// A person's own proposals that are in that state, the one changed last first.
    pub async fn proposals_of_employee_in(&self, employee: &PersonId, state: State) -> Result<Vec<Proposal>, Error> {
        let unit = Unit::new(OF_EMPLOYEE_IN).bind("employee", row::person(employee)).bind("state", state.key());
        self.found("a proposal", unit).await
    }

    /// The proposals that a person facilitates and may know of: not the drafts that nobody was shown. The one changed last first.
    pub async fn proposals_of_manager(&self, manager: &PersonId) -> Result<Vec<Proposal>, Error> {
        self.found("a proposal", Unit::new(OF_MANAGER).bind("manager", row::person(manager))).await
    }

    /// An organization's submitted proposals, the newest `limit`, the one changed last first.
    pub async fn reviewable(&self, org: &OrgId, waiting: Waiting, limit: u32) -> Result<Vec<Proposal>, Error> {
        let place = match waiting {
            Waiting::ForLeadership => "waiting",
            Waiting::ForNobody => "decided",
        };
        let unit = Unit::new(REVIEWABLE).bind("org", row::org(org)).bind("shelf", place).bind("limit", i64::from(limit));
        self.found("a proposal", unit).await
    }

    /// How many paths under way aim at each role of an organization's framework. Whose they are is not read.
    pub async fn aims(&self, org: &OrgId) -> Result<BTreeMap<RoleId, u32>, Error> {
        let aims: Vec<Option<String>> = self.run(Unit::new(AIMS).bind("org", row::org(org))).await?.take(0)?;
        let mut counted = BTreeMap::new();
        for role in aims.iter().flatten() {
            let many: &mut u32 = counted.entry(crate::row::column("a path's aim", role)?).or_default();
            *many = many.saturating_add(1);
        }
        Ok(counted)
    }

    /// The durable sequence number of each section's room, of the newest generation.
    pub async fn heads(&self, proposal: &ProposalId) -> Result<BTreeMap<Section, u64>, Error> {
        let range = key::below("collab_room", vec![key::text(proposal.as_str())]);
        let rows = self.run(Unit::new("SELECT id, state, seq FROM $range").bind("range", range)).await?.take(0)?;
        let tails = self.tails_of(rows).await?;
        // In the order of the ids a later generation comes after an earlier one and replaces it.
        Ok(tails.into_iter().filter_map(|t| Some((key::section_of(&t.room)?, u64::try_from(t.head).ok()?))).collect())
    }
}

#[derive(SurrealValue)]
struct Owner {
    id: RecordId,
    employee: RecordId,
}

pub(crate) const OF_EMPLOYEE: &str = "SELECT VALUE body FROM proposal WHERE employee = $employee ORDER BY updated DESC";
pub(crate) const OF_EMPLOYEE_IN: &str =
    "SELECT VALUE body FROM proposal WHERE employee = $employee AND state = $state ORDER BY updated DESC";
pub(crate) const AIMS: &str = "SELECT VALUE aims FROM proposal WHERE org = $org AND aims > ''";
pub(crate) const OF_MANAGER: &str =
    "SELECT VALUE body FROM proposal WHERE manager = $manager AND state != 'draft' ORDER BY updated DESC";
pub(crate) const REVIEWABLE: &str =
    "SELECT VALUE body FROM proposal WHERE org = $org AND shelf = $shelf ORDER BY updated DESC LIMIT $limit";
