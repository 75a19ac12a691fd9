//! The desk: what is mine to do, what waits for others, what is good to know.

use crate::components::avatar::Avatar;
use crate::components::button::{ButtonLink, Look};
use crate::components::empty::EmptyState;
use crate::components::keyed::listed;
use crate::components::notice::{Badge, Tone};
use crate::components::topbar::TopBar;
use crate::components::when::{Ago, By};
use crate::desk_line::followed;
use crate::pages::loaded::loaded;
use crate::server_fns::lists;
use crate::words::{self, desk};
use domain::state::Phase;
use domain::time::Timestamp;
use domain::view::{Desk, DeskKind, DeskLine};
use leptos::prelude::*;
use leptos_meta::Title;

/// The route `/`.
#[component]
pub fn DeskPage() -> impl IntoView {
    loaded(Resource::new(|| (), |()| lists::desk()), page)
}

/// The page.
pub fn page(mine: Desk) -> AnyView {
    let now = mine.now;
    let mine = followed(mine, lists::desk);
    let nothing = Memo::new(move |_| mine.with(|m| m.your_turn.is_empty() && m.waiting.is_empty() && m.good_to_know.is_empty()));
    let done = Memo::new(move |_| mine.with(|m| m.your_turn.is_empty()));
    let body = move || {
        if nothing.get() {
            return view! { <EmptyState title=desk::EMPTY more=desk::EMPTY_MORE><ButtonLink label=desk::EMPTY_ACTION look=Look::Main href={"/path".to_owned()}/></EmptyState> }.into_any();
        }
        view! {
            {move || done.get().then(|| view! { <p class="second">{desk::NOTHING_TO_DO}</p> })}
            {part(desk::YOUR_TURN, move || mine.with(|m| m.your_turn.clone()), now, Mine::Yes)}
            {part(desk::WAITING, move || mine.with(|m| m.waiting.clone()), now, Mine::No)}
            {part(desk::GOOD_TO_KNOW, move || mine.with(|m| m.good_to_know.clone()), now, Mine::No)}
        }
        .into_any()
    };
    view! {
        <Title text=words::tab(desk::TITLE)/>
        <TopBar above=None here=desk::TITLE.to_owned()/>
        <div class="page"><h1>{desk::TITLE}</h1>{body}</div>
    }
    .into_any()
}

/// Whether the lines of a part are mine to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mine {
    Yes,
    No,
}

fn part(
    title: &'static str,
    lines: impl Fn() -> Vec<DeskLine> + Copy + Send + Sync + 'static,
    now: Timestamp,
    mine: Mine,
) -> AnyView {
    let count = Memo::new(move |_| lines().len());
    let some = Memo::new(move |_| count.get() > 0);
    let shown = move || {
        let number =
            move || (mine == Mine::Yes).then(|| view! { <Badge tone=Tone::Turn word=count.get().to_string()/> }.into_any());
        some.get().then(|| {
            view! {
                <section class="page__part" aria-label=title>
                    <h2>{title}{number}</h2>
                    <ul class="rows">{listed(lines, move |line| view! { <Row line=line.clone() now mine/> }.into_any())}</ul>
                </section>
            }
            .into_any()
        })
    };
    shown.into_any()
}

#[component]
fn Row(line: DeskLine, now: Timestamp, mine: Mine) -> impl IntoView {
    let (sentence, verb) = desk::line(&line);
    let look = if mine == Mine::Yes { Look::Plain } else { Look::Quiet };
    let due = line.due.map(|due| view! { " · " {words::proposal::connection::DUE} " " <By day=due now=now/> });
    let action = view! {
        <a class=match look { Look::Plain => "button", _ => "button button--quiet" } href=address(&line)>
            {verb}<span class="only-read-aloud">{format!(": {}", line.title)}</span>
        </a>
    };
    view! {
        <li class="row" data-turn=if mine == Mine::Yes { "yours" } else { "others" }>
            <Avatar person=line.person.clone()/>
            <div class="row__text">
                <span class="row__title">{sentence}</span>
                <span class="row__sub"><bdi>{line.title.clone()}</bdi> " · " <Ago at=line.since now=now/> {due}</span>
            </div>
            <div class="row__end">{action}</div>
        </li>
    }
}

/// The place on the page of a path where it is handed over.
const HANDOVER: &str = "handover";

fn address(line: &DeskLine) -> String {
    let place = match &line.kind {
        DeskKind::Answer { consultation } => return format!("/c/{consultation}"),
        DeskKind::Review { version } => return format!("/p/{}/v/{version}", line.proposal),
        DeskKind::BeingModified { .. } => return "/reviews".to_owned(),
        DeskKind::Consent { consultation, phase } => format!("{}-{consultation}", phase.key()),
        DeskKind::Acknowledge => Phase::Start.key().to_owned(),
        DeskKind::Continue { phase } | DeskKind::WaitingFor { phase } => phase.key().to_owned(),
        DeskKind::BeginAssessment | DeskKind::Assess => Phase::Gaps.key().to_owned(),
        DeskKind::Sign | DeskKind::Submit => Phase::Submission.key().to_owned(),
        DeskKind::Reconvene | DeskKind::Resolve { .. } => Phase::Reconvene.key().to_owned(),
        DeskKind::WithLeadership | DeskKind::Declined => Phase::Decision.key().to_owned(),
        DeskKind::HandOver | DeskKind::NoteHandover => HANDOVER.to_owned(),
        DeskKind::Approved | DeskKind::OnThePath => Phase::Path.key().to_owned(),
    };
    format!("/p/{}#{place}", line.proposal)
}
