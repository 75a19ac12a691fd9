//! An employee and a manager at the real program, with rooms that both write in.

use super::cast::PASSWORD;
use super::http::Http;
use super::process::{Process, waymark};
use domain::section::Section;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

const EMPLOYEE: &str = "ann@example.org";
const MANAGER: &str = "bob@example.org";
/// The text of a room that tests write in.
pub const TEXT: &str = "t/self/beyond";

/// The database directory of an organization of two.
pub fn organization() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    add(directory.path(), MANAGER, None);
    add(directory.path(), EMPLOYEE, Some(MANAGER));
    directory
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
    pub async fn sign_in(server: &Process) -> Self {
        let (mut employee, mut manager) = (server.http(), server.http());
        employee.sign_in(EMPLOYEE, PASSWORD).await;
        manager.sign_in(MANAGER, PASSWORD).await;
        Self { employee, manager }
    }

    /// A further session of the employee.
    pub async fn employee_again(&self) -> Http {
        let mut again = Http::new(self.employee.address());
        again.sign_in(EMPLOYEE, PASSWORD).await;
        again
    }

    /// A room of a new proposal, in which both may write.
    pub async fn room(&self) -> String {
        let made: Value = self.employee.post("/api/v1/proposals", json!({ "title": "A path" })).await.good().json();
        let path = format!("/api/v1/proposals/{}/sections/objectives/sharing", made["id"].as_str().unwrap());
        self.employee.put(&path, json!({ "sharing": "writing" })).await.good();
        super::path::room_of(&made, Section::Objectives)
    }
}
