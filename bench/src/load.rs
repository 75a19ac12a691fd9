//! The load of the budget: rooms of two editors, each writing five characters a second; the same against Waymark and its peer.

use crate::failure::Failure;
use crate::figures::{Figures, megabytes};
use crate::fill::{self, Pair};
use crate::peer;
use crate::process::{self, Running};
use crate::wire::{self, Measured, Seat};
use std::time::{Duration, Instant};

/// How often an editor writes: five characters a second is fast typing.
const EVERY: Duration = Duration::from_millis(200);

/// How much.
pub struct Load {
    /// Rooms of two editors.
    pub rooms: usize,
    /// How long they write.
    pub lasts: Duration,
}

/// Waymark: durable, embedded database, two hundred people with sessions of their own.
pub async fn measure_waymark(load: &Load) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let pairs = fill::pairs(folder.path(), load.rooms).await?;
    let server = process::waymark(folder.path()).await?;
    let url = format!("ws://127.0.0.1:{}/sync/hocus", server.port);
    let seat = |cookie: &str, room: &str, client: u32| Seat {
        url: url.clone(),
        cookie: Some(cookie.to_owned()),
        room: room.to_owned(),
        client,
    };
    let seats = pairs.iter().zip(0_u32..).map(|(pair, number)| {
        let Pair { employee, manager, room, .. } = pair;
        (seat(employee, room, 1_000 + 2 * number), seat(manager, room, 1_001 + 2 * number))
    });
    run("waymark, durable", load, &server, seats.collect()).await
}

/// Hocuspocus: in memory, one process, nobody known.
pub async fn measure_hocuspocus(load: &Load) -> Result<(), Failure> {
    let server = match peer::hocuspocus().await {
        Ok(server) => server,
        Err(why) => {
            println!("  hocuspocus 4.7, in memory   not measured: {why}");
            return Ok(());
        }
    };
    let url = format!("ws://127.0.0.1:{}", server.port);
    let seats = (0..load.rooms).zip(0_u32..).map(|(room, number)| {
        let seat = |client| Seat { url: url.clone(), cookie: None, room: format!("bench-{room}"), client };
        (seat(1_000 + 2 * number), seat(1_001 + 2 * number))
    });
    run("hocuspocus 4.7, in memory", load, &server, seats.collect()).await
}

async fn run(name: &str, load: &Load, server: &Running, seats: Vec<(Seat, Seat)>) -> Result<(), Failure> {
    let idle = server.used()?;
    // Everybody joins before anybody writes.
    let begin = Instant::now() + Duration::from_secs(2);
    let mut editors = tokio::task::JoinSet::new();
    for (one, other) in seats {
        let sent = wire::Sent::default();
        for seat in [one, other] {
            editors.spawn(wire::edit(seat, sent.clone(), begin, load.lasts, EVERY));
        }
    }
    let (mut propagation, mut acknowledgement, mut sent) = (Figures::default(), Figures::default(), 0);
    while let Some(done) = editors.join_next().await {
        let measured: Measured = done.map_err(|error| Failure(error.to_string()))??;
        propagation.take(measured.propagation);
        acknowledgement.take(measured.acknowledgement);
        sent += measured.sent;
    }
    let used = server.used()?;
    println!("  {name:<27} propagation      {}", propagation.line());
    println!("  {:<27} acknowledgement  {}", "", acknowledgement.line());
    let missing = usize::try_from(sent).unwrap_or(usize::MAX).saturating_sub(propagation.len());
    let memory = megabytes(used.memory.saturating_sub(idle.memory));
    let processor = used.processor.saturating_sub(idle.processor).as_secs_f64();
    println!("  {:<27} {sent} characters, {missing} not seen; processor {processor:.2} s; {memory} MB above idle", "");
    Ok(())
}
