//! `bench`: builds the optimized server and runs the load generator against it.

use crate::paths::{self, Profile};
use crate::run;
use crate::setup;
use crate::step::{Done, Failed, cargo, show, step};
use crate::web;
use std::fs;
use std::process::Command;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Measure the quickly built server: figures are then good for comparing changes, not for judging.
    #[arg(long)]
    dev: bool,
    /// Handed on to the load generator, e.g. `sync --quick`, `pages`, `start`, `backup`; `sync --help` lists the rest.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    words: Vec<String>,
}

impl Options {
    /// Whether that is measured: named, or nothing is.
    fn wants(&self, what: &str) -> bool {
        let mut named = self.words.iter().filter(|word| ["sync", "pages", "start", "backup"].contains(&word.as_str())).peekable();
        named.peek().is_none() || named.any(|word| word == what)
    }
}

/// Builds and measures.
pub fn bench(options: &Options) -> Done {
    let profile = if options.dev { Profile::Dev } else { Profile::Release };
    // Co-editing needs no page, and its figures should not wait for a browser's build.
    if options.wants("pages") {
        web::build(&setup::everything()?)?;
        if let Err(Failed(why)) = web::check_budgets() {
            println!("{why}");
        }
    }
    if options.wants("sync") {
        peers()?;
    }
    // Together: each alone would choose other features, and compile the database once more.
    let both = ["build", "--package", "server", "--package", "bench", "--profile", profile.name()];
    let mut build = cargo();
    build.args(both);
    if profile == Profile::Release {
        run::embedding(&mut build);
    }
    step("Building the server and the load generator", || show(&mut build))?;
    let server = run::built(profile)?;
    let mut generator = Command::new(server.with_file_name("bench"));
    generator.args(&options.words).current_dir(paths::root());
    generator.env("WAYMARK_BIN", &server);
    if paths::site().is_dir() {
        generator.env("WAYMARK_SITE_DIR", paths::site());
    }
    show(&mut generator)
}

/// Installs the servers to compare with, once per lock file. The SQLite of one of them is compiled here: what its package would fetch
/// instead comes from another place than the registry, and is pinned by nothing. Without a compiler that one is not measured.
fn peers() -> Done {
    let folder = paths::root().join("bench/peer");
    let lock = fs::read(folder.join("package-lock.json"))?;
    let marker = folder.join("installed.lock");
    if folder.join("node_modules").is_dir() && fs::read(&marker).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("Installing the servers to compare with (two minutes on two cores)", || {
        let mut install = Command::new("npm");
        install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        show(install.current_dir(&folder))?;
        let mut compile = Command::new("npm");
        compile.args(["rebuild", "better-sqlite3", "--loglevel=error"]).env("npm_config_build_from_source", "true");
        if show(compile.current_dir(&folder)).is_err() {
            println!("  SQLite for Node cannot be compiled here: it will be missing in the table");
            return Ok(());
        }
        Ok(fs::write(marker, lock)?)
    })
}
