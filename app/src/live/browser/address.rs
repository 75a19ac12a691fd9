//! Where the server synchronizes.

/// The address of the socket; none outside of a page.
pub(super) fn address() -> Option<String> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" { "wss" } else { "ws" };
    Some(format!("{scheme}://{}/sync/hocus", location.host().ok()?))
}
