//! Sharing several sections at once, for an employee who has written more than one before anybody reads it.

use super::page::Page;
use crate::command::Command;
use crate::components::button::SubmitButton;
use crate::components::choice::Choice;
use crate::words::{self, names, proposal::sharing as said};
use domain::permission::Action;
use domain::section::{Section, Sharing};
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::SubmitEvent;

/// What can be given at once. Taking back is done where it stands.
const GIVEN: [(Sharing, &str); 2] = [(Sharing::Writing, "writing"), (Sharing::Reading, "reading")];

/// The form, for whoever may share.
#[component]
pub fn Several(page: Page) -> impl IntoView {
    let may = page.may(Action::Share);
    move || (page.is_employee() && may.get()).then(|| view! { <SharingForm page/> })
}

#[component]
fn SharingForm(page: Page) -> impl IntoView {
    let chosen = RwSignal::new(BTreeSet::<Section>::new());
    let wanted = RwSignal::new("writing".to_owned());
    let manager = words::first(&page.manager().name).to_owned();
    let options = GIVEN.map(|(sharing, key)| (key.to_owned(), names::sharing(sharing, &manager))).to_vec();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        let sharing = wanted.with_untracked(|key| if key == "reading" { Sharing::Reading } else { Sharing::Writing });
        let each = |section: Section| (section, if section.is_employees_alone() { Sharing::Reading } else { sharing });
        share(page, chosen.get_untracked().into_iter().map(each).collect());
        chosen.set(BTreeSet::new());
    };
    let one = move |section: Section| {
        let checked = Memo::new(move |_| chosen.with(|all| all.contains(&section)));
        let set = move |ev| {
            let checked = event_target_checked(&ev);
            chosen.update(|all| {
                if checked {
                    all.insert(section)
                } else {
                    all.remove(&section)
                };
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || checked.get() on:change=set/>
                <span>{names::section(section)}</span>
            </label>
        }
    };
    let off = Signal::derive(move || page.busy.get() || chosen.with(BTreeSet::is_empty));
    view! {
        <details class="more">
            <summary>{said::SEVERAL}</summary>
            <form class="form form--boxed" on:submit=send>
                <fieldset>
                    <legend class="field__label">{said::WHICH}</legend>
                    <div class="line">{Section::ALL.map(one).into_iter().collect_view()}</div>
                </fieldset>
                <Choice name="several" legend=said::HOW.into_any() class="choice" options=options value=wanted set={Callback::new(move |key| wanted.set(key))}/>
                <p class="small quiet">{said::start_alone(&manager)}</p>
                <div><SubmitButton label=said::SHARE off=off/></div>
            </form>
        </details>
    }
}

/// One after the other; what is refused ends it, and is told.
fn share(page: Page, mut left: Vec<(Section, Sharing)>) {
    let Some((section, sharing)) = left.pop() else { return };
    let then = Callback::new(move |()| share(page, left.clone()));
    page.act_then(Command::Share(section, sharing), Some(then));
}
