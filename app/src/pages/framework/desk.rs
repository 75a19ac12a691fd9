//! What every page of the draft holds: the records around it, the co-editing, and how to have something done.

use crate::error::AppError;
use crate::live::LiveDraft;
use crate::live::book::Book;
use crate::server_fns::framework as server_fns;
use document::framework::write::Edit;
use domain::framework::Framework;
use domain::ids::ItemId;
use domain::people::PersonSummary;
use domain::problem::Problem;
use domain::room::Shape;
use domain::section::Right;
use domain::time::Timestamp;
use domain::view::DraftView;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// How long the writing rests before what is computed from the whole draft is computed again: long enough not to do it between words.
const REST: Duration = Duration::from_millis(400);

/// A text of the draft that somebody looks at: where a comment goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spotlight {
    /// The text root, e.g. `t/data-3~modelling/own`.
    pub root: String,
    /// What stands there, or the part of it that is marked.
    pub quote: String,
}

/// A cheap handle.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The draft with the records around it, as they were fetched last.
    pub view: RwSignal<DraftView>,
    /// The whole draft as it said when the writing rested last: for what has to look at all of it.
    pub settled: RwSignal<Arc<Framework>>,
    /// The newest publication, once it is here.
    pub previous: RwSignal<Option<Framework>>,
    /// Something is being carried out.
    pub busy: RwSignal<bool>,
    /// What went wrong last.
    pub problem: RwSignal<Option<Problem>>,
    /// Something was removed and can come back.
    pub removed: RwSignal<Option<String>>,
    /// Where a comment would go.
    pub spotlight: RwSignal<Option<Spotlight>>,
    live: StoredValue<LiveDraft>,
}

impl Desk {
    /// For a draft that was loaded.
    pub fn new(view: DraftView, live: LiveDraft) -> Self {
        Self {
            settled: RwSignal::new(Arc::new(view.framework.clone())),
            view: RwSignal::new(view),
            previous: RwSignal::new(None),
            busy: RwSignal::new(false),
            problem: RwSignal::new(None),
            removed: RwSignal::new(None),
            spotlight: RwSignal::new(None),
            live: StoredValue::new(live),
        }
    }

    /// The co-editing.
    pub fn live(self) -> LiveDraft {
        self.live.get_value()
    }

    /// What the draft says, cell by cell.
    pub fn book(self) -> Book {
        self.live().book()
    }

    /// Reads everything but the cells; whoever asks hears when it changes.
    pub fn with<T>(self, read: impl FnOnce(&Framework) -> T) -> T {
        read(&self.book().frame())
    }

    /// Reads everything but the cells, as it says now.
    pub fn now<T>(self, read: impl FnOnce(&Framework) -> T) -> T {
        read(&self.book().frame_now())
    }

    /// A part of everything but the cells.
    pub fn select<T>(self, part: impl Fn(&Framework) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        self.book().select(part)
    }

    /// A part of the whole draft, cells and all, once the writing rests.
    pub fn settled<T>(self, part: impl Fn(&Framework) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.settled.with(|settled| part(settled)))
    }

    /// A part of the records.
    pub fn record<T>(self, part: impl Fn(&DraftView) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.view.with(&part))
    }

    /// Whether nothing can be changed at this moment.
    pub fn locked(self) -> Signal<bool> {
        let writable = self.live().writable(Shape::Framework);
        Signal::derive(move || !writable.get())
    }

    /// Whether I may change the draft, even if it is not here yet: decides what is shown, never what works.
    pub fn writes(self) -> Memo<bool> {
        let right = self.live().right(Shape::Framework);
        Memo::new(move |_| right.get() == Some(Right::Write))
    }

    /// Changes the draft.
    pub fn edit(self, edit: Edit) {
        self.live().edit(edit);
    }

    /// A name for something new.
    pub fn new_item(self) -> ItemId {
        self.live().new_item()
    }

    /// When the records were fetched, for relative dates.
    pub fn moment(self) -> Timestamp {
        self.view.with_untracked(|view| view.now)
    }

    /// Somebody of the directory.
    pub fn person(self, id: &domain::ids::PersonId) -> Option<PersonSummary> {
        self.view.with(|view| view.people.iter().find(|person| person.id == *id).cloned())
    }

    /// Has something done, and then calls `then` if it was.
    pub fn act<T>(self, work: impl Future<Output = Result<T, AppError>> + 'static, then: Callback<T>)
    where
        T: Send + Sync + 'static,
    {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        leptos::task::spawn_local(async move {
            let done = work.await;
            // The page may be gone by now; then there is nobody to tell.
            let _ = self.busy.try_set(false);
            match done {
                Ok(answer) => {
                    let _ = then.try_run(answer);
                    self.fetch();
                }
                Err(error) => {
                    self.problem.try_set(Some(error.0));
                }
            }
        });
    }

    /// Keeps up with the writing and with the records.
    pub fn follow(self) {
        self.follow_writing();
        self.follow_records();
    }

    fn follow_writing(self) {
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        let cancel = move || {
            if let Some(before) = waiting.try_update_value(Option::take).flatten() {
                before.clear();
            }
        };
        let mut begun = false;
        Effect::new(move |_| {
            let book = self.book();
            drop(book.frame());
            book.follow_cells();
            // The first run only learns what to follow.
            if std::mem::replace(&mut begun, true) {
                cancel();
                waiting.set_value(set_timeout_with_handle(move || self.settle(), REST).ok());
            }
        });
        on_cleanup(cancel);
    }

    fn settle(self) {
        let whole = self.book().whole();
        let reworded = self.view.try_with_untracked(|view| view.framework.philosophy != whole.philosophy);
        self.settled.try_set(Arc::new(whole));
        // Who agreed is told about one wording.
        if reworded == Some(true) {
            self.fetch();
        }
    }

    /// Fetches the records again whenever something says that they changed.
    fn follow_records(self) {
        let changed = self.live().changed();
        let mut before = None;
        Effect::new(move |_| {
            let now = changed.get();
            if before.replace(now).is_some_and(|before| before != now) {
                self.fetch();
            }
        });
    }

    /// Takes back my last change, never another person's.
    pub fn undo(self) {
        self.live().undo(Shape::Framework);
    }

    /// Fetches the records again.
    pub fn fetch(self) {
        leptos::task::spawn_local(async move {
            // Without an answer the page stays as it is; the next notice asks again.
            if let Ok(view) = server_fns::draft().await {
                self.take(view);
            }
        });
    }

    fn take(self, view: DraftView) {
        // An answer that was overtaken by a newer one says nothing new.
        if self.view.try_with_untracked(|old| view.now >= old.now) == Some(true) {
            self.live().refresh(&view);
            self.view.set(view);
        }
    }

    /// Fetches the newest publication, to compare the draft with it, and again after each publication.
    pub fn look_back(self) {
        let newest = self.record(|view| view.publications.first().map(|one| one.version));
        Effect::new(move |_| {
            let newest = newest.get();
            leptos::task::spawn_local(async move {
                if newest.is_some()
                    && let Ok(view) = server_fns::framework(newest).await
                {
                    self.previous.try_set(Some(view.framework));
                }
            });
        });
    }
}
