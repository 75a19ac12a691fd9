//! The real process, for what only a process can suffer.

use super::http::Http;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The built program.
pub fn waymark() -> Command {
    Command::new(env!("CARGO_BIN_EXE_waymark"))
}

/// A running `waymark serve`. Dropping it kills it.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
    /// Where its figures are, if it has any.
    pub metrics: Option<SocketAddr>,
}

impl Process {
    /// Serves a directory at an address, or at any free one, and waits until it says where.
    pub fn serve(directory: &Path, listen: Option<SocketAddr>) -> Self {
        Self::serve_with(directory, listen, &[])
    }

    /// The same with more options.
    pub fn serve_with(directory: &Path, listen: Option<SocketAddr>, options: &[&str]) -> Self {
        let listen = listen.map_or("127.0.0.1:0".to_owned(), |address| address.to_string());
        let mut command = waymark();
        command
            .args(["serve", "--listen", &listen, "--log", "warn", "--sign-ins-per-second", "1000"])
            .arg("--data-dir")
            .arg(directory)
            .args(options);
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut next = || {
            let mut line = String::new();
            said.read_line(&mut line).unwrap();
            line
        };
        let place = |line: &str| line.split("://").nth(1).and_then(|url| url.trim().split('/').next()?.parse().ok());
        let line = next();
        let address = place(&line).unwrap_or_else(|| panic!("the server said {line:?}"));
        let metrics = if options.contains(&"--metrics-listen") { place(&next()) } else { None };
        Self { child, address, metrics }
    }

    /// As a power cut for the process: no signal handler, no goodbye.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// As a service manager would, and how it ended.
    pub fn terminate(mut self) -> std::process::ExitStatus {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        self.child.wait().unwrap()
    }

    pub fn http(&self) -> Http {
        Http::new(self.address)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
