//! The handle that pages hold: copyable, quiet on the server, connected in the browser.

use super::sections::PerSection;
use super::state::{Present, Refused, Silence, SyncState};
use crate::reactive::prelude::*;
use document::write::Edit;
use domain::content::SectionContent;
use domain::ids::ItemId;
use domain::people::PersonSummary;
use domain::section::{Right, Section};
use domain::view::ProposalView;

/// What is known of one section.
#[derive(Debug, Clone, Copy)]
pub(super) struct SectionSignals {
    pub(super) content: RwSignal<SectionContent>,
    pub(super) right: RwSignal<Option<Right>>,
    pub(super) ready: RwSignal<bool>,
}

/// Every signal that pages may read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signals {
    pub(super) sync: RwSignal<SyncState>,
    pub(super) present: RwSignal<Vec<Present>>,
    pub(super) changed: RwSignal<u64>,
    pub(super) refused: RwSignal<Vec<Refused>>,
    pub(super) sections: PerSection<SectionSignals>,
}

/// The co-editing of one proposal, as seen from its page.
#[derive(Clone, Copy)]
pub struct Live {
    pub(super) signals: Signals,
    #[cfg(target_arch = "wasm32")]
    pub(super) engine: super::browser::Handle,
}

/// Starts the co-editing of the proposal that the page shows and puts its handle into the context. It ends with the calling component.
pub fn provide(view: &ProposalView, me: &PersonSummary) -> Live {
    let signals = Signals::new(view);
    let live = Live {
        signals,
        #[cfg(target_arch = "wasm32")]
        engine: super::browser::start(&signals, view, me),
    };
    #[cfg(not(target_arch = "wasm32"))]
    let _ = me;
    provide_context(live);
    live
}

/// The handle of the page around.
///
/// # Panics
/// Where no page called [`provide`]: a mistake in the page's structure that every test of it shows.
#[track_caller]
pub fn use_live() -> Live {
    expect_context()
}

impl Signals {
    fn new(view: &ProposalView) -> Self {
        let sections = PerSection::new(|section| {
            let seen = view.sections.iter().find(|s| s.section == section);
            let content = seen.and_then(|s| s.content.clone()).unwrap_or_else(|| SectionContent::empty(section));
            SectionSignals {
                content: RwSignal::new(content),
                right: RwSignal::new(seen.and_then(|s| s.right)),
                ready: RwSignal::new(false),
            }
        });
        Self {
            // What the page was made from is on disk, and nothing else is shown yet.
            sync: RwSignal::new(SyncState::Saved),
            present: RwSignal::new(Vec::new()),
            changed: RwSignal::new(0),
            refused: RwSignal::new(Vec::new()),
            sections,
        }
    }
}

impl Live {
    /// Whether everything is safe.
    pub fn sync(self) -> Signal<SyncState> {
        self.signals.sync.into()
    }

    /// Who is at the table, each person once, I first.
    pub fn present(self) -> Signal<Vec<Present>> {
        self.signals.present.into()
    }

    /// What a section says: what the page was made from, then the document as it changes.
    pub fn content(self, section: Section) -> Signal<SectionContent> {
        self.signals.sections.get(section).content.into()
    }

    /// What I may do in a section.
    pub fn right(self, section: Section) -> Signal<Option<Right>> {
        self.signals.sections.get(section).right.into()
    }

    /// Whether I can write in a section now: it is ready, and I may.
    pub fn writable(self, section: Section) -> Signal<bool> {
        let signals = *self.signals.sections.get(section);
        Signal::derive(move || signals.ready.get() && signals.right.get() == Some(Right::Write))
    }

    /// Rises whenever the record of the proposal may have changed: fetch the page's data again and pass it to [`Live::refresh`].
    pub fn changed(self) -> Signal<u64> {
        self.signals.changed.into()
    }

    /// Text that the server would not take.
    pub fn refused(self) -> Signal<Vec<Refused>> {
        self.signals.refused.into()
    }

    /// Opens what I may read now and closes what I no longer may.
    pub fn refresh(self, view: &ProposalView) {
        for seen in &view.sections {
            let signals = self.signals.sections.get(seen.section);
            if signals.right.get_untracked() != seen.right {
                signals.right.set(seen.right);
            }
            let content = seen.content.clone().unwrap_or_else(|| SectionContent::empty(seen.section));
            if !signals.ready.get_untracked() && signals.content.with_untracked(|old| *old != content) {
                signals.content.set(content);
            }
        }
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.refresh(view));
    }
}

#[cfg_attr(not(target_arch = "wasm32"), expect(clippy::unused_self, reason = "on the server there is no document to change"))]
impl Live {
    /// Changes the document. Without effect where I may not write.
    pub fn edit(self, section: Section, edit: Edit) {
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.edit(section, &edit));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = (section, edit);
    }

    /// A name for something new in the document.
    #[expect(clippy::unused_self, reason = "whoever names something holds the handle it is added with")]
    pub fn new_item(self) -> ItemId {
        super::new_item()
    }

    /// Takes back my last change in a section, never another person's.
    pub fn undo(self, section: Section) {
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.undo(section));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = section;
    }

    /// Brings back what I took back last in a section.
    pub fn redo(self, section: Section) {
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.redo(section));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = section;
    }

    /// Tells the others which section I look at.
    pub fn attend(self, section: Option<Section>) {
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.attend(section));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = section;
    }

    /// Lets go of refused text, once it is copied.
    pub fn dismiss(self, key: &str) {
        self.signals.refused.update(|all| all.retain(|r| r.key != key));
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.dismiss(key));
    }

    /// Turns the announcements of others' writing off or on.
    pub fn silence(self, silence: Silence) {
        #[cfg(target_arch = "wasm32")]
        self.engine.with(|engine| engine.silence(silence));
        #[cfg(not(target_arch = "wasm32"))]
        let _ = silence;
    }
}
