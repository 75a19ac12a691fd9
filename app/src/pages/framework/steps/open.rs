//! Opens the steps for those who write the framework; everybody else is led to what is published.

use super::super::desk::Desk;
use super::super::nothing;
use super::step::Step;
use super::{page, top};
use crate::components::button::{Look, link};
use crate::components::empty::empty;
use crate::components::frame::Going;
use crate::live;
use crate::markup::{IntoNode, Node, view};
use crate::reactive::prelude::*;
use crate::shown::FrameworkSource;
use crate::words::framework::steps as said;

/// The page at `/framework/steps` or below.
pub fn open(source: &FrameworkSource, key: Option<&str>) -> Node {
    let step = key.map(Step::of);
    let (FrameworkSource::Draft(view), Some(me)) = (source, use_context::<Going>().and_then(|going| going.me.get_untracked()))
    else {
        let read = link(said::TO_THE_FRAMEWORK, Look::Main, "/framework".to_owned());
        return view! { <div class="page"><h1>{said::TITLE}</h1>{empty(said::ONLY_OWNERS, said::ONLY_OWNERS_MORE, read)}</div> }
            .into_node();
    };
    if step == Some(None) {
        return nothing();
    }
    let live = live::draft::provide(view, &me.person);
    let desk = Desk::new((**view).clone(), live);
    desk.follow();
    let step = step.flatten();
    view! { {top::bar(desk, step)}{page(desk, step)}{top::floating(desk)} }
}
