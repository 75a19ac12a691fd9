//! An address at which there is nothing.

use crate::components::failed::failed;
use crate::error::AppError;
use crate::words;
use domain::problem::Code;
use leptos::prelude::*;

/// Says so, with the status that says so too.
#[component]
pub fn Missing() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    // No frame stands around it.
    view! { <main>{failed(&AppError::new(Code::NotFound, words::NOT_FOUND))}</main> }
}
