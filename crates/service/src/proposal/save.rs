//! Writing a changed proposal: one transaction with its audit row and everything that belongs to it, then word to whoever has it open.

use crate::event::Event;
use crate::{Error, Result, Service};
use domain::assessment::Side;
use domain::consultation::Consultation;
use domain::ids::PersonId;
use domain::people::Actor;
use domain::proposal::Proposal;
use domain::review::{ChangeRequest, Decision};
use domain::room::RoomName;
use domain::section::Section;
use domain::state::{Step, next};
use domain::version::Version;
use std::collections::BTreeMap;
use std::future::Future;

/// How often a use case that lost a race is tried again from reading on. Losing means that another one won, so that this ends by itself;
/// the limit is for a storm.
const ATTEMPTS: usize = 8;

/// What becomes of the rooms together with the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Rooms {
    /// They stay as they are.
    #[default]
    Unchanged,
    /// They can be written again.
    Open,
    /// Nothing more is written. Refused where a room has gone beyond the heads that were checked.
    Frozen(BTreeMap<Section, u64>),
    /// Nothing more is written, wherever the rooms stand.
    Closed,
}

/// What is written together with the record.
#[derive(Debug)]
pub(crate) struct Effects {
    pub(crate) events: Vec<(Event, String)>,
    pub(crate) rooms: Rooms,
    pub(crate) version: Option<Version>,
    pub(crate) consultation: Option<Consultation>,
    pub(crate) decision: Option<Decision>,
    pub(crate) requests: Vec<ChangeRequest>,
    pub(crate) seal: Option<Side>,
}

impl Effects {
    /// Nothing but the record and what happened; `about` names the section, version or person concerned.
    pub(crate) fn of(event: Event, about: impl Into<String>) -> Self {
        Self {
            events: vec![(event, about.into())],
            rooms: Rooms::Unchanged,
            version: None,
            consultation: None,
            decision: None,
            requests: Vec::new(),
            seal: None,
        }
    }

    /// And this happened by it.
    pub(crate) fn and(mut self, event: Event, about: impl Into<String>) -> Self {
        self.events.push((event, about.into()));
        self
    }
}

/// Moves `proposal` by `step`, or says that this is not possible now.
pub(crate) fn advance(proposal: &mut Proposal, step: Step) -> Result<()> {
    proposal.state = next(proposal.state, step, proposal.submitted())
        .ok_or_else(|| Error::not_now("This is not possible at this point of the path. Look at the phases to see what comes first."))?;
    Ok(())
}

/// Tries a use case again when somebody else wrote the same record between its reading and its writing.
pub(crate) async fn retried<T, F, Fut>(attempt: F) -> Result<T>
where
    F: Fn() -> Fut,
    Fut: Future<Output = Result<T>>,
{
    for _ in 1..ATTEMPTS {
        match attempt().await {
            Err(Error::Raced) => {}
            outcome => return outcome,
        }
    }
    attempt().await
}
