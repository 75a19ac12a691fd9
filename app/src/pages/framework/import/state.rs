//! What the parts of the page share, and what they can have done.

use super::send;
use crate::components::files::{Chosen, Work};
use crate::components::focus;
use crate::server_fns::framework::undo_import;
use crate::words::framework::import as said;
use domain::view::{ImportDone, ImportMapping, ImportOptions, ImportPreview, ImportRepair, ImportSummary, ImportUndone};
use leptos::prelude::*;

/// How far the import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing is read yet.
    Choosing,
    /// The server has read the files.
    Read,
    /// They are in the draft.
    Written,
}

/// The import.
#[derive(Clone, Copy)]
pub struct Import {
    /// How far it is.
    pub step: RwSignal<Step>,
    /// The files.
    pub files: Chosen,
    /// What the server found in them.
    pub preview: RwSignal<Option<ImportPreview>>,
    /// Repairs agreed to, and what is taken for what.
    options: StoredValue<ImportOptions>,
    /// The newest import that can be taken back.
    pub last: RwSignal<Option<ImportSummary>>,
    /// What became of taking it back.
    pub undone: RwSignal<Option<ImportUndone>>,
    /// What is under way, and what went wrong.
    pub work: Work,
}

impl Import {
    /// Before anything is chosen.
    pub fn new(last: Option<ImportSummary>) -> Self {
        Self {
            step: RwSignal::new(Step::Choosing),
            files: Chosen::new(),
            preview: RwSignal::new(None),
            options: StoredValue::new(ImportOptions::default()),
            last: RwSignal::new(last),
            undone: RwSignal::new(None),
            work: Work::new(),
        }
    }

    /// Whether something is under way.
    pub fn busy(self) -> Signal<bool> {
        self.work.busy()
    }

    /// The files are others than before: what was agreed to about the old ones holds no longer for those that have gone.
    pub fn files_changed(self) {
        self.undone.set(None);
        self.options.update_value(|options| {
            options.mapping = None;
            options.repairs.retain(|repair| self.files.has(&repair.file));
        });
        if self.files.is_empty() {
            self.preview.set(None);
            self.work.problem.set(None);
            self.step.set(Step::Choosing);
        } else {
            self.read("import-found");
        }
    }

    /// Agrees to a repair and reads again.
    pub fn repair(self, file: String, key: String) {
        self.options.update_value(|options| options.repairs.push(ImportRepair { file, key }));
        self.read("import-found");
    }

    /// Says what is taken for what, and reads again.
    pub fn map(self, mapping: ImportMapping) {
        self.options.update_value(|options| options.mapping = Some(mapping));
        self.read("import-found");
    }

    /// Has the server read the files. `then` gets the focus.
    fn read(self, then: &'static str) {
        if let Some(problem) = self.files.problem() {
            self.work.problem.set(Some(problem.to_owned()));
            return;
        }
        let options = self.options.get_value();
        self.work.run(
            said::READING,
            async move { send::import_preview(self.files, &options).await },
            move |preview: ImportPreview| {
                self.preview.set(Some(preview));
                self.step.set(Step::Read);
                focus::soon(then.to_owned());
            },
        );
    }

    /// Writes into the draft.
    pub fn write(self) {
        let options = self.options.get_value();
        self.work.run(said::WRITING, async move { send::import(self.files, &options).await }, move |done: ImportDone| {
            self.last.set(Some(done.import));
            self.step.set(Step::Written);
            focus::soon("import-done".to_owned());
        });
    }

    /// Takes the newest import back.
    pub fn undo(self) {
        let Some(last) = self.last.get_untracked() else { return };
        self.work.run(said::UNDOING, async move { undo_import(last.id).await }, move |undone: ImportUndone| {
            self.start_over();
            self.last.set(None);
            self.undone.set(Some(undone));
            focus::soon("import-undone".to_owned());
        });
    }

    /// Begins with other files.
    pub fn start_over(self) {
        self.files.clear();
        self.options.set_value(ImportOptions::default());
        self.preview.set(None);
        self.step.set(Step::Choosing);
    }
}
