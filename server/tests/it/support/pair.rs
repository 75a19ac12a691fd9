//! An employee and a manager at the real program, with rooms that both write in.

use super::cast::PASSWORD;
use super::http::Http;
use super::process::{Process, waymark};
use domain::section::Section;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// The text of a room that tests write in.
pub const TEXT: &str = "t/self/beyond";

/// The database directory of an organization of so many pairs.
pub fn organization(pairs: usize) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    for pair in 0..pairs {
        add(directory.path(), &manager(pair), None);
        add(directory.path(), &employee(pair), Some(&manager(pair)));
    }
    directory
}

fn employee(pair: usize) -> String {
    format!("employee-{pair}@example.org")
}

fn manager(pair: usize) -> String {
    format!("manager-{pair}@example.org")
}

fn add(directory: &Path, email: &str, manager: Option<&str>) {
    let mut command = waymark();
    command.args(["user", "add", "--organization", "Example", "--name", "Somebody", "--email", email, "--password", PASSWORD]);
    if let Some(manager) = manager {
        command.args(["--manager", manager]);
    }
    assert!(command.arg("--data-dir").arg(directory).status().unwrap().success());
}

/// Both, signed in.
pub struct Pair {
    pub employee: Http,
    pub manager: Http,
}

impl Pair {
    pub async fn sign_in(server: &Process, pair: usize) -> Self {
        let (mut signed_in, mut facilitates) = (server.http(), server.http());
        signed_in.sign_in(&employee(pair), PASSWORD).await;
        facilitates.sign_in(&manager(pair), PASSWORD).await;
        Self { employee: signed_in, manager: facilitates }
    }

    /// A room of a new proposal, in which both may write.
    pub async fn room(&self) -> String {
        let made: Value = self.employee.post("/api/v1/proposals", json!({ "title": "A path" })).await.good().json();
        let path = format!("/api/v1/proposals/{}/sections/objectives/sharing", made["id"].as_str().unwrap());
        self.employee.put(&path, json!({ "sharing": "writing" })).await.good();
        super::path::room_of(&made, Section::Objectives)
    }
}
