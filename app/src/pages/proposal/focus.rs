//! Focus: the two or three things to work on.

use super::page::{Page, gaps};
use crate::components::notice::{Tone, said as say};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::proposal::gaps as said;
use document::write::{Chosen, Edit};
use domain::framework::Expectation;
use domain::section::Section;

/// More than this is none.
const MOST: usize = 3;

/// The choice. What can be chosen is what is rated.
pub fn choose(page: Page) -> Node {
    let expectations = page.select(|v| v.expectations.clone());
    let too_many = memo(move || gaps(page, |g| g.focus.len()) > MOST);
    let each = move |e: Expectation| one(page, e);
    view! {
        <fieldset class="part">
            <legend><h3>{said::FOCUS}</h3></legend>
            <p class="small quiet">{said::FOCUS_HINT}</p>
            <div class="stack">{move || expectations.get().into_iter().map(each).into_nodes()}</div>
            <div role="status">{move || too_many.get().then(|| say(Tone::Bad, said::FOCUS_TOO_MANY))}</div>
        </fieldset>
    }
    .into_node()
}

fn one(page: Page, expectation: Expectation) -> Node {
    let Expectation { id, title, .. } = expectation;
    let sought = id.clone();
    let chosen = memo(move || gaps(page, |g| g.focus.contains(&sought)));
    let first = chosen.get_untracked();
    let off = page.locked(Section::Gaps);
    let set = move |ev| {
        let chosen = if is_ticked(&ev) { Chosen::Yes } else { Chosen::No };
        page.live().edit(Section::Gaps, Edit::SetFocus { expectation: id.clone(), chosen });
    };
    view! {
        <label class="check">
            <input type="checkbox" checked=first prop:checked=move || chosen.get() disabled=move || off.get() on:change=set/>
            <span>{title}</span>
        </label>
    }
    .into_node()
}
