//! The page where there is none.

use crate::components::failed::failed;
use crate::components::frame::Surrounded;
use domain::problem::{Code, Problem};
use leptos::prelude::*;

/// Nothing is at this address.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <Surrounded>{nothing()}</Surrounded> }
}

/// What stands where nothing is.
pub fn nothing() -> AnyView {
    failed(&Problem {
        code: Code::NotFound,
        message: String::new(),
        missing: Vec::new(),
        hindrances: Vec::new(),
        request_id: None,
    })
}
