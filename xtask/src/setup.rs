//! Installing what a fresh machine lacks: the WASM target, wasm-bindgen, the npm tools. Everything goes into the target directory.

use crate::paths;
use crate::step::{Done, Failed, cargo, read, show, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The tools that the browser build calls.
pub struct Tools {
    /// Makes the glue between WebAssembly and the browser.
    pub wasm_bindgen: PathBuf,
    /// The folder of the npm packages.
    pub packages: PathBuf,
}

/// Installs whatever is missing.
pub fn everything() -> Done<Tools> {
    node()?;
    wasm_target()?;
    Ok(Tools { wasm_bindgen: wasm_bindgen()?, packages: npm(&paths::root().join("xtask/npm"), &paths::tools().join("npm"))? })
}

fn node() -> Done {
    let version = read(Command::new("node").arg("--version")).map_err(|_missing| {
        Failed("Node.js is missing: install version 20 or later (its `node` and `npm` have to be on the PATH)".into())
    })?;
    let major: u32 = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    if major >= 20 { Ok(()) } else { Err(Failed(format!("Node.js {} is too old: install version 20 or later", version.trim()))) }
}

/// Without rustup the distribution's own WASM target is taken for granted; the build says so where it is missing.
fn wasm_target() -> Done {
    let listed = read(Command::new("rustup").args(["target", "list", "--installed"]).current_dir(paths::root()));
    match listed {
        Ok(targets) if targets.lines().any(|t| t == "wasm32-unknown-unknown") => Ok(()),
        Ok(_) => step("Adding the WebAssembly target", || {
            show(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]).current_dir(paths::root()))
        }),
        Err(_) => Ok(()),
    }
}

/// The version in Cargo.lock: the tool and the crate have to be the same.
fn locked_version(package: &str) -> Done<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{package}\""));
    let version = lines.next().and_then(|line| line.strip_prefix("version = \"")).and_then(|rest| rest.strip_suffix('"'));
    version.map(ToOwned::to_owned).ok_or_else(|| Failed(format!("Cargo.lock does not name {package}")))
}

fn wasm_bindgen() -> Done<PathBuf> {
    let version = locked_version("wasm-bindgen")?;
    let program = paths::tools().join("bin/wasm-bindgen");
    let present = read(Command::new(&program).arg("--version")).is_ok_and(|text| text.trim().ends_with(&version));
    if !present {
        step(&format!("Installing wasm-bindgen {version} (two minutes on two cores)"), || {
            // Not `--locked`: the lock file inside the package names versions that registries may lack.
            let mut install = cargo();
            install.args(["install", "--quiet", "--debug", "--force", "wasm-bindgen-cli", "--version", &version, "--root"]);
            show(install.arg(paths::tools()).env("CARGO_TARGET_DIR", paths::tools().join("build")))
        })?;
        // The intermediate files are as large as the rest of the set-up together, and never used again.
        let _ = fs::remove_dir_all(paths::tools().join("build"));
    }
    Ok(program)
}

/// Installs the packages of `from` into `into`, once per lock file, and returns the folder with `node_modules`.
pub fn npm(from: &Path, into: &Path) -> Done<PathBuf> {
    let lock = fs::read(from.join("package-lock.json"))?;
    let marker = into.join("installed.lock");
    if into.join("node_modules/.bin").is_dir() && fs::read(&marker).is_ok_and(|installed| installed == lock) {
        return Ok(into.to_path_buf());
    }
    fs::create_dir_all(into)?;
    if from != into {
        for file in ["package.json", "package-lock.json"] {
            fs::copy(from.join(file), into.join(file))?;
        }
    }
    step("Installing npm packages", || {
        show(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(into))
    })?;
    fs::write(marker, lock)?;
    Ok(into.to_path_buf())
}
