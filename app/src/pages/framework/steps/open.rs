//! Opens the steps for those who write the framework; everybody else is led to what is published.

use super::super::desk::Desk;
use super::super::nothing;
use super::StepsPage;
use super::step::Step;
use super::top::{StepBar, StepFloating};
use crate::components::button::{ButtonLink, Look};
use crate::components::empty::EmptyState;
use crate::live;
use crate::pages::framework::FrameworkSource;
use crate::viewer::Viewer;
use crate::words::framework::steps as said;
use leptos::prelude::*;

/// The page at `/framework/steps` or below.
pub fn open(source: &FrameworkSource, key: Option<&str>) -> AnyView {
    let step = key.map(Step::of);
    let (FrameworkSource::Draft(view), Some(me)) = (source, Viewer::current().get_untracked()) else {
        let read = view! { <ButtonLink label=said::TO_THE_FRAMEWORK look=Look::Main href={"/framework".to_owned()}/> }.into_any();
        return view! { <div class="page"><h1>{said::TITLE}</h1><EmptyState title=said::ONLY_OWNERS more=said::ONLY_OWNERS_MORE>{read}</EmptyState></div> }
            .into_any();
    };
    if step == Some(None) {
        return nothing();
    }
    let live = live::draft::provide(view, &me.person);
    let desk = Desk::new((**view).clone(), live);
    desk.follow();
    let step = step.flatten();
    view! { <StepBar desk=desk step=step/><StepsPage desk=desk step=step/><StepFloating desk=desk/> }.into_any()
}
