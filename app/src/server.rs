//! Pages on the server: the data first, so that the status is known, then the whole document at once.

pub(crate) mod framework;

use crate::address::Address;
use crate::app::{Visit, app};
use crate::assets::Assets;
use crate::markup::{Title, html};
use crate::pages::sign_in::safe;
use crate::reactive::Owner;
use crate::shown::Shown;
use crate::words;
use domain::people::Actor;
use domain::problem::{Code, Problem};
use domain::view::Shelf;
use service::{Durability, Service};
use std::fmt::Write as _;
use std::sync::Arc;

/// Somebody who asks for a page.
#[derive(Debug, Clone, Copy)]
pub struct Guest<'a> {
    /// The path.
    pub path: &'a str,
    /// What stands behind the question mark.
    pub query: &'a str,
    /// Who; nobody before signing in.
    pub actor: Option<&'a Actor>,
    /// The nonce of this answer's scripts.
    pub nonce: &'a str,
    /// The request's id in the log.
    pub request_id: Option<&'a str>,
}

/// A page to be sent.
#[derive(Debug, Clone)]
pub struct Document {
    /// The status of the answer.
    pub status: u16,
    /// The document.
    pub html: String,
}

/// Makes a page.
pub async fn document(service: &Service, assets: &Assets, guest: Guest<'_>) -> Document {
    let address = Address::of(guest.path);
    let me = match guest.actor {
        Some(actor) => service.me(actor).await.ok(),
        None => None,
    };
    let me_json = me.as_ref().and_then(|me| serde_json::to_string(me).ok()).unwrap_or_else(|| "null".to_owned());
    let (status, shown, page_json) = match load(service, &address, guest).await {
        Ok((shown, json)) => (200, shown, format!("\"page\":{json}")),
        Err(error) => {
            let problem = told(error, guest.request_id);
            let json = serde_json::to_string(&problem).unwrap_or_default();
            (problem.code.status(), Shown::Failed(problem), format!("\"problem\":{json}"))
        }
    };
    let (path, query) = (guest.path.to_owned(), guest.query.to_owned());
    let visit = Visit { path, query, me, shown };
    let (title, body) = written(visit);
    let data = format!("{{\"me\":{me_json},{page_json}}}").replace('<', "\\u003c");
    let page = Page { title: &title, banner: banner(service.durability()), body: &body, data: &data };
    // What went wrong is shown by the core.
    let splits = if status == 200 { assets.files(address.page()) } else { &[] };
    Document { status, html: around(&page, assets, splits, guest.nonce) }
}

/// Signals live and die with the page that is being written.
fn written(visit: Visit) -> (String, String) {
    let owner = Owner::new_root(None);
    let page = owner.with(|| {
        let title = Title::provide();
        let body = html(&app(visit));
        (title.take(), body)
    });
    owner.unset_with_forced_cleanup();
    page
}

fn told(error: service::Error, request_id: Option<&str>) -> Problem {
    if let service::Error::Internal { what, source } = &error {
        tracing::error!(what, error = source.as_ref() as &dyn std::error::Error, "a page could not be served");
    }
    let mut problem: Problem = error.into();
    // Only what is our fault is to be found in the log.
    problem.request_id = request_id.filter(|_| problem.code == Code::Internal).map(str::to_owned);
    problem
}

fn json(value: &impl serde::Serialize) -> Result<String, service::Error> {
    serde_json::to_string(value)
        .map_err(|error| service::Error::Internal { what: "a page could not be written", source: error.into() })
}

/// The data of a page, and the same as JSON for the browser.
async fn load(service: &Service, address: &Address, guest: Guest<'_>) -> Result<(Shown, String), service::Error> {
    if *address == Address::SignIn {
        let next = parameter(guest.query, "next").map_or("/", |next| safe(next)).to_owned();
        let failed = parameter(guest.query, "__err").is_some();
        let json = json(&(&next, failed))?;
        return Ok((Shown::SignIn { next, failed }, json));
    }
    let actor = guest.actor.ok_or(service::Error::NotSignedIn)?;
    let now = service::now();
    Ok(match address {
        Address::SignIn | Address::Nowhere => return Err(service::Error::NotFound),
        Address::Framework(_) => {
            let spot = address.spot().ok_or(service::Error::NotFound)?;
            framework::load(service, actor, &spot, guest.query).await?
        }
        Address::Desk => {
            let desk = service.desk(actor).await?;
            let json = json(&desk)?;
            (Shown::Desk(desk), json)
        }
        Address::Mine => {
            let list = service.shelf(actor, Shelf::Mine).await?;
            let json = json(&(&list, now))?;
            (Shown::Mine(list, now), json)
        }
        Address::People => {
            let list = service.reports(actor).await?;
            let json = json(&(&list, now))?;
            (Shown::People(list, now), json)
        }
        Address::Reviews => {
            let list = service.shelf(actor, Shelf::Reviewing).await?;
            let json = json(&(&list, now))?;
            (Shown::Reviews(list, now), json)
        }
        Address::Sessions => {
            let list = service.sessions(actor).await?;
            let json = json(&(&list, now))?;
            (Shown::Sessions(list, now), json)
        }
        Address::Proposal(id) => {
            let view = service.proposal(actor, &known(id)?).await?;
            let json = json(&view)?;
            (Shown::Split(Arc::new(view)), json)
        }
        Address::Version(id, number) => {
            let number = number.parse().map_err(|_no_number| service::Error::NotFound)?;
            let view = service.review(actor, &known(id)?, number).await?;
            let json = json(&view)?;
            (Shown::Split(Arc::new(view)), json)
        }
        Address::Consultation(id) => {
            let view = service.consultation(actor, &known(id)?).await?;
            let json = json(&view)?;
            (Shown::Split(Arc::new(view)), json)
        }
    })
}

/// An identifier that cannot exist answers like one that does not.
fn known<T: std::str::FromStr>(id: &str) -> Result<T, service::Error> {
    id.parse().map_err(|_no_identifier| service::Error::NotFound)
}

/// A parameter of the query as it stands: the ones we use need no decoding beyond the slash.
fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
}

/// What everybody has to know who writes here. In front of the page and no part of it, so that it stays while people go from page to
/// page, and the browser's program has nothing to do with it.
fn banner(durability: Durability) -> String {
    if durability == Durability::EveryCommit {
        return String::new();
    }
    let (about, what, more) = (words::server::ABOUT, words::server::MAY_LOSE, words::server::MAY_LOSE_MORE);
    format!(
        "<aside class=\"server\" aria-label=\"{about}\"><svg class=\"icon\" aria-hidden=\"true\"><use href=\"/icons.svg#alert\"></use></svg>\
         <p><strong>{what}</strong> {more}</p></aside>"
    )
}

/// The parts of a document.
struct Page<'a> {
    title: &'a str,
    banner: String,
    body: &'a str,
    data: &'a str,
}

fn around(page: &Page<'_>, assets: &Assets, splits: &[String], nonce: &str) -> String {
    let Page { title, banner, body, data } = page;
    let Assets { css, js, wasm, loader, .. } = assets;
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let title = if title.is_empty() { words::WAYMARK.to_owned() } else { title };
    let mut preloads = String::new();
    for file in std::iter::once(wasm).chain(splits) {
        let _ = write!(
            preloads,
            "<link rel=\"preload\" href=\"{file}\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">"
        );
    }
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"stylesheet\" href=\"{css}\">\
         <link rel=\"preload\" href=\"/fonts/source-serif-4-latin.woff2\" as=\"font\" type=\"font/woff2\" crossorigin=\"anonymous\">\
         <link rel=\"modulepreload\" href=\"{js}\"><link rel=\"modulepreload\" href=\"{loader}\">{preloads}\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <title>{title}</title>\
         <script type=\"module\" nonce=\"{nonce}\">\
         import init,{{hydrate}} from {js:?};init({{module_or_path:{wasm:?}}}).then(()=>hydrate());</script></head>\
         <body>{banner}<div id=\"page\">{body}</div>\
         <script type=\"application/json\" id=\"data\" nonce=\"{nonce}\">{data}</script></body></html>"
    )
}
