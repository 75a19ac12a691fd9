//! Many proposals at once: for benchmarks and demonstrations, where one transaction each would take minutes.

use crate::error::Error;
use crate::log;
use crate::proposals::{self, ProposalColumns};
use crate::store::Store;
use crate::unit::Unit;
use bytes::Bytes;
use domain::proposal::Proposal;
use domain::section::Section;
use std::collections::BTreeMap;
use surrealdb_types::{RecordId, SurrealValue, Value};

/// Proposals of one transaction: with their rooms about two thousand keys.
const CHUNK: usize = 100;

#[derive(SurrealValue)]
struct Row {
    id: RecordId,
    #[surreal(flatten)]
    columns: ProposalColumns,
}

impl Store {
    /// Adds proposals with open rooms, without audit rows, a hundred in each transaction.
    pub async fn proposals_create_many(&self, proposals: &[Proposal], templates: &BTreeMap<Section, Bytes>) -> Result<(), Error> {
        for chunk in proposals.chunks(CHUNK) {
            let mut rows = Vec::with_capacity(chunk.len());
            let (mut rooms, mut updates) = (Vec::new(), Vec::new());
            for proposal in chunk {
                rows.push(Row { id: proposals::id(&proposal.id), columns: ProposalColumns::of(proposal)? });
                let (mut r, mut u) = log::rows_of_new_rooms(proposal, templates);
                rooms.append(&mut r);
                updates.append(&mut u);
            }
            let unit = Unit::new(
                "BEGIN;
                 INSERT INTO proposal $rows RETURN NONE;
                 INSERT INTO collab_room $rooms RETURN NONE;
                 INSERT INTO collab_update $updates RETURN NONE;
                 COMMIT;",
            )
            .bind("rows", rows)
            .bind("rooms", rooms)
            .bind("updates", updates);
            self.run(unit).await?;
        }
        Ok(())
    }
}
