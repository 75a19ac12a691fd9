//! A comment with its answers.

use super::super::desk::Desk;
use super::super::places::of_root;
use crate::components::avatar::small_avatar;
use crate::components::button::{Look, button, named_button};
use crate::components::field::area;
use crate::components::when;
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, dates, framework::steps::comments as said};
use domain::ids::ItemId;
use domain::people::PersonSummary;
use domain::time::Timestamp;
use domain::view::CommentView;
use serde::Serialize;

/// Longest answer, in UTF-16 units; the server allows a page.
const MAX_REPLY: usize = 4_000;

#[derive(Serialize)]
struct Reply {
    comment: ItemId,
    text: String,
}

#[derive(Serialize)]
struct Resolve {
    comment: ItemId,
}

/// The thread.
pub fn thread(desk: Desk, id: ItemId) -> Node {
    let sought = id.clone();
    let comment = desk.record(move |view| view.comments.iter().find(|comment| comment.id == sought).cloned());
    let about = move || comment.get().map(|comment| about(desk, &comment));
    let said = move || comment.get().map(|comment| words_of(desk, &comment));
    let is_open = memo(move || comment.with(|comment| comment.as_ref().is_some_and(|comment| comment.resolved.is_none())));
    let first =
        comment.with_untracked(|comment| comment.as_ref().map(|one| words::first(&one.by.name).to_owned())).unwrap_or_default();
    let tools = move || is_open.get().then(|| tools(desk, &id, &first));
    view! { <li class="thread">{about}{said}{tools}</li> }.into_node()
}

fn about(desk: Desk, comment: &CommentView) -> Node {
    let there = desk.with(|framework| of_root(framework, &comment.place));
    let name = match there.href {
        Some(href) => view! { <a class="thread__place" href=href>{there.name}</a> },
        None => view! { <span class="thread__place">{format!("{} · {}", there.name, said::GONE)}</span> },
    };
    let quote =
        (!comment.quote.is_empty()).then(|| view! { <blockquote class="thread__quote">{comment.quote.clone()}</blockquote> });
    view! { {name}{quote} }
}

fn words_of(desk: Desk, comment: &CommentView) -> Node {
    let now = desk.view.with(|view| view.now);
    let each = |reply: &domain::view::ReplyView| one(&reply.by, reply.at, &reply.text, now);
    let settled = comment.resolved.as_ref().map(|done| {
        view! { <p class="small quiet">{said::settled_by(words::first(&done.by.name), &dates::ago(done.at, now))}</p> }
    });
    view! { {one(&comment.by, comment.at, &comment.text, now)}{comment.replies.iter().map(each).into_nodes()}{settled} }
}

fn one(by: &PersonSummary, at: Timestamp, text: &str, now: Timestamp) -> Node {
    view! {
        <div class="thread__one">
            {small_avatar(by)}
            <div>
                <p class="thread__by"><strong>{by.name.clone()}</strong> " " {when::ago(at, now)}</p>
                <p class="thread__text">{text.to_owned()}</p>
            </div>
        </div>
    }
    .into_node()
}

fn tools(desk: Desk, id: &ItemId, first: &str) -> Node {
    let (open, text) = (RwSignal::new(false), RwSignal::new(String::new()));
    let field = format!("reply-{id}");
    let (replied, settled, name) = (id.clone(), id.clone(), first.to_owned());
    let begin = {
        let field = field.clone();
        Callback::new(move |()| {
            open.set(true);
            crate::components::focus::soon(field.clone());
        })
    };
    let settle = Callback::new(move |()| {
        desk.act::<()>("framework/resolve_comment", Resolve { comment: settled.clone() }, Callback::new(|()| ()));
    });
    let send = Callback::new(move |()| {
        let arguments = Reply { comment: replied.clone(), text: text.get_untracked() };
        let done = Callback::new(move |()| {
            text.set(String::new());
            open.set(false);
        });
        desk.act::<()>("framework/reply", arguments, done);
    });
    let busy: Signal<bool> = desk.busy.into();
    let off = Signal::derive(move || busy.get() || text.with(|text| domain::text::is_blank(text)));
    (move || {
        if open.get() {
            let cancel = Callback::new(move |()| open.set(false));
            view! {
                {area(field.clone(), said::YOUR_REPLY, "", text, MAX_REPLY)}
                <div class="line">
                    {button(said::REPLY, Look::Plain, off, send)}
                    {button(words::CANCEL, Look::Quiet, Signal::stored(false), cancel)}
                </div>
            }
        } else {
            view! {
                <div class="line">
                    {named_button(said::REPLY, said::reply_to(&name), Look::Quiet, busy, begin)}
                    {named_button(said::RESOLVE, said::settle(&name), Look::Quiet, busy, settle)}
                </div>
            }
        }
    })
    .into_node()
}
