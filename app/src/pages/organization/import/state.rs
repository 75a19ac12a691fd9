//! What the parts of the page share, and what they can have done.

use crate::components::files::{Chosen, Work, upload};
use crate::components::focus;
use crate::server_fns::people as server_fns;
use crate::words::organization::import as said;
use domain::view::{DirectoryDone, DirectoryOptions, DirectoryPreview, DirectoryUndone, MissingPeople};
use leptos::prelude::*;
use std::time::Duration;

/// While a list is written it is asked so often how far that is.
const ASK_AGAIN: Duration = Duration::from_millis(700);

/// How far the import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing is read yet.
    Choosing,
    /// The server has read the list.
    Read,
    /// It is brought in.
    Written,
}

/// The import.
#[derive(Clone, Copy)]
pub struct Import {
    /// How far it is.
    pub step: RwSignal<Step>,
    /// The list.
    pub file: Chosen,
    /// What the server found in it.
    pub preview: RwSignal<Option<DirectoryPreview>>,
    /// Whether that is of the list and of what was chosen as they are now.
    pub fresh: RwSignal<bool>,
    /// What the columns are taken for, and what becomes of those who are missing.
    pub options: RwSignal<DirectoryOptions>,
    /// The newest list that can be taken back.
    pub last: RwSignal<Option<DirectoryDone>>,
    /// What became of taking it back.
    pub undone: RwSignal<Option<DirectoryUndone>>,
    /// What is under way, and what went wrong.
    pub work: Work,
    /// How much of it is done, from 0 to 1.
    pub progress: RwSignal<Option<f64>>,
}

impl Import {
    /// Before anything is chosen.
    pub fn new(last: Option<DirectoryDone>) -> Self {
        Self {
            step: RwSignal::new(Step::Choosing),
            file: Chosen::one(),
            preview: RwSignal::new(None),
            fresh: RwSignal::new(false),
            options: RwSignal::new(DirectoryOptions::default()),
            last: RwSignal::new(last),
            undone: RwSignal::new(None),
            work: Work::new(),
            progress: RwSignal::new(None),
        }
    }

    /// Whether something is under way.
    pub fn busy(self) -> Signal<bool> {
        self.work.busy()
    }

    /// The list is another one than before.
    pub fn file_changed(self) {
        self.undone.set(None);
        self.options.set(DirectoryOptions::default());
        if self.file.is_empty() {
            self.preview.set(None);
            self.work.problem.set(None);
            self.step.set(Step::Choosing);
        } else {
            self.read(Some("import-found"));
        }
    }

    /// Says what the columns are taken for.
    pub fn map(self, columns: Vec<String>) {
        self.options.update(|options| options.columns = columns);
        self.read(Some("import-found"));
    }

    /// Says what becomes of those who are missing.
    pub fn missing(self, choice: MissingPeople) {
        self.options.update(|options| options.missing = Some(choice));
        self.read(None);
    }

    /// Has the server read the list. `then` gets the focus.
    fn read(self, then: Option<&'static str>) {
        self.fresh.set(false);
        if let Some(problem) = self.file.problem() {
            self.work.problem.set(Some(problem.to_owned()));
            return;
        }
        let options = self.options.get_untracked();
        let work = async move { upload("/api/v1/people/import/preview", self.file, &options).await };
        self.work.run(said::READING, work, move |preview: DirectoryPreview| {
            self.preview.set(Some(preview));
            self.fresh.set(true);
            self.step.set(Step::Read);
            if let Some(then) = then {
                focus::soon(then.to_owned());
            }
        });
    }

    /// Brings the list in, as it was looked at.
    pub fn write(self) {
        if !self.fresh.get_untracked() {
            return;
        }
        let seen = self.preview.with_untracked(|preview| preview.as_ref().map(|preview| preview.seen));
        let options = DirectoryOptions { seen, ..self.options.get_untracked() };
        let work = async move { upload("/api/v1/people/import", self.file, &options).await };
        self.work.run(said::WRITING, work, move |done: DirectoryDone| {
            self.last.set(Some(done));
            self.step.set(Step::Written);
            focus::soon("import-done".to_owned());
        });
        self.follow();
    }

    /// Takes the newest list back.
    pub fn undo(self) {
        let Some(last) = self.last.get_untracked() else { return };
        let work = async move { server_fns::undo_directory_import(last.id).await };
        self.work.run(said::UNDOING, work, move |undone: DirectoryUndone| {
            self.start_over();
            self.last.set(None);
            self.undone.set(Some(undone));
            focus::soon("import-undone".to_owned());
        });
        self.follow();
    }

    /// Begins with another list.
    pub fn start_over(self) {
        self.file.clear();
        self.options.set(DirectoryOptions::default());
        self.preview.set(None);
        self.step.set(Step::Choosing);
    }

    /// Shows how far it is while something is written.
    fn follow(self) {
        self.progress.set(None);
        self.ask_again();
    }

    fn ask_again(self) {
        set_timeout(
            move || {
                leptos::task::spawn_local(async move {
                    let found = server_fns::list_progress().await;
                    // The page may be gone by now, or the list written.
                    if self.work.doing.try_get_untracked().flatten().is_none() {
                        return;
                    }
                    if let Ok(Some(progress)) = found {
                        self.progress.set(Some(f64::from(progress.written) / f64::from(progress.parts.max(1))));
                    }
                    self.ask_again();
                });
            },
            ASK_AGAIN,
        );
    }
}
