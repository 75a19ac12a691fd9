//! The service worker: registering it, telling it whose pages to keep, and making it forget.

use domain::ids::PersonId;

/// Lets the worker keep this page for that person.
pub(in crate::live) fn keep_page(_person: &PersonId) {}

/// Removes the kept pages and texts.
pub(in crate::live) async fn forget_device() {}
