//! Who is here: at the table, and in a section.

use super::page::Page;
use crate::components::avatar::small_avatar;
use crate::live::{IsMe, Present, Typing};
use crate::markup::{Collect, IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::words::{self, proposal};
use domain::room::Shape;
use domain::section::Section;

/// The others who are in a section.
pub fn in_section(page: Page, section: Section) -> Node {
    let present = page.live().present();
    let others = memo(move || {
        let here = |one: &Present| one.me == IsMe::No && one.part == Some(Shape::Section(section));
        present.with(|all| all.iter().filter(|one| here(one)).cloned().collect::<Vec<_>>())
    });
    let each = |one: Present| {
        let first = words::first(&one.person.name);
        let (class, said) = match one.typing {
            Typing::Yes => ("here__typing", proposal::presence::typing(first)),
            Typing::No => ("", proposal::presence::here(first)),
        };
        view! { <span class="here">{small_avatar(&one.person)}<span class=class>{said}</span></span> }.into_node()
    };
    (move || others.get().into_iter().map(each).into_nodes()).into_node()
}
