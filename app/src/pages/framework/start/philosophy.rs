//! What the organization believes about growing, and who in leadership stands behind it.

use crate::components::avatar::PersonName;
use crate::components::button::{Button, Look};
use crate::components::notice::{NoticeLine, Tone};
use crate::components::when::Ago;
use crate::error::AppError;
use crate::server_fns::framework as server_fns;
use crate::words::framework::start as said;
use domain::view::{Agreement, FrameworkView};
use leptos::prelude::*;

/// Why, the values, and the agreements. Nothing where nothing is written.
pub fn philosophy(view: &FrameworkView) -> AnyView {
    let philosophy = &view.framework.philosophy;
    if philosophy.is_blank() {
        return ().into_any();
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
    .into_any()
}

/// A text as its paragraphs.
pub fn paragraphs(text: &str) -> AnyView {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| view! { <p>{line.trim().to_owned()}</p> }).collect_view().into_any()
}

/// Who agreed and when; for leadership the question.
fn agreements(view: &FrameworkView) -> AnyView {
    let (now, version) = (view.now, view.framework.version);
    let agreed = RwSignal::new(view.agreements.clone());
    let asked = RwSignal::new(view.may_agree);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let agree = Callback::new(move |()| {
        busy.set(true);
        leptos::task::spawn_local(async move {
            let done = agreed_then(version).await;
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
                <div class="line"><p>{said::AGREE_LEAD}</p><Button label=said::AGREE look=Look::Main off=busy press=agree/></div>
            }
        })
    };
    let each = move |one: &Agreement| {
        view! { <li class="line"><PersonName person=one.by.clone()/><span class="small second"><Ago at=one.at now=now/></span></li> }
    };
    let list = move || {
        agreed.with(|all| match all.as_slice() {
            [] => view! { <p class="small second">{said::NOBODY_AGREED}</p> }.into_any(),
            all => view! { <p class="small second">{said::AGREED}</p><ul class="agreements">{all.iter().map(each).collect_view()}</ul> }.into_any(),
        })
    };
    view! {
        <div class="philosophy__agreed">
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence=sentence/> }.into_any())}</div>
            <div id="agreements" tabindex="-1" role="status">{list}</div>
            {ask}
        </div>
    }
    .into_any()
}

/// Agrees with a version; the version in force as it is then.
async fn agreed_then(version: u32) -> Result<FrameworkView, AppError> {
    server_fns::agree(version).await?;
    server_fns::framework(None).await
}
