//! The one committer of the process. No timer: the first row commits at once, and whatever the rooms hand in meanwhile is the next commit.

use crate::limits::{BYTES_PER_COMMIT, ROWS_PER_COMMIT};
use crate::log::{Append, AppendError, Log};
use crate::meter::Meter;
use futures::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

pub(crate) type Outcome = Result<(), AppendError>;

struct Request {
    append: Append,
    done: oneshot::Sender<Outcome>,
}

/// Hands rows to the committer. The queue needs no bound of its own: a room has one row under way.
#[derive(Clone)]
pub(crate) struct Committer {
    requests: mpsc::UnboundedSender<Request>,
    meter: Arc<Meter>,
}

impl Committer {
    pub(crate) fn start(log: Arc<dyn Log>, timeout: Duration, meter: Arc<Meter>) -> Self {
        let (requests, receiver) = mpsc::unbounded_channel();
        tokio::spawn(run(log, receiver, timeout, Arc::clone(&meter)));
        Self { requests, meter }
    }

    /// Hands a row in; the outcome comes through the receiver. A receiver that fails means that the process is ending.
    pub(crate) fn commit(&self, append: Append) -> oneshot::Receiver<Outcome> {
        let (done, outcome) = oneshot::channel();
        self.meter.waiting_rows.rise();
        // When the committer is gone, dropping the request tells the room.
        drop(self.requests.send(Request { append, done }));
        outcome
    }
}

async fn run(log: Arc<dyn Log>, mut requests: mpsc::UnboundedReceiver<Request>, timeout: Duration, meter: Arc<Meter>) {
    while let Some(first) = requests.recv().await {
        let mut bytes = first.append.updates.len();
        let (mut appends, mut waiting) = (vec![first.append], vec![first.done]);
        while appends.len() < ROWS_PER_COMMIT && bytes < BYTES_PER_COMMIT {
            let Ok(next) = requests.try_recv() else { break };
            bytes += next.append.updates.len();
            appends.push(next.append);
            waiting.push(next.done);
        }
        let began = Instant::now();
        let outcomes = append(log.as_ref(), appends, timeout).await;
        meter.appended(began.elapsed(), bytes, &outcomes);
        meter.waiting_rows.fall(waiting.len() as u64);
        let mut outcomes = outcomes.into_iter();
        for done in waiting {
            let missing = || Err(AppendError::Unavailable("the log gave no outcome".to_owned()));
            // A room that ended meanwhile has nobody left to tell.
            drop(done.send(outcomes.next().unwrap_or_else(missing)));
        }
    }
}

/// A log that hangs or panics must not take the rooms with it.
async fn append(log: &dyn Log, appends: Vec<Append>, timeout: Duration) -> Vec<Outcome> {
    let count = appends.len();
    let call = AssertUnwindSafe(async { log.append(appends).await }).catch_unwind();
    let all = |reason: &str| vec![Err(AppendError::Unavailable(reason.to_owned())); count];
    match tokio::time::timeout(timeout, call).await {
        Ok(Ok(outcomes)) => outcomes,
        Ok(Err(_panic)) => all("the log failed unexpectedly"),
        Err(_elapsed) => all("the log did not answer in time"),
    }
}
