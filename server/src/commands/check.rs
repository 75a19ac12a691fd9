//! `waymark check`: is the database in order?

use super::CommandError;
use crate::config::DataArgs;
use service::Service;
use store::DamagedRoom;

/// Opens the database, which applies what is missing of its schema, asks it something, and reads all stored text.
pub(super) async fn run(data: DataArgs) -> Result<(), CommandError> {
    let service = Service::open(data.settings()).await?;
    let found = look(&service).await;
    service.shutdown().await?;
    let damaged = found?;
    if damaged.is_empty() {
        println!("The database in {} is in order.", data.place());
        return Ok(());
    }
    for room in &damaged {
        println!("{room}");
    }
    Err(CommandError::Damaged(damaged.len()))
}

async fn look(service: &Service) -> Result<Vec<DamagedRoom>, CommandError> {
    service.check().await?;
    Ok(service.damaged_rooms().await?)
}
