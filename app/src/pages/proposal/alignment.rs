//! Alignment: the job description walked through, clause by clause.

use super::list::by_id;
use super::page::{Page, alignment, objectives};
use super::text::{Passage, PassageText};
use crate::command::Command;
use crate::components::button::{Button, ButtonLink, Look};
use crate::components::choice::Choice;
use crate::components::empty::EmptyState;
use crate::components::field::Named;
use crate::components::notice::{Notice, NoticeLine, Tone};
use crate::words::{names, proposal::alignment as said, proposal::start::WRITE};
use document::write::Edit;
use domain::content::{Clause, Demand, Verdict};
use domain::gate::Missing;
use domain::ids::ItemId;
use domain::permission::Action;
use domain::proposal::JobDecision;
use domain::section::Section;
use domain::state::{State, Step};
use domain::text::is_blank;
use domain::wording::Wording;
use leptos::prelude::*;

const VERDICTS: [Verdict; 3] = [Verdict::Aligned, Verdict::Modifiable, Verdict::NotAligned];

/// The section's text.
#[component]
pub fn AlignmentText(page: Page) -> impl IntoView {
    let clauses = Memo::new(move |_| objectives(page, |o| o.clauses.iter().map(|c| c.id.clone()).collect::<Vec<_>>()));
    let none = Memo::new(move |_| clauses.with(Vec::is_empty));
    let may = page.may(Action::BeginAlignment);
    let begin = Callback::new(move |()| page.act(Command::Step(Step::Align)));
    let walked =
        Memo::new(move |_| objectives(page, |o| Some(o.demands().job_description)) != Some(Demand::ByChoice) || !none.get());
    let start = move || {
        let (lead, name) =
            if walked.get() { (said::BEGIN_LEAD, said::BEGIN) } else { (said::BEGIN_WITHOUT_LEAD, said::BEGIN_WITHOUT) };
        let body = view! {
            <p>{lead}</p>
            <div><Button label=name look=Look::Main off=page.busy press=begin/></div>
        };
        may.get().then(|| view! { <Notice tone=Tone::Plain>{body.into_any()}</Notice> }.into_any())
    };
    let empty_words = move || if walked.get() { said::NO_CLAUSES } else { said::NOTHING_TO_WALK };
    view! {
        {start}
        {move || none.get().then(|| view! { <EmptyState title=empty_words() more=""><ButtonLink label=said::TO_JOB look=Look::Plain href={"#objectives".to_owned()}/></EmptyState> }.into_any())}
        <ol class="items">{by_id(clauses, move |id| view! { <WalkedClause page id/> }.into_any())}</ol>
        {move || walked.get().then(|| view! { <JobDecisionPart page/> })}
    }
}

#[component]
fn WalkedClause(page: Page, id: ItemId) -> impl IntoView {
    let key = id.to_string();
    let sought = id.clone();
    let text = Memo::new(move |_| objectives(page, |o| o.clauses.iter().find(|c| c.id == sought).map(|c| c.text.clone())));
    let sought = id.clone();
    let walked = Memo::new(move |_| alignment(page, |a| a.clauses.get(&sought).cloned()).unwrap_or_default());
    let standing = {
        let id = id.clone();
        Memo::new(move |_| {
            let clause = Clause { id: id.clone(), text: text.get().unwrap_or_default() };
            walked.with(|walked| walked.standing(&clause))
        })
    };
    let verdict = Signal::derive(move || standing.get().map(Verdict::key).unwrap_or_default().to_owned());
    let give = move |verdict: Option<Verdict>| {
        let about = text.get_untracked().map(|text| Wording::of(&text));
        page.live().edit(Section::Alignment, Edit::SetVerdict { clause: id.clone(), verdict, about });
    };
    let confirm = Callback::new({
        let give = give.clone();
        move |()| give(walked.with_untracked(|walked| walked.verdict))
    });
    let set = Callback::new(move |wanted: String| give(VERDICTS.into_iter().find(|v| v.key() == wanted)));
    let locked = page.locked(Section::Alignment);
    // A verdict is given while walking through, not before.
    let waiting = page.select(|v| v.state < State::Aligning);
    let off = Signal::derive(move || locked.get() || waiting.get());
    let writes = page.writes(Section::Alignment);
    let reworded = move || {
        let void = walked.with(|walked| walked.verdict).filter(|_| standing.get().is_none());
        void.map(|verdict| {
            let again = writes
                .get()
                .then(|| view! { <div><Button label=said::CONFIRM look=Look::Plain off=locked press=confirm/></div> });
            view! { <Notice tone=Tone::Turn><p>{said::reworded(names::verdict(verdict))}</p>{again}</Notice> }.into_any()
        })
    };
    let silent = move || {
        let needed = walked.with(|walked| walked.verdict.is_some_and(Verdict::needs_feedback) && is_blank(&walked.feedback));
        (needed && writes.get()).then(|| view! { <p class="small second">{said::FEEDBACK_NEEDED}</p> })
    };
    let options: Vec<Named> = VERDICTS.map(|v| (v.key().to_owned(), names::verdict(v).to_owned())).to_vec();
    let legend = view! { <span class="only-read-aloud">{said::VERDICT}</span> }.into_any();
    let words = Passage::of(Section::Alignment, &key, "feedback", Signal::stored(said::FEEDBACK.to_owned()), WRITE);
    view! {
        <li class="item" id=format!("alignment-{key}")>
            <p class="item__quote">{move || text.get()}</p>
            {reworded}
            <Choice name={format!("verdict-{key}")} legend=legend class="choice" options=options value=verdict off=off set=set/>
            {silent}
            <PassageText page passage=words/>
        </li>
    }
}

#[component]
fn JobDecisionPart(page: Page) -> impl IntoView {
    let may = page.may(Action::DecideJob);
    let decided = page.select(|v| v.job_decision);
    let reworded = page.select(|v| v.missing.contains(&Missing::JobReworded));
    let accept = Callback::new(move |()| page.act(Command::DecideJob(JobDecision::Accepted)));
    let modify = Callback::new(move |()| page.act(Command::DecideJob(JobDecision::ModifyFurther)));
    let buttons = move || {
        let decided = decided.get();
        let look = if decided.is_none() { Look::Main } else { Look::Plain };
        may.get().then(|| {
            let (accept_label, open) =
                if reworded.get() { (said::ACCEPT_AGAIN, true) } else { (said::ACCEPT, decided != Some(JobDecision::Accepted)) };
            let stands = open.then(|| view! { <Button label=accept_label look=look off=page.busy press=accept/> }.into_any());
            let further = (decided != Some(JobDecision::ModifyFurther))
                .then(|| view! { <Button label=said::MODIFY look=Look::Plain off=page.busy press=modify/> }.into_any());
            view! { <div class="line">{stands}{further}</div> }
        })
    };
    view! {
        <div class="part">
            <h3>{said::DECISION}</h3>
            {move || reworded.get().then(|| view! { <NoticeLine tone=Tone::Turn sentence=said::JOB_REWORDED/> }.into_any())}
            <p class="second">{move || decided.get().map_or(said::OPEN, names::job_decision)}</p>
            <p class="small quiet">{said::DECISION_HINT}</p>
            {buttons}
        </div>
    }
}
