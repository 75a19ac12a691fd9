//! The session of three, replayed through real sockets by three documents that really merge what arrives.

use super::Scale;
use super::keystroke::brought;
use super::ledger::{Ledger, Stamp};
use super::server::{Ground, Host, Kind};
use super::shape::{Step, Stroke};
use super::socket::{self, In, Out, Said, Seat};
use super::storm::says;
use super::table::Table;
use crate::failure::Failure;
use crate::figures::Figures;
use crate::process;
use bytes::Bytes;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use yrs::updates::decoder::Decode;
use yrs::{Doc, GetString, ReadTxn, Text, Transact, WriteTxn};

/// How long all have, after the last keystroke, to become equal.
const SETTLE: Duration = Duration::from_secs(20);
/// Whoever keeps things later than at once has kept them by then: Hocuspocus' longest delay is ten seconds.
const KEPT_WITHIN: Duration = Duration::from_secs(11);

/// One of the three.
struct Writer {
    seat: Seat,
    doc: Mutex<Doc>,
    seen: Mutex<Seen>,
}

/// What one of the three has noted.
#[derive(Default)]
struct Seen {
    propagation: Figures,
    acknowledgement: Figures,
    /// Sent and not acknowledged.
    unanswered: VecDeque<Instant>,
}

/// Replays, and compares everybody's text with each other's, with the server's, and with what it has after a restart.
pub async fn measure(kind: Kind, ground: &Ground, scale: &Scale, table: &mut Table) -> Result<(), Failure> {
    let mut host = Host::start(kind, ground).await?;
    let (before, own) = (host.running.used()?, process::own()?);
    let begin = Instant::now() + Duration::from_millis(300);
    let (ledger, mut writers, mut tasks) = (Ledger::default(), Vec::new(), tokio::task::JoinSet::new());
    for ((number, client), steps) in (0..).zip(1_u32 << 28..).zip(scale.steps()) {
        let seat = host.seat(0, number, client)?;
        let (out, back, _) = socket::join(&seat).await?;
        let writer = Arc::new(Writer { seat, doc: Mutex::new(document::doc::new(client)), seen: Mutex::default() });
        tokio::spawn(listen(back, Arc::clone(&writer), ledger.clone(), kind.echoes()));
        tasks.spawn(write(out, Arc::clone(&writer), ledger.clone(), steps, begin, scale.speed));
        writers.push(writer);
    }
    let (mut lateness, mut sent, mut outs) = (Figures::default(), 0, Vec::new());
    while let Some(done) = tasks.join_next().await {
        let (late, count, out) = done.map_err(|error| Failure(error.to_string()))??;
        lateness.take(late);
        sent += count;
        outs.push(out);
    }
    let equal = settled(&writers).await;
    let processor = host.running.used()?.processor.saturating_sub(before.processor);
    let generator = process::own()?.processor.saturating_sub(own.processor);
    let text = writers.first().map(|writer| writer.text()).unwrap_or_default();
    let fresh = stored(&host).await? == text;
    if kind.keeps_later() {
        tokio::time::sleep(KEPT_WITHIN).await;
    }
    host.restart().await?;
    let kept = stored(&host).await? == text;
    let (mut propagation, mut acknowledgement) = (Figures::default(), Figures::default());
    for writer in &writers {
        let mut seen = lock(&writer.seen);
        propagation.take(std::mem::take(&mut seen.propagation));
        acknowledgement.take(std::mem::take(&mut seen.acknowledgement));
    }
    let name = format!("Session of 3 people, {} keystrokes, {} times as fast", scale.keystrokes(), scale.speed);
    let mut put = |what: &str, cell: String| table.put(&name, what, kind, cell);
    put("propagation p50 / p95 / p99, ms", propagation.cell([50, 95, 99]));
    put("acknowledgement p50 / p95 / p99, ms", acknowledgement.cell([50, 95, 99]));
    // An echo of what only takes away does not say whose it is.
    let acknowledged = if kind.echoes() { "–".to_owned() } else { acknowledgement.len().to_string() };
    put("sent / acknowledged", format!("{sent} / {acknowledged}"));
    put("processor of the server, s", format!("{:.2}", processor.as_secs_f64()));
    put("generator: processor s / late p99 ms", format!("{:.1} / {}", generator.as_secs_f64(), lateness.cell([99])));
    // The fast-forwarded end of a session is not the moment that the question is about, so those who keep later have had their time.
    let yes_no = |yes: bool| if yes { "yes" } else { "no" };
    let length = text.chars().count();
    put("all equal / as the server / as after kill -9", [equal, fresh, kept].map(yes_no).join(" / "));
    println!("      {length} characters at the end");
    Ok(())
}

async fn write(
    mut out: Out,
    writer: Arc<Writer>,
    ledger: Ledger,
    steps: Vec<Step>,
    begin: Instant,
    speed: u32,
) -> Result<(Figures, usize, Out), Failure> {
    let (mut lateness, mut caret, mut sent) = (Figures::default(), 0, 0);
    for step in steps {
        let due = begin + step.at / speed;
        tokio::time::sleep_until(due.into()).await;
        lateness.add(due.elapsed());
        let Some(update) = writer.stroke(&step, &mut caret) else { continue };
        let now = Instant::now();
        if matches!(step.stroke, Stroke::Type(_)) {
            // Every character is one more on its client's clock, so its number in the ledger is that clock.
            ledger.note(writer.seat.client, Stamp { due, sent: now });
        }
        lock(&writer.seen).unanswered.push_back(now);
        out.update(update).await?;
        sent += 1;
    }
    Ok((lateness, sent, out))
}

async fn listen(mut back: In, writer: Arc<Writer>, ledger: Ledger, echoes: bool) {
    let own = u64::from(writer.seat.client);
    while let Some((now, said)) = back.next().await {
        match said {
            Said::Saved if !echoes => {
                let mut seen = lock(&writer.seen);
                if let Some(at) = seen.unanswered.pop_front() {
                    seen.acknowledgement.add(now - at);
                }
            }
            Said::Update(update) => {
                writer.apply(&update);
                let mut seen = lock(&writer.seen);
                for (client, clock) in brought(&update) {
                    let Some(stamp) = ledger.look_up(client, clock) else { continue };
                    let took = now.saturating_duration_since(stamp.sent);
                    match client == own {
                        false => seen.propagation.add(took),
                        true if echoes => seen.acknowledgement.add(took),
                        true => {}
                    }
                }
            }
            _ => {}
        }
    }
}

impl Writer {
    /// Does one keystroke in the own document, with everything that arrived until now; none where there is nothing to take away.
    fn stroke(&self, step: &Step, caret: &mut u32) -> Option<Bytes> {
        let doc = lock(&self.doc);
        let mut txn = doc.transact_mut();
        let text = txn.get_or_insert_text(self.seat.root.as_str());
        let len = text.len(&txn);
        if let Some(share) = step.jump {
            *caret = u32::try_from(u64::from(len) * u64::from(share) / 1_000).unwrap_or(len);
        }
        *caret = (*caret).min(len);
        match step.stroke {
            Stroke::Type(letter) => {
                text.insert(&mut txn, *caret, letter.encode_utf8(&mut [0; 4]));
                *caret += 1;
            }
            Stroke::Erase => {
                *caret = caret.checked_sub(1)?;
                text.remove_range(&mut txn, *caret, 1);
            }
        }
        Some(txn.encode_update_v1().into())
    }

    fn apply(&self, update: &[u8]) {
        if let Ok(update) = yrs::Update::decode_v1(update) {
            let doc = lock(&self.doc);
            // What cannot be applied is missing at the end, where all are compared.
            let _ = doc.transact_mut().apply_update(update);
        }
    }

    fn text(&self) -> String {
        let doc = lock(&self.doc);
        let mut txn = doc.transact_mut();
        txn.get_or_insert_text(self.seat.root.as_str()).get_string(&txn)
    }

    fn vector(&self) -> yrs::StateVector {
        lock(&self.doc).transact().state_vector()
    }
}

/// Waits until all have the same, as long as it may take.
async fn settled(writers: &[Arc<Writer>]) -> bool {
    let until = Instant::now() + SETTLE;
    while Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let same = |pair: &[Arc<Writer>]| match pair {
            [one, other] => one.vector() == other.vector() && one.text() == other.text(),
            _ => true,
        };
        if writers.windows(2).all(same) {
            return true;
        }
    }
    false
}

/// What somebody gets who comes new to the room.
async fn stored(host: &Host<'_>) -> Result<String, Failure> {
    let seat = host.seat(0, 0, 1)?;
    let (_out, _back, update) = socket::join(&seat).await?;
    says(&update, &seat.root).ok_or_else(|| Failure("what the server has cannot be read".to_owned()))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
