//! The process dies at any moment while people decide: share, consent, rate, seal, sign, submit, decide. What a change was answered with is
//! there afterwards, whole, and what was not answered is there whole or not at all.
//!
//! `WAYMARK_KILLS` says how often.

use crate::support::cast;
use crate::support::disk::{Death, Disk};
use crate::support::http::Http;
use crate::support::journal::{Journal, Witness};
use crate::support::path::{Table, Until};
use crate::support::process::{Process, setting};
use crate::support::random::Random;
use serde_json::{Value, json};
use service::{Service, Settings};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use store::Place;

/// How often, unless told otherwise.
const DEATHS: usize = 9;
/// The longest time between a step and the end, in milliseconds.
const LONGEST: usize = 500;

#[tokio::test(flavor = "multi_thread")]
async fn what_a_change_was_answered_with_is_there_after_every_death() {
    let mut random = Random::announced(11);
    let directory = tempfile::tempdir().unwrap();
    let stakeholder = fill(directory.path()).await;
    let disk = Disk::below(directory);
    let mut server = Process::serve_by(disk.program(), disk.directory.path(), None, &[]);
    let cast = Cast::sign_in(server.address, &stakeholder).await;
    let should = cast.undisturbed().await;
    let (mut answered, mut open) = (0, 0);
    for death in 0..setting("WAYMARK_KILLS", DEATHS) {
        let how = *random.pick(&[Death::Kill, Death::Torn, Death::PowerCut]);
        let journal = Arc::new(Journal::default());
        let (table, witness) = cast.lay(&journal).await;
        let stage = *random.pick(&Until::ALL);
        table.walk_to(stage).await;
        let walking = tokio::spawn(async move { table.walk_on(stage).await });
        let (address, moment) = (server.address, u64::try_from(random.below(LONGEST)).unwrap());
        tokio::time::sleep(Duration::from_millis(moment)).await;
        tokio::task::spawn_blocking(move || server.kill()).await.unwrap();
        walking.abort();
        let _ = walking.await;
        disk.suffer(how, &mut random);
        if random.chance(30) {
            Process::stumble(disk.program(), disk.directory.path(), Duration::from_millis(moment));
            disk.suffer(how, &mut random);
        }
        server = Process::serve_by(disk.program(), disk.directory.path(), Some(address), &[]);
        let (done, is_open, found) = (journal.acknowledged(), journal.is_open(), witness.look().await);
        let may_be = &should[done - 1..should.len().min(done + usize::from(is_open))];
        assert!(
            may_be.contains(&found),
            "{death}, {how:?} after {done} changes (open: {is_open}): {}",
            first_difference(&may_be[0], &found)
        );
        answered += done;
        open += usize::from(is_open);
        cast.employee.post(&format!("{}/withdrawal", witness.path), json!({})).await.good();
    }
    println!("{answered} changes answered, {open} without an answer");
    assert!(answered > 0);
    assert!(server.terminate().success());
}

/// A database with everybody in it; the stakeholder's id.
async fn fill(directory: &std::path::Path) -> String {
    let service = Service::open(Settings::new(Place::Directory(directory.to_owned()))).await.unwrap();
    let cast = cast::people(&service).await;
    service.shutdown().await.unwrap();
    cast.stakeholder.to_string()
}

struct Cast {
    employee: Http,
    manager: Http,
    reviewer: Http,
    stakeholder: Http,
    stakeholders_id: String,
}

impl Cast {
    async fn sign_in(address: SocketAddr, stakeholders_id: &str) -> Self {
        let signed_in = async |email| {
            let mut http = Http::new(address);
            http.sign_in(email, cast::PASSWORD).await;
            http
        };
        Self {
            employee: signed_in(cast::EMPLOYEE).await,
            manager: signed_in(cast::MANAGER).await,
            reviewer: signed_in(cast::REVIEWER).await,
            stakeholder: signed_in(cast::STAKEHOLDER).await,
            stakeholders_id: stakeholders_id.to_owned(),
        }
    }

    /// A new proposal; everybody notes what they change, and a witness of it.
    async fn lay(&self, journal: &Arc<Journal>) -> (Table, Witness) {
        let table = self.table().start().await;
        let witness =
            Witness { path: table.path(""), eyes: vec![self.employee.clone(), self.manager.clone(), self.reviewer.clone()] };
        (table.noting(journal), witness)
    }

    fn table(&self) -> Table {
        Table {
            id: String::new(),
            employee: self.employee.clone(),
            manager: self.manager.clone(),
            reviewer: self.reviewer.clone(),
            stakeholder: self.stakeholder.clone(),
            stakeholders_id: self.stakeholders_id.clone(),
        }
    }

    /// What everybody sees after each change of a walk that nothing disturbs.
    async fn undisturbed(&self) -> Vec<Value> {
        let (table, witness) = self.lay(&Arc::default()).await;
        let path = witness.path.clone();
        let journal = Arc::new(Journal::watched_by(witness));
        table.noting(&journal).walk_to(Until::Reconvening).await;
        self.employee.post(&format!("{path}/withdrawal"), json!({})).await.good();
        journal.seen()
    }
}

/// Where two values differ, for whoever reads a failure.
fn first_difference(should: &Value, found: &Value) -> String {
    match (should, found) {
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let differs = a.iter().zip(b).enumerate().find(|(_, (a, b))| a != b);
            differs.map_or_else(String::new, |(at, (a, b))| format!("/{at}{}", first_difference(a, b)))
        }
        (Value::Object(a), Value::Object(b)) => {
            let differs = a.iter().find(|(key, value)| b.get(*key) != Some(value));
            let none = Value::Null;
            differs.map_or_else(
                || format!(": {should} became {found}"),
                |(key, value)| format!("/{key}{}", first_difference(value, b.get(key).unwrap_or(&none))),
            )
        }
        _ => format!(": {should} became {found}"),
    }
}
