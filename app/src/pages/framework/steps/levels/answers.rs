//! One question at a choice point: the answers that were given, and a new one.

use super::super::super::desk::Desk;
use crate::components::avatar::SmallAvatar;
use crate::components::button::{Button, Look};
use crate::components::field::TextAreaField;
use crate::components::notice::{Badge, Tone};
use crate::components::when::Ago;
use crate::server_fns::framework as server_fns;
use crate::words::framework::steps::levels as said;
use document::framework::Item;
use domain::framework::{ChoiceAnswer, ChoiceQuestion, Dimension, Distinction};
use domain::ids::LevelId;
use domain::room::Shape;
use domain::time::Timestamp;
use domain::view::ChoiceInput;
use leptos::prelude::*;

/// Longest answer, in UTF-16 units; the server allows as many characters.
const MAX_ANSWER: usize = 4_000;

/// The question with its answers.
#[component]
pub fn Question(desk: Desk, level: LevelId, dimension: Dimension, question: ChoiceQuestion) -> impl IntoView {
    let (asked, about) = (level.clone(), level.clone());
    let given = desk.record(move |view| {
        let mine = |one: &&ChoiceAnswer| one.level == asked && one.dimension == dimension && one.question == question;
        view.answers.iter().filter(mine).cloned().collect::<Vec<_>>()
    });
    let factor = desk.select(move |framework| framework.distinction(&about, dimension).cloned());
    let stands = Memo::new(move |_| {
        given.with(|given| given.first().is_some_and(|one| factor.with(|f| f.as_ref().is_some_and(|f| one.is_about(f)))))
    });
    let newest =
        move || given.with(|given| given.first().map(|one| factor.with(|factor| latest(one, factor.as_ref(), desk.moment()))));
    let earlier = move || {
        given.with(|given| {
            let list = || given.iter().skip(1).map(|one| answer(one, desk.moment())).collect_view();
            (given.len() > 1).then(
                || view! { <details class="more"><summary>{said::EARLIER}</summary><ul class="stack">{list()}</ul></details> },
            )
        })
    };
    let id = format!("answer-{}-{}", Item::Distinction(level.clone(), dimension), key(question));
    view! {
        <div class="question">
            <h3>{said::question(question)}</h3>
            {newest}
            {earlier}
            <AnswerForm desk=desk id=id level=level dimension=dimension question=question factor=factor stands=stands/>
        </div>
    }
}

fn key(question: ChoiceQuestion) -> &'static str {
    match question {
        ChoiceQuestion::Affected => "affected",
        ChoiceQuestion::Input => "input",
        ChoiceQuestion::Interrupts => "interrupts",
    }
}

/// The newest answer; where the wording changed since, what it was about.
fn latest(one: &ChoiceAnswer, factor: Option<&Distinction>, now: Timestamp) -> AnyView {
    let stale = !factor.is_some_and(|factor| one.is_about(factor));
    let note = stale.then(|| {
        view! {
            <p><Badge tone=Tone::Turn word=said::STALE/> " " <span class="small second">{said::STALE_MORE}</span></p>
            <blockquote class="thread__quote">{one.about.clone()}</blockquote>
        }
    });
    view! { <ul class="stack">{answer(one, now)}</ul>{note} }.into_any()
}

/// An answer with its author.
pub fn answer(one: &ChoiceAnswer, now: Timestamp) -> AnyView {
    view! {
        <li class="thread__one">
            <SmallAvatar person=one.by.clone()/>
            <div>
                <p class="thread__by"><strong>{one.by.name.clone()}</strong> " " <Ago at=one.at now=now/></p>
                <p class="thread__text">{one.answer.clone()}</p>
            </div>
        </li>
    }
    .into_any()
}

/// The form. It waits while the examples are not saved: an answer is about what everybody can read.
#[component]
fn AnswerForm(
    desk: Desk,
    id: String,
    level: LevelId,
    dimension: Dimension,
    question: ChoiceQuestion,
    factor: Memo<Option<Distinction>>,
    /// Whether the newest answer is about the factor as it says now.
    stands: Memo<bool>,
) -> impl IntoView {
    let (text, open) = (RwSignal::new(String::new()), RwSignal::new(false));
    let safe = desk.live().is_saved(Shape::Framework);
    let saved = Memo::new(move |_| safe.get());
    let off = Signal::derive(move || desk.busy.get() || !saved.get() || text.with(|text| domain::text::is_blank(text)));
    let send = Callback::new(move |()| {
        let about = factor.with_untracked(|factor| factor.as_ref().map(Distinction::about)).unwrap_or_default();
        let input = ChoiceInput { level: level.clone(), dimension, question, answer: text.get_untracked(), about };
        let done = Callback::new(move |()| {
            text.set(String::new());
            open.set(false);
        });
        desk.act(server_fns::answer_choice(input), done);
    });
    let field = id.clone();
    let again = Callback::new(move |()| {
        open.set(true);
        crate::components::focus::soon(field.clone());
    });
    // What is begun stays open, also when somebody else answers meanwhile.
    Effect::new(move |_| {
        if text.with(|text| !domain::text::is_blank(text)) {
            open.set(true);
        }
    });
    let shown = Memo::new(move |_| open.get() || !stands.get());
    move || {
        if shown.get() {
            let wait = move || (!saved.get()).then(|| view! { <span class="small second">{said::WAIT}</span> });
            view! {
                <TextAreaField id=id.clone() label=said::YOUR_ANSWER hint="" text=text max=MAX_ANSWER/>
                <div class="line"><Button label=said::ANSWER look=Look::Plain off=off press=send/>{wait}</div>
            }
            .into_any()
        } else {
            view! { <div><Button label=said::ANSWER_AGAIN look=Look::Quiet off=desk.busy press=again/></div> }.into_any()
        }
    }
}
