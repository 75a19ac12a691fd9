//! Comments on places of the draft: a side panel on every page where it is written. Comments are records: their authors are known, and
//! they stay when the text that they are about goes.

mod compose;
mod thread;

use super::desk::Desk;
use super::open::Opened;
use crate::components::button::{Button, Look};
use crate::components::keyed::keyed;
use crate::components::listen::on_window;
use crate::components::notice::{NoticeLine, Tone};
use crate::words::{self, framework::steps::comments as said};
use compose::Compose;
use domain::ids::ItemId;
use domain::view::CommentView;
use leptos::prelude::*;
use thread::Thread;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTextAreaElement};

/// Longest quotation, in characters: enough to find the place again.
const MAX_QUOTE: usize = 240;

/// Where the panel stands on wide screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Beside the page, always.
    Beside,
    /// Over it, when it is opened.
    Over,
}

/// The panel over a page that has no room beside it; nothing where no draft is written.
#[component]
pub fn CommentsOver(opened: Opened) -> impl IntoView {
    let (Some(live), Some(view)) = (opened.live, opened.record.get_untracked()) else { return ().into_any() };
    let desk = Desk::new(view, live);
    Effect::new(move |_| {
        if let Some(view) = opened.record.get() {
            desk.view.set(view);
        }
    });
    follow_caret(desk);
    let problem =
        move || desk.problem.get().map(|problem| view! { <NoticeLine tone=Tone::Bad sentence=problem.message/> }.into_any());
    view! { <CommentsPanel desk=desk stands=Stands::Over/><div class="floating" role="alert">{problem}</div> }.into_any()
}

/// The panel. On narrow screens it is a popover, so that it needs no script to open.
#[component]
pub fn CommentsPanel(desk: Desk, stands: Stands) -> impl IntoView {
    let place = if stands == Stands::Over { "over" } else { "beside" };
    let aside = NodeRef::<leptos::html::Aside>::new();
    let close = Callback::new(move |()| {
        if let Some(aside) = aside.get_untracked() {
            let _ = aside.hide_popover();
        }
    });
    let open = desk.record(|view| ids(&view.comments, Settled::No));
    let settled = desk.record(|view| ids(&view.comments, Settled::Yes));
    let none = move || open.with(Vec::is_empty).then(|| view! { <p class="second small">{said::NONE}</p> });
    let closed = move || {
        (!settled.with(Vec::is_empty)).then(|| {
            let each = move |id: &ItemId| view! { <Thread desk=desk id=id.clone()/> };
            view! {
                <details class="more">
                    <summary>{said::SETTLED}</summary>
                    <ul class="threads">{settled.with(|all| all.iter().map(each).collect_view())}</ul>
                </details>
            }
        })
    };
    let keys = move || open.with(|all| all.iter().map(ItemId::to_string).collect());
    let one = move |key: &str| match ItemId::parse(key) {
        Ok(id) => view! { <Thread desk=desk id=id/> }.into_any(),
        Err(_) => ().into_any(),
    };
    view! {
        <aside class="beside" id="comments" popover="auto" data-stands=place aria-labelledby="comments-title" node_ref=aside>
            <div class="beside__panel">
                <h2 class="beside__title" id="comments-title">{said::TITLE}</h2>
                <Compose desk=desk/>
                {none}
                <ul class="threads">{keyed(keys, one)}</ul>
                {closed}
                <div class="beside__open"><Button label=words::CLOSE look=Look::Plain press=close/></div>
            </div>
        </aside>
    }
}

/// Opens the panel, with how many comments are open.
#[component]
pub fn CommentsOpener(count: impl Fn() -> usize + Send + 'static, stands: Stands) -> impl IntoView {
    let class = if stands == Stands::Over { "button" } else { "button beside__open" };
    view! { <button type="button" class=class popovertarget="comments">{move || said::open(count())}</button> }
}

/// How many comments are open.
pub fn open_count(comments: &[CommentView]) -> usize {
    comments.iter().filter(|comment| comment.resolved.is_none()).count()
}

/// Follows the caret: a comment goes to the text that it was in last. To be called once by a page whose texts carry `data-root`.
pub fn follow_caret(desk: Desk) {
    let follow = move |ev: Event| {
        let Some(target) = ev.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let Ok(area) = target.dyn_into::<HtmlTextAreaElement>() else { return };
        let root = area.closest("[data-root]").ok().flatten().and_then(|holder| holder.get_attribute("data-root"));
        if let Some(root) = root {
            desk.spotlight.set(Some(super::desk::Spotlight { root, quote: quote(&area) }));
        }
    };
    on_window(leptos::ev::focusin, move |ev| follow(ev.into()));
    // Writing and marking come after the focus.
    on_window(leptos::ev::input, follow);
    on_window(leptos::ev::mouseup, move |ev| follow(ev.into()));
    on_window(leptos::ev::keyup, move |ev| follow(ev.into()));
}

/// What is marked, or the beginning of the text.
fn quote(area: &HtmlTextAreaElement) -> String {
    let text = area.value();
    let (start, end) = (area.selection_start().ok().flatten(), area.selection_end().ok().flatten());
    let marked = match (start, end) {
        (Some(start), Some(end)) if start < end => {
            let units: Vec<u16> = text.encode_utf16().skip(start as usize).take((end - start) as usize).collect();
            String::from_utf16_lossy(&units)
        }
        _ => text,
    };
    marked.trim().chars().take(MAX_QUOTE).collect()
}

/// Whether a thread is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settled {
    Yes,
    No,
}

/// Newest first: what was said last is what is talked about.
fn ids(comments: &[CommentView], settled: Settled) -> Vec<ItemId> {
    let wanted = comments.iter().rev().filter(|comment| comment.resolved.is_some() == (settled == Settled::Yes));
    wanted.map(|comment| comment.id.clone()).collect()
}
