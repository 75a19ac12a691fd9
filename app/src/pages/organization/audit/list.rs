//! What was found, a row for each entry.

use super::filters::{address, download};
use super::standing::Standing;
use crate::components::button::{ButtonLink, Look};
use crate::components::empty::EmptyState;
use crate::words::{dates, organization::audit as said};
use domain::people::PersonSummary;
use domain::view::{AuditEntry, AuditPage, AuditQuery};
use leptos::prelude::*;

/// Entries are sealed at once; what was sealed later than this says so. An hour.
const LATE: i64 = 3_600_000;

/// What was found, and how the log stands.
#[component]
pub fn Part(query: AuditQuery, page: AuditPage) -> impl IntoView {
    let AuditPage { entries, next, person, about, standing, .. } = page;
    let file = download(&query);
    let found = if entries.is_empty() {
        view! { <EmptyState title=said::NOTHING more=said::NOTHING_MORE/> }.into_any()
    } else {
        let rows = entries.into_iter().map(|entry| view! { <Row entry query=query.clone()/> }).collect_view();
        view! {
            <table class="people people--log">
                <thead>
                    <tr>
                        <th scope="col">{said::WHEN}</th>
                        <th scope="col">{said::WHO}</th>
                        <th scope="col">{said::HAPPENED}</th>
                        <th scope="col">{said::NUMBER}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let step = |behind: String, label: &'static str| {
        view! { <ButtonLink label look=Look::Plain href=address(&AuditQuery { behind, ..query.clone() })/> }
    };
    let newest = (!query.behind.is_empty()).then(|| step(String::new(), said::NEWEST));
    let older = next.map(|next| step(next, said::OLDER));
    view! {
        <Standing standing/>
        <Chosen query=query.clone() person about/>
        {found}
        <div class="line line--between">
            <a href=file download="audit-log.csv">{said::DOWNLOAD}</a>
            <div class="line">{newest}{older}</div>
        </div>
    }
}

/// Whose doing and about whom, where that is chosen.
#[component]
fn Chosen(query: AuditQuery, person: Option<PersonSummary>, about: Option<PersonSummary>) -> impl IntoView {
    if query.is_everything() {
        return ().into_any();
    }
    let by = person.map(|person| said::by(&person.name));
    let about = about.map(|about| said::about(&about.name)).or_else(|| Some(query.about).filter(|about| !about.is_empty()));
    view! {
        <p class="line small second">
            {[by, about].into_iter().flatten().map(|word| view! { <strong translate="no">{word}</strong> }).collect_view()}
            <a href=super::AUDIT>{said::SHOW_ALL}</a>
        </p>
    }
    .into_any()
}

#[component]
fn Row(entry: AuditEntry, query: AuditQuery) -> impl IntoView {
    let sentence = said::sentence(&entry);
    let AuditEntry { number, at, sealed, person, subject, path_of, named, .. } = entry;
    let of = |change: &dyn Fn(&mut AuditQuery)| {
        let mut query = AuditQuery { behind: String::new(), ..query.clone() };
        change(&mut query);
        address(&query)
    };
    let whose = of(&|query| query.person = Some(person.id.clone()));
    let about_it = of(&|query| query.about.clone_from(&subject));
    let link = match (path_of, named) {
        (Some(owner), _) => Some(said::path_of(&owner.name)),
        (None, Some(named)) if named.id != person.id => Some(said::about(&named.name)),
        _ => None,
    };
    let late = (sealed.0 - at.0 > LATE).then(|| view! { <span class="small quiet">{said::late(sealed)}</span> });
    view! {
        <tr>
            <td data-label=said::WHEN><time datetime=at.date().to_string()>{dates::moment(at)}</time></td>
            <td data-label=said::WHO><a href=whose><bdi translate="no">{person.name}</bdi></a></td>
            <td data-label=said::HAPPENED>
                <span class="log__what">
                    {sentence}
                    {link.map(|word| view! { <a class="small" href=about_it translate="no">{word}</a> })}
                    {late}
                </span>
            </td>
            <td data-label=said::NUMBER>{number}</td>
        </tr>
    }
}
