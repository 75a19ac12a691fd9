//! `waymark repair`: what whoever runs the server does about damaged text and after a restored backup.

use super::CommandError;
use crate::cli::Repair;
use domain::ids::{FrameworkId, ProposalId};
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
    let repaired = match about(name)? {
        Named::Proposal(proposal) => service.repair(&proposal).await?,
        Named::Framework(framework) => service.repair_draft(&framework).await?,
    };
    Ok(match repaired {
        Repaired::WasWhole => "Everything that was written there can be read: nothing was changed.".to_owned(),
        Repaired::WentOn(sections) => {
            let sections: Vec<_> = sections.iter().map(|section| section.key()).collect();
            format!("The text goes on from its last good state: {}. What is damaged is kept, closed.", sections.join(", "))
        }
        Repaired::DraftWentOn => "The draft goes on from its last good state. What is damaged is kept, closed.".to_owned(),
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

/// What is to be repaired.
enum Named {
    Proposal(ProposalId),
    Framework(FrameworkId),
}

/// What the room belongs to that `waymark check` names so, or the proposal of that name.
fn about(name: &str) -> Result<Named, CommandError> {
    if let Ok(room) = name.parse::<RoomName>() {
        match room.about() {
            About::Proposal(proposal) => return Ok(Named::Proposal(proposal.clone())),
            About::Framework(framework) => return Ok(Named::Framework(framework.clone())),
            // Nothing is stored of it.
            About::Person(_) => {}
        }
    }
    let refused = |error| CommandError::Refused(format!("{name} is no room ({error}): name it as `waymark check` does"));
    ProposalId::parse(name).map(Named::Proposal).map_err(refused)
}
