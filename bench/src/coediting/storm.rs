//! Everybody joins one well-filled document at the same moment, as after a restart or at the beginning of a meeting.

use super::Scale;
use super::random::Random;
use super::server::{Ground, Host, Kind};
use super::socket;
use super::table::Table;
use crate::failure::Failure;
use crate::figures::Figures;
use bytes::Bytes;
use std::time::{Duration, Instant};
use yrs::updates::decoder::Decode;
use yrs::{GetString, ReadTxn, StateVector, Text, Transact, WriteTxn};

/// How many join.
const GUESTS: usize = 150;
/// Characters of the document.
const CHARACTERS: u32 = 99_000;
/// Characters of one piece: the document has as many structs as pieces, in no order, as one that was worked on.
const PIECE: u32 = 50;

/// Prints how long it takes until each has everything.
pub async fn measure(kind: Kind, ground: &Ground, scale: &Scale, table: &mut Table) -> Result<(), Failure> {
    let host = Host::start(kind, ground).await?;
    let seat = host.seat(0, 0, 7)?;
    let (update, text) = document(&seat.root);
    let size = update.len();
    // The one who stays keeps the document open where nothing is kept.
    let (mut out, mut back, _) = socket::join(&seat).await?;
    out.update(update).await?;
    let keeper = tokio::spawn(async move { while back.next().await.is_some() {} });
    tokio::time::sleep(Duration::from_secs(1)).await;
    let (mut times, mut complete) = (Figures::default(), 0);
    let before = host.running.used()?;
    for round in 0..scale.rounds {
        let mut guests = tokio::task::JoinSet::new();
        let begin = Instant::now() + Duration::from_millis(100);
        for (editor, client) in (0..GUESTS).zip(100_u32..) {
            let seat = host.seat(0, editor, client + 1_000 * u32::try_from(round).unwrap_or(0))?;
            guests.spawn(async move {
                tokio::time::sleep_until(begin.into()).await;
                let joined = socket::join(&seat).await?;
                Ok::<_, Failure>((begin.elapsed(), joined))
            });
        }
        let mut all = Vec::new();
        while let Some(done) = guests.join_next().await {
            let (took, joined) = done.map_err(|error| Failure(error.to_string()))??;
            times.add(took);
            all.push(joined);
        }
        complete += all.iter().filter(|(_, _, update)| says(update, &seat.root).as_deref() == Some(text.as_str())).count();
    }
    let processor = host.running.used()?.processor.saturating_sub(before.processor);
    let name = format!("{GUESTS} join a document of {} KB at once", size / 1000);
    table.put(&name, "p50 / p99 / last, ms", kind, times.cell([50, 99, 100]));
    table.put(&name, "have all of it", kind, format!("{complete} of {}", GUESTS * scale.rounds));
    let each = processor.as_secs_f64() / f64::from(u32::try_from(scale.rounds).unwrap_or(1).max(1));
    table.put(&name, "processor of the server for each time, s", kind, format!("{each:.2}"));
    keeper.abort();
    drop(out);
    Ok(())
}

fn document(root: &str) -> (Bytes, String) {
    let mut random = Random::new(11);
    let doc = document::doc::new(7);
    let mut txn = doc.transact_mut();
    let text = txn.get_or_insert_text(root);
    let mut len = 0;
    while len < CHARACTERS {
        let piece: String = (0..PIECE).map(|_| char::from(b'a' + u8::try_from(random.below(26)).unwrap_or(0))).collect();
        text.insert(&mut txn, random.below(len + 1), &piece);
        len += PIECE;
    }
    (txn.encode_state_as_update_v1(&StateVector::default()).into(), text.get_string(&txn))
}

/// The text that an update makes in an empty document.
pub fn says(update: &[u8], root: &str) -> Option<String> {
    let doc = document::doc::new(1);
    let mut txn = doc.transact_mut();
    txn.apply_update(yrs::Update::decode_v1(update).ok()?).ok()?;
    Some(txn.get_or_insert_text(root).get_string(&txn))
}
