//! Three questions to those who hold a role. An answer is kept as soon as all three are given, and again whenever one is changed.

use crate::components::choice::Choice;
use crate::components::hydrated::hydrated;
use crate::server_fns::framework::litmus_answer;
use crate::words::framework::start as said;
use domain::view::FrameworkView;
use leptos::prelude::*;

/// How far the answers are.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stand {
    Open,
    Sending,
    Kept,
    Before,
    Failed(String),
}

impl Stand {
    fn sentence(self) -> String {
        match self {
            Self::Open => said::LITMUS_LEFT.to_owned(),
            Self::Sending => said::LITMUS_SENDING.to_owned(),
            Self::Kept => said::LITMUS_KEPT.to_owned(),
            Self::Before => said::LITMUS_ANSWERED.to_owned(),
            Self::Failed(why) => why,
        }
    }
}

/// The questions; nothing for whoever is not asked.
pub fn litmus(view: &FrameworkView) -> AnyView {
    let Some(invitation) = &view.litmus else { return ().into_any() };
    let given = invitation.answered.map_or([None; 3], |answers| answers.map(Some));
    let answers = RwSignal::new(given);
    let stand = RwSignal::new(if invitation.answered.is_some() { Stand::Before } else { Stand::Open });
    let questions = (0_usize..).zip(said::LITMUS_QUESTIONS).map(|(place, words)| {
        view! { <LitmusQuestion place=place words=words answers=answers stand=stand/> }
    });
    let tone = move || stand.with(|stand| if matches!(stand, Stand::Failed(_)) { "bad" } else { "plain" });
    view! {
        <section class="litmus" aria-labelledby="litmus">
            <h2 class="start__label" id="litmus">{said::LITMUS}</h2>
            <p class="small second">{said::LITMUS_LEAD}</p>
            {questions.collect_view()}
            <p class="litmus__stand" role="status" data-tone=tone>{move || stand.get().sentence()}</p>
        </section>
    }
    .into_any()
}

#[component]
fn LitmusQuestion(
    place: usize,
    words: &'static str,
    answers: RwSignal<[Option<bool>; 3]>,
    stand: RwSignal<Stand>,
) -> impl IntoView {
    let awake = hydrated();
    let value = Signal::derive(move || {
        let answer = answers.with(|all| all.get(place).copied().flatten());
        answer.map_or_else(String::new, |yes| if yes { "yes" } else { "not-yet" }.to_owned())
    });
    let set = Callback::new(move |key: String| {
        answers.update(|all| {
            if let Some(answer) = all.get_mut(place) {
                *answer = Some(key == "yes");
            }
        });
        send(answers, stand);
    });
    let options = vec![("yes".to_owned(), said::YES.to_owned()), ("not-yet".to_owned(), said::NOT_YET.to_owned())];
    let off = Signal::derive(move || !awake.get());
    view! { <Choice name={format!("litmus-{place}")} legend=words.into_any() class="choice choice--even" options=options value=value off=off set=set/> }
}

/// Sends what is whole. Whoever changes an answer while one is under way is answered by the last one.
fn send(answers: RwSignal<[Option<bool>; 3]>, stand: RwSignal<Stand>) {
    let [Some(first), Some(second), Some(third)] = answers.get_untracked() else {
        stand.set(Stand::Open);
        return;
    };
    stand.set(Stand::Sending);
    leptos::task::spawn_local(async move {
        let sent = [first, second, third];
        let done = litmus_answer(sent).await;
        if answers.try_get_untracked() != Some(sent.map(Some)) {
            return;
        }
        stand.try_set(match done {
            Ok(()) => Stand::Kept,
            Err(error) => Stand::Failed(error.0.message),
        });
    });
}
