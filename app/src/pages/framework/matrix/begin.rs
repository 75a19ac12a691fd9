//! A family that is not there yet, for those who can begin it.

use crate::components::button::{Button, Look};
use crate::components::empty::EmptyState;
use crate::components::topbar::TopBar;

use crate::pages::framework::open::Opened;
use crate::routes::{family, navigator};
use crate::words::{self, framework::matrix as said};
use document::framework::write::{At, Edit};
use domain::ids::FamilyId;
use domain::room::Shape;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
#[component]
pub fn BeginFamily(opened: Opened) -> impl IntoView {
    let go = navigator();
    let made = RwSignal::new(None::<FamilyId>);
    let off = opened.locked();
    let begin = Callback::new(move |()| {
        let Some(live) = opened.live else { return };
        if let Ok(id) = FamilyId::parse(live.new_item().as_str()) {
            live.edit(Edit::AddFamily { id: id.clone(), name: said::NEW_FAMILY.to_owned(), at: At::Last });
            made.set(Some(id));
        }
    });
    // Its page is made from what the server has: gone to once it has the family.
    Effect::new(move |_| {
        let saved = opened.live.is_some_and(|live| live.is_saved(Shape::Framework).get());
        if let Some(id) = made.get().filter(|_| saved) {
            made.set(None);
            go.run(family(&id));
        }
    });
    view! {
        <Title text=words::tab(said::NEW_FAMILY)/>
        <TopBar above=Some((words::FRAMEWORK, "/framework")) here=said::NEW_FAMILY.to_owned()/>
        <div class="page">
            <h1 class="only-read-aloud">{said::NEW_FAMILY}</h1>
            <EmptyState title=said::NEW_FAMILY more=said::NEW_FAMILY_MORE><Button label=said::BEGIN_FAMILY look=Look::Main off=off press=begin/></EmptyState>
        </div>
    }
}
