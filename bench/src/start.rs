//! Start-up and memory with many proposals in the database.

use crate::failure::Failure;
use crate::figures::megabytes;
use crate::fill;
use crate::process;
use std::time::Duration;

/// Prints how long it takes to be ready, and what it then uses.
pub async fn measure(proposals: usize) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let pairs = fill::pairs(folder.path(), 1).await?;
    let pair = pairs.first().ok_or_else(|| Failure("no pair".to_owned()))?;
    fill::many(folder.path(), pair, proposals).await?;
    let server = process::waymark(folder.path()).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let used = server.used()?;
    println!("  ready after {:.0} ms; {} MB resident", server.ready_after.as_secs_f64() * 1000.0, megabytes(used.memory));
    Ok(())
}
