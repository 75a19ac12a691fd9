//! The frame of a section: title, audience in words, who is in it now, and who the employee lets in.

use super::page::Page;
use super::{presence, walk};
use crate::command::Command;
use crate::components::empty::EmptyState;
use crate::components::icon::Icon;
use crate::components::said::Said;
use crate::words::{self, names, proposal};
use domain::permission::Action;
use domain::room::Shape;
use domain::section::{Section, Sharing};
use domain::state::Phase;
use domain::view::{Audience, ConsultedReader, Onwards};
use leptos::prelude::*;
use web_sys::{Event, KeyboardEvent};

/// A phase of the document. What is in it is shown once the section may be seen; `before` and `after` are records and no text of the section, and
/// stand there for both.
#[component]
pub fn PhaseSection(
    page: Page,
    phase: Phase,
    #[prop(optional)] before: Option<AnyView>,
    children: ChildrenFn,
    #[prop(optional)] after: Option<AnyView>,
) -> impl IntoView {
    let title = format!("{}-title", phase.key());
    let labelled = title.clone();
    let inside = match phase.section() {
        Some(section) => view! { <ShownWhenShared page section body=children/> }.into_any(),
        None => children(),
    };
    let about = phase.section().map(|section| view! { <About page section/> });
    let here = phase.section().map(|section| view! { <presence::InSection page section/> });
    let arrive = move |_: web_sys::FocusEvent| {
        page.here.set(phase);
        page.live().attend(phase.section().map(Shape::Section));
    };
    let take_back = move |ev: KeyboardEvent| walk::take_back(page, phase, &ev);
    view! {
        <section class="section" id=phase.key() aria-labelledby=labelled on:focusin=arrive on:keydown=take_back>
            <header class="section__head">
                <div class="section__title"><h2 id=title tabindex="-1">{names::phase(phase)}</h2><div class="section__here">{here}</div></div>
                {about}
            </header>
            {before}
            {inside}
            {after}
        </section>
    }
}

#[component]
fn ShownWhenShared(page: Page, section: Section, body: ChildrenFn) -> impl IntoView {
    let right = page.live().right(Shape::Section(section));
    let open = Memo::new(move |_| right.get().is_some());
    move || {
        if open.get() {
            body()
        } else {
            let employee = words::first(&page.employee().name).to_owned();
            view! { <EmptyState title={proposal::private(&employee, section)} more=proposal::PRIVATE_MORE/> }.into_any()
        }
    }
}

#[component]
fn About(page: Page, section: Section) -> impl IntoView {
    let seen = page.select(move |v| {
        let seen = v.sections.iter().find(|s| s.section == section);
        seen.map(|s| (s.audience.clone(), s.onwards, s.sharing, s.consulted.clone()))
    });
    let mine = if page.is_employee() { proposal::Mine::Yes } else { proposal::Mine::No };
    let sentence = move || {
        let said = |(audience, onwards, sharing, asked): (Audience, Onwards, Sharing, Vec<ConsultedReader>)| {
            proposal::audience((&audience, onwards), sharing, mine, &page.other(), &asked)
        };
        seen.get().map(said).unwrap_or_default()
    };
    let sharing = Signal::derive(move || seen.get().map(|(_, _, sharing, _)| sharing).unwrap_or_default());
    let picture = move || {
        if sharing.get() == Sharing::Private {
            view! { <Icon name="lock"/> }.into_any()
        } else {
            view! { <Icon name="eye"/> }.into_any()
        }
    };
    let control = page.is_employee().then(|| view! { <Share page section sharing/> });
    view! { <div class="section__about"><p class="section__audience">{picture}<Said text={Signal::derive(sentence)}/></p>{control}</div> }
}

/// The employee's control. Where only the employee ever writes, writing is no choice.
#[component]
fn Share(page: Page, section: Section, sharing: Signal<Sharing>) -> impl IntoView {
    let may = page.may(Action::Share);
    let manager = words::first(&page.manager().name).to_owned();
    let choices: Vec<Sharing> =
        Sharing::ALL.into_iter().filter(|s| !(section.is_employees_alone() && *s == Sharing::Writing)).collect();
    let id = format!("{}-sharing", section.key());
    let off = Signal::derive(move || page.busy.get());
    move || {
        let (id, manager, choices) = (id.clone(), manager.clone(), choices.clone());
        may.get().then(move || {
            let now = sharing.get_untracked();
            let option =
                |s: Sharing| view! { <option value=key(s) selected=now == s>{names::sharing(s, &manager)}</option> }.into_any();
            let set = move |ev: Event| {
                let wanted = event_target_value(&ev);
                if let Some(wanted) = Sharing::ALL.into_iter().find(|s| key(*s) == wanted) {
                    page.act(Command::Share(section, wanted));
                }
            };
            // Looked at again when a request ends: a choice that was not carried out must not go on standing there.
            let shown = move || {
                page.busy.track();
                key(sharing.get())
            };
            view! {
                <div class="section__share">
                    <label class="only-read-aloud" for=id.clone()>
                        {format!("{}: {}", proposal::SHARE_LABEL, names::section(section))}
                    </label>
                    <select class="input" id=id prop:value=shown disabled=move || off.get() on:change=set>
                        {choices.into_iter().map(option).collect_view()}
                    </select>
                </div>
            }
        })
    }
}

fn key(sharing: Sharing) -> &'static str {
    match sharing {
        Sharing::Private => "private",
        Sharing::Reading => "reading",
        Sharing::Writing => "writing",
    }
}
