//! The real process, for what only a process can suffer.

use super::http::Http;
use std::ffi::OsStr;
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
}

impl Process {
    /// Serves a directory at an address, or at any free one, and waits until it says where.
    pub fn serve(directory: &Path, listen: Option<SocketAddr>) -> Self {
        Self::serve_from(&["--data-dir".as_ref(), directory.as_os_str()], listen)
    }

    /// Serves what these options name.
    pub fn serve_from(place: &[&OsStr], listen: Option<SocketAddr>) -> Self {
        let listen = listen.map_or("127.0.0.1:0".to_owned(), |address| address.to_string());
        let mut command = waymark();
        command.args(["serve", "--listen", &listen, "--log", "warn", "--sign-ins-per-second", "1000"]).args(place);
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit('/').next().and_then(|text| text.parse().ok());
        Self { child, address: address.unwrap_or_else(|| panic!("the server said {line:?}")) }
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
