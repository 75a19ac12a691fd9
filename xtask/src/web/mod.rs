//! The browser's files: one program in splits (docs/decisions/0011), style sheet, public files. Everything of a build lies in one folder that is
//! named after what is in it, with compressed copies; `assets.json` says which files each page needs.

mod assets;
mod bind;
mod budget;
mod compile;
mod compress;
mod files;
mod pages;
mod split;
mod style;

pub use budget::check as check_budgets;

use crate::paths;
use crate::setup::Tools;
use crate::step::{Done, step};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The package of the browser's entry point.
pub const PACKAGE: &str = "frontend";

/// Builds the browser's files where something changed since the last time.
pub fn build(tools: &Tools) -> Done {
    let module = step("Building the browser's code", compile::module)?;
    let splitter = step("Building the splitter", split::tool)?;
    let stamp = stamp(&module)?;
    let marker = paths::site().join("stamp");
    if fs::read_to_string(&marker).is_ok_and(|old| old == stamp) {
        return Ok(());
    }
    let fresh = paths::target().join("site.new");
    let _ = fs::remove_dir_all(&fresh);
    let package = fresh.join("pkg/new");
    fs::create_dir_all(&package)?;
    let splits = step("Splitting WebAssembly", || split::split(&splitter, &module))?;
    step("Binding and optimizing WebAssembly", || bind::bind(tools, &splits, &package))?;
    step("Bundling the style sheet", || style::bundle(tools, &package.join(assets::CSS)))?;
    step("Naming and compressing", || {
        files::copy(&paths::root().join("public"), &fresh)?;
        assets::name(&fresh, &package, &splits)?;
        compress::all(&fresh)?;
        assets::keep_last_build(&fresh)
    })?;
    fs::write(fresh.join("stamp"), stamp)?;
    let _ = fs::remove_dir_all(paths::site());
    fs::rename(&fresh, paths::site())?;
    Ok(())
}

/// A digest of everything that goes in: where it is unchanged, so is what comes out.
fn stamp(module: &Path) -> Done<String> {
    let mut digest = Sha256::new();
    digest.update(fs::read(module)?);
    for folder in ["style", "public", "xtask/npm", "xtask/src/web", "tools/split/src"] {
        for file in files::below(&paths::root().join(folder))? {
            digest.update(file.to_string_lossy().as_bytes());
            digest.update(fs::read(&file)?);
        }
    }
    Ok(files::hex(&digest.finalize()))
}
