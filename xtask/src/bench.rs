//! `bench`: builds the optimized server and runs the load generator against it.

use crate::paths::{self, Profile};
use crate::run;
use crate::setup;
use crate::step::{Done, cargo, show, step};
use crate::web;
use std::process::Command;

/// What to measure.
#[derive(clap::Args)]
pub struct Options {
    /// Measure the quickly built server: figures are then good for comparing changes, not for judging.
    #[arg(long)]
    dev: bool,
    /// Handed on to the load generator, e.g. `sync`, `pages`, `start`.
    words: Vec<String>,
}

/// Builds and measures.
pub fn bench(options: &Options) -> Done {
    let profile = if options.dev { Profile::Dev } else { Profile::Release };
    web::build(&setup::everything()?)?;
    // Together: each alone would choose other features, and compile the database once more.
    let both = ["build", "--package", "server", "--package", "bench", "--profile", profile.name()];
    step("Building the server and the load generator", || show(cargo().args(both)))?;
    for asset in web::sizes()? {
        println!("{}: {} bytes brotli (budget {})", asset.kind, asset.size, asset.budget);
    }
    let server = run::built(profile)?;
    let mut generator = Command::new(server.with_file_name("bench"));
    generator.args(&options.words).current_dir(paths::root());
    generator.env("WAYMARK_BIN", &server).env("WAYMARK_SITE_DIR", paths::site());
    show(&mut generator)
}
