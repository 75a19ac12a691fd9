//! What this browser keeps for me: copies of pages for when the network is gone, and text that is not on the server yet.

use domain::ids::PersonId;

/// Lets the service worker keep a copy of this page, for this person alone. Call it in the frame of every signed-in page, from an effect.
pub fn keep_page(person: &PersonId) {
    #[cfg(target_arch = "wasm32")]
    super::browser::worker::keep_page(person);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = person;
}

/// Whether pages that cannot be fetched are looked for on this device.
pub fn keeps_pages() -> bool {
    #[cfg(target_arch = "wasm32")]
    let keeps = super::browser::worker::is_in_charge();
    #[cfg(not(target_arch = "wasm32"))]
    let keeps = false;
    keeps
}

/// Whether something that was written in this browser has not reached the server yet.
pub async fn has_unsent() -> bool {
    #[cfg(target_arch = "wasm32")]
    let unsent = super::browser::worker::has_unsent().await;
    #[cfg(not(target_arch = "wasm32"))]
    let unsent = false;
    unsent
}

/// Removes everything this browser keeps: call it, and wait for it, when a person signs out.
pub async fn forget_device() {
    #[cfg(target_arch = "wasm32")]
    super::browser::worker::forget_device().await;
}

/// Calls `changed` whenever what waits for that person may have changed, and `reached` once the server answers, for as long as the owner around
/// lives.
#[cfg(target_arch = "wasm32")]
pub fn follow_desk(person: &PersonId, changed: impl Fn() + 'static, reached: impl Fn() + 'static) {
    use super::browser::desk::{Ears, Line};
    let line = Line::open(person, Ears { changed: Box::new(changed), reached: Box::new(reached) });
    let line = send_wrapper::SendWrapper::new(line);
    leptos::prelude::on_cleanup(move || drop(line));
}
