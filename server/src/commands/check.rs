//! `waymark check`: is the database in order?

use super::CommandError;
use crate::config::DataArgs;
use service::Service;

/// Opens the database, which applies what is missing of its schema, and asks it something.
pub(super) async fn run(data: DataArgs) -> Result<(), CommandError> {
    let service = Service::open(data.settings()).await?;
    let checked = service.check().await;
    service.shutdown().await?;
    checked?;
    println!("The database in {} is in order.", data.place());
    Ok(())
}
