//! Answering a question: what is asked, what may be read for it, one answer with its reason.

use crate::components::avatar::PersonName;
use crate::components::button::SubmitButton;
use crate::components::choice::Choice;
use crate::components::excerpt::Excerpt;
use crate::components::field::TextAreaField;
use crate::components::notice::{Badge, NoticeLine, Tone};
use crate::components::topbar::TopBar;
use crate::pages::loaded::{loaded, param};
use crate::server_fns::consultation as server_fns;
use crate::words::{self, dates, names, review::consultation as said};
use domain::consultation::{ConsultationView, MAX_WORDS_CHARS, Round, Stage, Support};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};
use web_sys::SubmitEvent;

/// The route `/c/:id`.
pub struct ConsultationRoute {
    id: Memo<String>,
}

#[lazy_route]
impl LazyRoute for ConsultationRoute {
    fn data() -> Self {
        Self { id: param("id") }
    }

    fn view(this: Self) -> AnyView {
        let id = this.id;
        loaded(Resource::new(move || id.get(), server_fns::consultation), |view| page(&view))
    }
}

/// The page.
pub fn page(view: &ConsultationView) -> AnyView {
    let lead = said::lead(words::first(&view.asked_by.name), words::first(&view.employee.name));
    let parts = &view.consultation.excerpt;
    let read = if parts.is_empty() {
        view! { <NoticeLine tone=Tone::Plain sentence=said::NO_EXCERPT/> }.into_any()
    } else {
        view! { <Excerpt parts=parts.clone()/> }.into_any()
    };
    let (question, due) = (view.consultation.question.clone(), dates::day(view.consultation.due));
    let who = view! { <PersonName person=view.asked_by.clone()/> }.into_any();
    let view = RwSignal::new(view.clone());
    view! {
        <Title text=words::tab(said::TITLE)/>
        <TopBar above=Some((words::DESK, "/")) here=said::TITLE.to_owned()/>
        <div class="page">
            <div class="page__head"><h1>{said::TITLE}</h1><p class="page__lead">{lead}</p></div>
            <section class="page__part" aria-label=said::QUESTION>
                <h2>{said::QUESTION}</h2>
                <p class="serif">{question}</p>
                <p class="line small quiet">{who} " · " {words::proposal::connection::UNTIL} " " {due}</p>
            </section>
            <section class="page__part" aria-label=said::EXCERPT>
                <h2>{said::EXCERPT}</h2>
                {read}
            </section>
            {move || view.with(|v| match &v.consultation.stage {
                Stage::Asked => view! { <AnswerForm view/> }.into_any(),
                Stage::Answered { answer } => view! {
                    <NoticeLine tone=Tone::Good sentence=said::SENT/>
                    <div class="decision">
                        {answer.support.map(|support| view! { <div><Badge tone=Tone::Plain word=names::support(support)/></div> })}
                        <p class="decision__reason">{answer.reason.clone()}</p>
                    </div>
                }
                .into_any(),
                Stage::Proposed | Stage::Refused | Stage::Closed { .. } => view! { <NoticeLine tone=Tone::Plain sentence=said::CLOSED/> }.into_any(),
            })}
        </div>
    }
    .into_any()
}

#[component]
fn AnswerForm(view: RwSignal<ConsultationView>) -> impl IntoView {
    let round = view.with_untracked(|v| v.consultation.round);
    let support = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let all = [Support::Likely, Support::WithChanges, Support::NotNow];
    let options = all.map(|s| (names::support(s).to_owned(), names::support(s).to_owned())).to_vec();
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        let chosen = all.into_iter().find(|s| support.with_untracked(|name| names::support(*s) == name));
        let open = round == Round::Support && chosen.is_none();
        if open || reason.with_untracked(|r| r.trim().is_empty()) {
            let need = if round == Round::Support { said::NEED } else { said::NEED_WORDS };
            problem.set(Some(need.to_owned()));
            return;
        }
        busy.set(true);
        let id = view.with_untracked(|v| v.consultation.id.to_string());
        leptos::task::spawn_local(async move {
            let sent = server_fns::answer(id, chosen, reason.get_untracked()).await;
            busy.set(false);
            match sent {
                Ok(answered) => view.set(answered),
                Err(error) => problem.set(Some(error.0.message)),
            }
        });
    };
    let set = Callback::new(move |key| support.set(key));
    let (vote, asked) = match round {
        Round::Support => {
            let vote = view! { <Choice name={"support".to_owned()} legend=said::SUPPORT.into_any() class="choice" options=options value=support set=set/> }.into_any();
            (vote, said::REASON.to_owned())
        }
        Round::Preparation => (().into_any(), view.with_untracked(|v| said::preparation(words::first(&v.employee.name)))),
    };
    view! {
        <form class="form form--boxed" on:submit=send>
            {vote}
            <TextAreaField id={"reason".to_owned()} label=asked.clone() hint="" text=reason max=MAX_WORDS_CHARS/>
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence=sentence/> }.into_any())}</div>
            <div><SubmitButton label=said::SEND off=busy/></div>
        </form>
    }
}
