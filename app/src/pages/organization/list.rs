//! Everybody: a table that is searched, filtered and put in order, a page at a time.

use super::filters::{Asked, Filters, address};
use super::tabs::Tabs;
use super::{IMPORT, NEW_PERSON, PEOPLE};
use crate::components::avatar::Avatar;
use crate::components::button::{ButtonLink, Look};
use crate::components::empty::EmptyState;
use crate::components::notice::{Badge, Tone};
use crate::components::topbar::TopBar;
use crate::pages::loaded::loaded;
use crate::server_fns::people as server_fns;
use crate::words::{self, organization as said};
use domain::view::{PEOPLE_AT_ONCE, PeopleOrder, PeoplePage, PeopleQuery, PersonRow};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page. The fields stay where they are while the list follows them.
#[component]
pub fn PeopleList() -> impl IntoView {
    let asked = Asked::of_address();
    let answer = Resource::new(
        move || asked.query.get(),
        |query| async move { server_fns::people(query.clone()).await.map(|page| (query, page)) },
    );
    view! {
        <Title text=words::tab(words::ORGANIZATION)/>
        <TopBar above=None here=words::ORGANIZATION.to_owned()/>
        <div class="page page--wide">
            <div class="page__head">
                <h1>{words::EVERYBODY}</h1>
                <p class="page__lead">{said::PEOPLE_LEAD}</p>
            </div>
            <Tabs here=PEOPLE/>
            <div class="line line--between people-head">
                <Filters asked/>
                <ButtonLink label=said::IMPORT look=Look::Plain href=IMPORT/>
                <ButtonLink label=said::ADD look=Look::Main href=NEW_PERSON/>
            </div>
            {loaded(answer, move |(query, page)| view! { <Part query page/> }.into_any())}
        </div>
    }
}

/// What was found.
#[component]
fn Part(query: PeopleQuery, page: PeoplePage) -> impl IntoView {
    let PeoplePage { people, total } = page;
    if people.is_empty() {
        return view! { <EmptyState title=said::NOBODY_FOUND more=said::NOBODY_FOUND_MORE/> }.into_any();
    }
    let (from, to) = (query.skip, query.skip + people.len());
    let rows = people.into_iter().map(|row| view! { <Row row/> }).collect_view();
    let columns = [PeopleOrder::Name, PeopleOrder::Title, PeopleOrder::Email].map(|order| column(&query, order)).collect_view();
    let step = |skip: usize, label: &'static str| {
        view! { <ButtonLink label look=Look::Plain href=address(&PeopleQuery { skip, ..query.clone() })/> }
    };
    let before = (from > 0).then(|| step(from.saturating_sub(PEOPLE_AT_ONCE), said::PREVIOUS));
    let after = (to < total).then(|| step(to, said::NEXT));
    view! {
        <table class="people">
            <thead><tr>{columns}<th scope="col">{said::MANAGER}</th><th scope="col">{said::APPOINTMENTS}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
        <div class="line line--between">
            <p class="small quiet" role="status">{said::part(from + 1, to, total)}</p>
            <div class="line">{before}{after}</div>
        </div>
    }
    .into_any()
}

/// The head of a column by which the list can be put in order.
fn column(query: &PeopleQuery, order: PeopleOrder) -> AnyView {
    let sort = (query.order == order).then_some("ascending");
    let href = address(&PeopleQuery { order, skip: 0, ..query.clone() });
    view! { <th scope="col" aria-sort=sort><a href=href>{said::order(order)}</a></th> }.into_any()
}

#[component]
fn Row(row: PersonRow) -> impl IntoView {
    let PersonRow { person, email, roles, manager, left } = row;
    let href = format!("{}/{}", super::PEOPLE, person.id);
    let appointments = roles.into_iter().map(|role| view! { <Badge tone=Tone::Plain word=said::role(role)/> }).collect_view();
    view! {
        <tr data-left=left.map(|_| "")>
            <th scope="row"><a href=href><Avatar person=person.clone()/><bdi translate="no">{person.name.clone()}</bdi></a></th>
            <td data-label=said::TITLE>{person.title}</td>
            <td data-label=said::EMAIL translate="no">{email}</td>
            <td data-label=said::MANAGER>{manager.map(|manager| view! { <bdi translate="no">{manager.name}</bdi> })}</td>
            <td data-label=said::APPOINTMENTS><span class="tags-of">{appointments}</span></td>
        </tr>
    }
}
