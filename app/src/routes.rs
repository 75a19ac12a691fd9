//! Addresses of pages, and going there.

use domain::ids::{FamilyId, RoleId};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// The map of the framework.
pub const MAP: &str = "/framework/map";
/// The guided steps.
pub const STEPS: &str = "/framework/steps";
/// The matrix of a family that is not there yet.
pub const NEW_FAMILY: &str = "/framework/f/new";

/// The matrix of a family.
pub fn family(id: &FamilyId) -> String {
    format!("/framework/f/{id}")
}

/// The page of a role.
pub fn role(id: &RoleId) -> String {
    format!("/framework/r/{id}")
}

/// Goes to an address of ours. Made with the page, called whenever.
pub fn navigator() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |to: String| navigate(&to, NavigateOptions::default()))
}
