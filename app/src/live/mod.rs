//! The browser's side of co-editing. On the server it is a set of quiet signals that carry the projection the page was made from, so that the
//! server and the browser render the same tree; in the browser the same signals follow the document.

pub mod book;
#[cfg(target_arch = "wasm32")]
mod browser;
mod coediting;
mod device;
pub mod draft;
mod handle;
#[cfg(any(target_arch = "wasm32", test))]
mod ledger;
#[cfg(any(target_arch = "wasm32", test))]
mod pace;
#[cfg(target_arch = "wasm32")]
mod part;
mod place;
pub mod proposal;
#[cfg(any(target_arch = "wasm32", test))]
mod roster;
mod seat;
mod sections;
mod signals;
mod state;
mod text;
#[cfg(target_arch = "wasm32")]
mod words;

#[cfg(target_arch = "wasm32")]
pub use device::follow_desk;
pub use device::{forget_device, has_unsent, keep_page, keeps_pages};
pub use draft::LiveDraft;
pub use handle::Live;
pub use place::Lines;
pub use proposal::LiveProposal;
pub use state::{IsMe, Present, Refused, Silence, SyncState, Typing};
pub use text::{LiveText, live_text};

/// A name for something new in the document: twenty of `a-z0-9`, so that two people never choose the same.
fn new_item() -> domain::ids::ItemId {
    loop {
        // Always an identifier; the loop only spares a case that cannot happen.
        if let Ok(id) = domain::ids::ItemId::parse(&random_name()) {
            return id;
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn random_name() -> String {
    browser::chance::name()
}

/// The server names nothing: it only shows the page.
#[cfg(not(target_arch = "wasm32"))]
fn random_name() -> String {
    "none".to_owned()
}
