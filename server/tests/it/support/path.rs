//! Walking a proposal along its path as programs do: calls over HTTP, text over sockets.

use super::app::TestApp;
use super::cast;
use super::http::Http;
use super::journal::Journal;
use super::peer::Peer;
use super::random::Random;
use domain::assessment::Side;
use domain::framework::Expectation;
use domain::section::Section;
use domain::time::Timestamp;
use serde_json::{Value, json};
use service::demo::{LEILA, edits, ratings};
use std::sync::Arc;

/// Everybody at one proposal, signed in.
pub struct Table {
    pub id: String,
    pub employee: Http,
    pub manager: Http,
    pub reviewer: Http,
    pub stakeholder: Http,
    pub stakeholders_id: String,
}

/// How far to walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Until {
    /// Written, and shared with nobody.
    Draft,
    /// Everything shared, and a stakeholder asked.
    Consulting,
    /// Rating alone; both have rated, nobody has sealed.
    Assessing,
    /// Both sealed and opened; everything written, nobody has signed.
    Planning,
    /// Both signed.
    Ready,
    /// With leadership.
    Submitted,
    /// Modifications requested.
    Modifications,
    /// The pair at work on them.
    Reconvening,
}

impl Until {
    /// In their order.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Consulting,
        Self::Assessing,
        Self::Planning,
        Self::Ready,
        Self::Submitted,
        Self::Modifications,
        Self::Reconvening,
    ];
}

impl Table {
    /// Signs everybody in and starts a proposal.
    pub async fn lay(app: &TestApp) -> Self {
        let table = Self {
            id: String::new(),
            employee: app.sign_in(cast::EMPLOYEE).await,
            manager: app.sign_in(cast::MANAGER).await,
            reviewer: app.sign_in(cast::REVIEWER).await,
            stakeholder: app.sign_in(cast::STAKEHOLDER).await,
            stakeholders_id: app.cast.stakeholder.to_string(),
        };
        table.start().await
    }

    /// The same people at a new proposal.
    pub async fn start(self) -> Self {
        let made = self.employee.post("/api/v1/proposals", json!({ "title": LEILA.title })).await.good();
        Self { id: made.json()["id"].as_str().unwrap().to_owned(), ..self }
    }

    /// From now on everybody notes what they change.
    pub fn noting(mut self, journal: &Arc<Journal>) -> Self {
        for http in [&mut self.employee, &mut self.manager, &mut self.reviewer, &mut self.stakeholder] {
            http.journal = Some(Arc::clone(journal));
        }
        self
    }

    /// A proposal that has come so far.
    pub async fn at(app: &TestApp, until: Until) -> Self {
        let table = Self::lay(app).await;
        table.walk_to(until).await;
        table
    }

    /// The path of a call on this proposal.
    pub fn path(&self, rest: &str) -> String {
        format!("/api/v1/proposals/{}{rest}", self.id)
    }

    /// The proposal as somebody reads it.
    pub async fn read(&self, who: &Http) -> Value {
        who.get(&self.path("")).await.good().json()
    }

    /// Walks from the beginning.
    pub async fn walk_to(&self, until: Until) {
        for step in Until::ALL.into_iter().filter(|step| *step <= until) {
            self.take(step).await;
        }
    }

    /// Walks to the end from where the proposal is.
    pub async fn walk_on(&self, from: Until) {
        for step in Until::ALL.into_iter().filter(|step| *step > from) {
            self.take(step).await;
        }
    }

    async fn take(&self, step: Until) {
        match step {
            Until::Draft => self.draft().await,
            Until::Consulting => self.consult().await,
            Until::Assessing => self.rate().await,
            Until::Planning => self.plan().await,
            Until::Ready => self.sign().await,
            Until::Submitted => drop(self.employee.post(&self.path("/submission"), json!({})).await.good()),
            Until::Modifications => self.request_modifications().await,
            Until::Reconvening => self.step(&self.manager, "reconvene").await,
        }
    }

    async fn draft(&self) {
        self.employee.post(&self.path("/acknowledgement"), json!({})).await.good();
        self.write(&[Section::Start, Section::Objectives]).await;
    }

    async fn consult(&self) {
        for section in Section::ALL {
            let sharing = if section == Section::Start { "reading" } else { "writing" };
            let path = self.path(&format!("/sections/{}/sharing", section.key()));
            self.employee.put(&path, json!({ "sharing": sharing })).await.good();
        }
        self.manager.post(&self.path("/acknowledgement"), json!({})).await.good();
        let question = json!({ "round": "support", "stakeholder": self.stakeholders_id, "question": "Would you support this?", "due": "2999-01-01" });
        let asked = self.manager.post(&self.path("/consultations"), question).await.good().json();
        let id = asked["consultation"]["id"].as_str().unwrap();
        self.employee.put(&format!("/api/v1/consultations/{id}/consent"), json!({ "consent": "yes" })).await.good();
    }

    async fn rate(&self) {
        let asked = self.read(&self.employee).await["consultations"][0]["consultation"]["id"].as_str().unwrap().to_owned();
        let answer = json!({ "support": "likely", "reason": "It serves us." });
        self.stakeholder.post(&format!("/api/v1/consultations/{asked}/answer"), answer).await.good();
        self.write(&[Section::Connection]).await;
        self.step(&self.manager, "align").await;
        self.write(&[Section::Alignment]).await;
        self.employee.put(&self.path("/job-decision"), json!({ "decision": "accepted" })).await.good();
        self.step(&self.manager, "assess").await;
        self.step(&self.employee, "assess").await;
        let expectations: Vec<Expectation> =
            serde_json::from_value(self.read(&self.employee).await["expectations"].clone()).unwrap();
        for (side, who) in [(Side::Employee, &self.employee), (Side::Manager, &self.manager)] {
            for (expectation, rating) in ratings(&LEILA, side, &expectations) {
                let rating = serde_json::to_value(rating).unwrap();
                who.put(&self.path(&format!("/ratings/{expectation}")), rating).await.good();
            }
        }
    }

    async fn plan(&self) {
        self.employee.post(&self.path("/seal"), json!({})).await.good();
        self.manager.post(&self.path("/seal"), json!({})).await.good();
        self.write(&[Section::Gaps, Section::Milestones]).await;
    }

    /// Both sign.
    pub async fn sign(&self) {
        self.manager.post(&self.path("/signature"), json!({})).await.good();
        self.employee.post(&self.path("/signature"), json!({})).await.good();
    }

    async fn request_modifications(&self) {
        self.step(&self.reviewer, "begin_review").await;
        let passage = json!({ "section": "objectives", "item": "self", "field": "beyond", "quote": LEILA.beyond.split('.').next().unwrap() });
        let decision = json!({
            "kind": "request_modifications",
            "reason": "Nearly there.",
            "rubric": { "realistic": "with_changes", "creates_value": "yes", "evidence": "yes" },
            "requests": [{ "passage": passage, "note": "Say it in one sentence." }],
        });
        self.reviewer.post(&self.path("/versions/1/decisions"), decision).await.good();
    }

    /// Takes a step.
    pub async fn step(&self, who: &Http, step: &str) {
        who.post(&self.path("/steps"), json!({ "step": step })).await.good();
    }

    /// Writes sections as the script has them, in the employee's hand.
    pub async fn write(&self, sections: &[Section]) {
        let view = self.read(&self.employee).await;
        let today = Timestamp(view["now"].as_i64().unwrap()).date();
        let mut pen = Peer::connect(&self.employee, Random::fresh()).await;
        for section in sections {
            let room = room_of(&view, *section);
            pen.join(&room).await;
            for edit in edits(&LEILA, *section, today) {
                pen.edit(&room, &edit, "").await;
            }
        }
        pen.settle().await;
    }
}

/// The name of a section's room in a proposal's answer.
pub fn room_of(view: &Value, section: Section) -> String {
    let key = format!("/{}/", section.key());
    let rooms = view["rooms"].as_array().unwrap().iter().filter_map(|room| room["name"].as_str());
    rooms.into_iter().find(|name| name.contains(&key)).unwrap_or_else(|| panic!("no room {key}: {view}")).to_owned()
}
