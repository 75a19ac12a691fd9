//! What a directory does over SCIM.

use crate::support::app::TestApp;
use crate::support::cast::{self, ADMINISTRATOR, COLLEAGUE, EMPLOYEE, MANAGER, OUTSIDER};
use crate::support::http::{Http, Reply};
use http::{Method, StatusCode};
use serde_json::{Value, json};
use std::process::Command;

const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/// Where `cargo xtask scim` has put what judges.
const JUDGE: &str = "WAYMARK_SCIM_PYTHON";

/// The directory of the organization whose administrator that is.
async fn directory(app: &TestApp, administrator: &str) -> Http {
    let office = app.sign_in(administrator).await;
    let made = office.post("/api/v1/organization/provisioning/tokens", json!({})).await.good().json();
    app.stranger().with_token(made["secret"].as_str().unwrap())
}

async fn patch(scim: &Http, path: &str, operations: Value) -> Reply {
    let body = json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": operations });
    scim.send(Method::PATCH, path, &[], Some(body)).await
}

async fn delete(scim: &Http, path: &str) -> Reply {
    scim.send(Method::DELETE, path, &[], None).await
}

/// The resource of somebody by the address.
async fn user(scim: &Http, email: &str) -> Value {
    let list = scim.get(&format!("/scim/v2/Users?filter=userName%20eq%20%22{email}%22")).await.good().json();
    assert_eq!(list["totalResults"], 1, "{email}: {list}");
    list["Resources"][0].clone()
}

fn place(resource: &Value) -> String {
    let location = resource["meta"]["location"].as_str().unwrap();
    location[location.find("/scim/v2").unwrap()..].to_owned()
}

#[track_caller]
fn refused(reply: &Reply, status: u16, kind: &str) {
    let body = reply.json();
    assert_eq!((reply.status.as_u16(), body["scimType"].as_str().unwrap_or_default()), (status, kind), "{body}");
    assert_eq!(
        (body["status"].as_str(), body["schemas"][0].as_str()),
        (Some(status.to_string().as_str()), Some("urn:ietf:params:scim:api:messages:2.0:Error"))
    );
    assert_eq!(reply.header("content-type"), "application/scim+json");
}

fn ann() -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
        "userName": "Ann.Lee@Here.example",
        "externalId": "4711",
        "name": { "givenName": "Ann", "familyName": "Lee" },
        "title": "Analyst",
        "emails": [{ "value": "Ann.Lee@Here.example", "type": "work", "primary": true }],
        "phoneNumbers": [{ "value": "1", "type": "work" }],
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_sent_found_changed_deleted_and_comes_back() {
    let app = TestApp::start().await;
    let (scim, office) = (directory(&app, ADMINISTRATOR).await, app.sign_in(ADMINISTRATOR).await);
    let made = scim.post("/scim/v2/Users", ann()).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let made_at = made.header("location").to_owned();
    let made = made.json();
    assert_eq!(made["meta"]["location"], made_at);
    assert_eq!((&made["externalId"], &made["active"], &made["userName"]), (&json!("4711"), &json!(true), &ann()["userName"]));
    assert!(made.get("phoneNumbers").is_none() && made.get("displayName").is_none());
    let id = made["id"].as_str().unwrap();
    let record = office.get(&format!("/api/v1/people/{id}")).await.good().json();
    assert_eq!((&record["details"]["name"], &record["details"]["email"]), (&json!("Ann Lee"), &json!("ann.lee@here.example")));
    refused(&scim.post("/scim/v2/Users", ann()).await, 409, "uniqueness");
    assert_eq!(user(&scim, "ann.lee@HERE.example").await["id"], made["id"]);
    let found = scim.get("/scim/v2/Users?filter=externalId%20eq%20%224711%22&attributes=title").await.good().json();
    assert_eq!(found["Resources"][0], json!({ "schemas": made["schemas"], "id": id, "title": "Analyst" }));
    let path = place(&made);
    let changed = patch(&scim, &path, json!([{ "op": "Replace", "value": { "name.familyName": "Li", "title": "Lead" } }])).await;
    assert_eq!(changed.good().json()["name"], json!({ "givenName": "Ann", "familyName": "Li" }));
    let record = office.get(&format!("/api/v1/people/{id}")).await.good().json();
    assert_eq!((&record["details"]["name"], &record["details"]["title"]), (&json!("Ann Li"), &json!("Lead")));
    assert_eq!(delete(&scim, &path).await.status, StatusCode::NO_CONTENT);
    refused(&scim.get(&path).await, 404, "");
    refused(&delete(&scim, &path).await, 404, "");
    let record = office.get(&format!("/api/v1/people/{id}")).await.good().json();
    assert!(record["left"].is_number() && record["owned"] == json!([]), "{record}");
    let back = scim.post("/scim/v2/Users", ann()).await;
    assert_eq!((back.status, &back.json()["id"]), (StatusCode::CREATED, &made["id"]), "the same person comes back");
    assert_eq!(office.get(&format!("/api/v1/people/{id}")).await.good().json()["left"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_not_active_is_signed_out_at_once_and_their_tokens_end() {
    let app = TestApp::start().await;
    let scim = directory(&app, ADMINISTRATOR).await;
    let colleague = app.sign_in(COLLEAGUE).await;
    let made = colleague.post("/api/v1/tokens", json!({ "name": "A program", "scopes": ["read"], "days": 1 })).await.good();
    let program = app.stranger().with_token(made.json()["secret"].as_str().unwrap());
    program.get("/api/v1/me").await.good();
    let path = place(&user(&scim, COLLEAGUE).await);
    let gone = patch(&scim, &path, json!([{ "op": "Replace", "path": "active", "value": "False" }])).await.good().json();
    assert_eq!(gone["active"], false);
    assert_eq!(colleague.get("/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(program.get("/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(user(&scim, COLLEAGUE).await["active"], false, "to the directory they are still there");
    patch(&scim, &path, json!([{ "op": "replace", "path": "active", "value": true }])).await.good();
    app.sign_in(COLLEAGUE).await.get("/api/v1/me").await.good();
    assert_eq!(program.get("/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_hold_together_is_refused_in_the_words_of_the_specification() {
    let app = TestApp::start().await;
    let scim = directory(&app, ADMINISTRATOR).await;
    let [employee, manager, office] = [user(&scim, EMPLOYEE).await, user(&scim, MANAGER).await, user(&scim, ADMINISTRATOR).await];
    assert_eq!(employee[ENTERPRISE]["manager"]["value"], manager["id"]);
    let reports_to = |id: &Value| json!([{ "op": "add", "path": format!("{ENTERPRISE}:manager"), "value": { "value": id } }]);
    let circle = patch(&scim, &place(&manager), reports_to(&employee["id"])).await;
    refused(&circle, 400, "invalidValue");
    assert!(circle.text().contains("their own manager"), "{}", circle.text());
    refused(&patch(&scim, &place(&manager), reports_to(&manager["id"])).await, 400, "invalidValue");
    refused(&patch(&scim, &place(&manager), reports_to(&json!("nobody"))).await, 400, "invalidValue");
    for last in [
        patch(&scim, &place(&office), json!([{ "op": "replace", "path": "active", "value": false }])).await,
        delete(&scim, &place(&office)).await,
    ] {
        refused(&last, 400, "mutability");
    }
    let twice = json!([{ "op": "replace", "path": "emails", "value": [{ "value": MANAGER, "primary": true }] }]);
    refused(&patch(&scim, &place(&employee), twice).await, 409, "uniqueness");
    let named = json!([{ "op": "replace", "path": "userName", "value": MANAGER }]);
    refused(&patch(&scim, &place(&employee), named.clone()).await, 409, "uniqueness");
    patch(&scim, &place(&manager), json!([{ "op": "add", "path": "externalId", "value": "m" }])).await.good();
    refused(&patch(&scim, &place(&employee), named).await, 409, "uniqueness");
    let nameless = json!({ "schemas": [], "emails": [{ "value": "x@here.example" }] });
    refused(&scim.post("/scim/v2/Users", nameless).await, 400, "invalidValue");
    refused(&scim.post("/scim/v2/Users", json!({ "userName": "no address" })).await, 400, "invalidValue");
    refused(&scim.post("/scim/v2/Users", json!(["x"])).await, 400, "invalidSyntax");
    refused(&scim.get("/scim/v2/Users?filter=userName%20is%20it").await, 400, "invalidFilter");
    refused(&scim.get("/scim/v2/Users/nobody").await, 404, "");
    refused(&scim.get("/scim/v2/Wheels").await, 404, "");
    refused(&patch(&scim, "/scim/v2/Schemas", json!([])).await, 405, "");
    assert_eq!(user(&scim, EMPLOYEE).await, employee, "nothing of it was written");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_come_in_pages_and_hold_one_organization() {
    let app = TestApp::start().await;
    let (scim, other) = (directory(&app, ADMINISTRATOR).await, directory(&app, OUTSIDER).await);
    let (mut seen, mut start) = (Vec::new(), 1);
    loop {
        let page = scim.get(&format!("/scim/v2/Users?startIndex={start}&count=3")).await.good().json();
        let listed = page["Resources"].as_array().unwrap();
        if listed.is_empty() {
            assert_eq!(page["totalResults"], seen.len());
            break;
        }
        assert!(listed.len() <= 3 && page["itemsPerPage"] == listed.len() && page["startIndex"] == start);
        seen.extend(listed.iter().map(|one| one["userName"].as_str().unwrap().to_owned()));
        start += listed.len();
    }
    let all = scim.get("/scim/v2/Users").await.good().json();
    assert_eq!(all["Resources"].as_array().unwrap().len(), seen.len());
    let unique: std::collections::BTreeSet<_> = seen.iter().collect();
    assert!(unique.len() == seen.len() && !seen.iter().any(|name| name.ends_with("elsewhere.example")));
    let none = scim.get("/scim/v2/Users?count=0").await.good().json();
    assert_eq!((&none["totalResults"], &none["Resources"]), (&json!(seen.len()), &json!([])));
    let filter = "userName%20sw%20%22s%22%20and%20not%20(title%20co%20%22x%22)&count=1";
    let some = scim.get(&format!("/scim/v2/Users?filter={filter}")).await.good().json();
    assert_eq!((&some["totalResults"], &some["itemsPerPage"]), (&json!(2), &json!(1)), "second-line and stakeholder");
    let search = json!({ "filter": "userName sw \"s\"", "attributes": ["userName"], "startIndex": 2, "count": 5 });
    let found = scim.post("/scim/v2/Users/.search", search).await.good().json();
    assert_eq!((&found["totalResults"], &found["itemsPerPage"]), (&json!(2), &json!(1)));
    assert!(found["Resources"][0].get("title").is_none(), "{found}");
    let theirs = place(&user(&scim, EMPLOYEE).await);
    refused(&other.get(&theirs).await, 404, "");
    refused(&delete(&other, &theirs).await, 404, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_give_appointments_and_take_them_back_and_an_administrator_is_left() {
    let app = TestApp::start().await;
    let (scim, office) = (directory(&app, ADMINISTRATOR).await, app.sign_in(ADMINISTRATOR).await);
    let rules = json!([{ "group": "Council", "role": "leadership_reviewer" }, { "group": "Admins", "role": "administrator" }]);
    office.put("/api/v1/organization/sign-in", json!({ "revision": 0, "groups": rules })).await.good();
    let [employee, boss] = [user(&scim, EMPLOYEE).await, user(&scim, ADMINISTRATOR).await];
    let appointed = async |of: &Value| {
        let path = format!("/api/v1/people/{}", of["id"].as_str().unwrap());
        office.get(&path).await.good().json()["details"]["roles"].clone()
    };
    let body = json!({ "displayName": "Council", "externalId": "g1", "members": [{ "value": employee["id"] }] });
    let group = scim.post("/scim/v2/Groups", body.clone()).await.good().json();
    refused(&scim.post("/scim/v2/Groups", body).await, 409, "uniqueness");
    assert_eq!(appointed(&employee).await, json!(["leadership_reviewer"]));
    assert_eq!(user(&scim, EMPLOYEE).await["groups"][0]["display"], "Council");
    let path = place(&group);
    let gone = json!([{ "op": "remove", "path": format!("members[value eq {}]", employee["id"]) }]);
    assert!(patch(&scim, &path, gone).await.good().json().get("members").is_none());
    assert_eq!(appointed(&employee).await, json!([]));
    let stranger = patch(&scim, &path, json!([{ "op": "add", "path": "members", "value": [{ "value": "nobody" }] }])).await;
    refused(&stranger, 400, "invalidValue");
    // The administrator is one by hand: what a group gives besides, it takes back, and they stay.
    let admins = json!({ "displayName": "Admins", "members": [{ "value": boss["id"] }, { "value": employee["id"] }] });
    let admins = place(&scim.post("/scim/v2/Groups", admins).await.good().json());
    assert_eq!(appointed(&employee).await, json!(["administrator"]));
    let renamed = patch(&scim, &admins, json!([{ "op": "replace", "path": "displayName", "value": "Former" }])).await;
    renamed.good();
    assert_eq!(appointed(&employee).await, json!([]));
    assert!(appointed(&boss).await.as_array().unwrap().contains(&json!("administrator")));
    // Who is deleted is in no group any more.
    patch(&scim, &path, json!([{ "op": "add", "path": "members", "value": { "value": employee["id"] } }])).await.good();
    delete(&scim, &place(&employee)).await.good();
    assert!(scim.get(&path).await.good().json().get("members").is_none());
    assert_eq!(delete(&scim, &path).await.status, StatusCode::NO_CONTENT);
    refused(&scim.get(&path).await, 404, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_directory_owns_is_not_changed_here_unless_an_administrator_chose_so() {
    let app = TestApp::start().await;
    let (scim, office) = (directory(&app, ADMINISTRATOR).await, app.sign_in(ADMINISTRATOR).await);
    let id = scim.post("/scim/v2/Users", ann()).await.good().json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/people/{id}");
    let record = office.get(&path).await.good().json();
    assert_eq!(record["owned"], json!(["name", "email", "title", "manager"]));
    let change = async |field: &str, value: Value| {
        let record = office.get(&path).await.good().json();
        let mut details = record["details"].clone();
        details[field] = value;
        office.put(&path, json!({ "revision": record["revision"], "details": details })).await
    };
    for (field, value) in [("name", json!("Other")), ("email", json!("o@here.example")), ("title", json!("Other"))] {
        let reply = change(field, value).await;
        assert_eq!((reply.status, reply.code().as_str()), (StatusCode::CONFLICT, "not_allowed_now"), "{field}");
    }
    change("roles", json!(["leadership_reviewer"])).await.good();
    let chosen = json!({ "revision": 0, "owned": ["name", "email"] });
    office.put("/api/v1/organization/provisioning", chosen.clone()).await.good();
    assert_eq!(office.put("/api/v1/organization/provisioning", chosen).await.status, StatusCode::CONFLICT);
    change("title", json!("Chief")).await.good();
    assert_eq!(scim.get(&format!("/scim/v2/Users/{id}")).await.good().json()["title"], "Chief");
    let manager = user(&scim, MANAGER).await["id"].clone();
    change("manager", manager.clone()).await.good();
    let whole = scim.put(&format!("/scim/v2/Users/{id}"), ann()).await.good().json();
    assert_eq!(whole[ENTERPRISE]["manager"]["value"], manager, "what the directory does not own and does not name stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_the_organization_opens_this_and_nothing_else() {
    let app = TestApp::start().await;
    let scim = directory(&app, ADMINISTRATOR).await;
    assert_eq!(scim.get("/api/v1/me").await.status, StatusCode::UNAUTHORIZED);
    let person = app.sign_in(ADMINISTRATOR).await;
    refused(&person.get("/scim/v2/Users").await, 401, "");
    let made = person.post("/api/v1/tokens", json!({ "name": "x", "scopes": ["administer"], "days": 1 })).await.good().json();
    refused(&app.stranger().with_token(made["secret"].as_str().unwrap()).get("/scim/v2/Users").await, 401, "");
    let told = person.get("/api/v1/organization/provisioning").await.good();
    assert!(!told.text().contains(scim.bearer.as_deref().unwrap()));
    let id = told.json()["tokens"][0]["id"].as_str().unwrap().to_owned();
    scim.get("/scim/v2/ServiceProviderConfig").await.good();
    delete(&person, &format!("/api/v1/organization/provisioning/tokens/{id}")).await.good();
    refused(&scim.get("/scim/v2/Users").await, 401, "");
}

/// As somebody else judges it: scim2-tester, which `cargo xtask scim` sets up.
#[tokio::test(flavor = "multi_thread")]
async fn a_judge_that_somebody_else_wrote_finds_nothing() {
    let Some(python) = std::env::var_os(JUDGE) else {
        eprintln!("skipped: {JUDGE} names no Python with scim2-tester; `cargo xtask scim` does");
        return;
    };
    let app = TestApp::start().await;
    let scim = directory(&app, ADMINISTRATOR).await;
    let judge = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/scim_judge.py");
    let base = format!("http://{}/scim/v2", app.address);
    let mut command = Command::new(python);
    command.args([judge, base.as_str(), scim.bearer.as_deref().unwrap()]);
    let said = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    let (told, complained) = (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
    println!("{told}");
    assert!(said.status.success(), "{told}\n{complained}");
    app.sign_in(cast::EMPLOYEE).await;
}
