//! A server under measurement: started, asked for its processor time and memory, and stopped.

use crate::failure::Failure;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Longest wait for a server to answer: an optimized one takes a fraction of a second.
const READY_WITHIN: Duration = Duration::from_mins(1);

/// A running server. Dropping it kills it, without a warning.
pub struct Running {
    child: Child,
    /// Where it listens.
    pub port: u16,
    /// How long it took from the start of the process to the first good answer.
    pub ready_after: Duration,
}

/// What a process has used so far.
#[derive(Clone, Copy)]
pub struct Used {
    /// User and system time.
    pub processor: Duration,
    /// Resident memory in bytes.
    pub memory: u64,
}

/// A port that nobody listens on.
pub fn free_port() -> Result<u16, Failure> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// The built `waymark`.
pub fn program() -> Result<PathBuf, Failure> {
    let program = std::env::var_os("WAYMARK_BIN").map(PathBuf::from);
    program.ok_or_else(|| Failure("WAYMARK_BIN names no program: call `cargo xtask bench`".to_owned()))
}

/// A folder for what servers keep, gone when dropped. Beside the program and not where temporary files go: that may be memory, where
/// writing to disk costs nothing.
pub fn scratch() -> Result<TempDir, Failure> {
    let program = std::env::current_exe()?;
    Ok(tempfile::tempdir_in(program.parent().unwrap_or(Path::new(".")))?)
}

/// Serves a data directory with the built `waymark`.
pub async fn waymark(data: &Path) -> Result<Running, Failure> {
    let port = free_port()?;
    let mut command = Command::new(program()?);
    command.arg("serve").arg("--data-dir").arg(data).args(["--listen", &format!("127.0.0.1:{port}")]);
    // Only two people may write in a section, and some loads put 150 sockets into one.
    let limits = [("WAYMARK_SOCKETS_PER_PERSON", "100"), ("WAYMARK_SOCKETS_PER_ADDRESS", "100000")];
    command.envs(limits).env("WAYMARK_LOG", "error");
    Running::start(command, port, "/readyz").await
}

impl Running {
    /// Starts a server and waits until it answers.
    pub async fn start(mut command: Command, port: u16, path: &str) -> Result<Self, Failure> {
        let begun = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit()).spawn()?;
        let mut running = Self { child, port, ready_after: Duration::ZERO };
        let client = reqwest::Client::new();
        while begun.elapsed() < READY_WITHIN && running.child.try_wait()?.is_none() {
            if client.get(format!("http://127.0.0.1:{port}{path}")).send().await.is_ok_and(|answer| answer.status().is_success())
            {
                running.ready_after = begun.elapsed();
                return Ok(running);
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Err(Failure("the server did not become ready".to_owned()))
    }

    /// Processor time and memory so far, from the kernel's process table.
    pub fn used(&self) -> Result<Used, Failure> {
        used(&self.child.id().to_string())
    }

    /// Ends it as a power cut would, and waits until it is gone.
    pub fn kill(&mut self) {
        // One that ended already is as dead.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What this process itself has used so far.
pub fn own() -> Result<Used, Failure> {
    used("self")
}

fn used(process: &str) -> Result<Used, Failure> {
    let folder = Path::new("/proc").join(process);
    let stat = std::fs::read_to_string(folder.join("stat"))?;
    // Fields 14 and 15, counted behind the name, which may itself hold blanks.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    // One tick is 10 ms on every Linux that Rust runs on (USER_HZ = 100).
    let processor = Duration::from_millis((ticks(11) + ticks(12)) * 10);
    let status = std::fs::read_to_string(folder.join("status"))?;
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).and_then(|rest| rest.split_whitespace().next());
    let memory = resident.and_then(|text| text.parse::<u64>().ok()).unwrap_or(0) * 1024;
    Ok(Used { processor, memory })
}
