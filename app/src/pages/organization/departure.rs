//! Leaving, and coming back.

use crate::components::button::{Button, Look};
use crate::components::dialog::confirm;
use crate::components::notice::{NoticeLine, Tone};
use crate::error::AppError;
use crate::reader;
use crate::server_fns::people as server_fns;
use crate::words::organization as said;
use domain::time::Timestamp;
use domain::view::PersonRecord;
use leptos::prelude::*;

/// The part of the page. What hangs on the person is said before they are closed.
#[component]
pub fn Departure(record: PersonRecord, now: Timestamp, changed: Callback<PersonRecord>) -> impl IntoView {
    let problem = RwSignal::new(None::<String>);
    let told = move |done: Result<PersonRecord, AppError>| match done {
        Ok(record) => changed.run(record),
        Err(error) => problem.set(Some(error.0.message)),
    };
    let id = StoredValue::new(record.id.clone());
    let leave = Callback::new(move |()| {
        leptos::task::spawn_local(async move { told(server_fns::person_leave(id.get_value()).await) });
    });
    let back = Callback::new(move |()| {
        leptos::task::spawn_local(async move { told(server_fns::person_return(id.get_value()).await) });
    });
    let lines = said::touches(&record).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let warning = view! { <p>{said::LEAVE_MORE}</p><ul class="list">{lines}</ul> }.into_any();
    let (question, ask) = confirm(said::LEAVE, warning, said::LEAVE_NOW, leave);
    let body = match record.left {
        Some(left) => view! {
            <p>{move || said::left(&reader::ago(left, now))}</p>
            <div><Button label=said::RETURN look=Look::Plain press=back/></div>
        }
        .into_any(),
        None => view! { <div><Button label=said::LEAVE look=Look::Danger press=ask/></div>{question} }.into_any(),
    };
    view! {
        <section class="page__part" aria-label=said::LEAVE>
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
            {body}
        </section>
    }
}
