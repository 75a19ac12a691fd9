//! The database server of the tests with several processes: built once, from the registry like everything else.

use crate::paths;
use crate::step::{Done, cargo, show, step};
use std::fs;
use std::path::PathBuf;

/// The program, built when it is not there or its lock file has changed.
pub fn server() -> Done<PathBuf> {
    let folder = paths::root().join("tools/database");
    let (program, marker) = (paths::tools().join("bin/database"), paths::tools().join("bin/database.lock"));
    let lock = fs::read(folder.join("Cargo.lock"))?;
    if program.is_file() && fs::read(&marker).is_ok_and(|built| built == lock) {
        return Ok(program);
    }
    let build = paths::tools().join("database");
    step("Building a database server for the tests (ten minutes on two cores)", || {
        let manifest = folder.join("Cargo.toml");
        show(cargo().args(["build", "--quiet", "--locked", "--manifest-path"]).arg(manifest).arg("--target-dir").arg(&build))
    })?;
    fs::create_dir_all(paths::tools().join("bin"))?;
    fs::copy(build.join("debug/database"), &program)?;
    fs::write(marker, lock)?;
    // Several gigabytes that nothing needs again.
    let _ = fs::remove_dir_all(build);
    Ok(program)
}
