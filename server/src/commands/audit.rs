//! `waymark audit verify`: does the audit log hold? Also while the server runs.

use super::CommandError;
use super::user::operated;
use crate::config::DataArgs;
use crate::operate::Operation;
use service::{AuditProof, AuditedOrganization};

/// Digits of a hash.
const HASH: usize = 64;

/// Has the log looked through, and says what was found.
pub(super) async fn verify(organization: Option<String>, head: Option<String>, data: &DataArgs) -> Result<(), CommandError> {
    let head = head.map(|head| hash(&head)).transpose()?;
    let found = operated(data, Operation::VerifyAudit { organization, head: head.clone() }).await?;
    let AuditProof { organizations, noted } = serde_json::from_str(&found)?;
    let mut holds = true;
    for AuditedOrganization { organization, entries, head, fault } in organizations {
        match fault {
            Some(fault) => {
                holds = false;
                println!("{organization}: {fault}. Before that, {} fit together.", count(entries));
            }
            None if entries == 0 => println!("{organization}: nothing happened yet."),
            None => println!("{organization}: {}, all of which fit together. The last one has the hash {head}", count(entries)),
        }
    }
    match (head, noted) {
        (None, _) => {}
        (Some(_), Some((organization, number))) => {
            println!("The hash that was noted down is that of entry {number} of {organization}.");
        }
        (Some(head), None) => {
            holds = false;
            println!(
                "No entry that fits has the hash {head}: the log is not the one of which it was noted down, or was made anew."
            );
        }
    }
    if holds { Ok(()) } else { Err(CommandError::Audit) }
}

fn count(entries: u64) -> String {
    if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") }
}

fn hash(text: &str) -> Result<String, CommandError> {
    let text = text.trim().to_lowercase();
    if text.len() == HASH && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        Ok(text)
    } else {
        Err(CommandError::Refused(format!(
            "--head takes a hash of {HASH} hexadecimal digits, as `waymark audit verify` prints it"
        )))
    }
}
