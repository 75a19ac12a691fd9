//! One objective: as it stands, or as it is being written.

use crate::components::button::{Button, Look, SubmitButton};
use crate::components::field::{InputField, TextAreaField};
use crate::components::notice::{NoticeLine, Tone};
use crate::error::AppError;
use crate::server_fns::organization as server_fns;
use crate::words::organization::{self as words, settings as said};
use domain::framework::StrategicObjective;
use domain::time::Date;
use domain::view::{ObjectiveInput, SettingsView};
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// Longest explanation, in characters: what the service keeps.
const MAX_DESCRIPTION: usize = 2_000;

/// The row of one that is there, which opens into its form; the form of one that is to be added.
#[component]
pub fn Objective(
    view: RwSignal<SettingsView>,
    one: Option<StrategicObjective>,
    owns: bool,
    today: Date,
    /// The form is left without saving.
    left: Callback<()>,
) -> impl IntoView {
    let Some(one) = one else { return view! { <Form view one=None left/> }.into_any() };
    let writing = RwSignal::new(false);
    let close = Callback::new(move |()| {
        writing.set(false);
        left.run(());
    });
    let problem = RwSignal::new(None::<String>);
    let (shown, id) = (one.clone(), one.id.clone());
    let open = Callback::new(move |()| writing.set(true));
    let end = Callback::new(move |()| {
        let id = id.clone();
        leptos::task::spawn_local(async move { told(view, problem, server_fns::end_objective(id).await) });
    });
    let may = owns && one.is_offered(today);
    let name = one.name.clone();
    let acts = may.then(|| {
        view! {
            <div class="row__end">
                <Button label=words::CHANGE name=format!("{}: {name}", words::CHANGE) look=Look::Quiet press=open/>
                <Button label=said::END name=format!("{}: {name}", said::END) look=Look::Quiet press=end/>
            </div>
        }
    });
    view! {
        <li class="row row--plain">
            <div class="row__text">
                <span class="row__title">{shown.name.clone()}</span>
                <span class="row__sub">{shown.description.clone()}</span>
                <span class="row__sub">{said::facts(&shown)}</span>
                <span role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</span>
            </div>
            {acts}
        </li>
        <Show when=move || writing.get()><li><Form view one=Some(one.clone()) left=close/></li></Show>
    }
    .into_any()
}

#[component]
fn Form(view: RwSignal<SettingsView>, one: Option<StrategicObjective>, left: Callback<()>) -> impl IntoView {
    let id = one.as_ref().map(|one| one.id.clone());
    let key = id.as_ref().map_or_else(|| "new".to_owned(), ToString::to_string);
    let of = |text: fn(&StrategicObjective) -> String| RwSignal::new(one.as_ref().map(text).unwrap_or_default());
    let (name, description) = (of(|one| one.name.clone()), of(|one| one.description.clone()));
    let (department, owner) = (of(|one| one.department.clone()), of(|one| one.owner.clone()));
    let until = of(|one| one.until.map(|day| day.to_string()).unwrap_or_default());
    let (busy, problem) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        busy.set(true);
        problem.set(None);
        let input = ObjectiveInput {
            name: name.get_untracked(),
            description: description.get_untracked(),
            department: department.get_untracked(),
            owner: owner.get_untracked(),
            until: until.with_untracked(|day| Date::parse(day).ok()),
        };
        let id = id.clone();
        leptos::task::spawn_local(async move {
            let done = server_fns::save_objective(id, input).await;
            let saved = done.is_ok();
            told(view, problem, done);
            let _ = busy.try_set(false);
            if saved {
                left.try_run(());
            }
        });
    };
    let field = |what: &str, label: &'static str, kind: &'static str, value: RwSignal<String>| {
        view! { <InputField id=format!("objective-{key}-{what}") label kind value set={Callback::new(move |words| value.set(words))}/> }
    };
    view! {
        <form class="form form--boxed" on:submit=send>
            {field("name", said::OBJECTIVE, "text", name)}
            <TextAreaField id=format!("objective-{key}-description") label=said::MEANT hint=said::MEANT_HINT text=description max=MAX_DESCRIPTION/>
            <div class="fields">
                {field("department", said::DEPARTMENT, "text", department)}
                {field("owner", said::OWNER, "text", owner)}
                {field("until", said::UNTIL, "date", until)}
            </div>
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
            <div class="line">
                <SubmitButton label=words::SAVE off=busy/>
                <Button label=said::CANCEL look=Look::Quiet press=left/>
            </div>
        </form>
    }
}

/// Shows what was answered.
fn told(view: RwSignal<SettingsView>, problem: RwSignal<Option<String>>, done: Result<SettingsView, AppError>) {
    match done {
        Ok(new) => drop(view.try_set(new)),
        Err(error) => drop(problem.try_set(Some(error.0.message))),
    }
}
