//! Asking every call as every person, and judging the answers.

use super::app::TestApp;
use super::cast::{self, EVERYBODY};
use super::http::{Http, Reply};
use super::path::{Table, Until};
use bytes::Bytes;
use domain::access_token::Scope;
use http::{Method, Request, StatusCode, header};
use http_body_util::Full;
use serde_json::{Value, json};

/// Whom a call is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Also whoever is not signed in.
    Strangers,
    Everybody,
    Employee,
    Manager,
    Pair,
    Reviewers,
    PairAndReviewers,
    Stakeholder,
    PairAndStakeholder,
    /// Whoever writes the framework of their own organization.
    Authors,
    /// Leadership of their own organization.
    Leaders,
    /// The office of this organization: it writes the framework and looks after people.
    Office,
    /// Administrators, of their own organization.
    Administrators,
    /// Auditors and administrators, of their own organization.
    Auditors,
    /// Nobody of the cast.
    Nobody,
}

/// One call. Words in capitals and names in braces are filled in.
#[derive(Debug, Clone)]
pub struct Row {
    /// Method and path.
    pub call: String,
    may: May,
    body: Body,
    /// What those who may send instead, so that nothing changes; none: they do not.
    done: Option<Body>,
    /// From when on there is something to ask about.
    once: Until,
}

#[derive(Debug, Clone)]
enum Body {
    None,
    Json(Value),
    Form(&'static str),
}

impl Row {
    pub fn get(call: impl Into<String>, may: May) -> Self {
        Self { call: call.into(), may, body: Body::None, done: Some(Body::None), once: Until::Draft }
    }

    pub fn new(call: impl Into<String>, may: May, body: Value) -> Self {
        Self { call: call.into(), may, body: Body::Json(body.clone()), done: Some(Body::Json(body)), once: Until::Draft }
    }

    pub fn form(call: impl Into<String>, may: May, body: &'static str) -> Self {
        Self { call: call.into(), may, body: Body::Form(body), done: Some(Body::Form(body)), once: Until::Draft }
    }

    pub fn done_as(self, body: Value) -> Self {
        Self { done: Some(Body::Json(body)), ..self }
    }

    pub fn never_done(self) -> Self {
        Self { done: None, ..self }
    }

    pub fn once(self, once: Until) -> Self {
        Self { once, ..self }
    }
}

/// A server with one proposal, and what its calls are filled in with.
pub struct Asked {
    app: TestApp,
    table: Table,
    until: Until,
    words: Vec<(&'static str, String)>,
}

impl Asked {
    /// A proposal that has come so far.
    pub async fn at(until: Until) -> Self {
        let app = TestApp::start().await;
        let table = Table::at(&app, until).await;
        let view = table.read(&table.employee).await;
        let sessions = table.employee.get("/api/v1/sessions").await.good().json();
        let or_unknown = |value: &Value| value.as_str().unwrap_or("unknown").to_owned();
        let remark = json!({ "place": "t/data-1/title", "quote": "", "text": "Is that so?" });
        let office = app.sign_in(cast::ADMINISTRATOR).await;
        let comment = office.post("/api/v1/framework/comments", remark).await.good().json();
        let words = vec![
            ("comment", or_unknown(&comment["id"])),
            ("import", "never-made".to_owned()),
            ("objective", "never-made".to_owned()),
            ("passkey", "never-made".to_owned()),
            ("token", "never-made".to_owned()),
            ("format", "json".to_owned()),
            ("person", app.cast.stakeholder.to_string()),
            ("proposal", table.id.clone()),
            ("section", "objectives".to_owned()),
            ("number", "1".to_owned()),
            ("stakeholder", app.cast.stakeholder.to_string()),
            ("consultation", or_unknown(&view["consultations"][0]["consultation"]["id"])),
            ("expectation", or_unknown(&view["expectations"][0]["id"])),
            ("request", or_unknown(&view["requests"][0]["request"]["id"])),
            ("session", or_unknown(&sessions[0]["id"])),
        ];
        Self { app, table, until, words }
    }

    fn is_for(&self, row: &Row, who: &str) -> bool {
        let (employee, manager) = (who == cast::EMPLOYEE, who == cast::MANAGER && self.until > Until::Draft);
        let reviewer = [cast::REVIEWER, cast::OTHER_REVIEWER].contains(&who) && self.until >= Until::Submitted;
        let stakeholder = who == cast::STAKEHOLDER && self.until >= Until::Consulting;
        match row.may {
            May::Strangers | May::Everybody => true,
            May::Employee => employee,
            May::Manager => manager,
            May::Pair => employee || manager,
            May::Reviewers => reviewer,
            May::PairAndReviewers => employee || manager || reviewer,
            May::Stakeholder => stakeholder,
            May::PairAndStakeholder => employee || manager || stakeholder,
            May::Authors | May::Administrators => [cast::ADMINISTRATOR, cast::OUTSIDER].contains(&who),
            May::Auditors => [cast::ADMINISTRATOR, cast::AUDITOR, cast::OUTSIDER].contains(&who),
            May::Leaders => [cast::REVIEWER, cast::OTHER_REVIEWER, cast::OUTSIDER].contains(&who),
            May::Office => who == cast::ADMINISTRATOR,
            May::Nobody => false,
        }
    }

    async fn ask(&self, http: &Http, row: &Row, body: &Body, words: &[(&'static str, String)]) -> Reply {
        let (method, path) = row.call.split_once(' ').unwrap();
        let path = words.iter().fold(path.to_owned(), |path, (name, word)| path.replace(&format!("{{{name}}}"), word));
        let (content_type, body) = match body {
            Body::None => ("", String::new()),
            Body::Json(value) => ("application/json", value.to_string()),
            Body::Form(text) => ("application/x-www-form-urlencoded", (*text).to_owned()),
        };
        let body = words.iter().fold(body, |body, (name, word)| body.replace(&name.to_uppercase(), word));
        let mut request =
            Request::builder().method(method.parse::<Method>().unwrap()).uri(format!("http://{}{path}", self.app.address));
        request = request.header(header::ACCEPT, "application/json");
        if !content_type.is_empty() {
            request = request.header(header::CONTENT_TYPE, content_type);
        }
        if let Some(cookie) = &http.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(token) = &http.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        http.raw(request.body(Full::new(Bytes::from(body))).unwrap()).await
    }

    /// The same words, but for things that nobody ever made.
    fn unknown(&self) -> Vec<(&'static str, String)> {
        let unknown = |name: &&str| matches!(*name, "proposal" | "consultation" | "session" | "comment");
        self.words
            .iter()
            .map(|(name, word)| (*name, if unknown(name) { "never-made".to_owned() } else { word.clone() }))
            .collect()
    }
}

/// Asks everything: first those who may not, which must change nothing, then those who may.
pub async fn check(asked: &Asked, rows: &[Row]) {
    let before = record(asked).await;
    for row in rows.iter().filter(|row| row.may != May::Strangers) {
        let reply = asked.ask(&asked.app.stranger(), row, &row.body, &asked.words).await;
        assert_eq!((reply.status, code(&reply).as_str()), (StatusCode::UNAUTHORIZED, "not_signed_in"), "{} unsigned", row.call);
    }
    let mut people = Vec::new();
    for who in EVERYBODY {
        people.push((who, asked.app.sign_in(who).await));
    }
    for (who, http) in &people {
        for row in rows.iter().filter(|row| !asked.is_for(row, who)) {
            let reply = asked.ask(http, row, &row.body, &asked.words).await;
            let what = format!("{} {:?} by {who} at {:?}: {}", row.call, row.body, asked.until, reply.text());
            assert_eq!((reply.status, code(&reply).as_str()), (StatusCode::NOT_FOUND, "not_found"), "{what}");
            let unknown = asked.ask(http, row, &row.body, &asked.unknown()).await;
            assert_eq!(without_id(&reply), without_id(&unknown), "{what}: tells that it exists");
        }
    }
    assert_eq!(record(asked).await, before, "somebody who may not has changed something");
    for row in rows.iter().filter(|row| row.once <= asked.until) {
        let Some(body) = &row.done else { continue };
        for (who, http) in people.iter().filter(|(who, _)| asked.is_for(row, who)) {
            let reply = asked.ask(http, row, body, &asked.words).await;
            let told = matches!(reply.status.as_u16(), 200..=204 | 302 | 409 | 422) || row.may == May::Strangers;
            assert!(told, "{} {body:?} by {who} at {:?}: {} {}", row.call, asked.until, reply.status, reply.text());
        }
    }
}

/// Asks everything with a token of each scope of everybody. `needs` tells the scope that a call takes; none where it takes no token. A token of another
/// scope is refused, whoever's it is, and changes nothing; one of the right scope is its owner and nobody more.
pub async fn check_tokens(asked: &Asked, rows: &[Row], needs: impl Fn(&str) -> Option<Scope>) {
    let mut tokens = Vec::new();
    for who in EVERYBODY {
        let http = asked.app.sign_in(who).await;
        for scope in Scope::ALL {
            let wanted = json!({ "name": "A program", "scopes": [scope], "days": 1 });
            let made = http.post("/api/v1/tokens", wanted).await;
            if scope == Scope::Administer && made.status == StatusCode::UNPROCESSABLE_ENTITY {
                continue;
            }
            let secret = made.good().json()["secret"].as_str().unwrap().to_owned();
            tokens.push((who, scope, http.with_token(&secret)));
        }
    }
    let before = record(asked).await;
    let rows = || rows.iter().filter(|row| row.may != May::Strangers);
    for row in rows() {
        for (who, scope, http) in tokens.iter().filter(|(_, scope, _)| needs(&row.call) != Some(*scope)) {
            let reply = asked.ask(http, row, &row.body, &asked.words).await;
            let what = format!("{} of {who} with a token for {scope}: {}", row.call, reply.text());
            assert_eq!((reply.status, code(&reply).as_str()), (StatusCode::FORBIDDEN, "insufficient_scope"), "{what}");
            assert_eq!(reply.header("www-authenticate").is_empty(), needs(&row.call).is_none(), "{what}");
        }
        for (who, scope, http) in tokens.iter().filter(|(_, scope, _)| needs(&row.call) == Some(*scope)) {
            if !asked.is_for(row, who) {
                let reply = asked.ask(http, row, &row.body, &asked.words).await;
                let what = format!("{} of {who} with a token for {scope}: {}", row.call, reply.text());
                assert_eq!((reply.status, code(&reply).as_str()), (StatusCode::NOT_FOUND, "not_found"), "{what}");
            }
        }
    }
    assert_eq!(record(asked).await, before, "a token has changed what it is not for");
    for row in rows().filter(|row| row.once <= asked.until) {
        let Some(body) = &row.done else { continue };
        for (who, _, http) in tokens.iter().filter(|(who, scope, _)| needs(&row.call) == Some(*scope) && asked.is_for(row, who)) {
            let reply = asked.ask(http, row, body, &asked.words).await;
            let told = matches!(reply.status.as_u16(), 200..=204 | 302 | 409 | 422);
            assert!(told, "{} {body:?} by a token of {who}: {} {}", row.call, reply.status, reply.text());
        }
    }
}

/// The proposal as its employee reads it, without the time of reading.
async fn record(asked: &Asked) -> Value {
    let mut view = asked.table.read(&asked.table.employee).await;
    view["now"] = json!(0);
    view
}

/// The problem's code: server functions wrap it as the interface for programs does.
fn code(reply: &Reply) -> String {
    reply.json()["code"].as_str().unwrap_or_default().to_owned()
}

fn without_id(reply: &Reply) -> Value {
    let mut problem = reply.json();
    problem["request_id"] = Value::Null;
    problem
}
