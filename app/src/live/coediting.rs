//! The engine, as pages hold it. It is a part of the program of its own, for which no page waits: what is asked of it before it is here is kept, in
//! order. Texts that are bound and where I look are not forgotten so; nothing can be written before, since no document is there to be changed.

use super::place::Place;
use super::seat::Seat;
use super::state::Silence;
use document::{framework, write};
use domain::room::Shape;
use domain::section::Section;
use web_sys::{HtmlDivElement, HtmlTextAreaElement};

#[cfg(target_arch = "wasm32")]
pub(super) use fetched::{Handle, Start};
#[cfg(not(target_arch = "wasm32"))]
pub(super) use quiet::Handle;

/// A change of what is co-edited.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nobody changes anything on the server"))]
pub(super) enum PartEdit {
    /// Of a section of a proposal.
    Section(Section, write::Edit),
    /// Of a framework's draft.
    Draft(framework::write::Edit),
}

#[cfg(target_arch = "wasm32")]
impl PartEdit {
    /// What it changes.
    pub(super) fn part(&self) -> Shape {
        match self {
            Self::Section(section, _) => Shape::Section(*section),
            Self::Draft(_) => Shape::Framework,
        }
    }
}

/// The elements of a text.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "the server has no elements"))]
pub(super) struct Elements {
    pub(super) area: HtmlTextAreaElement,
    /// Laid out like the text, so that places in it can be measured.
    pub(super) mirror: HtmlDivElement,
    /// Shows the carets of the others.
    pub(super) carets: HtmlDivElement,
}

/// The engine: it co-edits the parts of a table.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nobody sits at a table on the server"))]
pub(super) trait Coediting {
    /// Opens what I may read now and closes what I no longer may.
    fn refresh(&self, seats: &[Seat]);
    /// Changes what is co-edited. Without effect where I may not write.
    fn edit(&self, edit: &PartEdit);
    /// Takes back my last change in a part.
    fn undo(&self, part: Shape);
    /// Brings back what I took back last in a part.
    fn redo(&self, part: Shape);
    /// Follows a text and its elements, until it is unbound by that number.
    fn bind(&self, number: u32, place: Place, elements: Elements);
    /// Lets go of a text.
    fn unbind(&self, number: u32);
    /// Tells the others which part I look at.
    fn attend(&self, part: Option<Shape>);
    /// Tells the others that I stand at a text, before I write in it.
    fn stand(&self, part: Shape, root: &str);
    /// Lets go of refused text.
    fn dismiss(&self, key: &str);
    /// Turns the announcements of others' writing off or on.
    fn silence(&self, silence: Silence);
    /// No page shows the table any more, but it is kept: what is written goes on to the server.
    fn away(&self);
    /// A page shows the table.
    fn back(&self);
    /// The table is left for good.
    fn stop(&self);
    /// Whether the server still lets me sit here: once it has sent me away, waiting does not help.
    fn is_served(&self) -> bool;
}

#[cfg(target_arch = "wasm32")]
mod fetched {
    use super::Coediting;
    use crate::live::state::SyncState;
    use gloo_timers::callback::Timeout;
    use leptos::prelude::*;
    use std::cell::RefCell;
    use std::future::Future;
    use std::rc::Rc;

    /// So long the engine may take before the page stops to say that all is saved: only the engine knows of what this device keeps.
    const PATIENCE_MS: u32 = 2_500;

    /// Starts an engine that was fetched.
    pub(in crate::live) type Start = Box<dyn FnOnce() -> Rc<dyn Coediting>>;

    /// Something to be done with the engine.
    type Act = Box<dyn FnOnce(&dyn Coediting)>;

    enum State {
        /// It is on its way.
        Awaited(Vec<Act>),
        Here(Rc<dyn Coediting>),
        /// The table was left.
        Gone,
    }

    /// The way from a copyable handle to the engine, which lives on this thread only.
    #[derive(Clone, Copy)]
    pub(in crate::live) struct Handle(StoredValue<Rc<RefCell<State>>, LocalStorage>);

    impl Handle {
        /// Fetches an engine and starts it, unless the owner in which this is called has ended by then; it ends with that owner.
        pub(in crate::live) fn fetch(fetched: impl Future<Output = Start> + 'static, sync: RwSignal<SyncState>) -> Self {
            let state = Rc::new(RefCell::new(State::Awaited(Vec::new())));
            #[expect(clippy::disallowed_methods, reason = "this module is the browser's alone, which has one thread")]
            let handle = Self(StoredValue::new_local(Rc::clone(&state)));
            let late = Timeout::new(PATIENCE_MS, move || drop(sync.try_set(SyncState::Reconnecting)));
            leptos::task::spawn_local(async move {
                let start = fetched.await;
                drop(late);
                if matches!(&*state.borrow(), State::Gone) {
                    return;
                }
                let engine = start();
                if let State::Awaited(acts) = state.replace(State::Here(Rc::clone(&engine))) {
                    for act in acts {
                        act(&*engine);
                    }
                }
            });
            on_cleanup(move || {
                let state = handle.0.try_get_value().map(|state| state.replace(State::Gone));
                if let Some(State::Here(engine)) = state {
                    engine.stop();
                }
            });
            handle
        }

        /// Does something with the engine as soon as it is here; nothing once the table was left.
        pub(in crate::live) fn with(self, act: impl FnOnce(&dyn Coediting) + 'static) {
            let Some(state) = self.0.try_get_value() else { return };
            let engine = match &mut *state.borrow_mut() {
                State::Awaited(acts) => return acts.push(Box::new(act)),
                State::Here(engine) => Rc::clone(engine),
                State::Gone => return,
            };
            act(&*engine);
        }

        /// Whether the server lets me sit at the table, as far as is known.
        pub(in crate::live) fn is_served(self) -> bool {
            let state = self.0.try_get_value();
            state.is_some_and(|state| match &*state.borrow() {
                State::Awaited(_) => true,
                State::Here(engine) => engine.is_served(),
                State::Gone => false,
            })
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod quiet {
    use super::Coediting;

    /// On the server there is no document to change, and nobody to be told.
    #[derive(Debug, Clone, Copy)]
    pub(in crate::live) struct Handle;

    impl Handle {
        /// Does nothing.
        #[expect(clippy::unused_self, reason = "as in the browser")]
        pub(in crate::live) fn with(self, act: impl FnOnce(&dyn Coediting) + 'static) {
            drop(act);
        }
    }
}
