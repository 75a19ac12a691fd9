//! Pages as the server writes them: every one of them, again and again, by many at once.

use crate::support::app::TestApp;
use crate::support::cast::{ADMINISTRATOR, OTHER_REVIEWER};
use crate::support::http::Http;
use crate::support::path::{Table, Until};
use app::App;
use futures::future::join_all;
use http::StatusCode;
use leptos_axum::generate_route_list;

/// How often everybody asks for each page, all at once. Most pages that hold what is bound to a thread are lucky and stay on it: with as many
/// threads as below, five of six runs found one list of such a page.
const TIMES: usize = 6;

/// The address of every page, with ids of what is there.
fn addresses(table: &Table) -> Vec<String> {
    let routes = generate_route_list(App);
    let pages = routes.iter().filter(|route| !route.path().starts_with("/api/")).map(|route| {
        let known = [
            ("/p/:id", format!("/p/{}", table.id)),
            (":number", "1".into()),
            (":family", "data".into()),
            (":step", "roles".into()),
        ];
        known.iter().fold(route.path().to_owned(), |path, (name, value)| path.replace(name, value))
    });
    pages.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn every_page_can_be_asked_for_by_many_at_once() {
    let app = TestApp::start().await;
    let table = Table::at(&app, Until::Submitted).await;
    let people: Vec<Http> = vec![app.sign_in(ADMINISTRATOR).await, app.sign_in(OTHER_REVIEWER).await];
    let addresses = addresses(&table);
    assert!(addresses.len() > 15 && addresses.contains(&"/framework/import".to_owned()), "{addresses:?}");
    for path in &addresses {
        let asked = people.iter().chain([&table.employee, &table.manager]).flat_map(|http| (0..TIMES).map(|_| http.get(path)));
        for reply in join_all(asked).await {
            assert!(
                [StatusCode::OK, StatusCode::NOT_FOUND, StatusCode::SEE_OTHER].contains(&reply.status),
                "{path}: {}",
                reply.status
            );
            assert_eq!(reply.status == StatusCode::SEE_OTHER, path == "/sign-in", "{path}");
        }
    }
}
