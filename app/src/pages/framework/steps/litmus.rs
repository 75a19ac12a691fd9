//! The litmus test: how to ask the people who hold a role, and what they said where enough did.

use super::super::desk::Desk;
use crate::words::framework::steps::litmus as said;
use domain::view::LitmusResult;
use leptos::prelude::*;

/// The step.
#[component]
pub fn LitmusStep(desk: Desk) -> impl IntoView {
    let asked = desk.record(|view| view.litmus.clone());
    let published = desk.record(|view| !view.publications.is_empty());
    view! { <HowToAsk published=published/><Show when=move || published.get()><Results desk=desk asked=asked/></Show> }
}

#[component]
fn HowToAsk(published: Memo<bool>) -> impl IntoView {
    let questions = said::QUESTIONS.into_iter().map(|question| view! { <li>{question}</li> }).collect_view();
    let steps = move || {
        if published.get() {
            let steps = said::ASK_STEPS.into_iter().map(|step| view! { <li>{step}</li> });
            view! { <ul class="plain-list">{steps.collect_view()}</ul> }.into_any()
        } else {
            view! { <p>{said::ASK_FIRST}</p> }.into_any()
        }
    };
    view! {
        <section class="part" aria-labelledby="how">
            <h2 id="how">{said::ASK}</h2>
            <ol class="plain-list numbered">{questions}</ol>
            {steps}
        </section>
    }
}

#[component]
fn Results(desk: Desk, asked: Memo<Vec<LitmusResult>>) -> impl IntoView {
    let head = said::SHORT.into_iter().map(|short| view! { <th scope="col">{short}</th> });
    let table = move |results: &[LitmusResult]| {
        view! {
            <div class="figures" role="region" aria-label=said::SCROLL tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{said::ROLE}</th><th scope="col">{said::ASKED}</th><th scope="col">{said::ANSWERED}</th>
                            {head.clone().collect_view()}<th scope="col">{said::PASS}</th>
                        </tr>
                    </thead>
                    <tbody>{results.iter().map(|result| row(desk, result)).collect_view()}</tbody>
                </table>
            </div>
            <p class="small quiet">{said::HIDDEN_MORE}</p>
        }
        .into_any()
    };
    let body =
        move || {
            asked.with(|asked| {
                if asked.is_empty() { view! { <p class="second">{said::NONE_ASKED}</p> }.into_any() } else { table(asked) }
            })
        };
    view! { <section class="part" aria-labelledby="results"><h2 id="results">{said::RESULTS}</h2>{body}</section> }
}

fn row(desk: Desk, result: &LitmusResult) -> AnyView {
    let name = desk.with(|framework| framework.role_name(&result.role));
    let figures = match result.outcome {
        None => view! { <td colspan="5" class="quiet">{said::HIDDEN}</td> }.into_any(),
        Some(outcome) => {
            let shares = outcome.yes.into_iter().map(|yes| view! { <td>{said::share(yes, outcome.answered)}</td> });
            let pass = said::share(outcome.passed, outcome.answered);
            view! { <td>{outcome.answered}</td>{shares.collect_view()}<td><strong>{pass}</strong></td> }.into_any()
        }
    };
    let href = format!("/framework/r/{}", result.role);
    view! { <tr><th scope="row"><a href=href>{name}</a></th><td>{said::asked(result.asked)}</td>{figures}</tr> }.into_any()
}
