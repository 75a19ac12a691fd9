//! What stands in the place of a page that could not be shown.

use super::button::{Look, link};
use super::empty::empty;
use crate::markup::{Node, title, view};
use crate::words;
use domain::problem::{Code, Problem};

/// Says what happened and what to do.
pub fn failed(problem: &Problem) -> Node {
    match problem.code {
        Code::NotSignedIn => {
            page(words::SIGNED_OUT, words::SIGNED_OUT_MORE, link(words::session::BUTTON, Look::Main, "/sign-in".to_owned()))
        }
        Code::NotFound => page(words::NOT_FOUND, words::NOT_FOUND_MORE, to_the_desk()),
        _ => {
            let id = problem.request_id.as_deref().map(words::request_id).unwrap_or_default();
            page(words::WENT_WRONG, &format!("{} {id}", problem.message), to_the_desk())
        }
    }
}

fn to_the_desk() -> Node {
    link(words::TO_THE_DESK, Look::Plain, "/".to_owned())
}

fn page(name: &'static str, more: &str, way: Node) -> Node {
    title(move || words::tab(name));
    view! {
        <div class="page">
            <h1 class="only-read-aloud">{name}</h1>
            {empty(name, more, way)}
        </div>
    }
}
