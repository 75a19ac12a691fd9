//! What is known of somebody, to be changed: nobody overwrites unseen what somebody else changed meanwhile.

use super::PEOPLE;
use super::details::{Details, DetailsFields};
use crate::components::button::{Button, Look, SubmitButton};
use crate::components::notice::{NoticeLine, Tone};
use crate::error::AppError;
use crate::routes::navigator;
use crate::server_fns::people as server_fns;
use crate::words::organization as said;
use domain::ids::{PersonId, RoleId};
use domain::problem::Code;
use domain::view::PersonRecord;
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// What came of sending the form.
#[derive(Clone)]
enum Answer {
    Saved,
    /// Somebody else was first: what they changed.
    Meanwhile(Vec<String>),
    Refused(String),
}

/// The form. What is sent is sent at the revision that was read.
#[component]
pub fn Form(record: RwSignal<Option<PersonRecord>>, roles: Vec<(RoleId, String)>) -> impl IntoView {
    let details = record.with_untracked(|record| Details::of(record.as_ref()));
    let of = record.with_untracked(|record| record.as_ref().map(|record| record.id.clone()));
    let (busy, answer) = (RwSignal::new(false), RwSignal::new(None::<Answer>));
    // Whoever leaves or comes back, or was changed by somebody else, is another revision.
    Effect::new(move |before: Option<Option<PersonRecord>>| {
        let now = record.get();
        if let (Some(Some(before)), Some(now)) = (&before, &now) {
            details.follow(before, now);
        }
        now
    });
    let owned = Signal::derive(move || record.with(|record| record.as_ref().map(|one| one.owned.clone()).unwrap_or_default()));
    let go = navigator();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        busy.set(true);
        answer.set(None);
        let known = record.get_untracked();
        leptos::task::spawn_local(async move {
            let came = if let Some(known) = known {
                change(record, &known, details).await
            } else {
                let added = server_fns::person_add(details.written()).await;
                added.map(|id| go.run(format!("{PEOPLE}/{id}"))).map_or_else(refused, |()| Answer::Saved)
            };
            let _ = answer.try_set(Some(came));
            let _ = busy.try_set(false);
        });
    };
    let theirs = Callback::new(move |()| {
        record.with_untracked(|record| record.as_ref().map(|record| details.fill(record)));
        answer.set(None);
    });
    let told = move || match answer.get()? {
        Answer::Saved => Some(view! { <NoticeLine tone=Tone::Good sentence=said::SAVED/> }.into_any()),
        Answer::Refused(sentence) => Some(view! { <NoticeLine tone=Tone::Bad sentence/> }.into_any()),
        Answer::Meanwhile(lines) => Some(view! { <Meanwhile lines theirs/> }.into_any()),
    };
    let moves = move || {
        let sentence = record.with(|record| details.moves(record.as_ref()?))?;
        Some(view! { <NoticeLine tone=Tone::Plain sentence/> })
    };
    view! {
        <form class="form" on:submit=send>
            <DetailsFields details of roles owned/>
            {moves}
            <div role="alert">{told}</div>
            <div><SubmitButton label=said::SAVE off=busy/></div>
        </form>
    }
}

/// Sends what is written. Where somebody else was first, what they made of the person is read, and what is written stays.
async fn change(record: RwSignal<Option<PersonRecord>>, known: &PersonRecord, details: Details) -> Answer {
    match server_fns::person_change(known.id.clone(), known.revision, details.written()).await {
        Ok(new) => {
            record.set(Some(new));
            Answer::Saved
        }
        Err(error) if error.code() == Code::Conflict => match read_again(&known.id).await {
            Some(new) if new.revision != known.revision => {
                let lines = said::meanwhile(known, &new);
                record.set(Some(new));
                Answer::Meanwhile(lines)
            }
            _ => refused(error),
        },
        Err(error) => refused(error),
    }
}

async fn read_again(id: &PersonId) -> Option<PersonRecord> {
    server_fns::person(Some(id.to_string())).await.ok()?.record
}

fn refused(error: AppError) -> Answer {
    Answer::Refused(error.0.message)
}

/// What somebody else changed, and the choice between theirs and what is written.
#[component]
fn Meanwhile(lines: Vec<String>, theirs: Callback<()>) -> impl IntoView {
    view! {
        <NoticeLine tone=Tone::Bad sentence=said::MEANWHILE/>
        <ul class="list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        <div><Button label=said::TAKE_THEIRS look=Look::Plain press=theirs/></div>
    }
}
