//! What stands in the place of a page that could not be shown.

use super::button::{Look, link};
use super::empty::empty;
use crate::error::AppError;
use crate::words;
use domain::problem::Code;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_location;

/// Leads to the sign-in, or says what happened and what to do.
pub fn failed(error: &AppError) -> AnyView {
    match error.code() {
        Code::NotSignedIn => {
            let next = use_location().pathname.get_untracked();
            view! { <Redirect path=format!("/sign-in?next={next}")/> }.into_any()
        }
        Code::NotFound => page(words::NOT_FOUND, words::NOT_FOUND_MORE.to_owned()),
        _ => {
            let id = error.0.request_id.as_deref().map(words::request_id).unwrap_or_default();
            page(words::WENT_WRONG, format!("{} {id}", error.0.message))
        }
    }
}

fn page(title: &'static str, more: String) -> AnyView {
    view! {
        <Title text=words::tab(title)/>
        <div class="page">
            <h1 class="only-read-aloud">{title}</h1>
            {empty(title, &more, link(words::TO_THE_DESK, Look::Plain, "/".to_owned()))}
        </div>
    }
    .into_any()
}
