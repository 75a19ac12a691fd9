//! Load generator: prints figures, judges nothing. `cargo xtask bench` builds what it measures and calls it.

mod backup;
mod coediting;
mod failure;
mod figures;
mod fill;
mod pages;
mod process;
mod start;

use clap::{Parser, ValueEnum};
use failure::Failure;
use std::time::Duration;

#[derive(Parser)]
#[command(about = "Measure Waymark beside its peers.")]
struct Arguments {
    /// What to measure; everything where nothing is named.
    what: Vec<What>,
    /// Rooms, each with two editors who write five characters a second.
    #[arg(long, default_value_t = 100)]
    rooms: usize,
    /// How long each load lasts, in seconds.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// How many proposals start and backup are measured with.
    #[arg(long, default_value_t = 10_000)]
    proposals: usize,
    #[command(flatten)]
    coediting: coediting::Options,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Co-editing, beside Hocuspocus and the y-websocket server.
    Sync,
    /// Rendering of the proposal page.
    Pages,
    /// Start-up and memory with many proposals.
    Start,
    /// Backup and restore of as many.
    Backup,
}

fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let wanted = |what| arguments.what.is_empty() || arguments.what.contains(&what);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(16 << 20).build()?;
    runtime.block_on(async {
        if wanted(What::Sync) {
            println!("\nsync: co-editing, the same load from the same generator against each server");
            coediting::measure(&arguments.coediting, arguments.rooms, Duration::from_secs(arguments.seconds)).await?;
        }
        if wanted(What::Pages) {
            println!("\npages: the proposal page, signed in as its employee");
            pages::measure(Duration::from_secs(arguments.seconds)).await?;
        }
        if wanted(What::Start) {
            println!("\nstart: {} proposals", arguments.proposals);
            start::measure(arguments.proposals).await?;
        }
        if wanted(What::Backup) {
            println!("\nbackup: {} proposals", arguments.proposals);
            backup::measure(arguments.proposals).await?;
        }
        Ok(())
    })
}
