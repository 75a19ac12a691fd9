//! What appears when it is needed: a problem, something removed that can come back, text that could not be saved.

use super::page::Page;
use crate::components::button::{Look, button};
use crate::components::notice::{Tone, notice};
use crate::live::Refused;
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, names, proposal};
use domain::problem::Problem;
use domain::room::Shape;

/// The place at the lower corner.
pub fn floating(page: Page) -> Node {
    let refused = page.live().refused();
    view! {
        <div class="floating">
            <div role="alert">{move || page.problem.get().map(|p| problem(page, &p))}</div>
            <div role="status">{move || page.removed.get().map(|(section, what)| removed(page, section, &what))}</div>
            <div role="alert">{move || refused.get().into_iter().map(|r| kept(page, r)).into_nodes()}</div>
        </div>
    }
    .into_node()
}

fn problem(page: Page, problem: &Problem) -> Node {
    let close = Callback::new(move |()| page.problem.set(None));
    let id = problem.request_id.as_deref().map(words::request_id);
    let body = view! {
        <p>{problem.message.clone()}</p>
        {id.map(|id| view! { <p class="small">{id}</p> })}
        <div>{button(words::CLOSE, Look::Plain, Signal::stored(false), close)}</div>
    };
    notice(Tone::Bad, body.into_node())
}

fn removed(page: Page, section: domain::section::Section, what: &str) -> Node {
    let back = Callback::new(move |()| {
        page.live().undo(Shape::Section(section));
        page.removed.set(None);
    });
    let close = Callback::new(move |()| page.removed.set(None));
    let never = Signal::stored(false);
    let body = view! {
        <p>{proposal::list::removed(what)}</p>
        <div class="line">
            {button(proposal::list::UNDO, Look::Plain, never, back)}
            {button(words::CLOSE, Look::Quiet, never, close)}
        </div>
    };
    notice(Tone::Plain, body.into_node())
}

/// Text that the server would not take, ready to be copied.
fn kept(page: Page, refused: Refused) -> Node {
    let Refused { key, part, text, .. } = refused;
    let place = match part {
        Shape::Section(section) => names::section(section),
        Shape::Framework => "",
    };
    let close = Callback::new(move |()| page.live().dismiss(&key));
    let body = view! {
        <p><strong>{proposal::sync::REFUSED}</strong> " · " {place}</p>
        <p>{proposal::sync::REFUSED_MORE}</p>
        <textarea class="input" readonly rows="3" aria-label=proposal::sync::REFUSED>{text}</textarea>
        <div>{button(proposal::sync::COPIED, Look::Plain, Signal::stored(false), close)}</div>
    };
    notice(Tone::Bad, body.into_node())
}
