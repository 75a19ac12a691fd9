//! Saving a proposal: one transaction for the record and everything that belongs to the same step.

use crate::assessments::{self, Sheet};
use crate::audit::{self, Entry};
use crate::consultations::ConsultationRow;
use crate::error::Error;
use crate::key;
use crate::proposals::{self, ProposalColumns};
use crate::reviews::{DecisionRow, RequestRow};
use crate::rooms::{Part, Rooms};
use crate::store::Store;
use crate::unit::Unit;
use crate::versions::{self, VersionRow};
use domain::assessment::Side;
use domain::consultation::Consultation;
use domain::proposal::Proposal;
use domain::review::{ChangeRequest, Decision};
use domain::section::Section;
use domain::version::Version;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

/// What is written together with a proposal.
#[derive(Debug, Clone, Default)]
pub struct Also {
    /// What happened.
    pub audit: Vec<Entry>,
    /// What happens to the rooms.
    pub rooms: Option<Rooms>,
    /// The step is only right for exactly these heads of the rooms; [`Error::Moved`] otherwise. Together with [`Rooms::Freeze`] no edit
    /// can slip in between.
    pub at_heads: Option<BTreeMap<Section, u64>>,
    /// A version to pin; [`Error::Exists`] when its number is pinned.
    pub version: Option<Version>,
    /// Assessments, each side's at most once, usually to seal one; the rules of [`Store::assessment_save`] hold.
    pub assessments: Vec<(Side, Sheet)>,
    /// Assessments as they are once something else is rated than before, each side's at most once: the one write that may take a seal away.
    pub repinned: Vec<(Side, Sheet)>,
    /// Consultations, new or changed.
    pub consultations: Vec<Consultation>,
    /// New decisions; [`Error::Exists`] when that reviewer decided on that version.
    pub decisions: Vec<Decision>,
    /// Change requests, new or answered.
    pub requests: Vec<ChangeRequest>,
}

/// How long a freeze is tried again when another process goes on writing: as long as conflicting writers.
const FREEZE_BUDGET: Duration = Duration::from_secs(2);

impl Store {
    /// Writes a proposal onto the revision that was read, with everything that belongs to the step, or nothing of it. Returns the
    /// proposal with its new revision. [`Error::Conflict`]: somebody else changed it since; read again and decide again.
    pub async fn proposal_save(&self, proposal: &Proposal, also: Also) -> Result<Proposal, Error> {
        let mut next = proposal.clone();
        next.revision = proposal.revision.saturating_add(1);
        let until = Instant::now() + FREEZE_BUDGET;
        let _alone = match also.rooms {
            Some(Rooms::Freeze) => Some(self.freezing.write().await),
            _ => None,
        };
        loop {
            let rooms = self.rooms_part(&next, &also).await?;
            let unit = Unit::composed(text(&also, &rooms))
                .bind("proposal", proposals::id(&proposal.id))
                .bind("read", key::int(proposal.revision, "a proposal's revision")?)
                .bind("row", ProposalColumns::of(&next)?);
            match self.run(rooms.bind(bind(unit, &next, &also)?)).await {
                Ok(_) => return Ok(next),
                // A row came to a room after its end had been read. Where the heads are given, that is what the caller has to know.
                Err(Error::Moved) if also.at_heads.is_none() && Instant::now() < until => {}
                Err(Error::Moved) if also.at_heads.is_none() => return Err(Error::Busy),
                Err(error) => return Err(error),
            }
        }
    }
}

/// The statements of the step: fixed parts, those that it needs.
fn text(also: &Also, rooms: &Part) -> String {
    let mut text = "BEGIN;
        LET $hit = (UPDATE $proposal CONTENT $row WHERE revision = $read RETURN VALUE revision);
        IF array::len($hit) = 0 { THROW 'stale' };"
        .to_owned();
    let mut part = |needed: bool, statements: &str| {
        if needed {
            text.push_str(statements);
        }
    };
    part(true, &rooms.text());
    part(also.version.is_some(), "CREATE $version CONTENT $version_row RETURN NONE;");
    also.assessments.iter().for_each(|(side, _)| part(true, &assessments::write(*side)));
    also.repinned.iter().for_each(|(side, _)| part(true, &assessments::rewrite(*side)));
    part(!also.consultations.is_empty(), "FOR $c IN $consultations { LET $id = $c.id; UPSERT $id CONTENT $c RETURN NONE; };");
    part(!also.decisions.is_empty(), "INSERT INTO decision $decisions RETURN NONE;");
    part(!also.requests.is_empty(), "FOR $q IN $requests { LET $id = $q.id; UPSERT $id CONTENT $q RETURN NONE; };");
    part(!also.audit.is_empty(), "INSERT INTO audit $audit RETURN NONE;");
    text.push_str("COMMIT;");
    text
}

fn bind(mut unit: Unit, next: &Proposal, also: &Also) -> Result<Unit, Error> {
    if let Some(version) = &also.version {
        unit = unit.bind("version", versions::id(&next.id, version.number)).bind("version_row", VersionRow::of(version)?);
    }
    for (side, sheet) in also.assessments.iter().chain(&also.repinned) {
        unit = assessments::bind(unit, &next.id, *side, sheet)?;
    }
    let consultations: Vec<_> = also.consultations.iter().map(ConsultationRow::of).collect::<Result<_, _>>()?;
    let decisions: Vec<_> = also.decisions.iter().map(|d| DecisionRow::of(&next.id, d)).collect::<Result<_, _>>()?;
    let requests: Vec<_> = also.requests.iter().map(|r| RequestRow::of(&next.id, r)).collect::<Result<_, _>>()?;
    let revision = key::int(next.revision, "a proposal's revision")?;
    Ok(unit
        .bind("consultations", consultations)
        .bind("decisions", decisions)
        .bind("requests", requests)
        .bind("audit", audit::placed(&next.org, &next.id, revision, &also.audit)))
}
