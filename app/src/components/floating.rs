//! What appears at the lower corner when it is needed: a problem, something removed that can come back, text that could not be saved.

use super::button::{Look, button};
use super::notice::{Tone, notice};
use crate::live::{Live, Refused};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, proposal};
use domain::problem::Problem;

/// The place; `removed` is what [`removed`] makes of something that can come back, `place` says where refused text was written.
pub fn floating(
    live: Live,
    problem: RwSignal<Option<Problem>>,
    removed: impl Fn() -> Option<Node> + 'static,
    place: fn(&Refused) -> &'static str,
) -> Node {
    let refused = live.refused();
    view! {
        <div class="floating">
            <div role="alert">{move || problem.get().map(|p| told(&p, problem))}</div>
            <div role="status">{removed}</div>
            <div role="alert">{move || refused.get().into_iter().map(|r| kept(live, place(&r), r)).into_nodes()}</div>
        </div>
    }
    .into_node()
}

fn told(problem: &Problem, shown: RwSignal<Option<Problem>>) -> Node {
    let close = Callback::new(move |()| shown.set(None));
    let id = problem.request_id.as_deref().map(words::request_id);
    let body = view! {
        <p>{problem.message.clone()}</p>
        {id.map(|id| view! { <p class="small">{id}</p> })}
        <div>{button(words::CLOSE, Look::Plain, Signal::stored(false), close)}</div>
    };
    notice(Tone::Bad, body.into_node())
}

/// Something was removed; `back` brings it back, `close` lets it go.
pub fn removed(what: &str, back: Callback<()>, close: Callback<()>) -> Node {
    let never = Signal::stored(false);
    let undo = Callback::new(move |()| {
        back.run(());
        close.run(());
    });
    let body = view! {
        <p>{proposal::list::removed(what)}</p>
        <div class="line">
            {button(proposal::list::UNDO, Look::Plain, never, undo)}
            {button(words::CLOSE, Look::Quiet, never, close)}
        </div>
    };
    notice(Tone::Plain, body.into_node())
}

/// Text that the server would not take, ready to be copied.
fn kept(live: Live, place: &'static str, refused: Refused) -> Node {
    let Refused { key, text, .. } = refused;
    let close = Callback::new(move |()| live.dismiss(&key));
    let place = (!place.is_empty()).then(|| format!(" · {place}"));
    let body = view! {
        <p><strong>{proposal::sync::REFUSED}</strong>{place}</p>
        <p>{proposal::sync::REFUSED_MORE}</p>
        <textarea class="input" readonly rows="3" aria-label=proposal::sync::REFUSED>{text}</textarea>
        <div>{button(proposal::sync::COPIED, Look::Plain, Signal::stored(false), close)}</div>
    };
    notice(Tone::Bad, body.into_node())
}
