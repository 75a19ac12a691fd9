//! The names of a build's files, and the list of them that the server reads.

use super::files;
use super::pages::{PAGES, Page};
use super::split::Splits;
use crate::paths;
use crate::step::{Done, Failed};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What the program is called.
pub const NAME: &str = "waymark";
pub const GLUE: &str = "waymark.js";
pub const CORE: &str = "waymark.wasm";
pub const LOADER: &str = "splits.js";
pub const CSS: &str = "waymark.css";
/// The list.
const LIST: &str = "assets.json";

/// Renames the folder of a build after what is in it, and writes the list. The files keep plain names: core, glue and loader name each other in a
/// circle, so that none could be named after its content.
pub fn name(site: &Path, package: &Path, splits: &Splits) -> Done {
    let mut digest = Sha256::new();
    for file in files::below(package)? {
        digest.update(file.strip_prefix(package).unwrap_or(&file).to_string_lossy().as_bytes());
        digest.update(fs::read(&file)?);
    }
    let build: String = files::hex(&digest.finalize()).chars().take(16).collect();
    fs::rename(package, site.join("pkg").join(&build))?;
    let address = |name: &str| format!("/pkg/{build}/{name}");
    let files = |page: &Page, names: &[&str]| -> Done<BTreeSet<String>> {
        let mut needed = BTreeSet::new();
        for split in names {
            let missing = || Failed(format!("the page {} needs the split {split}, which the program has not", page.name));
            needed.extend(splits.files.get(*split).ok_or_else(missing)?.iter().map(|file| address(file)));
        }
        Ok(needed)
    };
    let (mut pages, mut following) = (BTreeMap::new(), BTreeMap::new());
    for page in &PAGES {
        let needed = files(page, page.splits)?;
        let later: BTreeSet<String> = files(page, page.following)?.difference(&needed).cloned().collect();
        pages.insert(page.name, needed);
        if !later.is_empty() {
            following.insert(page.name, later);
        }
    }
    let folder = format!("pkg/{build}");
    let [css, js, wasm, loader] = [CSS, GLUE, CORE, LOADER].map(address);
    let list =
        json!({ "folder": folder, "css": css, "js": js, "wasm": wasm, "loader": loader, "pages": pages, "following": following });
    fs::write(site.join(LIST), list.to_string())?;
    Ok(())
}

/// Pages that are open while another build is put in its place still ask for the splits of theirs.
pub fn keep_last_build(site: &Path) -> Done {
    let Ok(last) = list(&paths::site()) else { return Ok(()) };
    if let Some(folder) = last.get("folder").and_then(Value::as_str) {
        let (from, to) = (paths::site().join(folder), site.join(folder));
        if from.is_dir() && !to.exists() {
            fs::rename(from, to)?;
        }
    }
    Ok(())
}

/// Reads the list of a site.
pub fn list(site: &Path) -> Done<Value> {
    serde_json::from_str(&fs::read_to_string(site.join(LIST))?).map_err(|error| Failed(format!("{LIST}: {error}")))
}
