//! Co-editing, beside the peers: the same load from the same generator against each server, case by case, and one table at the end.

mod circumstances;
mod editors;
mod idle;
mod keystroke;
mod kill;
mod ledger;
mod random;
mod replay;
mod server;
mod shape;
mod socket;
mod storm;
mod table;
mod typing;

use crate::failure::Failure;
use crate::fill;
use crate::process;
use clap::ValueEnum;
use server::{Ground, Kind};
use shape::Step;
use std::path::PathBuf;
use std::time::Duration;
use table::Table;

/// Longest time for one case against one server: the longest takes three minutes.
const PATIENCE: Duration = Duration::from_mins(15);

/// What to measure, against which, how much.
#[derive(clap::Args)]
pub struct Options {
    /// Everything smaller and shorter: about two minutes.
    #[arg(long)]
    quick: bool,
    /// Cases of `sync`; all where none is named.
    #[arg(long = "case", value_delimiter = ',')]
    cases: Vec<Case>,
    /// Servers of `sync`; all where none is named.
    #[arg(long, value_delimiter = ',')]
    against: Vec<Kind>,
    /// Editors in the one room of many.
    #[arg(long, default_value_t = 50)]
    crowd: usize,
    /// How much of the session of three is replayed, in its own minutes.
    #[arg(long, default_value_t = shape::MINUTES)]
    minutes: u32,
    /// How many times faster than it was. Waymark reads a connection that sends more than 60 messages a second more slowly, and the
    /// busiest of the three writes 2.6 a second.
    #[arg(long, default_value_t = 20)]
    speed: u32,
}

/// A load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Case {
    /// Rooms of two who write five characters a second.
    Pairs,
    /// One room of many with carets.
    Crowd,
    /// Sockets on which nothing happens.
    Idle,
    /// 150 join a document of 100 KB at once.
    Storm,
    /// The process is killed while people type.
    Kill,
    /// More and more characters a second.
    Ramp,
    /// A session of three people, replayed.
    Session,
}

/// How much of everything.
pub struct Scale {
    /// Rooms of two.
    rooms: usize,
    /// How long is typed.
    lasts: Duration,
    /// Editors in the one room of many.
    crowd: usize,
    /// Idle sockets.
    sockets: usize,
    /// How long they are watched.
    idle: Duration,
    /// What a process still does after a burst of joins takes that long; then its memory is looked at.
    settle: Duration,
    /// Times that everybody joins at once.
    rounds: usize,
    /// Times that the process is killed.
    kills: u32,
    /// How long each level of the ramp lasts.
    level: Duration,
    /// Every so-manieth level is tried.
    ramp_step: usize,
    /// How much of the session is replayed.
    session: Duration,
    /// How much faster than it was.
    speed: u32,
}

impl Scale {
    fn new(options: &Options, rooms: usize, lasts: Duration) -> Self {
        // The last keystroke is at the end, give or take a rounding.
        let session = Duration::from_mins(u64::from(options.minutes)) + Duration::from_secs(1);
        if options.quick {
            Self {
                rooms: rooms.min(20),
                lasts: lasts.min(Duration::from_secs(3)),
                crowd: options.crowd,
                sockets: 200,
                idle: Duration::from_secs(1),
                settle: Duration::from_millis(500),
                rounds: 1,
                kills: 1,
                level: Duration::from_secs(2),
                ramp_step: 4,
                session: session.min(Duration::from_mins(1)),
                speed: options.speed,
            }
        } else {
            Self {
                rooms,
                lasts,
                crowd: options.crowd,
                sockets: 2_000,
                idle: Duration::from_secs(10),
                settle: Duration::from_secs(2),
                rounds: 3,
                kills: 5,
                level: Duration::from_secs(4),
                ramp_step: 1,
                session,
                speed: options.speed,
            }
        }
    }
}

impl Scale {
    /// What each of the three does in the session, as far as it is replayed.
    fn steps(&self) -> Vec<Vec<Step>> {
        let part = |steps: Vec<Step>| steps.into_iter().take_while(|step| step.at <= self.session).collect();
        shape::session().into_iter().map(part).collect()
    }

    fn keystrokes(&self) -> usize {
        self.steps().iter().map(Vec::len).sum()
    }
}

/// Measures, and prints the table.
pub async fn measure(options: &Options, rooms: usize, lasts: Duration) -> Result<(), Failure> {
    let scale = Scale::new(options, rooms, lasts);
    let cases = if options.cases.is_empty() { Case::value_variants().to_vec() } else { options.cases.clone() };
    let kinds = if options.against.is_empty() { Kind::ALL.to_vec() } else { options.against.clone() };
    let filled = process::scratch()?;
    let pairs = if kinds.iter().any(|kind| kind.is_waymark()) {
        println!("  filling a database with {} pairs of people", scale.rooms);
        fill::pairs(filled.path(), scale.rooms).await?
    } else {
        Vec::new()
    };
    let peers = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("peer");
    let ground = Ground { filled: filled.path().to_path_buf(), pairs, rooms: scale.rooms, peers };
    let mut table = Table::new(kinds.clone());
    circumstances::print(&ground.peers)?;
    for case in cases {
        for kind in kinds.iter().copied() {
            println!("  {case:?}: {}  (load average {})", kind.title(), circumstances::load());
            let done = tokio::time::timeout(PATIENCE, run(case, kind, &ground, &scale, &mut table)).await;
            let failed = match done {
                Ok(Ok(())) => continue,
                Ok(Err(failure)) => failure.to_string(),
                Err(_elapsed) => "it took too long".to_owned(),
            };
            // One that fails must not take the others' figures with it.
            println!("    not measured: {failed}");
        }
    }
    println!();
    table.print();
    println!("\n  load average at the end {}; memory of the generator {} MB", circumstances::load(), own_memory()?);
    Ok(())
}

async fn run(case: Case, kind: Kind, ground: &Ground, scale: &Scale, table: &mut Table) -> Result<(), Failure> {
    match case {
        Case::Pairs => typing::pairs(kind, ground, scale, table).await,
        Case::Crowd => typing::crowd(kind, ground, scale, table).await,
        Case::Idle => idle::measure(kind, ground, scale, table).await,
        Case::Storm => storm::measure(kind, ground, scale, table).await,
        Case::Kill => kill::measure(kind, ground, scale, table).await,
        Case::Ramp => typing::ramp(kind, ground, scale, table).await,
        Case::Session => replay::measure(kind, ground, scale, table).await,
    }
}

fn own_memory() -> Result<String, Failure> {
    Ok(crate::figures::megabytes(process::own()?.memory))
}
