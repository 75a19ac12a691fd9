//! `waymark repair`: what whoever runs the server does about damaged text and after a restored backup.

use super::CommandError;
use crate::cli::Repair;
use domain::ids::ProposalId;
use domain::room::{About, RoomName};
use service::{Repaired, Service};

/// Carries it out and says what was done.
pub(super) async fn run(repair: Repair) -> Result<(), CommandError> {
    match repair {
        Repair::Room { name, data } => {
            let service = Service::open(data.settings()).await?;
            let repaired = room(&service, &name).await;
            service.shutdown().await?;
            println!("{}", repaired?);
        }
        Repair::AfterRestore { data } => {
            let service = Service::open(data.settings()).await?;
            let renewed = after_restore(&service).await;
            service.shutdown().await?;
            println!("{}", renewed?);
        }
    }
    Ok(())
}

async fn room(service: &Service, name: &str) -> Result<String, CommandError> {
    let proposal = proposal(name)?;
    Ok(match service.repair(&proposal).await? {
        Repaired::WasWhole => "Everything that was written there can be read: nothing was changed.".to_owned(),
        Repaired::WentOn(sections) => {
            let sections: Vec<_> = sections.iter().map(|section| section.key()).collect();
            format!("The text goes on from its last good state: {}. What is damaged is kept, closed.", sections.join(", "))
        }
    })
}

async fn after_restore(service: &Service) -> Result<String, CommandError> {
    let damaged = service.renew_after_restore().await?;
    if damaged.is_empty() {
        return Ok("Everybody's text goes on as it is in the backup; newer copies in browsers will not flow into it.".to_owned());
    }
    for room in &damaged {
        println!("{room}");
    }
    Err(CommandError::Refused(format!(
        "{} sections are damaged in the backup already, and their proposals were left as they are: see `waymark check`",
        damaged.len()
    )))
}

/// The proposal of a room as `waymark check` names it, or the proposal itself.
fn proposal(name: &str) -> Result<ProposalId, CommandError> {
    if let Ok(room) = name.parse::<RoomName>() {
        return match room.about() {
            About::Proposal(proposal) => Ok(proposal.clone()),
            About::Framework(_) => Err(CommandError::Refused(format!("{name} is the draft of a framework: name a proposal"))),
        };
    }
    let refused = |error| CommandError::Refused(format!("{name} is no room ({error}): name it as `waymark check` does"));
    ProposalId::parse(name).map_err(refused)
}
