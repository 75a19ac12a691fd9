//! A family that is not there yet, for those who can begin it.

use crate::address::Spot;
use crate::components::button::{Look, button};
use crate::components::empty::empty;
use crate::components::frame::Going;
use crate::components::topbar::topbar;
use crate::live::SyncState;
use crate::markup::{Node, title, view};
use crate::pages::framework::open::Opened;
use crate::reactive::prelude::*;
use crate::words::{self, framework::matrix as said};
use document::framework::write::{At, Edit};
use domain::ids::FamilyId;

/// The page.
pub fn page(opened: Opened) -> Node {
    title(|| words::tab(said::NEW_FAMILY));
    let made = RwSignal::new(None::<FamilyId>);
    let off = opened.locked();
    let begin = Callback::new(move |()| {
        let Some(live) = opened.live else { return };
        if let Ok(id) = FamilyId::parse(live.new_item().as_str()) {
            live.edit(Edit::AddFamily { id: id.clone(), name: said::NEW_FAMILY.to_owned(), at: At::Last });
            made.set(Some(id));
        }
    });
    // Its page is made from what the server has: gone to once it has the family.
    effect(move || {
        let saved = opened.live.is_some_and(|live| live.sync().get() == SyncState::Saved);
        if let Some(id) = made.get().filter(|_| saved) {
            made.set(None);
            Going::to(Spot::Family(id.to_string()).href());
        }
    });
    view! {
        {topbar(Some((words::FRAMEWORK, "/framework")), Signal::stored(said::NEW_FAMILY.to_owned()), Node::Nothing)}
        <div class="page">
            <h1 class="only-read-aloud">{said::NEW_FAMILY}</h1>
            {empty(said::NEW_FAMILY, said::NEW_FAMILY_MORE, button(said::BEGIN_FAMILY, Look::Main, off, begin))}
        </div>
    }
}
