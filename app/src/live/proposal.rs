//! The co-editing of a proposal: one room for each section.

use super::coediting::{Handle, PartEdit};
use super::handle::Live;
use super::seat::{Seat, Table};
use super::sections::{Contents, PerSection};
use super::signals::Signals;
use document::write::Edit;
use domain::content::SectionContent;
use domain::people::PersonSummary;
use domain::room::Shape;
use domain::section::{Section, Sharing};
use domain::view::ProposalView;
use leptos::prelude::*;
use std::ops::Deref;

/// The co-editing of one proposal, as seen from its page.
#[derive(Clone, Copy)]
pub struct LiveProposal {
    live: Live,
    contents: Contents,
    record: RwSignal<ProposalView>,
}

impl Deref for LiveProposal {
    type Target = Live;

    fn deref(&self) -> &Live {
        &self.live
    }
}

/// Sits down at the table of a proposal and puts its handle into the context. The page that calls it leaves the table when it ends; in the browser
/// the table is kept for a while.
pub fn provide(view: &ProposalView, me: &PersonSummary) -> LiveProposal {
    #[cfg(target_arch = "wasm32")]
    let seated = super::browser::tables::sit(&view.table.to_string(), || {
        let made = start(view, me);
        (made, made.live.engine)
    });
    #[cfg(not(target_arch = "wasm32"))]
    let seated = start(view, me);
    provide_context(seated.live);
    seated.take(view);
    seated
}

/// The proposal at whose table this browser sits already.
pub fn seated(id: &str) -> Option<LiveProposal> {
    #[cfg(target_arch = "wasm32")]
    return super::browser::tables::seated(|seated: &LiveProposal| seated.record.with_untracked(|view| view.id.as_str() == id));
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = id;
        None
    }
}

fn start(view: &ProposalView, me: &PersonSummary) -> LiveProposal {
    let seats = seats(view);
    let signals = Signals::new(&seats);
    let contents = PerSection::new(|section| RwSignal::new(said(view, section)));
    let table = Table {
        room: view.table.to_string(),
        people: vec![view.employee.clone(), view.manager.clone(), me.clone()],
        palette: view.palette(),
        me: me.clone(),
    };
    #[cfg(target_arch = "wasm32")]
    let engine = Handle::fetch(super::browser::proposal::proposal_engine(signals, table, seats, contents), signals.sync);
    #[cfg(not(target_arch = "wasm32"))]
    let (engine, _) = (Handle, table);
    LiveProposal { live: Live { signals, engine }, contents, record: RwSignal::new(view.clone()) }
}

fn seats(view: &ProposalView) -> Vec<Seat> {
    let seat = |seen: &domain::view::SectionView| Seat {
        part: Shape::Section(seen.section),
        room: seen.room.as_ref().filter(|_| seen.right.is_some()).map(ToString::to_string),
        right: seen.right,
        alone: seen.sharing == Sharing::Private,
    };
    view.sections.iter().map(seat).collect()
}

fn said(view: &ProposalView, section: Section) -> SectionContent {
    let seen = view.sections.iter().find(|s| s.section == section);
    seen.and_then(|s| s.content.clone()).unwrap_or_else(|| SectionContent::empty(section))
}

impl LiveProposal {
    /// What a section says: what the page was made from, then the document as it changes.
    pub fn content(self, section: Section) -> Signal<SectionContent> {
        (*self.contents.get(section)).into()
    }

    /// The record as I may see it.
    pub fn record(self) -> RwSignal<ProposalView> {
        self.record
    }

    /// Takes in what was told of the record: opens what I may read now and closes what I no longer may. What was overtaken by something newer says
    /// nothing new.
    pub fn take(self, view: &ProposalView) {
        if self.record.try_with_untracked(|old| view.revision < old.revision) != Some(false) {
            return;
        }
        for seen in &view.sections {
            let ready = self.live.signals.part(Shape::Section(seen.section)).is_some_and(|s| s.ready.get_untracked());
            let (signal, content) = (self.contents.get(seen.section), said(view, seen.section));
            if !ready && signal.with_untracked(|old| *old != content) {
                signal.set(content);
            }
        }
        self.live.seat(&seats(view));
        if self.record.with_untracked(|old| old != view) {
            self.record.set(view.clone());
        }
    }

    /// Changes the document. Without effect where I may not write.
    pub fn edit(self, section: Section, edit: Edit) {
        self.live.engine.with(move |engine| engine.edit(&PartEdit::Section(section, edit)));
    }
}
