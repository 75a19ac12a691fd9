//! The desk: what is mine to do, what waits for others, what is good to know.

use crate::components::avatar::Avatar;
use crate::components::button::{ButtonLink, Look};
use crate::components::empty::EmptyState;
use crate::components::notice::{Badge, Tone};
use crate::components::topbar::TopBar;
use crate::components::when::{Ago, By};
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
    loaded(Resource::new(|| (), |()| lists::desk()), |mine| page(&mine))
}

/// The page.
pub fn page(mine: &Desk) -> AnyView {
    let now = mine.now;
    let nothing = mine.your_turn.is_empty() && mine.waiting.is_empty() && mine.good_to_know.is_empty();
    let body = if nothing {
        view! { <EmptyState title=desk::EMPTY more=desk::EMPTY_MORE><ButtonLink label=desk::EMPTY_ACTION look=Look::Main href={"/path".to_owned()}/></EmptyState> }.into_any()
    } else {
        let done = mine.your_turn.is_empty().then(|| view! { <p class="second">{desk::NOTHING_TO_DO}</p> });
        view! {
            {done}
            {part(desk::YOUR_TURN, &mine.your_turn, now, Mine::Yes)}
            {part(desk::WAITING, &mine.waiting, now, Mine::No)}
            {part(desk::GOOD_TO_KNOW, &mine.good_to_know, now, Mine::No)}
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

fn part(title: &'static str, lines: &[DeskLine], now: Timestamp, mine: Mine) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    let count = lines.len();
    let each = |line: &DeskLine| row(line, now, mine);
    let number = (mine == Mine::Yes).then(|| view! { <Badge tone=Tone::Turn word=count.to_string()/> }.into_any());
    view! {
        <section class="page__part" aria-label=title>
            <h2>{title}{number}</h2>
            <ul class="rows">{lines.iter().map(each).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn row(line: &DeskLine, now: Timestamp, mine: Mine) -> AnyView {
    let (sentence, verb) = desk::line(line);
    let look = if mine == Mine::Yes { Look::Plain } else { Look::Quiet };
    let due = line.due.map(|due| view! { " · " {words::proposal::connection::DUE} " " <By day=due now=now/> });
    let action = view! {
        <a class=match look { Look::Plain => "button", _ => "button button--quiet" } href=address(line)>
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
    .into_any()
}

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
        DeskKind::Approved | DeskKind::OnThePath => Phase::Path.key().to_owned(),
    };
    format!("/p/{}#{place}", line.proposal)
}
