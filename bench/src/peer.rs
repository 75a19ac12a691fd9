//! The peer: Hocuspocus 4.7 in memory, from its npm package.

use crate::failure::Failure;
use crate::process::{Running, free_port};
use std::path::PathBuf;
use std::process::Command;

/// Installs the peer beside its manifest where it is missing, and starts it.
pub async fn hocuspocus() -> Result<Running, Failure> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("peer");
    if !folder.join("node_modules").is_dir() {
        let status =
            Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder).status()?;
        if !status.success() {
            return Err(Failure("npm could not install the peer".to_owned()));
        }
    }
    let port = free_port()?;
    let mut command = Command::new("node");
    command.arg("server.mjs").arg(port.to_string()).current_dir(folder);
    Running::start(command, port, "/").await
}
