//! Editors who type at a steady rate, whatever the server does, and note when what came back.

use super::keystroke::{append, brought};
use super::ledger::{Ledger, Stamp};
use super::server::Host;
use super::socket::{self, In, Out, Said, Seat};
use crate::failure::Failure;
use crate::figures::Figures;
use crate::process;
use futures::StreamExt;
use std::time::{Duration, Instant};
use sync::codec::awareness::{self, Entry};

/// How long is waited for what is still under way after the last keystroke.
const DRAIN: Duration = Duration::from_secs(1);
/// Joins under way at the same time, where joining is not what is measured.
const JOINS: usize = 32;

/// Who types how much.
#[derive(Clone, Copy)]
pub struct Plan {
    /// How many rooms.
    pub rooms: usize,
    /// How many in each.
    pub editors: usize,
    /// Between two keystrokes of one editor.
    pub every: Duration,
    /// For how long.
    pub lasts: Duration,
    /// Whether each keystroke also moves a caret that the others see.
    pub carets: bool,
    /// The first client id; no id is used twice on one server.
    pub first_client: u32,
}

/// How many characters of one client were acknowledged.
pub struct Acknowledged {
    /// In which room.
    pub room: usize,
    /// Whose.
    pub client: u32,
    /// The first so many.
    pub count: u32,
}

/// What was measured.
#[derive(Default)]
pub struct Measured {
    /// From sending a character to its arrival at another editor.
    pub propagation: Figures,
    /// The same from the time it was due: what waited for the socket counts too.
    pub overdue: Figures,
    /// From sending a character to its acknowledgement.
    pub acknowledgement: Figures,
    /// From sending a caret to its arrival at another editor.
    pub carets: Figures,
    /// How much later than due the generator sent.
    pub lateness: Figures,
    /// Characters sent.
    pub sent: usize,
    /// Arrivals there should have been.
    pub expected: usize,
    /// Connections that broke, and updates that were refused.
    pub broken: usize,
    /// Per editor.
    pub acknowledged: Vec<Acknowledged>,
    /// Processor time of the server while they typed.
    pub processor: Duration,
    /// The same of the generator.
    pub generator: Duration,
}

impl Measured {
    fn take(&mut self, other: Self) {
        self.propagation.take(other.propagation);
        self.overdue.take(other.overdue);
        self.acknowledgement.take(other.acknowledgement);
        self.carets.take(other.carets);
        self.lateness.take(other.lateness);
        self.sent += other.sent;
        self.expected += other.expected;
        self.broken += other.broken;
        self.acknowledged.extend(other.acknowledged);
    }

    /// Arrivals that there were not.
    pub fn missing(&self) -> usize {
        self.expected.saturating_sub(self.propagation.len())
    }

    /// What the generator itself took, as a cell: processor seconds and how late the latest but one percent were, in milliseconds.
    pub fn own_cell(&mut self) -> String {
        format!("{:.1} / {}", self.generator.as_secs_f64(), self.lateness.cell([99]))
    }
}

/// Everybody of a plan, sitting in their rooms.
pub struct Seated {
    plan: Plan,
    editors: Vec<(usize, Editor)>,
}

struct Editor {
    seat: Seat,
    out: Out,
    back: In,
    echoes: bool,
}

/// What the editors of one room know of each other.
#[derive(Clone, Default)]
struct Ledgers {
    keystrokes: Ledger,
    carets: Ledger,
}

/// Lets everybody join.
pub async fn join(host: &Host<'_>, plan: Plan) -> Result<Seated, Failure> {
    let mut seats = Vec::new();
    for (number, client) in (0..plan.rooms * plan.editors).zip(plan.first_client..) {
        let room = number / plan.editors;
        seats.push((room, host.seat(room, number % plan.editors, client)?));
    }
    let echoes = host.kind.echoes();
    let joining = futures::stream::iter(seats).map(|(room, seat)| async move {
        let (out, back, _) = socket::join(&seat).await?;
        Ok::<_, Failure>((room, Editor { seat, out, back, echoes }))
    });
    let joined: Vec<_> = joining.buffer_unordered(JOINS).collect().await;
    Ok(Seated { plan, editors: joined.into_iter().collect::<Result<_, _>>()? })
}

impl Seated {
    /// Lets everybody type, and waits until all is over.
    pub async fn type_on(self, host: &Host<'_>) -> Result<Measured, Failure> {
        let before = (host.running.used()?, process::own()?);
        let mut measured = self.begin(Instant::now() + Duration::from_millis(200)).finish().await?;
        let after = (host.running.used()?, process::own()?);
        measured.processor = after.0.processor.saturating_sub(before.0.processor);
        measured.generator = after.1.processor.saturating_sub(before.1.processor);
        Ok(measured)
    }

    /// Lets everybody type from then on.
    pub fn begin(self, begin: Instant) -> Typing {
        let Self { plan, editors } = self;
        let ledgers = vec![Ledgers::default(); plan.rooms];
        let count = u32::try_from(editors.len()).unwrap_or(u32::MAX).max(1);
        let mut tasks = tokio::task::JoinSet::new();
        for ((room, editor), number) in editors.into_iter().zip(0_u32..) {
            let ledgers = ledgers.get(room).cloned().unwrap_or_default();
            // Spread over the interval: people do not type in step.
            let first = begin + plan.every.mul_f64(f64::from(number) / f64::from(count));
            tasks.spawn(editor.edit(room, ledgers, plan, first));
        }
        Typing { tasks }
    }
}

/// Editors at work.
pub struct Typing {
    tasks: tokio::task::JoinSet<Measured>,
}

impl Typing {
    /// Waits for all of them.
    pub async fn finish(mut self) -> Result<Measured, Failure> {
        let mut all = Measured::default();
        while let Some(done) = self.tasks.join_next().await {
            all.take(done.map_err(|error| Failure(error.to_string()))?);
        }
        Ok(all)
    }
}

impl Editor {
    async fn edit(self, room: usize, ledgers: Ledgers, plan: Plan, first: Instant) -> Measured {
        let Self { seat, mut out, back, echoes } = self;
        let until = first + plan.lasts + DRAIN;
        let reader = tokio::spawn(listen(back, ledgers.clone(), seat.client, echoes, until));
        let (mut lateness, mut count, mut broken) = (Figures::default(), 0_u32, 0);
        let mut due = first;
        while due < first + plan.lasts {
            tokio::time::sleep_until(due.into()).await;
            let update = append(seat.client, count, &seat.root);
            let now = Instant::now();
            lateness.add(now - due);
            ledgers.keystrokes.note(seat.client, Stamp { due, sent: now });
            let mut sent = out.update(update).await;
            count += 1;
            if plan.carets && sent.is_ok() {
                ledgers.carets.note(seat.client, Stamp { due, sent: Instant::now() });
                sent = out.presence(caret(seat.client, count)).await;
            }
            if sent.is_err() {
                broken = 1;
                break;
            }
            due += plan.every;
        }
        let mut measured = reader.await.unwrap_or_default();
        measured.lateness = lateness;
        measured.sent = usize::try_from(count).unwrap_or(usize::MAX);
        measured.expected = measured.sent * plan.editors.saturating_sub(1);
        measured.broken += broken;
        for acknowledged in &mut measured.acknowledged {
            acknowledged.room = room;
        }
        measured
    }
}

async fn listen(mut back: In, ledgers: Ledgers, own: u32, echoes: bool, until: Instant) -> Measured {
    let mut measured = Measured::default();
    let mut acknowledged = 0;
    while let Ok(Some((now, said))) = tokio::time::timeout_at(until.into(), back.next()).await {
        match said {
            Said::Saved if !echoes => {
                if let Some(stamp) = ledgers.keystrokes.look_up(u64::from(own), acknowledged) {
                    measured.acknowledgement.add(now - stamp.sent);
                    acknowledged += 1;
                }
            }
            Said::Update(update) => {
                for (client, clock) in brought(&update) {
                    let Some(stamp) = ledgers.keystrokes.look_up(client, clock) else { continue };
                    if client != u64::from(own) {
                        measured.propagation.add(now - stamp.sent);
                        measured.overdue.add(now.saturating_duration_since(stamp.due));
                    } else if echoes {
                        measured.acknowledgement.add(now - stamp.sent);
                        acknowledged += 1;
                    }
                }
            }
            Said::Presence(entries) => {
                for entry in awareness::decode(&entries).unwrap_or_default() {
                    // Without a state somebody left, which everybody does at the end.
                    if entry.client != u64::from(own)
                        && entry.state.is_some()
                        && let Some(stamp) = ledgers.carets.look_up(entry.client, entry.clock.wrapping_sub(1))
                    {
                        measured.carets.add(now - stamp.sent);
                    }
                }
            }
            Said::Refused => measured.broken += 1,
            Said::Saved | Said::Everything(_) | Said::Other => {}
        }
    }
    measured.acknowledged.push(Acknowledged { room: 0, client: own, count: acknowledged });
    measured
}

fn caret(client: u32, clock: u32) -> bytes::Bytes {
    let state = format!(r#"{{"user":{{"name":"Editor {client}","color":"blue"}},"at":{{"field":"beyond","index":{clock}}}}}"#);
    awareness::encode(&[Entry { client: u64::from(client), clock, state: Some(state) }])
}
