//! The glue between browser and core, and the optimizer on every piece.

use super::assets::{CORE, LOADER, NAME};
use super::files;
use super::split::Splits;
use crate::setup::Tools;
use crate::step::{Done, show};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Features that the modules use: without them wasm-opt refuses them.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// Puts core, glue, loader and pieces into a folder.
pub fn bind(tools: &Tools, splits: &Splits, into: &Path) -> Done {
    let mut bind = Command::new(&tools.wasm_bindgen);
    bind.args(["--target", "web", "--no-typescript", "--remove-name-section", "--remove-producers-section"]);
    // The pieces live on what the linker exported of the core.
    bind.args(["--keep-lld-exports", "--no-demangle"]);
    show(bind.args(["--out-name", NAME, "--out-dir"]).arg(into).arg(splits.folder.join("core.wasm")))?;
    // The name that Leptos gives it where it is told what the program is called.
    fs::rename(into.join(format!("{NAME}_bg.wasm")), into.join(CORE))?;
    fs::copy(splits.folder.join(LOADER), into.join(LOADER))?;
    for piece in splits.files.values().flatten() {
        fs::copy(splits.folder.join(piece), into.join(piece))?;
    }
    files::below(into)?
        .iter()
        .filter(|file| file.extension().is_some_and(|end| end == "wasm"))
        .try_for_each(|file| optimize(tools, file))
}

/// At level 1 after a pass that takes out unread arguments: what higher levels take away raw, they add again to the compressed size (measured:
/// 5 to 8 % more).
fn optimize(tools: &Tools, wasm: &Path) -> Done {
    let mut shrink = Command::new(tools.packages.join("node_modules/.bin/wasm-opt"));
    shrink.args(["--dae-optimizing", "-O1", "--strip-debug", "--strip-producers"]).args(WASM_FEATURES);
    show(shrink.arg(wasm).arg("-o").arg(wasm))
}
