//! Who is here: at the table, and in a section.

use super::page::Page;
use crate::components::avatar::SmallAvatar;
use crate::live::{IsMe, Present, Typing};
use crate::words::{self, proposal};
use domain::room::Shape;
use domain::section::Section;
use leptos::prelude::*;

/// The others who are in a section.
#[component]
pub fn InSection(page: Page, section: Section) -> impl IntoView {
    let present = page.live().present();
    let others = Memo::new(move |_| {
        let here = |one: &Present| one.me == IsMe::No && one.part == Some(Shape::Section(section));
        present.with(|all| all.iter().filter(|one| here(one)).cloned().collect::<Vec<_>>())
    });
    let each = |one: Present| {
        let first = words::first(&one.person.name);
        let (class, said) = match one.typing {
            Typing::Yes => ("here__typing", proposal::presence::typing(first)),
            Typing::No => ("", proposal::presence::here(first)),
        };
        view! { <span class="here"><SmallAvatar person=one.person.clone()/><span class=class>{said}</span></span> }.into_any()
    };
    move || others.get().into_iter().map(each).collect_view()
}
