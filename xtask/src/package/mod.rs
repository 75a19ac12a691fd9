//! `package`: what is handed to whoever runs a server: a tarball, a Debian package, and their checksums.

mod deb;
mod sums;
mod tarball;

use crate::paths::{self, Profile};
use crate::run::{self, Build};
use crate::step::{Done, show, step};
use std::fs;
use std::process::Command;

/// The program without what only a debugger reads.
const PROGRAM: &str = "waymark";

/// Builds everything optimized, with the browser's files in the program, and packs it into `target/package`.
pub fn package() -> Done {
    let cargo_deb = deb::tool()?;
    run::build(&Build::RELEASE)?;
    let folder = paths::target().join("package");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let program = folder.join(PROGRAM);
    step("Stripping the program", || {
        let mut strip = Command::new("strip");
        show(strip.arg("-o").arg(&program).arg(paths::waymark(Profile::Release)))
    })?;
    let packed = [
        step("Packing the tarball", || tarball::pack(&folder, &program))?,
        step("Packing the Debian package", || deb::pack(&cargo_deb, &folder))?,
    ];
    sums::write(&folder, &packed)?;
    println!("\n  {}", folder.display());
    for file in packed {
        println!("    {} ({} MB)", paths::name_of(&file), fs::metadata(&file)?.len() / 1_000_000);
    }
    println!("    SHA256SUMS\n");
    Ok(())
}
