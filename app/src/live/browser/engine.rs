//! The engine of one proposal's page.

use super::Place;
use crate::live::handle::Signals;
use crate::live::state::Silence;
use document::write::Edit;
use domain::people::PersonSummary;
use domain::section::Section;
use domain::view::ProposalView;
use std::rc::Rc;
use web_sys::{HtmlDivElement, HtmlTextAreaElement};

pub(in crate::live) struct Engine;

impl Engine {
    pub(super) fn start(_signals: Signals, _view: &ProposalView, _me: &PersonSummary) -> Rc<Self> {
        Rc::new(Self)
    }
    pub(super) fn stop(&self) {}
    pub(super) fn bind(&self, _place: &Place, _area: HtmlTextAreaElement, _mirror: HtmlDivElement, _carets: HtmlDivElement) {}
    pub(in crate::live) fn refresh(&self, _view: &ProposalView) {}
    pub(in crate::live) fn edit(&self, _section: Section, _edit: &Edit) {}
    pub(in crate::live) fn undo(&self, _section: Section) {}
    pub(in crate::live) fn redo(&self, _section: Section) {}
    pub(in crate::live) fn attend(&self, _section: Option<Section>) {}
    pub(in crate::live) fn dismiss(&self, _key: &str) {}
    pub(in crate::live) fn silence(&self, _silence: Silence) {}
}
