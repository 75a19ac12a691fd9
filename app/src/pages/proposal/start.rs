//! Start: the goals and rules that both agree to, and where the employee stands.

use super::page::Page;
use super::text::{Passage, PassageText};
use crate::command::Command;
use crate::components::button::{Button, Look};
use crate::components::icon::Icon;
use crate::reader;
use crate::words::proposal::start as said;
use domain::assessment::Side;
use domain::permission::Action;
use domain::process::Question;
use leptos::prelude::*;

/// The section's text. The rules stand before it, whoever may read the rest.
#[component]
pub fn StartText(page: Page) -> impl IntoView {
    let own = |question| view! { <PassageText page passage={Passage::answer(page, question, said::WRITE)}/> };
    [Question::Today, Question::Strengths, Question::Drives, Question::Needs].map(own)
}

/// Goals and rules, and who agreed to them.
#[component]
pub fn Rules(page: Page) -> impl IntoView {
    let list = |points: &'static [&'static str]| points.iter().map(|p| view! { <li>{*p}</li> }).collect_view();
    let agreed = page.select(|v| v.acknowledged.clone());
    let may = page.may(Action::Acknowledge);
    let mine = move || agreed.with(|a| a.contains_key(&page.side()));
    let agree = Callback::new(move |()| page.act(Command::Acknowledge));
    let sides = move || Side::ALL.into_iter().map(|side| one(page, side, agreed)).collect_view();
    let open = agreed.with_untracked(|a| !a.contains_key(&page.side()));
    view! {
        <details class="more" open=open>
            <summary>{said::RULES}</summary>
            <div class="stack">
                <h3>{said::GOALS_TITLE}</h3>
                <ol class="expected expected--numbered">{list(&said::GOALS)}</ol>
                <h3>{said::GUIDELINES_TITLE}</h3>
                <ol class="expected expected--numbered">{list(&said::GUIDELINES)}</ol>
            </div>
        </details>
        <div class="line small second">{sides}</div>
        {move || (may.get() && !mine()).then(|| view! { <div><Button label=said::AGREE look=Look::Main off=page.busy press=agree/></div> })}
    }
}

fn one(page: Page, side: Side, agreed: Memo<std::collections::BTreeMap<Side, domain::time::Timestamp>>) -> AnyView {
    let name = page.called(side);
    match agreed.with(|a| a.get(&side).copied()) {
        Some(at) => {
            let now = page.now();
            let sentence = move || said::agreed(&name, &reader::ago(at, now));
            view! { <span class="person"><Icon name="check"/>{sentence}</span> }.into_any()
        }
        None => view! { <span>{said::not_agreed(&name)}</span> }.into_any(),
    }
}
