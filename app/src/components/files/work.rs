//! What is under way with files: one thing at a time, said in words while it lasts.

use crate::components::focus;
use crate::error::AppError;
use leptos::prelude::*;

/// Where what went wrong is said.
const PROBLEM: &str = "import-problem";

/// What is under way.
#[derive(Clone, Copy)]
pub struct Work {
    /// In words.
    pub doing: RwSignal<Option<&'static str>>,
    /// What went wrong.
    pub problem: RwSignal<Option<String>>,
}

impl Work {
    /// Nothing.
    pub fn new() -> Self {
        Self { doing: RwSignal::new(None), problem: RwSignal::new(None) }
    }

    /// Whether something is under way.
    pub fn busy(self) -> Signal<bool> {
        Signal::derive(move || self.doing.with(Option::is_some))
    }

    /// Does something, unless something is under way.
    pub fn run<T: 'static>(
        self,
        words: &'static str,
        work: impl Future<Output = Result<T, AppError>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.doing.with_untracked(Option::is_some) {
            return;
        }
        self.doing.set(Some(words));
        self.problem.set(None);
        leptos::task::spawn_local(async move {
            let done = work.await;
            // The page may be gone by now; then there is nobody to tell.
            if self.doing.try_set(None).is_some() {
                return;
            }
            match done {
                Ok(done) => then(done),
                Err(error) => {
                    self.problem.set(Some(error.0.message));
                    focus::soon(PROBLEM.to_owned());
                }
            }
        });
    }
}
