//! What stands in the place of a page that could not be shown.

use super::button::{ButtonLink, Look};
use super::empty::EmptyState;
use crate::words;
use domain::problem::{Code, Problem};
use leptos::prelude::*;
use leptos_meta::Title;

/// Says what happened and what to do.
pub fn failed(problem: &Problem) -> AnyView {
    #[cfg(feature = "ssr")]
    say_status(problem.code);
    match problem.code {
        Code::NotSignedIn => page(
            words::SIGNED_OUT,
            words::SIGNED_OUT_MORE,
            view! { <ButtonLink label=words::session::BUTTON look=Look::Main href={"/sign-in".to_owned()}/> }.into_any(),
        ),
        Code::NotFound => page(words::NOT_FOUND, words::NOT_FOUND_MORE, to_the_desk()),
        _ => {
            let id = problem.request_id.as_deref().map(words::request_id).unwrap_or_default();
            page(words::WENT_WRONG, &format!("{} {id}", problem.message), to_the_desk())
        }
    }
}

/// The answer to a request for a page that cannot be shown says so.
#[cfg(feature = "ssr")]
fn say_status(code: Code) {
    let status = axum::http::StatusCode::from_u16(code.status()).ok();
    if let (Some(response), Some(status)) = (use_context::<leptos_axum::ResponseOptions>(), status) {
        response.set_status(status);
    }
}

fn to_the_desk() -> AnyView {
    view! { <ButtonLink label=words::TO_THE_DESK look=Look::Plain href={"/".to_owned()}/> }.into_any()
}

fn page(name: &'static str, more: &str, way: AnyView) -> AnyView {
    view! {
        <Title text={move || words::tab(name)}/>
        <div class="page">
            <h1 class="only-read-aloud">{name}</h1>
            <EmptyState title=name more=more>{way}</EmptyState>
        </div>
    }
    .into_any()
}
