//! The Debian package, by cargo-deb; what is in it says `server/Cargo.toml`.

use crate::paths;
use crate::step::{Done, cargo, read, show, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version that was tried.
const VERSION: &str = "3.8.0";

/// cargo-deb, installed when it is not there.
pub fn tool() -> Done<PathBuf> {
    let program = paths::tools().join("bin/cargo-deb");
    if read(Command::new(&program).arg("--version")).is_ok_and(|text| text.trim().ends_with(VERSION)) {
        return Ok(program);
    }
    step(&format!("Installing cargo-deb {VERSION} (three minutes on two cores)"), || {
        let mut install = cargo();
        install.args(["install", "--quiet", "--locked", "--force", "cargo-deb", "--version", VERSION, "--root"]);
        show(install.arg(paths::tools()).env("CARGO_TARGET_DIR", paths::tools().join("build")))
    })?;
    let _ = fs::remove_dir_all(paths::tools().join("build"));
    Ok(program)
}

/// Packs what was built into a folder, and says where it is.
pub fn pack(tool: &Path, into: &Path) -> Done<PathBuf> {
    let mut deb = Command::new(tool);
    deb.args(["deb", "--no-build", "--quiet", "--package", "server", "--output"]).arg(into).current_dir(paths::root());
    // As a program that cargo calls, it asks cargo about the workspace.
    show(deb.env("CARGO_TARGET_DIR", paths::target()))?;
    let made = fs::read_dir(into)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|end| end == "deb"));
    made.ok_or_else(|| crate::step::Failed("cargo-deb made no package".to_owned()))
}
