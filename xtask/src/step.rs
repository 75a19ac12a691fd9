//! Running a step so that whoever waits sees what is going on and how long it took.

use std::fmt;
use std::process::Command;
use std::time::Instant;

/// Why a step failed, ready to be printed.
#[derive(Debug)]
pub struct Failed(pub String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// The outcome of a step.
pub type Done<T = ()> = Result<T, Failed>;

/// Announces a step, does it, and says how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> Done<T>) -> Done<T> {
    println!("\u{25b8} {name}");
    let begun = Instant::now();
    let done = work().map_err(|Failed(why)| Failed(format!("{name}: {why}")))?;
    println!("  done in {:.1} s", begun.elapsed().as_secs_f32());
    Ok(done)
}

/// Runs a command with its output shown.
pub fn show(command: &mut Command) -> Done {
    let status = command.status().map_err(|error| Failed(format!("{} does not start: {error}", name_of(command))))?;
    if status.success() { Ok(()) } else { Err(Failed(format!("{} failed ({status})", name_of(command)))) }
}

/// Runs a command and returns what it prints; where it fails, what it printed is part of the reason.
pub fn read(command: &mut Command) -> Done<String> {
    let output = command.output().map_err(|error| Failed(format!("{} does not start: {error}", name_of(command))))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let text = [output.stdout, output.stderr].concat();
        Err(Failed(format!("{} failed ({})\n{}", name_of(command), output.status, String::from_utf8_lossy(&text))))
    }
}

fn name_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// `cargo` in the root of the repository. What cargo told this program about its package is not passed on: build scripts below the database
/// ask for these variables, so that a build from here and one from the shell would each throw the other's database away.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|own| name.starts_with(own))) {
            command.env_remove(name);
        }
    }
    command.current_dir(crate::paths::root());
    command
}
