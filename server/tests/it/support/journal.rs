//! What was changed at a proposal by calls, and what everybody sees after each of them.

use super::http::Http;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many changes were asked for and how many answered with success; with a witness, also what was to be seen after each.
#[derive(Default)]
pub struct Journal {
    begun: AtomicUsize,
    acknowledged: AtomicUsize,
    witness: Option<Witness>,
    seen: Mutex<Vec<Value>>,
}

impl Journal {
    /// One that looks after every change.
    pub fn watched_by(witness: Witness) -> Self {
        Self { witness: Some(witness), ..Self::default() }
    }

    pub fn begin(&self) {
        self.begun.fetch_add(1, Ordering::SeqCst);
    }

    pub async fn acknowledge(&self) {
        self.acknowledged.fetch_add(1, Ordering::SeqCst);
        if let Some(witness) = &self.witness {
            let seen = witness.look().await;
            self.seen.lock().unwrap().push(seen);
        }
    }

    pub fn acknowledged(&self) -> usize {
        self.acknowledged.load(Ordering::SeqCst)
    }

    /// Whether a change was asked for and not answered.
    pub fn is_open(&self) -> bool {
        self.begun.load(Ordering::SeqCst) > self.acknowledged()
    }

    /// What was to be seen after each change.
    pub fn seen(&self) -> Vec<Value> {
        self.seen.lock().unwrap().clone()
    }
}

/// Those who look at a proposal.
pub struct Witness {
    /// The path of the proposal.
    pub path: String,
    /// Everybody with a part in it.
    pub eyes: Vec<Http>,
}

/// What records say, and no text that is being written.
const RECORDS: [&str; 13] = [
    "/state",
    "/revision",
    "/title",
    "/acknowledged",
    "/job_decision",
    "/consultations",
    "/expectations",
    "/assessment",
    "/signatures",
    "/decisions",
    "/requests",
    "/history",
    "/versions",
];

impl Witness {
    /// What everybody sees: the proposal, and its newest version with its review. Ids and times are the same in every proposal.
    pub async fn look(&self) -> Value {
        let mut all = Vec::new();
        for eyes in &self.eyes {
            let view = answer(eyes, &self.path).await;
            let newest = view.pointer("/versions").and_then(Value::as_array).map_or(0, Vec::len);
            all.extend(RECORDS.iter().map(|at| view.pointer(at).cloned().unwrap_or_default()));
            all.extend(view["sections"].as_array().into_iter().flatten().map(|section| section["sharing"].clone()));
            let version = if newest > 0 { newest } else { 1 };
            all.push(answer(eyes, &format!("{}/versions/{version}", self.path)).await);
            all.push(answer(eyes, &format!("{}/versions/{version}/review", self.path)).await);
        }
        Plain::default().of(Value::Array(all))
    }
}

async fn answer(eyes: &Http, path: &str) -> Value {
    let reply = eyes.get(path).await;
    if reply.status.is_success() { reply.json() } else { Value::from(reply.status.as_u16()) }
}

/// Gives ids and times names by their order.
#[derive(Default)]
struct Plain(BTreeMap<String, usize>);

impl Plain {
    fn of(&mut self, value: Value) -> Value {
        match value {
            Value::Number(number) if number.as_i64().is_some_and(|n| n > 1_000_000_000_000) => "a moment".into(),
            Value::String(text) if is_id(&text) => self.name(text).into(),
            Value::Array(all) => all.into_iter().map(|one| self.of(one)).collect(),
            Value::Object(all) => all
                .into_iter()
                // How the text came to be is the text's business.
                .filter(|(key, _)| !matches!(key.as_str(), "heads" | "now" | "room"))
                .map(|(key, one)| (if is_id(&key) { self.name(key) } else { key }, self.of(one)))
                .collect(),
            other => other,
        }
    }

    fn name(&mut self, id: String) -> String {
        let next = self.0.len();
        format!("id {}", self.0.entry(id).or_insert(next))
    }
}

fn is_id(text: &str) -> bool {
    text.len() == 20 && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}
