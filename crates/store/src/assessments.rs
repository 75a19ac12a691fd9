//! Assessments: written by one side alone, sealed once, never changed after.

use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::assessment::{Assessment, Side};
use domain::ids::ProposalId;
use surrealdb_types::{RecordId, SurrealValue, Value};

/// An assessment as it was read: what is written onto it must not overlook what was written meanwhile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The answers.
    pub assessment: Assessment,
    /// Counts the writes; 0 before the first.
    pub revision: u64,
}

#[derive(SurrealValue)]
struct SheetRow {
    revision: i64,
    body: Value,
}

#[derive(SurrealValue)]
pub(crate) struct SheetColumns {
    revision: i64,
    sealed: bool,
    body: Value,
}

impl SheetColumns {
    /// What is stored when `sheet`, as it was read, is written back.
    pub(crate) fn after(sheet: &Sheet) -> Result<Self, Error> {
        Ok(Self {
            revision: key::int(sheet.revision.saturating_add(1), "an assessment's revision")?,
            sealed: sheet.assessment.sealed.is_some(),
            body: row::body("an assessment", &sheet.assessment)?,
        })
    }
}

pub(crate) fn id(proposal: &ProposalId, side: Side) -> RecordId {
    key::many("assessment", vec![key::text(proposal.as_str()), key::text(side.key())])
}

/// The statements that write one side's sheet, for a transaction.
pub(crate) fn write(side: Side) -> String {
    let side = side.key();
    format!(
        "
        LET $on_{side} = (SELECT revision, sealed FROM ONLY $sheet_{side});
        IF $on_{side}.sealed = true {{ THROW 'sealed' }};
        IF ($on_{side}.revision ?? 0) != $read_{side} {{ THROW 'stale' }};
        UPSERT $sheet_{side} CONTENT $row_{side} RETURN NONE;"
    )
}

/// What [`write`] and [`rewrite`] name.
pub(crate) fn bind(unit: Unit, proposal: &ProposalId, side: Side, sheet: &Sheet) -> Result<Unit, Error> {
    let [id_of, read, row] = match side {
        Side::Employee => ["sheet_employee", "read_employee", "row_employee"],
        Side::Manager => ["sheet_manager", "read_manager", "row_manager"],
    };
    Ok(unit
        .bind(id_of, id(proposal, side))
        .bind(read, key::int(sheet.revision, "an assessment's revision")?)
        .bind(row, SheetColumns::after(sheet)?))
}

/// The statements that write one side's sheet whether or not it is sealed, for a transaction.
pub(crate) fn rewrite(side: Side) -> String {
    let side = side.key();
    format!(
        "
        IF ((SELECT VALUE revision FROM ONLY $sheet_{side}) ?? 0) != $read_{side} {{ THROW 'stale' }};
        UPSERT $sheet_{side} CONTENT $row_{side} RETURN NONE;"
    )
}

impl Store {
    /// One side's assessment; an empty one before the first rating.
    pub async fn assessment(&self, proposal: &ProposalId, side: Side) -> Result<Sheet, Error> {
        let unit = Unit::new("SELECT revision, body FROM ONLY $id").bind("id", id(proposal, side));
        let row: Option<SheetRow> = self.run(unit).await?.take(0)?;
        let Some(row) = row else { return Ok(Sheet::default()) };
        Ok(Sheet {
            assessment: row::parse("an assessment", row.body)?,
            revision: u64::try_from(row.revision).unwrap_or_default(),
        })
    }

    /// Writes one side's answers onto what was read: [`Error::Conflict`] when it changed meanwhile, [`Error::Sealed`] once it is sealed.
    /// Sealing itself goes through [`Store::proposal_save`].
    pub async fn assessment_save(&self, proposal: &ProposalId, side: Side, sheet: &Sheet) -> Result<(), Error> {
        let unit = Unit::composed(format!("BEGIN;{}COMMIT;", write(side)));
        let unit = bind(unit, proposal, side, sheet)?;
        self.run(unit).await.map(drop)
    }
}
