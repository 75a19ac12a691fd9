//! Sockets on which nothing happens: what they cost.

use super::Scale;
use super::server::{Ground, Host, Kind};
use super::socket;
use super::table::Table;
use crate::failure::Failure;
use crate::figures::{kilobytes_each, megabytes};
use futures::StreamExt;
use std::time::Instant;

/// Joins under way at the same time.
const JOINS: usize = 32;

/// Opens every room once, then the rest of the sockets, and looks at the memory after each.
pub async fn measure(kind: Kind, ground: &Ground, scale: &Scale, table: &mut Table) -> Result<(), Failure> {
    let host = Host::start(kind, ground).await?;
    tokio::time::sleep(scale.settle).await;
    let alone = host.running.used()?.memory;
    let mut held = tokio::task::JoinSet::new();
    open(&host, scale.rooms, 0..scale.rooms, &mut held).await?;
    tokio::time::sleep(scale.settle).await;
    let with_rooms = host.running.used()?.memory;
    let begun = Instant::now();
    open(&host, scale.rooms, scale.rooms..scale.sockets, &mut held).await?;
    let took = begun.elapsed();
    tokio::time::sleep(scale.settle).await;
    let full = host.running.used()?;
    tokio::time::sleep(scale.idle).await;
    let processor = host.running.used()?.processor.saturating_sub(full.processor);
    let more = scale.sockets.saturating_sub(scale.rooms);
    let per_connection = full.memory.saturating_sub(with_rooms);
    let of_one = per_connection / (more as u64).max(1);
    let documents = with_rooms.saturating_sub(alone).saturating_sub(of_one * scale.rooms as u64);
    // A room that drops its connections would look cheap.
    let open_still = held.len().saturating_sub(ended(&mut held));
    let name = format!("{} idle sockets in {} rooms", scale.sockets, scale.rooms);
    let mut put = |what: &str, cell: String| table.put(&name, what, kind, cell);
    put("memory alone / with all, MB", format!("{} / {}", megabytes(alone), megabytes(full.memory)));
    put("memory per connection, KB", kilobytes_each(per_connection, more));
    put("memory per open document, KB", kilobytes_each(documents, scale.rooms));
    put("seconds to open / still open", format!("{:.1} / {open_still}", took.as_secs_f64()));
    put("processor of the server, ms per second", format!("{:.1}", processor.as_secs_f64() * 1000.0 / scale.idle.as_secs_f64()));
    Ok(())
}

async fn open(
    host: &Host<'_>,
    rooms: usize,
    numbers: std::ops::Range<usize>,
    held: &mut tokio::task::JoinSet<()>,
) -> Result<(), Failure> {
    let mut seats = Vec::new();
    for number in numbers {
        let client = 1_u32 + u32::try_from(number).unwrap_or(0);
        seats.push(host.seat(number % rooms, number / rooms, client)?);
    }
    let joining = futures::stream::iter(seats).map(|seat| async move { socket::join(&seat).await });
    let joined: Vec<_> = joining.buffer_unordered(JOINS).collect().await;
    for socket in joined {
        let (out, mut back, _) = socket?;
        held.spawn(async move {
            // Reading answers pings; the sending end must live as long.
            while back.next().await.is_some() {}
            drop(out);
        });
    }
    Ok(())
}

fn ended(held: &mut tokio::task::JoinSet<()>) -> usize {
    std::iter::from_fn(|| held.try_join_next()).count()
}
