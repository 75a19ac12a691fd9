//! Steady typing: many rooms of two, one room of many, and how much it can become.

use super::Scale;
use super::editors::{self, Measured, Plan};
use super::server::{Ground, Host, Kind, ROOMS_PER_PAIR};
use super::table::Table;
use crate::failure::Failure;
use crate::figures::{kilobytes_each, milliseconds};
use std::time::Duration;

/// Five characters a second is fast typing.
const EVERY: Duration = Duration::from_millis(200);
/// The first client id. Large enough to take as many bytes as those of real clients.
const FIRST_CLIENT: u32 = 1 << 28;
/// What people may be made to wait for each other's characters, at most.
const BEARABLE: Duration = Duration::from_millis(100);
/// A level that fails is tried once more: something else on the machine may have been in the way.
const TRIES: u32 = 2;
/// Characters per second that are tried.
const LEVELS: [u32; 11] = [500, 750, 1_000, 1_500, 2_000, 3_000, 4_000, 6_000, 8_000, 12_000, 16_000];

/// Rooms of two.
pub async fn pairs(kind: Kind, ground: &Ground, scale: &Scale, table: &mut Table) -> Result<(), Failure> {
    let host = Host::start(kind, ground).await?;
    let alone = host.running.used()?;
    let plan =
        Plan { rooms: scale.rooms, editors: 2, every: EVERY, lasts: scale.lasts, carets: false, first_client: FIRST_CLIENT };
    let mut measured = editors::join(&host, plan).await?.type_on(&host).await?;
    let memory = host.running.used()?.memory.saturating_sub(alone.memory);
    let name = format!("{} rooms × 2 editors × 5/s", scale.rooms);
    put(&name, kind, &mut measured, table);
    table.put(&name, "memory per room with its editors, KB", kind, kilobytes_each(memory, scale.rooms));
    Ok(())
}

/// One room of many, who see each other's carets.
pub async fn crowd(kind: Kind, ground: &Ground, scale: &Scale, table: &mut Table) -> Result<(), Failure> {
    let host = Host::start(kind, ground).await?;
    let plan =
        Plan { rooms: 1, editors: scale.crowd, every: EVERY, lasts: scale.lasts, carets: true, first_client: FIRST_CLIENT };
    let mut measured = editors::join(&host, plan).await?.type_on(&host).await?;
    let name = format!("1 room × {} editors × 5/s", scale.crowd);
    put(&name, kind, &mut measured, table);
    table.put(&name, "carets p50 / p95 / p99, ms", kind, measured.carets.cell([50, 95, 99]));
    Ok(())
}

/// More and more rooms of two, then faster and faster, until the others' characters come too late.
pub async fn ramp(kind: Kind, ground: &Ground, scale: &Scale, table: &mut Table) -> Result<(), Failure> {
    let host = Host::start(kind, ground).await?;
    let most = ground.rooms * ROOMS_PER_PAIR;
    let (mut good, mut bad) = (None, None);
    let mut first_client = FIRST_CLIENT;
    'levels: for level in LEVELS.into_iter().step_by(scale.ramp_step) {
        let rooms = usize::try_from(level / 10).unwrap_or(usize::MAX).min(most);
        let editors = u32::try_from(rooms * 2).unwrap_or(u32::MAX);
        let every = Duration::from_secs(1) * editors / level;
        for _ in 0..TRIES {
            let plan = Plan { rooms, editors: 2, every, lasts: scale.level, carets: false, first_client };
            first_client += editors;
            let mut measured = editors::join(&host, plan).await?.type_on(&host).await?;
            let p99 = measured.overdue.at(99);
            tell(level, rooms, &mut measured);
            let arrived = measured.missing() * 100 <= measured.expected && measured.broken == 0;
            if arrived && p99.is_some_and(|p99| p99 <= BEARABLE) {
                (good, bad) = (Some((level, p99)), None);
                continue 'levels;
            }
            bad = Some((level, p99));
        }
        break;
    }
    let cell = match (good, bad) {
        (Some((level, p99)), Some((next, _))) => format!("{level} (p99 {} ms); not {next}", milliseconds(p99)),
        (Some((level, p99)), None) => format!("{level} or more (p99 {} ms)", milliseconds(p99)),
        (None, Some((level, p99))) => format!("under {level} (p99 {} ms)", milliseconds(p99)),
        (None, None) => "–".to_owned(),
    };
    table.put("More and more updates/s in rooms of 2", "most with p99 within 100 ms", kind, cell);
    Ok(())
}

fn tell(level: u32, rooms: usize, measured: &mut Measured) {
    println!(
        "      {level}/s in {rooms} rooms: p99 {} ms from when due, {} missing; server {:.1} s, generator {:.1} s, late p99 {} ms",
        milliseconds(measured.overdue.at(99)),
        measured.missing(),
        measured.processor.as_secs_f64(),
        measured.generator.as_secs_f64(),
        milliseconds(measured.lateness.at(99)),
    );
}

fn put(name: &str, kind: Kind, measured: &mut Measured, table: &mut Table) {
    let mut put = |what: &str, cell: String| table.put(name, what, kind, cell);
    put("propagation p50 / p95 / p99, ms", measured.propagation.cell([50, 95, 99]));
    put("acknowledgement p50 / p95 / p99, ms", measured.acknowledgement.cell([50, 95, 99]));
    put("updates sent / arrivals missing", format!("{} / {}", measured.sent, measured.missing()));
    put("processor of the server, s", format!("{:.2}", measured.processor.as_secs_f64()));
    put("generator: processor s / late p99 ms", measured.own_cell());
    if measured.broken > 0 {
        println!("      {}: {} refused or broken", kind.title(), measured.broken);
    }
}
