//! Under what circumstances was measured: without them no figure means anything.

use crate::failure::Failure;
use crate::process;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Packages whose versions matter.
const PACKAGES: [&str; 6] =
    ["@hocuspocus/server", "@hocuspocus/extension-sqlite", "better-sqlite3", "@y/websocket-server", "ws", "yjs"];

/// Prints versions, cores, load and how to repeat it.
pub fn print(peers: &Path) -> Result<(), Failure> {
    let waymark = said(Command::new(process::program()?).arg("--version"));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    println!(
        "  {waymark}, {}",
        if cfg!(debug_assertions) { "built for development: compare, do not judge" } else { "optimized" }
    );
    println!("  Node {}", said(Command::new("node").arg("--version")));
    for package in PACKAGES {
        let manifest = fs::read(peers.join("node_modules").join(package).join("package.json")).unwrap_or_default();
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap_or_default();
        println!("  {package} {}", manifest.get("version").and_then(serde_json::Value::as_str).unwrap_or("missing"));
    }
    println!("  {cores} cores for the servers and the generator together, loopback, load average {}", load());
    println!("  again: cargo xtask bench {}\n", std::env::args().skip(1).collect::<Vec<_>>().join(" "));
    Ok(())
}

/// The kernel's load average of 1, 5 and 15 minutes.
pub fn load() -> String {
    let line = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    line.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

fn said(command: &mut Command) -> String {
    let output = command.output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&output).trim().to_owned()
}
