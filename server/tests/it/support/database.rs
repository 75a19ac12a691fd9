//! A database server of its own, for tests in which several processes share one.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// The server's only user.
const USER: &str = "root";
const PASSWORD: &str = "of the tests alone";

/// A running database server on a directory of its own. Dropping it kills it.
pub struct Database {
    program: PathBuf,
    directory: TempDir,
    address: SocketAddr,
    child: Child,
}

impl Database {
    /// Starts one; none, with a word about it, where the program was not built.
    pub async fn start() -> Option<Self> {
        let Some(program) = std::env::var_os("WAYMARK_TEST_DATABASE").map(PathBuf::from) else {
            println!("SKIPPED: no database server; `cargo xtask test` builds one and names it in WAYMARK_TEST_DATABASE");
            return None;
        };
        let directory = tempfile::tempdir().unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let child = spawn(&program, directory.path(), address);
        let started = Self { program, directory, address, child };
        started.ready().await;
        Some(started)
    }

    /// As a power cut for the process, and then again.
    pub async fn restart(&mut self, pause: Duration) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        tokio::time::sleep(pause).await;
        self.child = spawn(&self.program, self.directory.path(), self.address);
        self.ready().await;
    }

    async fn ready(&self) {
        for _ in 0..300 {
            if tokio::net::TcpStream::connect(self.address).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the database server does not listen");
    }

    /// The options that name it.
    pub fn options(&self) -> Vec<String> {
        let url = format!("ws://{}", self.address);
        let options =
            ["--database-url", &url, "--database-user", USER, "--database-password", PASSWORD, "--database-user-level", "root"];
        options.into_iter().map(str::to_owned).collect()
    }
}

fn spawn(program: &Path, directory: &Path, address: SocketAddr) -> Child {
    let data = format!("surrealkv://{}?sync=every", directory.join("db").display());
    let mut command = Command::new(program);
    command.args([
        "start",
        "--no-banner",
        "--log",
        "error",
        "--user",
        USER,
        "--pass",
        PASSWORD,
        "--bind",
        &address.to_string(),
        &data,
    ]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).spawn().unwrap()
}

impl Drop for Database {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
