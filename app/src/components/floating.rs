//! What appears at the lower corner when it is needed: a problem, something removed that can come back, text that could not be saved.

use super::button::{Button, Look};
use super::notice::{Notice, Tone};
use crate::live::{Live, Refused};
use crate::words::{self, proposal};
use domain::problem::Problem;
use leptos::prelude::*;

/// The place; `removed` is what [`removed`] makes of something that can come back, `place` says where refused text was written.
pub fn floating(
    live: Live,
    problem: RwSignal<Option<Problem>>,
    removed: impl Fn() -> Option<AnyView> + Send + 'static,
    place: fn(&Refused) -> &'static str,
) -> AnyView {
    let refused = live.refused();
    view! {
        <div class="floating">
            <div role="alert">{move || problem.get().map(|p| told(&p, problem))}</div>
            <div role="status">{removed}</div>
            <div role="alert">{move || refused.get().into_iter().map(|r| kept(live, place(&r), r)).collect_view()}</div>
        </div>
    }
    .into_any()
}

fn told(problem: &Problem, shown: RwSignal<Option<Problem>>) -> AnyView {
    let close = Callback::new(move |()| shown.set(None));
    let id = problem.request_id.as_deref().map(words::request_id);
    let body = view! {
        <p>{problem.message.clone()}</p>
        {id.map(|id| view! { <p class="small">{id}</p> })}
        <div><Button label=words::CLOSE look=Look::Plain press=close/></div>
    };
    view! { <Notice tone=Tone::Bad>{body.into_any()}</Notice> }.into_any()
}

/// Something was removed; `back` brings it back, `close` lets it go.
pub fn removed(what: &str, back: Callback<()>, close: Callback<()>) -> AnyView {
    let undo = Callback::new(move |()| {
        back.run(());
        close.run(());
    });
    let body = view! {
        <p>{proposal::list::removed(what)}</p>
        <div class="line">
            <Button label=proposal::list::UNDO look=Look::Plain press=undo/>
            <Button label=words::CLOSE look=Look::Quiet press=close/>
        </div>
    };
    view! { <Notice tone=Tone::Plain>{body.into_any()}</Notice> }.into_any()
}

/// Text that the server would not take, ready to be copied.
fn kept(live: Live, place: &'static str, refused: Refused) -> AnyView {
    let Refused { key, text, .. } = refused;
    let close = Callback::new(move |()| live.dismiss(&key));
    let place = (!place.is_empty()).then(|| format!(" · {place}"));
    let body = view! {
        <p><strong>{proposal::sync::REFUSED}</strong>{place}</p>
        <p>{proposal::sync::REFUSED_MORE}</p>
        <textarea class="input" readonly rows="3" aria-label=proposal::sync::REFUSED>{text}</textarea>
        <div><Button label=proposal::sync::COPIED look=Look::Plain press=close/></div>
    };
    view! { <Notice tone=Tone::Bad>{body.into_any()}</Notice> }.into_any()
}
