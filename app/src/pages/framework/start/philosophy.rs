//! What the organization believes about growing, and who in leadership stands behind it.

use crate::components::avatar::person;
use crate::components::button::{Look, button};
use crate::components::notice::{Tone, said as say};
use crate::components::when;
use crate::markup::{Collect, IntoNode, Node, view};
use crate::pages::framework::asks;
use crate::reactive::prelude::*;
use crate::words::framework::start as said;
use domain::view::{Agreement, FrameworkView};

/// Why, the values, and the agreements. Nothing where nothing is written.
pub fn philosophy(view: &FrameworkView) -> Node {
    let philosophy = &view.framework.philosophy;
    if philosophy.is_blank() {
        return ().into_node();
    }
    let why = paragraphs(&philosophy.why);
    let values = (!philosophy.values.trim().is_empty())
        .then(|| view! { <h3>{said::VALUES}</h3><div class="serif stack">{paragraphs(&philosophy.values)}</div> });
    view! {
        <section class="philosophy" aria-labelledby="philosophy">
            <h2 id="philosophy">{said::PHILOSOPHY}</h2>
            <div class="serif stack">{why}</div>
            {values}
            {agreements(view)}
        </section>
    }
}

/// A text as its paragraphs.
pub fn paragraphs(text: &str) -> Node {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| view! { <p>{line.trim().to_owned()}</p> }).into_nodes()
}

/// Who agreed and when; for leadership the question.
fn agreements(view: &FrameworkView) -> Node {
    let (now, version) = (view.now, view.framework.version);
    let agreed = RwSignal::new(view.agreements.clone());
    let asked = RwSignal::new(view.may_agree);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let agree = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            let done = asks::agree(version).await;
            busy.try_set(false);
            match done {
                Ok(view) => {
                    asked.try_set(view.may_agree);
                    agreed.try_set(view.agreements);
                    crate::components::focus::soon("agreements".to_owned());
                }
                Err(error) => drop(problem.try_set(Some(error.0.message))),
            }
        });
    });
    let ask = move || {
        asked.get().then(|| {
            view! {
                <div class="line"><p>{said::AGREE_LEAD}</p>{button(said::AGREE, Look::Main, busy.into(), agree)}</div>
            }
        })
    };
    let each = move |one: &Agreement| {
        view! { <li class="line">{person(&one.by)}<span class="small second">{when::ago(one.at, now)}</span></li> }
    };
    let list = move || {
        agreed.with(|all| match all.as_slice() {
            [] => view! { <p class="small second">{said::NOBODY_AGREED}</p> },
            all => view! { <p class="small second">{said::AGREED}</p><ul class="agreements">{all.iter().map(each).into_nodes()}</ul> },
        })
    };
    view! {
        <div class="philosophy__agreed">
            <div role="alert">{move || problem.get().map(|sentence| say(Tone::Bad, sentence))}</div>
            <div id="agreements" tabindex="-1" role="status">{list}</div>
            {ask}
        </div>
    }
}
