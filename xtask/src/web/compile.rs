//! Compiling the module that is split afterwards.

use super::PACKAGE;
use crate::paths;
use crate::step::{Done, cargo, show};
use std::path::PathBuf;

/// The splitter needs to know what refers to what. `erase_components` is what `.cargo/config.toml` sets for the server's side: these flags come in
/// its place.
const FLAGS: &str = "--cfg erase_components -Clink-args=--emit-relocs";

/// Compiles it, and says where it is.
pub fn module() -> Done<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", "--profile", "wasm-release"]);
    show(build.args(["--package", PACKAGE]).env("RUSTFLAGS", FLAGS))?;
    Ok(paths::target().join(format!("wasm32-unknown-unknown/wasm-release/{PACKAGE}.wasm")))
}
