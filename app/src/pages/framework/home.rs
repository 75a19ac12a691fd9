//! The families of the framework, and what the organization believes about growing.

use crate::address::Spot;
use crate::components::button::{Look, link};
use crate::components::empty::empty;
use crate::components::topbar::topbar;
use crate::markup::{Collect, IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::shown::FrameworkSource;
use crate::words::{self, framework as said};
use domain::framework::{Family, Framework};

/// The page.
pub fn page(source: &FrameworkSource) -> Node {
    title(|| words::tab(words::FRAMEWORK));
    let framework = source.framework();
    let families = if framework.families.is_empty() {
        let (what, more) = match source {
            FrameworkSource::Draft(_) => (said::EMPTY, said::EMPTY_MORE),
            FrameworkSource::Published(_) => (said::NOT_YET, said::NOT_YET_MORE),
        };
        empty(what, more, ().into_node())
    } else {
        let one = |family: &Family| row(framework, family);
        view! { <ul class="rows">{framework.families.iter().map(one).into_nodes()}</ul> }
    };
    let steps = matches!(source, FrameworkSource::Draft(_))
        .then(|| view! { <div>{link(said::steps::TITLE, Look::Plain, Spot::Steps(None).href())}</div> });
    let why = paragraph(&framework.philosophy.why);
    let values = paragraph(&framework.philosophy.values);
    view! {
        {topbar(None, Signal::stored(words::FRAMEWORK.to_owned()), ().into_node())}
        <div class="page">
            <div class="page__head">
                <h1>{words::FRAMEWORK}</h1>
                <p class="page__lead">{said::LEAD}</p>
                <p class="second">{standing(source)}</p>
            </div>
            {steps}
            {families}
            {why}
            {values}
        </div>
    }
}

/// Which version is shown.
fn standing(source: &FrameworkSource) -> String {
    match source {
        FrameworkSource::Draft(view) => said::draft_after(view.framework.version),
        FrameworkSource::Published(view) => said::version(view.framework.version),
    }
}

fn row(framework: &Framework, family: &Family) -> Node {
    let roles = framework.roles.iter().filter(|role| role.family == family.id).count();
    let href = Spot::Family(family.id.to_string()).href();
    view! {
        <li class="row">
            <div class="row__text">
                <a class="row__title" href=href>{family.name.clone()}</a>
                <span class="row__sub">{words::count(roles, said::ROLE, said::ROLES)}</span>
            </div>
        </li>
    }
}

fn paragraph(text: &str) -> Node {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines = lines.map(|line| view! { <p class="page__lead">{line.to_owned()}</p> });
    lines.into_nodes()
}
