//! The log as a file.

use super::audits;
use crate::event::Event;
use crate::proposal::entry;
use crate::{Error, Result, Service, clock};
use domain::people::Actor;
use domain::view::{AuditEntry, AuditQuery};
use exchange::Written;

/// Entries in one file: some 30 MB, and what a spreadsheet still opens.
const MOST: usize = 100_000;
/// Entries that are read at once.
const PAGE: usize = 1_000;

/// What stands over the columns. With the organization's identifier they are all that is hashed.
const HEADERS: [&str; 13] = [
    "Number",
    "Moment",
    "Kind",
    "What",
    "Person",
    "Person id",
    "About",
    "About whom",
    "Proposal of",
    "Milliseconds",
    "Sealed milliseconds",
    "Record",
    "Hash",
];

impl Service {
    /// The entries that are asked for as separated values, newest first; that they were taken out is an entry too. For auditors and administrators.
    pub async fn audit_export(&self, actor: &Actor, query: &AuditQuery) -> Result<Written> {
        audits(actor)?;
        self.audit_seal_recent().await?;
        let mut filter = self.audit_filter(actor, query).await?;
        let mut rows = vec![HEADERS.map(str::to_owned).to_vec()];
        loop {
            let found = self.store.audit_log(&actor.org, &filter, PAGE).await?;
            let Some(last) = found.last() else { break };
            filter.behind = Some(last.place.clone());
            if rows.len() + found.len() > MOST + 1 {
                return Err(Error::invalid(
                    "These are more than 100,000 entries: choose the days, and take them out one part after the other.",
                ));
            }
            let known = self.audit_names(actor, &found, query).await?;
            rows.extend(found.into_iter().map(|entry| cells(known.entry(entry))));
        }
        let count = rows.len() - 1;
        let noted = entry(actor, clock::now(), Event::AuditExported, count.to_string());
        self.store.audit_append(&actor.org, &noted).await?;
        let written = tokio::task::spawn_blocking(move || exchange::separated("audit-log", &rows)).await;
        written.map_err(|error| Error::internal("an export was not written to its end", error))
    }

    /// Notes that a copy of everything was handed out. For whoever runs the program.
    pub async fn backup_handed_out(&self) -> Result<()> {
        for (org, _) in self.organizations().await? {
            self.store.audit_append(&org, &crate::repair::by_operator(Event::BackupHandedOut, String::new())?).await?;
        }
        Ok(())
    }
}

fn cells(entry: AuditEntry) -> Vec<String> {
    let name = |person: Option<domain::people::PersonSummary>| person.map(|person| person.name).unwrap_or_default();
    vec![
        entry.number.to_string(),
        clock::written(entry.at),
        entry.kind.key().to_owned(),
        entry.what,
        entry.person.name,
        entry.person.id.to_string(),
        entry.about,
        name(entry.named),
        name(entry.path_of),
        entry.at.0.to_string(),
        entry.sealed.0.to_string(),
        entry.row,
        entry.hash,
    ]
}
