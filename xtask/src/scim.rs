//! `scim`: has scim2-tester, which somebody else wrote, judge the interface for directories. It is Python, which not every machine has: then it says that
//! it was left out.

use crate::paths;
use crate::step::{Done, Failed, cargo, read, show, step};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// By which the test finds the Python that has the judge (`server/tests/it/scim.rs`).
pub const VARIABLE: &str = "WAYMARK_SCIM_PYTHON";
const OLDEST: &str = "import sys; sys.exit(sys.version_info < (3, 10))";

/// Judges.
pub fn judge() -> Done {
    let Some(python) = python()? else { return Ok(()) };
    step("Judging the interface for directories", || {
        let mut test = cargo();
        test.args(["test", "--workspace", "--test", "it", "--", "scim::a_judge", "--nocapture"]).env(VARIABLE, python);
        show(&mut test)
    })
}

/// The Python that has the judge, in an environment of its own; none where the machine has no Python for it, which is said.
pub fn python() -> Done<Option<PathBuf>> {
    if read(Command::new("python3").args(["-c", OLDEST])).is_err() {
        println!("\u{25b8} Skipped: the outside judge of the interface for directories needs Python 3.10 or later as `python3`");
        return Ok(None);
    }
    let (place, wanted) = (paths::tools().join("scim"), paths::root().join("xtask/python/scim.txt"));
    let (python, mark) = (place.join("bin/python"), place.join("installed.txt"));
    let wanted_text = fs::read_to_string(&wanted)?;
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted_text) {
        return Ok(Some(python));
    }
    let installed = step("Installing the outside judge of the interface for directories", || {
        show(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&place))?;
        let mut pip = Command::new(&python);
        show(pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(&wanted))
    });
    match installed {
        Ok(()) => {
            fs::write(&mark, wanted_text)?;
            Ok(Some(python))
        }
        // No `venv`, or no registry in reach: this machine has no Python for it.
        Err(Failed(why)) => {
            println!("\u{25b8} Skipped: the outside judge of the interface for directories could not be installed: {why}");
            Ok(None)
        }
    }
}
