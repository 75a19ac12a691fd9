//! Cutting the module into a core and splits, by the program in `tools/split`.

use super::assets::GLUE;
use crate::paths;
use crate::step::{Done, Failed, cargo, read, show};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the module was cut into.
pub struct Splits {
    /// Where the pieces are, `core.wasm` and the loader among them.
    pub folder: PathBuf,
    /// The pieces of each split, sorted.
    pub files: BTreeMap<String, Vec<String>>,
}

/// Builds the program.
pub fn tool() -> Done<PathBuf> {
    let (manifest, target) = (paths::root().join("tools/split/Cargo.toml"), paths::tools().join("split"));
    show(cargo().args(["build", "--quiet", "--locked", "--manifest-path"]).arg(manifest).arg("--target-dir").arg(&target))?;
    Ok(target.join("debug/split"))
}

/// Cuts the module.
pub fn split(tool: &Path, module: &Path) -> Done<Splits> {
    let folder = paths::target().join("split");
    let _ = fs::remove_dir_all(&folder);
    let printed = read(Command::new(tool).arg(module).arg(&folder).arg(format!("./{GLUE}")))?;
    let files = serde_json::from_str(&printed).map_err(|error| Failed(format!("what the splitter printed: {error}")))?;
    Ok(Splits { folder, files })
}
