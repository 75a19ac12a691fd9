//! The real process, for what only a process can suffer.

use super::http::Http;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// The built program, or the one that `WAYMARK_BIN` names: to measure another build than the one of the tests.
fn program() -> OsString {
    std::env::var_os("WAYMARK_BIN").unwrap_or_else(|| env!("CARGO_BIN_EXE_waymark").into())
}

/// The program with no arguments yet.
pub fn waymark() -> Command {
    Command::new(program())
}

/// A number from the environment, for those who want more of a test than a quick answer.
pub fn setting(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// A running `waymark serve`. Dropping it kills it.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
    /// Where its figures are, if it has any.
    pub metrics: Option<SocketAddr>,
    said: BufReader<ChildStdout>,
}

impl Process {
    /// Serves a directory at an address, or at any free one, and waits until it says where.
    pub fn serve(directory: &Path, listen: Option<SocketAddr>) -> Self {
        Self::serve_with(directory, listen, &[])
    }

    /// The same with more options.
    pub fn serve_with(directory: &Path, listen: Option<SocketAddr>, options: &[&str]) -> Self {
        Self::serve_by(waymark(), directory, listen, options)
    }

    /// The same with a program that was prepared.
    pub fn serve_by(program: Command, directory: &Path, listen: Option<SocketAddr>, options: &[&str]) -> Self {
        let place = in_directory(directory).into_iter();
        Self::start(program, &place.chain(options.iter().map(AsRef::as_ref)).collect::<Vec<_>>(), listen)
    }

    /// Serves what these options name.
    pub fn serve_from(place: &[&OsStr], listen: Option<SocketAddr>) -> Self {
        Self::start(waymark(), place, listen)
    }

    /// Serves a directory with a disk on which no file can grow beyond so many bytes: a write that would is refused, as on a full disk.
    pub fn limited(directory: &Path, bytes: u64) -> Self {
        let mut command = Command::new("sh");
        // In units of 512 bytes (POSIX). The signal is ignored so that the write fails instead of the process.
        let script = r#"trap "" XFSZ; ulimit -S -f "$1"; shift; exec "$@""#;
        command.args(["-c", script, "sh", &(bytes / 512).to_string()]).arg(program());
        Self::start(command, &in_directory(directory), None)
    }

    /// Begins to serve a directory, and is killed at some moment of its start, whether or not it answers by then.
    pub fn stumble(program: Command, directory: &Path, after: Duration) {
        let mut child = Self::spawn(program, &in_directory(directory), None);
        std::thread::sleep(after);
        child.kill().unwrap();
        child.wait().unwrap();
    }

    fn spawn(mut command: Command, options: &[&OsStr], listen: Option<SocketAddr>) -> Child {
        let listen = listen.map_or("127.0.0.1:0".to_owned(), |address| address.to_string());
        command.args(["serve", "--listen", &listen, "--log", "warn", "--sign-ins-per-second", "1000"]).args(options);
        command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap()
    }

    fn start(command: Command, options: &[&OsStr], listen: Option<SocketAddr>) -> Self {
        let mut child = Self::spawn(command, options, listen);
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut next = || {
            let mut line = String::new();
            said.read_line(&mut line).unwrap();
            line
        };
        let place = |line: &str| line.split("://").nth(1).and_then(|url| url.trim().split('/').next()?.parse().ok());
        let line = next();
        let address = place(&line).unwrap_or_else(|| panic!("the server said {line:?}"));
        let metrics = if options.contains(&OsStr::new("--metrics-listen")) { place(&next()) } else { None };
        Self { child, address, metrics, said }
    }

    /// The next line that it writes on its standard output.
    pub fn says(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line
    }

    /// As a power cut for the process: no signal handler, no goodbye.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// There is room on the disk again.
    pub fn unlimit(&self) {
        let status = Command::new("prlimit").args(["--fsize=unlimited", "--pid", &self.child.id().to_string()]).status();
        assert!(status.unwrap().success());
    }

    /// As a service manager would, and how it ended.
    pub fn terminate(mut self) -> std::process::ExitStatus {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        self.child.wait().unwrap()
    }

    /// Bytes of memory that the process holds.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        held.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1024
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

fn in_directory(directory: &Path) -> [&OsStr; 2] {
    ["--data-dir".as_ref(), directory.as_os_str()]
}
