//! Writes the list of the browser's files that the program carries in itself: those of the folder that `WAYMARK_EMBED_SITE` names, which
//! `cargo xtask build --release` sets once it has built them. Without it the list is empty, and the files are read from their folder.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{Error, Result};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

const VARIABLE: &str = "WAYMARK_EMBED_SITE";
/// What the build notes for itself.
const STAMP: &str = "stamp";

fn main() -> Result<()> {
    println!("cargo:rerun-if-env-changed={VARIABLE}");
    println!("cargo:rerun-if-changed=build.rs");
    let mut list = "&[\n".to_owned();
    if let Some(site) = env::var_os(VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from) {
        // Another one with every build of the browser's files.
        println!("cargo:rerun-if-changed={}", site.join(STAMP).display());
        for (name, file) in files(&site)? {
            // The time is a part of what browsers compare files by.
            let modified = file.metadata()?.modified()?.duration_since(UNIX_EPOCH).map_err(Error::other)?;
            let (seconds, nanoseconds) = (modified.as_secs(), modified.subsec_nanos());
            let bytes = file.canonicalize()?;
            let bytes = bytes.to_str().ok_or_else(|| Error::other("the path of a file is not UTF-8"))?;
            writeln!(
                list,
                "    Embedded {{ name: {name:?}, bytes: include_bytes!({bytes:?}), modified: ({seconds}, {nanoseconds}) }},"
            )
            .map_err(Error::other)?;
        }
    }
    list += "]\n";
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| Error::other("cargo names no OUT_DIR"))?);
    fs::write(folder.join("site.rs"), list)
}

/// The public files and the folder of this build, sorted by name; not the folder of the build before, which is only kept for pages that were
/// opened with a server on this machine.
fn files(site: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let list = fs::read_to_string(site.join("assets.json"))?;
    let build = list.split("\"folder\":\"").nth(1).and_then(|rest| rest.split('"').next());
    let build = site.join(build.ok_or_else(|| Error::other("assets.json names no folder"))?);
    let mut found = BTreeMap::new();
    let mut open = vec![site.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let is_of_this_build = !path.starts_with(site.join("pkg")) || path == site.join("pkg") || path.starts_with(&build);
            if path.is_dir() && is_of_this_build {
                open.push(path);
            } else if path.is_file() && is_of_this_build && path != site.join(STAMP) {
                let name = path.strip_prefix(site).map_err(Error::other)?.to_string_lossy().into_owned();
                found.insert(name, path);
            }
        }
    }
    Ok(found)
}
