//! Word of what leadership does while the path lies open: it arrives without a page load, and is said.

use super::page::Page;
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::notice::{Notice, Tone};
use crate::words::{self, proposal::news as said};
use domain::state::{Phase, State};
use leptos::prelude::*;

/// Follows the state of the path. What is said stays until it is closed, or another thing is to be said.
pub fn follow(page: Page) -> RwSignal<Option<State>> {
    let news = RwSignal::new(None);
    let state = page.select(|v| v.state);
    Effect::new(move |before: Option<State>| {
        let now = state.get();
        if before.is_some_and(|before| before != now) {
            news.set(said::of(now).is_some().then_some(now));
        }
        now
    });
    news
}

/// What is said.
pub fn told(news: RwSignal<Option<State>>) -> Option<AnyView> {
    let state = news.get()?;
    let sentence = said::of(state)?;
    let tone = if state == State::Approved { Tone::Good } else { Tone::Plain };
    let close = Callback::new(move |()| news.set(None));
    let there = format!("#{}", Phase::Decision.key());
    let body = view! {
        <p><strong>{sentence}</strong></p>
        <div class="line">
            <ButtonLink label=said::READ look=Look::Plain href=there/>
            <Button label=words::CLOSE look=Look::Quiet press=close/>
        </div>
    };
    Some(view! { <Notice tone=tone>{body.into_any()}</Notice> }.into_any())
}
