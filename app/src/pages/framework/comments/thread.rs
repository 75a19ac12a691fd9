//! A comment with its answers.

use super::super::desk::Desk;
use super::super::places::of_root;
use crate::components::avatar::SmallAvatar;
use crate::components::button::{Button, Look};
use crate::components::field::TextAreaField;
use crate::components::when::Ago;
use crate::reader;
use crate::server_fns::framework as server_fns;
use crate::words::{self, framework::steps::comments as said};
use domain::ids::ItemId;
use domain::people::PersonSummary;
use domain::time::Timestamp;
use domain::view::{CommentView, ReplyView};
use leptos::prelude::*;

/// Longest answer, in UTF-16 units; the server allows a page.
const MAX_REPLY: usize = 4_000;

/// The thread.
#[component]
pub fn Thread(desk: Desk, id: ItemId) -> impl IntoView {
    let sought = id.clone();
    let comment = desk.record(move |view| view.comments.iter().find(|comment| comment.id == sought).cloned());
    let about = move || comment.get().map(|comment| about(desk, &comment));
    let said = move || comment.get().map(|comment| words_of(desk, &comment));
    let is_open = Memo::new(move |_| comment.with(|comment| comment.as_ref().is_some_and(|comment| comment.resolved.is_none())));
    let first =
        comment.with_untracked(|comment| comment.as_ref().map(|one| words::first(&one.by.name).to_owned())).unwrap_or_default();
    let tools = move || is_open.get().then(|| view! { <ThreadTools desk=desk id=id.clone() first=first.clone()/> });
    view! { <li class="thread">{about}{said}{tools}</li> }
}

fn about(desk: Desk, comment: &CommentView) -> AnyView {
    let there = desk.with(|framework| of_root(framework, &comment.place));
    let name = match there.href {
        Some(href) => view! { <a class="thread__place" href=href>{there.name}</a> }.into_any(),
        None => view! { <span class="thread__place">{format!("{} · {}", there.name, said::GONE)}</span> }.into_any(),
    };
    let quote =
        (!comment.quote.is_empty()).then(|| view! { <blockquote class="thread__quote">{comment.quote.clone()}</blockquote> });
    view! { {name}{quote} }.into_any()
}

fn words_of(desk: Desk, comment: &CommentView) -> AnyView {
    let now = desk.view.with(|view| view.now);
    let each = |reply: &ReplyView| {
        view! { <Utterance by=reply.by.clone() at=reply.at text=reply.text.clone() now=now/> }
    };
    let first = view! { <Utterance by=comment.by.clone() at=comment.at text=comment.text.clone() now=now/> };
    let settled = comment.resolved.as_ref().map(|done| {
        let (who, at) = (words::first(&done.by.name).to_owned(), done.at);
        view! { <p class="small quiet">{move || said::settled_by(&who, &reader::ago(at, now))}</p> }
    });
    view! { {first}{comment.replies.iter().map(each).collect_view()}{settled} }.into_any()
}

#[component]
fn Utterance(by: PersonSummary, at: Timestamp, text: String, now: Timestamp) -> impl IntoView {
    let name = by.name.clone();
    view! {
        <div class="thread__one">
            <SmallAvatar person=by/>
            <div>
                <p class="thread__by"><strong>{name}</strong> " " <Ago at=at now=now/></p>
                <p class="thread__text">{text}</p>
            </div>
        </div>
    }
}

#[component]
fn ThreadTools(desk: Desk, id: ItemId, first: String) -> impl IntoView {
    let (open, text) = (RwSignal::new(false), RwSignal::new(String::new()));
    let field = format!("reply-{id}");
    let (replied, settled, name) = (id.clone(), id, first);
    let begin = {
        let field = field.clone();
        Callback::new(move |()| {
            open.set(true);
            crate::components::focus::soon(field.clone());
        })
    };
    let settle = Callback::new(move |()| {
        desk.act(server_fns::resolve_comment(settled.clone()), Callback::new(|()| ()));
    });
    let send = Callback::new(move |()| {
        let said = server_fns::reply(replied.clone(), text.get_untracked());
        let done = Callback::new(move |()| {
            text.set(String::new());
            open.set(false);
        });
        desk.act(said, done);
    });
    let busy: Signal<bool> = desk.busy.into();
    let off = Signal::derive(move || busy.get() || text.with(|text| domain::text::is_blank(text)));
    move || {
        if open.get() {
            let cancel = Callback::new(move |()| open.set(false));
            view! {
                <TextAreaField id=field.clone() label=said::YOUR_REPLY hint="" text=text max=MAX_REPLY/>
                <div class="line">
                    <Button label=said::REPLY look=Look::Plain off=off press=send/>
                    <Button label=words::CANCEL look=Look::Quiet press=cancel/>
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="line">
                    <Button label=said::REPLY name=said::reply_to(&name) look=Look::Quiet off=busy press=begin/>
                    <Button label=said::RESOLVE name=said::settle(&name) look=Look::Quiet off=busy press=settle/>
                </div>
            }
            .into_any()
        }
    }
}
