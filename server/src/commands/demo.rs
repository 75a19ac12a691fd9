//! `waymark demo`: a demo organization in an empty database.

use super::CommandError;
use crate::cli::Demo;
use service::{Service, SignIn, demo};

/// Fills an empty database and prints the sign-ins; of a database that holds the demo already, only prints them.
pub(super) async fn run(args: Demo) -> Result<(), CommandError> {
    let service = Service::open(args.data.settings()).await?;
    let filled = fill(&service).await;
    service.shutdown().await?;
    print(&filled?, args.json)
}

async fn fill(service: &Service) -> Result<Vec<SignIn>, CommandError> {
    if is_the_demo(service).await? { Ok(demo::sign_ins()) } else { Ok(demo::fill(service).await?) }
}

/// Whether everybody of the demo is here already.
async fn is_the_demo(service: &Service) -> Result<bool, CommandError> {
    for person in demo::sign_ins() {
        if service.store().person_by_email(&person.email).await?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

fn print(sign_ins: &[SignIn], json: bool) -> Result<(), CommandError> {
    if json {
        println!("{}", serde_json::to_string(sign_ins)?);
        return Ok(());
    }
    println!("The demo organization is ready. Sign in as:");
    for person in sign_ins {
        println!("  {:<30} {:<22} {} ({})", person.email, person.password, person.name, person.roles.join(", "));
    }
    Ok(())
}
