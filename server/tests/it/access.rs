//! Every call and every server function against every person, at every stage that changes who may what. The tables are compared with what
//! the server offers: a new call without a row fails.

use crate::support::app::TestApp;
use crate::support::asked::{Asked, May, Row, check};
use crate::support::path::Until;
use leptos::server_fn::axum::server_fn_paths;
use serde_json::json;
use std::collections::BTreeSet;

/// The stages: alone, at the table with everybody, and with leadership.
const STAGES: [Until; 4] = [Until::Draft, Until::Assessing, Until::Submitted, Until::Reconvening];

/// An organization that is not made, for want of the secret.
fn first() -> serde_json::Value {
    json!({ "token": "none", "organization": "North", "name": "Ann", "title": "Founder", "email": "ann@here.example", "password": "a new password" })
}

/// Settings that no organization has.
fn chosen() -> serde_json::Value {
    json!({ "name": "Nowhere", "time_zone": "UTC", "quorum": 1 })
}

/// What an organization makes of the steps that has chosen nothing.
fn process() -> serde_json::Value {
    json!({ "number": 0, "required": ["today", "beyond", "five_years"] })
}

/// An objective without words.
fn nothing() -> serde_json::Value {
    json!({ "name": " ", "description": " " })
}

/// Those of them about people and passwords.
pub fn people() -> Vec<Row> {
    let nameless = || json!({ "name": " ", "email": "somebody@here.example", "title": "Tester" });
    vec![
        Row::get("GET /api/v1/people", May::Administrators),
        Row::new("POST /api/v1/people", May::Administrators, nameless()),
        Row::get("GET /api/v1/people/{person}", May::Office),
        Row::new("PUT /api/v1/people/{person}", May::Office, json!({ "revision": 0, "details": nameless() })),
        Row::get("GET /api/v1/settings", May::Administrators),
        Row::new("PUT /api/v1/settings", May::Administrators, json!({ "read": chosen(), "next": chosen() })),
        Row::new("PUT /api/v1/process", May::Administrators, json!({ "read": process(), "next": process() })),
        Row::new("POST /api/v1/objectives", May::Administrators, nothing()),
        Row::new("PUT /api/v1/objectives/{objective}", May::Nobody, json!({ "name": "Sleep", "description": "At night." })),
        Row::get("DELETE /api/v1/objectives/{objective}", May::Nobody),
        Row::new("POST /api/v1/people/import/preview", May::Administrators, json!({})),
        Row::new("POST /api/v1/people/import", May::Administrators, json!({})),
        Row::get("GET /api/v1/people/import/progress", May::Administrators),
        Row::get("DELETE /api/v1/people/imports/{import}", May::Nobody),
        Row::get("POST /api/v1/people/{person}/password-link", May::Office),
        Row::get("PUT /api/v1/people/{person}/departure", May::Office).never_done(),
        Row::get("DELETE /api/v1/people/{person}/departure", May::Office),
        Row::new("POST /api/v1/organization", May::Strangers, first()),
        Row::get("GET /api/v1/me/data", May::Everybody),
        Row::get("GET /api/v1/audit", May::Auditors),
        Row::get("GET /api/v1/audit/export", May::Auditors),
        Row::get("POST /api/v1/audit/check", May::Auditors),
        Row::get("GET /api/v1/people/{person}/account", May::Office),
        Row::get("DELETE /api/v1/people/{person}/account", May::Office),
        Row::get("GET /api/v1/organization/sign-in", May::Administrators),
        Row::new("PUT /api/v1/organization/sign-in", May::Administrators, json!({ "revision": 9 })),
        Row::get("GET /api/v1/organization/provisioning", May::Administrators),
        Row::new("PUT /api/v1/organization/provisioning", May::Administrators, json!({ "revision": 9, "owned": [] })),
        Row::get("POST /api/v1/organization/provisioning/tokens", May::Administrators),
        Row::get("DELETE /api/v1/organization/provisioning/tokens/{token}", May::Nobody),
        Row::get("GET /api/v1/sign-in", May::Strangers),
        Row::get("GET /api/v1/passkeys", May::Everybody),
        Row::get("DELETE /api/v1/passkeys/{passkey}", May::Nobody),
        Row::get("GET /api/v1/tokens", May::Everybody),
        Row::new("POST /api/v1/tokens", May::Everybody, json!({ "name": " ", "scopes": ["read"], "days": 1 })),
        Row::get("DELETE /api/v1/tokens/{token}", May::Nobody),
        Row::get("GET /api/v1/people/{person}/tokens", May::Office),
        Row::get("DELETE /api/v1/people/{person}/tokens/{token}", May::Nobody),
        Row::new("POST /api/v1/password-link", May::Strangers, json!({ "token": "none" })),
        Row::new("POST /api/v1/password", May::Strangers, json!({ "token": "none", "password": "a new password" })),
        Row::new("PUT /api/v1/password", May::Everybody, json!({ "old": "not it", "new": "a new password" })),
    ]
}

/// The server functions about people and passwords.
fn people_functions() -> Vec<Row> {
    let nameless = || json!({ "name": " ", "email": "somebody@here.example", "title": "Tester" });
    vec![
        Row::new("POST /api/app/server_fns/people/people", May::Administrators, json!({ "query": {} })),
        Row::new("POST /api/app/server_fns/people/person", May::Office, json!({ "id": "PERSON" })),
        Row::new("POST /api/app/server_fns/people/person_add", May::Administrators, json!({ "details": nameless() })),
        Row::new(
            "POST /api/app/server_fns/people/person_change",
            May::Office,
            json!({ "id": "PERSON", "revision": 0, "details": nameless() }),
        ),
        Row::new("POST /api/app/server_fns/people/person_leave", May::Office, json!({ "id": "PERSON" })).never_done(),
        Row::new("POST /api/app/server_fns/people/person_return", May::Office, json!({ "id": "PERSON" })),
        Row::new("POST /api/app/server_fns/organization/settings", May::Administrators, json!({})),
        Row::new(
            "POST /api/app/server_fns/organization/change_settings",
            May::Administrators,
            json!({ "read": chosen(), "next": chosen() }),
        ),
        Row::new(
            "POST /api/app/server_fns/organization/change_process",
            May::Administrators,
            json!({ "read": process(), "next": process() }),
        ),
        Row::new(
            "POST /api/app/server_fns/organization/save_objective",
            May::Administrators,
            json!({ "id": null, "input": nothing() }),
        ),
        Row::new("POST /api/app/server_fns/organization/end_objective", May::Nobody, json!({ "id": "never-made" })),
        Row::new("POST /api/app/server_fns/people/directory_last", May::Administrators, json!({})),
        Row::new("POST /api/app/server_fns/people/list_progress", May::Administrators, json!({})),
        Row::new("POST /api/app/server_fns/people/undo_directory_import", May::Nobody, json!({ "id": "never-made" })),
        Row::new("POST /api/app/server_fns/people/make_link", May::Office, json!({ "id": "PERSON" })),
        Row::new("POST /api/app/server_fns/session/first_link", May::Strangers, json!({ "token": "none" })),
        Row::new(
            "POST /api/app/server_fns/session/make_first_organization",
            May::Strangers,
            json!({ "token": "none", "made": first() }),
        ),
        Row::new("POST /api/app/server_fns/audit/audit_log", May::Auditors, json!({ "query": {} })),
        Row::new("POST /api/app/server_fns/audit/audit_check", May::Auditors, json!({})),
        Row::new("POST /api/app/server_fns/sign_in/offer", May::Strangers, json!({})),
        Row::new("POST /api/app/server_fns/sign_in/chosen", May::Administrators, json!({})),
        Row::new("POST /api/app/server_fns/sign_in/choose", May::Administrators, json!({ "settings": { "revision": 9 } })),
        Row::new("POST /api/app/server_fns/provisioning/provisioning", May::Administrators, json!({})),
        Row::new(
            "POST /api/app/server_fns/provisioning/provisioning_choose",
            May::Administrators,
            json!({ "chosen": { "revision": 9, "owned": [] } }),
        ),
        Row::new("POST /api/app/server_fns/provisioning/provisioning_token_make", May::Administrators, json!({})),
        Row::new("POST /api/app/server_fns/provisioning/provisioning_token_revoke", May::Nobody, json!({ "id": "never-made" })),
        Row::new("POST /api/app/server_fns/sign_in/account", May::Office, json!({ "id": "PERSON" })),
        Row::new("POST /api/app/server_fns/sign_in/account_remove", May::Office, json!({ "id": "PERSON" })),
        Row::new("POST /api/app/server_fns/passkey/passkeys", May::Everybody, json!({})),
        Row::new("POST /api/app/server_fns/passkey/passkey_add", May::Everybody, json!({})),
        Row::new("POST /api/app/server_fns/passkey/passkey_added", May::Everybody, json!({ "question": "none", "answer": "{}" })),
        Row::new("POST /api/app/server_fns/passkey/passkey_remove", May::Nobody, json!({ "id": "never-made" })),
        Row::new("POST /api/app/server_fns/access_token/access_tokens", May::Everybody, json!({})),
        Row::new(
            "POST /api/app/server_fns/access_token/access_token_make",
            May::Everybody,
            json!({ "wanted": { "name": " ", "scopes": ["read"], "days": 1 } }),
        ),
        Row::new("POST /api/app/server_fns/access_token/access_token_revoke", May::Nobody, json!({ "id": "never-made" })),
        Row::new("POST /api/app/server_fns/access_token/access_tokens_of", May::Office, json!({ "id": "PERSON" })),
        Row::new(
            "POST /api/app/server_fns/access_token/access_token_revoke_of",
            May::Nobody,
            json!({ "id": "PERSON", "token": "never-made" }),
        ),
        Row::new("POST /api/app/server_fns/passkey/passkey_ask", May::Strangers, json!({})),
        Row::new(
            "POST /api/app/server_fns/passkey/passkey_sign_in",
            May::Strangers,
            json!({ "question": "none", "answer": "{}" }),
        ),
        Row::new("POST /api/app/server_fns/session/link_holder", May::Strangers, json!({ "token": "none" })),
        Row::new(
            "POST /api/app/server_fns/session/choose_password",
            May::Strangers,
            json!({ "token": "none", "password": "a new password" }),
        ),
        Row::new(
            "POST /api/app/server_fns/session/change_password",
            May::Everybody,
            json!({ "old": "not it", "new": "a new password" }),
        ),
    ]
}

/// Every call of the interface for programs.
pub fn calls() -> Vec<Row> {
    let page = || json!({ "reason": "Because." });
    let wordless = || json!({ "reason": " " });
    let step = |step: &str| json!({ "step": step });
    let rating = || json!({ "level": "reliably", "evidence": "Seen often." });
    let decision = |reason: &str| json!({ "kind": "approve", "reason": reason, "rubric": { "realistic": "yes", "creates_value": "yes", "evidence": "yes" } });
    let question = |due: &str| json!({ "round": "support", "stakeholder": "STAKEHOLDER", "question": "Would you?", "due": due });
    let share = "PUT /api/v1/proposals/{proposal}/sections/{section}/sharing";
    let steps = "POST /api/v1/proposals/{proposal}/steps";
    let ratings = "/api/v1/proposals/{proposal}/ratings/{expectation}";
    let publication = json!({ "effective": null, "note": "", "seen": 0 });
    let choice = json!({ "level": "level-2", "dimension": "scope", "question": "affected", "answer": "Nobody.", "about": "" });
    let remark = |text: &str| json!({ "place": "t/data-1/title", "quote": "", "text": text });
    vec![
        Row::get("GET /api/v1/framework", May::Everybody),
        Row::get("GET /api/v1/framework/changes?to=1", May::Everybody),
        Row::get("GET /api/v1/framework/changes", May::Authors),
        Row::get("GET /api/v1/framework/draft", May::Authors),
        Row::get("GET /api/v1/framework/choices", May::Authors),
        Row::new("POST /api/v1/framework/choices", May::Authors, choice),
        Row::new("POST /api/v1/framework/versions", May::Authors, publication),
        Row::new("POST /api/v1/framework/comments", May::Authors, remark("Why?")).done_as(remark(" ")),
        Row::new("POST /api/v1/framework/comments/{comment}/replies", May::Office, json!({ "text": "So." })),
        Row::get("PUT /api/v1/framework/comments/{comment}/resolution", May::Office),
        Row::new("POST /api/v1/framework/import/preview", May::Authors, json!({})),
        Row::new("POST /api/v1/framework/import", May::Authors, json!({})),
        Row::get("DELETE /api/v1/framework/imports/{import}", May::Nobody),
        Row::get("GET /api/v1/framework/export/{format}", May::Everybody),
        Row::get("GET /api/v1/framework/export/{format}?version=draft", May::Authors),
        Row::get("PUT /api/v1/framework/versions/{number}/agreement", May::Leaders),
        Row::new("PUT /api/v1/framework/litmus", May::Nobody, json!({ "answers": [true, true, true] })),
        Row::new("PUT /api/v1/people/{person}/role", May::Office, json!({ "role": "data-2" })),
        Row::get("POST /api/v1/proposals/{proposal}/framework", May::Employee),
        Row::get("GET /api/v1/me", May::Everybody),
        Row::get("GET /api/v1/desk", May::Everybody),
        Row::get("GET /api/v1/reports", May::Everybody),
        Row::get("GET /api/v1/sessions", May::Everybody),
        Row::get("GET /api/v1/proposals", May::Everybody),
        Row::new("POST /api/v1/sync-token", May::Everybody, json!({})),
        Row::new("POST /api/v1/proposals", May::Everybody, json!({ "title": " " })),
        Row::get("DELETE /api/v1/sessions/{session}", May::Employee).never_done(),
        Row::get("DELETE /api/v1/session", May::Everybody).never_done(),
        Row::new("POST /api/v1/session", May::Strangers, json!({ "email": "nobody@here.example", "password": "a wrong one" })),
        Row::get("GET /api/v1/proposals/{proposal}", May::Pair),
        Row::get("GET /api/v1/proposals/{proposal}/versions/{number}", May::PairAndReviewers).once(Until::Submitted),
        Row::get("GET /api/v1/proposals/{proposal}/versions/{number}/review", May::PairAndReviewers).once(Until::Submitted),
        Row::get("GET /api/v1/consultations/{consultation}", May::PairAndStakeholder).once(Until::Consulting),
        Row::new("PUT /api/v1/proposals/{proposal}/title", May::Employee, json!({ "title": "Another name" }))
            .done_as(json!({ "title": " " })),
        Row::new("POST /api/v1/proposals/{proposal}/acknowledgement", May::Pair, json!({})),
        Row::get("POST /api/v1/proposals/{proposal}/process", May::Employee),
        Row::new("POST /api/v1/proposals/{proposal}/handover", May::Employee, json!({ "to": "nobody-else" })),
        Row::new("PUT /api/v1/proposals/{proposal}/handover/note", May::Manager, json!({ "note": "We meet on Tuesdays." })),
        Row::new(share, May::Employee, json!({ "sharing": "private" })).done_as(json!({ "sharing": "none of these" })),
        Row::new("PUT /api/v1/proposals/{proposal}/job-decision", May::Employee, json!({ "decision": "modify_further" }))
            .done_as(json!({ "decision": "accepted" })),
        Row::new("POST /api/v1/proposals/{proposal}/consultations", May::Manager, question("2999-01-01"))
            .done_as(question("2001-01-01")),
        Row::new("PUT /api/v1/consultations/{consultation}/consent", May::Employee, json!({ "consent": "no" }))
            .once(Until::Consulting),
        Row::new(
            "POST /api/v1/consultations/{consultation}/answer",
            May::Stakeholder,
            json!({ "support": "not_now", "reason": "No." }),
        )
        .done_as(json!({ "support": "not_now", "reason": " " }))
        .once(Until::Consulting),
        Row::new("POST /api/v1/consultations/{consultation}/closing", May::Pair, page())
            .done_as(wordless())
            .once(Until::Consulting),
        Row::new(steps, May::Pair, step("align")),
        Row::new(steps, May::Pair, step("assess")),
        Row::new(steps, May::Pair, step("call_off_assessment")),
        Row::new(steps, May::Employee, step("skip_assessment")),
        Row::new(steps, May::Pair, step("repin")),
        Row::new(steps, May::Pair, step("reopen")),
        Row::new(steps, May::Pair, step("reconvene")),
        Row::new(steps, May::Employee, step("activate")),
        Row::new(steps, May::Employee, step("pause")),
        Row::new(steps, May::Employee, step("resume")),
        Row::new(steps, May::Employee, step("complete")),
        Row::new(format!("PUT {ratings}"), May::Pair, rating()),
        Row::get(format!("DELETE {ratings}"), May::Pair).never_done(),
        Row::new("POST /api/v1/proposals/{proposal}/signature", May::Pair, json!({})),
        Row::new("POST /api/v1/proposals/{proposal}/submission", May::Employee, json!({})),
        Row::new("POST /api/v1/proposals/{proposal}/withdrawal", May::Employee, page())
            .done_as(json!({ "reason": "x".repeat(9_000) })),
        Row::new(
            "PUT /api/v1/proposals/{proposal}/requests/{request}/resolution",
            May::Pair,
            json!({ "kind": "disputed", "note": "No." }),
        )
        .done_as(json!({ "kind": "disputed", "note": " " })),
        Row::new("POST /api/v1/proposals/{proposal}/versions/{number}/decisions", May::Reviewers, decision("Yes."))
            .done_as(decision(" "))
            .once(Until::Submitted),
        Row::new(steps, May::Reviewers, step("begin_review")).once(Until::Submitted),
        Row::new("POST /api/v1/proposals/{proposal}/seal", May::Pair, json!({})),
    ]
}

/// Every server function; `act` once for each of its commands.
fn functions() -> Vec<Row> {
    let act = "POST /api/app/server_fns/proposal/act";
    let command = |command: serde_json::Value| json!({ "id": "PROPOSAL", "command": command });
    let decision = |reason: &str| json!({ "kind": "approve", "reason": reason, "rubric": { "realistic": "yes", "creates_value": "yes", "evidence": "yes" } });
    let rating = json!({ "level": "reliably", "evidence": "Seen often." });
    let question =
        |due: &str| json!({ "ask": { "round": "support", "stakeholder": "STAKEHOLDER", "question": "Would you?", "due": due } });
    let version = json!({ "id": "PROPOSAL", "number": "1" });
    let credentials = "email=nobody%40here.example&password=a+wrong+one&next=";
    let none = json!({});
    let consultation = "POST /api/app/server_fns/consultation";
    let review = "POST /api/app/server_fns/review";
    let framework = "POST /api/app/server_fns/framework";
    let publication = json!({ "input": { "effective": null, "note": "", "seen": 0 } });
    let choice = json!({ "level": "level-2", "dimension": "scope", "question": "affected", "answer": "Nobody.", "about": "" });
    let remark = |text: &str| json!({ "input": { "place": "t/data-1/title", "quote": "", "text": text } });
    vec![
        Row::new(format!("{framework}/framework"), May::Everybody, json!({ "version": null })),
        Row::new(format!("{framework}/compared"), May::Everybody, json!({ "version": "1", "from": null })),
        Row::new(format!("{framework}/compared"), May::Authors, json!({ "version": "draft", "from": null })),
        Row::new(format!("{framework}/draft"), May::Authors, none.clone()),
        Row::new(format!("{framework}/search_choices"), May::Authors, json!({ "words": "" })),
        Row::new(format!("{framework}/answer_choice"), May::Authors, json!({ "input": choice })),
        Row::new(format!("{framework}/publish"), May::Authors, publication),
        Row::new(format!("{framework}/comment"), May::Authors, remark("Why?")).done_as(remark(" ")),
        Row::new(format!("{framework}/reply"), May::Office, json!({ "comment": "COMMENT", "text": "So." })),
        Row::new(format!("{framework}/resolve_comment"), May::Office, json!({ "comment": "COMMENT" })),
        Row::new(format!("{framework}/undo_import"), May::Nobody, json!({ "id": "never-made" })),
        Row::new(format!("{framework}/agree"), May::Leaders, json!({ "version": 1 })),
        Row::new(format!("{framework}/litmus_answer"), May::Nobody, json!({ "answers": [true, true, true] })),
        Row::new(format!("{framework}/set_holds"), May::Office, json!({ "person": "PERSON", "role": "data-2" })),
        Row::new(format!("{framework}/adopt_framework"), May::Employee, json!({ "proposal": "PROPOSAL" })),
        Row::new("POST /api/app/server_fns/lists/me", May::Everybody, none.clone()),
        Row::new("POST /api/app/server_fns/lists/desk", May::Everybody, none.clone()),
        Row::new("POST /api/app/server_fns/lists/shelf", May::Everybody, json!({ "shelf": "reviewing" })),
        Row::new("POST /api/app/server_fns/lists/reports", May::Everybody, none.clone()),
        Row::new("POST /api/app/server_fns/session/sessions", May::Everybody, none.clone()),
        Row::form("POST /api/app/server_fns/lists/start", May::Everybody, "title=+"),
        Row::new("POST /api/app/server_fns/session/revoke", May::Employee, json!({ "session": "SESSION" })).never_done(),
        Row::form("POST /api/app/server_fns/session/sign_out", May::Everybody, "").never_done(),
        Row::form("POST /api/app/server_fns/session/sign_in", May::Strangers, credentials),
        Row::new("POST /api/app/server_fns/proposal/proposal", May::Pair, json!({ "id": "PROPOSAL" })),
        Row::new("POST /api/app/server_fns/proposal/expected", May::Pair, json!({ "id": "PROPOSAL", "role": "data-3" })),
        Row::new(format!("{review}/version"), May::PairAndReviewers, version).once(Until::Submitted),
        Row::new(format!("{consultation}/consultation"), May::PairAndStakeholder, json!({ "id": "CONSULTATION" }))
            .once(Until::Consulting),
        Row::new(
            format!("{consultation}/answer"),
            May::Stakeholder,
            json!({ "id": "CONSULTATION", "support": "likely", "reason": "Yes." }),
        )
        .done_as(json!({ "id": "CONSULTATION", "support": "likely", "reason": " " }))
        .once(Until::Consulting),
        Row::new(act, May::Employee, command(json!({ "rename": "Another name" }))).done_as(command(json!({ "rename": " " }))),
        Row::new(act, May::Pair, command(json!("acknowledge"))),
        Row::new(act, May::Employee, command(json!({ "share": ["objectives", "private"] }))).never_done(),
        Row::new(act, May::Manager, command(question("2999-01-01"))).done_as(command(question("2001-01-01"))),
        Row::new(act, May::Employee, command(json!({ "consent": "CONSULTATION" }))).once(Until::Consulting),
        Row::new(act, May::Employee, command(json!({ "refuse": "CONSULTATION" }))).once(Until::Consulting),
        Row::new(act, May::Pair, command(json!({ "close": ["CONSULTATION", "Late."] })))
            .done_as(command(json!({ "close": ["CONSULTATION", " "] })))
            .once(Until::Consulting),
        Row::new(act, May::Employee, command(json!("adopt_process"))),
        Row::new(act, May::Employee, command(json!({ "hand_over": ["nobody-else", {}] }))),
        Row::new(act, May::Manager, command(json!({ "note_handover": "We meet on Tuesdays." }))),
        Row::new(act, May::Employee, command(json!({ "decide_job": "accepted" }))),
        Row::new(act, May::Pair, command(json!({ "rate": ["EXPECTATION", rating] }))),
        Row::new(act, May::Pair, command(json!("sign"))),
        Row::new(act, May::Employee, command(json!("submit"))),
        Row::new(act, May::Pair, command(json!({ "resolve": ["REQUEST", "disputed", "No."] })))
            .done_as(command(json!({ "resolve": ["REQUEST", "disputed", " "] }))),
        Row::new(act, May::Pair, command(json!({ "step": "align" }))),
        Row::new(act, May::Pair, command(json!({ "step": "repin" }))),
        Row::new(act, May::Employee, command(json!({ "step": "activate" }))),
        Row::new(act, May::Employee, command(json!({ "withdraw": "Because." })))
            .done_as(command(json!({ "withdraw": "x".repeat(9_000) }))),
        Row::new(format!("{review}/decide"), May::Reviewers, json!({ "id": "PROPOSAL", "number": 1, "input": decision("Yes.") }))
            .done_as(json!({ "id": "PROPOSAL", "number": 1, "input": decision(" ") }))
            .once(Until::Submitted),
        Row::new(format!("{review}/begin_review"), May::Reviewers, json!({ "id": "PROPOSAL", "number": 1 }))
            .once(Until::Submitted),
        Row::new(act, May::Pair, command(json!("seal"))),
    ]
}

#[test]
fn every_call_has_a_row() {
    let document = serde_json::to_value(server::api::document()).unwrap();
    let offered: BTreeSet<String> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            methods.as_object().unwrap().keys().map(move |method| format!("{} {path}", method.to_uppercase()))
        })
        .collect();
    let listed: BTreeSet<String> =
        calls().into_iter().chain(people()).map(|row| row.call.split('?').next().unwrap().to_owned()).collect();
    assert_eq!(listed, offered);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_server_function_has_a_row() {
    // Making the router is what pulls the functions in.
    let _app = TestApp::start().await;
    let offered: BTreeSet<String> = server_fn_paths().map(|(path, method)| format!("{method} {path}")).collect();
    let listed: BTreeSet<String> = functions().into_iter().chain(people_functions()).map(|row| row.call).collect();
    assert_eq!(listed, offered);
    let sign_in = offered.iter().filter(|call| call.ends_with("/sign_in")).count();
    assert_eq!(sign_in, 1, "the limits on signing in know the form by how its address ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_are_for_those_they_are_for_and_not_found_by_others() {
    for until in STAGES {
        let asked = Asked::at(until).await;
        check(&asked, &calls()).await;
        check(&asked, &people()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_functions_are_for_those_they_are_for_and_not_found_by_others() {
    for until in STAGES {
        check(&Asked::at(until).await, &functions()).await;
    }
}
