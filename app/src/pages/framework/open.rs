//! Opening the framework for a page: the draft with its co-editing, or what was published.

use crate::live::book::Book;
use crate::live::{LiveDraft, draft};
use crate::pages::framework::FrameworkSource;
use crate::server_fns::framework::draft as fetch_draft;
use crate::viewer::Viewer;
use domain::ids::RoleId;
use domain::room::Shape;
use domain::section::Right;
use domain::view::DraftView;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The framework on a page.
#[derive(Clone, Copy)]
pub struct Opened {
    /// What it says.
    pub book: Book,
    /// The co-editing, for those who write it.
    pub live: Option<LiveDraft>,
    /// What belongs to the draft and is no text; nothing for a publication.
    pub record: RwSignal<Option<DraftView>>,
}

/// Opens it. It closes with the calling component.
pub fn open(source: &FrameworkSource) -> Opened {
    match source {
        FrameworkSource::Draft(view) => {
            let me = Viewer::current().get_untracked().map(|me| me.person);
            let me = me.unwrap_or_else(|| nobody(view));
            let live = draft::provide(view, &me);
            let opened = Opened { book: live.book(), live: Some(live), record: RwSignal::new(Some((**view).clone())) };
            opened.follow(live);
            opened
        }
        FrameworkSource::Published(view) => {
            Opened { book: Book::new(view.framework.clone()), live: None, record: RwSignal::new(None) }
        }
    }
}

/// A page without a frame has nobody in it.
fn nobody(view: &DraftView) -> domain::people::PersonSummary {
    use domain::people::PersonSummary;
    let id = view.people.first().map(|person| person.id.clone());
    let id = id.or_else(|| domain::ids::PersonId::parse("nobody").ok());
    id.map_or_else(|| std::process::abort(), |id| PersonSummary { id, name: String::new(), title: String::new() })
}

impl Opened {
    /// Whether I write it, even if its document is not here yet: decides what is shown, never what works.
    pub fn writes(self) -> bool {
        self.live.is_some_and(|live| live.right(Shape::Framework).get_untracked() == Some(Right::Write))
    }

    /// Whether I can write in it at this moment.
    pub fn writable(self) -> Signal<bool> {
        self.live.map(|live| live.writable(Shape::Framework)).unwrap_or_default()
    }

    /// Whether I cannot.
    pub fn locked(self) -> Signal<bool> {
        let writable = self.writable();
        Signal::derive(move || !writable.get())
    }

    /// How many people hold a role, and how many open paths aim at it; none where that is not told, because they are few.
    pub fn people(self, role: &RoleId) -> (Option<u32>, Option<u32>) {
        let count = |all: &BTreeMap<RoleId, u32>| all.get(role).copied();
        self.record.with(|record| record.as_ref().map(|view| (count(&view.holders), count(&view.aiming))).unwrap_or_default())
    }

    /// Fetches the record again whenever something says that it changed.
    fn follow(self, live: LiveDraft) {
        let changed = live.changed();
        let mut before = None;
        Effect::new(move |_| {
            let now = changed.get();
            if before.replace(now).is_none_or(|before| before == now) {
                return;
            }
            leptos::task::spawn_local(async move {
                // Without an answer the page stays as it is; the next notice asks again.
                if let Ok(view) = fetch_draft().await
                    && self.record.try_with_untracked(|_| ()).is_some()
                {
                    live.refresh(&view);
                    self.record.set(Some(view));
                }
            });
        });
    }
}
