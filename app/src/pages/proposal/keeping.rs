//! Keeping a rating as it is written.

use super::page::Page;
use crate::command::Command;
use crate::components::listen::on_window;
use crate::server_fns::beacon;
use crate::server_fns::proposal::{Act, act};
use domain::assessment::{Level, Rating};
use domain::ids::{ExpectationId, ProposalId};
use domain::problem::Code;
use leptos::prelude::*;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the pen rests before what was written is kept.
const REST: Duration = Duration::from_millis(600);
/// How long until it is tried again when the server cannot be reached.
const AGAIN: Duration = Duration::from_secs(3);

/// Whether one rating is kept on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was written yet.
    Nothing,
    /// On its way.
    Saving,
    /// On the server.
    Saved,
    /// Not yet: it is tried again.
    Failed,
}

/// Keeps a rating once the pen rests. What is written while one is under way goes after it, so that the newest always wins; what is not kept
/// when the page is left goes at that moment.
pub fn keeper(
    page: Page,
    expectation: ExpectationId,
    level: RwSignal<Option<Level>>,
    evidence: RwSignal<String>,
    (kept, unkept): (RwSignal<Kept>, RwSignal<usize>),
) -> Callback<()> {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let line = Arc::new(Line::new(page.view.with_untracked(|v| v.id.clone()), expectation));
    let told = move |outcome| {
        let _ = kept.try_set(outcome);
        if outcome == Kept::Saved {
            let _ = unkept.try_update(|n| *n = n.saturating_sub(1));
        }
    };
    let resting = Arc::clone(&line);
    let send = Callback::new(move |()| resting.send(told));
    let left = Arc::clone(&line);
    // At the end of the document browsers do their best, and promise nothing.
    on_window(leptos::ev::pagehide, {
        let line = Arc::clone(&line);
        move |_| line.leave()
    });
    on_cleanup(move || left.send(told));
    Callback::new(move |()| {
        let Some(level) = level.get_untracked() else { return };
        if kept.get_untracked() != Kept::Saving && kept.get_untracked() != Kept::Failed {
            unkept.update(|n| *n += 1);
        }
        kept.set(Kept::Saving);
        line.write(Rating { level, evidence: evidence.get_untracked() });
        if let Some(Some(before)) = waiting.try_update_value(Option::take) {
            before.clear();
        }
        let soon = set_timeout_with_handle(
            move || {
                send.try_run(());
            },
            REST,
        );
        waiting.set_value(soon.ok());
    })
}

/// Where one rating goes out, one request after the other. It outlives the page: what was written last still leaves.
struct Line {
    proposal: ProposalId,
    expectation: ExpectationId,
    state: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    /// Written and not sent.
    newest: Option<Rating>,
    under_way: bool,
}

impl Line {
    fn new(proposal: ProposalId, expectation: ExpectationId) -> Self {
        Self { proposal, expectation, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, Waiting> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, rating: Rating) {
        self.state().newest = Some(rating);
    }

    /// Takes what is to be sent next, if it is its turn.
    fn next(&self) -> Option<Rating> {
        let mut state = self.state();
        let next = state.newest.take();
        state.under_way = next.is_some();
        next
    }

    /// The page is being left: sends what is there without waiting for what is under way, and without hearing how it went.
    fn leave(&self) {
        let newest = self.state().newest.take();
        if let Some(rating) = newest {
            let command = Command::Rate(self.expectation.clone(), Some(rating));
            beacon::send(&Act { id: self.proposal.clone(), command });
        }
    }

    /// Sends what is there. Says how it went when nothing newer waits.
    fn send(self: &Arc<Self>, told: impl Fn(Kept) + 'static) {
        if self.state().under_way {
            return;
        }
        let Some(mut rating) = self.next() else { return };
        let line = Arc::clone(self);
        leptos::task::spawn_local(async move {
            loop {
                let done = act(line.proposal.clone(), Command::Rate(line.expectation.clone(), Some(rating.clone()))).await;
                let unreachable = done.as_ref().is_err_and(|error| error.code() == Code::Internal);
                match line.next() {
                    Some(newer) => rating = newer,
                    None if unreachable => {
                        told(Kept::Failed);
                        line.state().under_way = true;
                        rest(AGAIN).await;
                    }
                    None => return told(if done.is_ok() { Kept::Saved } else { Kept::Failed }),
                }
            }
        });
    }
}

/// Waits. The server sends no ratings.
fn rest(time: Duration) -> impl Future<Output = ()> {
    #[cfg(target_arch = "wasm32")]
    return gloo_timers::future::sleep(time);
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = time;
        std::future::ready(())
    }
}
