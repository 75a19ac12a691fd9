//! The process is killed while people type: what it had acknowledged and does not have afterwards.

use super::Scale;
use super::editors::{self, Plan};
use super::keystroke::brought;
use super::random::Random;
use super::server::{Ground, Host, Kind};
use super::socket;
use super::table::Table;
use crate::failure::Failure;
use std::collections::HashSet;
use std::time::{Duration, Instant};

/// Rooms of two.
const ROOMS: usize = 20;
/// Ten characters a second, so that there is much to lose.
const EVERY: Duration = Duration::from_millis(100);
/// The shortest and the longest time until the end, in milliseconds. Longer than Hocuspocus' longest delay of ten seconds, so that there is
/// something that it has stored.
const SOONEST: u32 = 2_000;
const LATEST: u32 = 14_000;

/// Kills and looks, several times on the same data.
pub async fn measure(kind: Kind, ground: &Ground, scale: &Scale, table: &mut Table) -> Result<(), Failure> {
    let mut random = Random::new(5);
    let mut host = Host::start(kind, ground).await?;
    let rooms = ROOMS.min(scale.rooms);
    let (mut acknowledged, mut lost) = (0_usize, 0_usize);
    let mut first_client = 1 << 28;
    for _ in 0..scale.kills {
        let lasts = Duration::from_millis(u64::from(SOONEST + random.below(LATEST - SOONEST)));
        // They would type on for a while: the end comes in the middle.
        let plan = Plan { rooms, editors: 2, every: EVERY, lasts: lasts + Duration::from_secs(2), carets: false, first_client };
        first_client += 1_000;
        let begin = Instant::now() + Duration::from_millis(100);
        let typing = editors::join(&host, plan).await?.begin(begin);
        tokio::time::sleep_until((begin + lasts).into()).await;
        host.running.kill();
        let measured = typing.finish().await?;
        host.restart().await?;
        for room in 0..rooms {
            let (_out, _back, update) = socket::join(&host.seat(room, 0, 1)?).await?;
            let there: HashSet<(u64, u32)> = brought(&update).into_iter().collect();
            for told in measured.acknowledged.iter().filter(|told| told.room == room) {
                acknowledged += usize::try_from(told.count).unwrap_or(0);
                lost += (0..told.count).filter(|clock| !there.contains(&(u64::from(told.client), *clock))).count();
            }
        }
    }
    let name = format!("{} × kill -9 while {rooms} rooms × 2 editors type 10/s", scale.kills);
    table.put(&name, "acknowledged / of these lost", kind, format!("{acknowledged} / {lost}"));
    Ok(())
}
