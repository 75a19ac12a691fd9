//! The description of the interface for programs.

use crate::support::app::TestApp;

#[test]
fn the_document_is_as_it_was_reviewed() {
    insta::assert_json_snapshot!("openapi", server::api::document());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_is_served_to_anybody() {
    let app = TestApp::start().await;
    let served = app.stranger().get(server::api::DOCUMENT).await.good().json();
    assert_eq!(served, serde_json::to_value(server::api::document()).unwrap());
}
