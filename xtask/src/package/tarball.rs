//! The tarball: the program, its guide and licences, and the unit and settings of a service.

use crate::paths;
use crate::step::{Done, show};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What lies beside the program; directories of the repository are not kept.
const FILES: [&str; 8] = [
    "README.md",
    "CHANGELOG.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "docs/operating.md",
    "docs/using.md",
    "packaging/waymark.service",
    "packaging/waymark.env",
];

/// Packs it into a folder, and says where it is. The same program gives the same bytes.
pub fn pack(into: &Path, program: &Path) -> Done<PathBuf> {
    let name = format!("waymark-{}-{}-linux", env!("CARGO_PKG_VERSION"), std::env::consts::ARCH);
    let folder = into.join(&name);
    fs::create_dir_all(&folder)?;
    fs::copy(program, folder.join("waymark"))?;
    for file in FILES {
        let from = paths::root().join(file);
        fs::copy(&from, folder.join(paths::name_of(&from)))?;
    }
    let tarball = into.join(format!("{name}.tar.gz"));
    let mut tar = Command::new("tar");
    tar.args(["--create", "--gzip", "--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0", "--file"]);
    show(tar.arg(&tarball).arg("--directory").arg(into).arg(&name))?;
    fs::remove_dir_all(folder)?;
    Ok(tarball)
}
