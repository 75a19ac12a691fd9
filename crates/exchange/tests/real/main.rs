//! What real companies publish, read from `shared/data/frameworks` beside the project where that folder exists.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod ft;
mod mews;
mod monzo;

use exchange::{Draft, File, Mapping, read};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The folder of a company; nothing, said loudly, where it is not there.
fn folder(company: &str) -> Option<PathBuf> {
    let start = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = start.ancestors().map(|at| at.join("shared/data/frameworks").join(company)).find(|at| at.is_dir());
    if found.is_none() {
        eprintln!("\n*** SKIPPED: shared/data/frameworks/{company} is not there, so nothing about it was tested ***\n");
    }
    found
}

/// All files below a folder, by name, with names from `root` on.
fn files(root: &Path) -> Vec<File> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                found.push(File::new(&name, std::fs::read(&path).unwrap()));
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// Whether a file's name has an extension.
fn is(file: &File, extension: &str) -> bool {
    file.name.rsplit_once('.').is_some_and(|(_, found)| found == extension)
}

/// Reads, says how long that took, and checks what every framework has to be.
fn import(what: &str, files: &[File], mapping: &Mapping) -> Draft {
    let start = Instant::now();
    let draft = read(files, mapping).unwrap();
    eprintln!("{what}: {} files in {:?}: {:?}", files.len(), start.elapsed(), draft.found);
    draft.framework.validate().unwrap();
    draft
}
