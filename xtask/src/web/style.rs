//! The style sheet.

use crate::paths;
use crate::setup::Tools;
use crate::step::{Done, read};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Bundles everything below `style/` into one file.
pub fn bundle(tools: &Tools, into: &Path) -> Done {
    // Beside its packages, where Node looks for them.
    let script = tools.packages.join("style.mjs");
    fs::copy(paths::root().join("xtask/npm/style.mjs"), &script)?;
    read(Command::new("node").arg(script).arg(paths::root().join("style/main.css")).arg(into))?;
    Ok(())
}
