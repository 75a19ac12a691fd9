//! `waymark demo`: a demo organization in an empty database.

use super::CommandError;
use crate::cli::Demo;
use service::{Service, SignIn, demo};

/// Fills an empty database and prints the sign-ins; of a database that holds the demo already, only prints them.
pub(super) async fn run(args: Demo) -> Result<(), CommandError> {
    let service = Service::open(args.data.settings()).await?;
    let filled = demo::fill(&service).await;
    service.shutdown().await?;
    print(&filled?, args.json)
}

fn print(sign_ins: &[SignIn], json: bool) -> Result<(), CommandError> {
    if json {
        println!("{}", serde_json::to_string(sign_ins)?);
        return Ok(());
    }
    println!("The demo organization is ready. Sign in as:");
    for person in sign_ins {
        println!("  {:<34} {:<16} {} ({})", person.email, person.password, person.name, person.roles.join(", "));
    }
    Ok(())
}
