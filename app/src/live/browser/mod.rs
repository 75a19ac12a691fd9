//! What runs in the browser alone.

mod announce;
pub(super) mod chance;
mod clock;
pub(super) mod desk;
pub(super) mod draft;
mod engine;
mod exchange;
mod field;
mod first;
mod idb;
mod line;
mod link;
mod listen;
mod outbox;
mod overlay;
mod people;
mod presence;
pub(super) mod proposal;
mod room;
mod script;
mod status;
pub(super) mod tables;
pub(super) mod worker;

use super::handle::{Live, Seat, Signals, Table};
use super::text::Lines;
use domain::room::Shape;
use engine::Engine;
use leptos::prelude::*;
use script::Script;
use std::rc::Rc;

/// The way from a copyable handle to the engine, which lives on this thread only.
#[derive(Clone, Copy)]
pub(super) struct Handle(StoredValue<Option<Rc<Engine>>, LocalStorage>);

impl Handle {
    /// Does something with the engine while it lives.
    pub(super) fn with(self, act: impl FnOnce(&Rc<Engine>)) {
        if let Some(Some(engine)) = self.0.try_get_value() {
            act(&engine);
        }
    }
}

/// Which text an element shows.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) part: Shape,
    pub(super) item: String,
    pub(super) field: String,
    pub(super) lines: Lines,
}

/// Starts the engine; it ends with the owner that it is started in.
pub(super) fn start(signals: &Signals, table: Table, script: Rc<dyn Script>, seats: &[Seat]) -> Handle {
    let engine = Engine::start(signals, table, script, seats);
    #[expect(clippy::disallowed_methods, reason = "this module is the browser's alone, which has one thread")]
    let handle = Handle(StoredValue::new_local(Some(engine)));
    on_cleanup(move || handle.with(|engine| engine.stop()));
    handle
}

/// Binds the elements of a text once they are in the page.
pub(super) fn bind(
    live: &Live,
    place: Place,
    area: NodeRef<leptos::html::Textarea>,
    mirror: NodeRef<leptos::html::Div>,
    carets: NodeRef<leptos::html::Div>,
) {
    let engine = live.engine;
    Effect::new(move |_| {
        if let (Some(area), Some(mirror), Some(carets)) = (area.get(), mirror.get(), carets.get()) {
            engine.with(|running| {
                if let Some(id) = running.bind(place.clone(), area, mirror, carets) {
                    on_cleanup(move || engine.with(|running| running.unbind(id)));
                }
            });
        }
    });
}
