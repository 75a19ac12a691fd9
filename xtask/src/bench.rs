//! `bench`: builds the optimized server and runs the load generator against it.

use crate::paths::{self, Profile};
use crate::run;
use crate::step::{Done, cargo, show};
use crate::web;

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
    run::build(&run::Build::of(profile))?;
    for asset in web::sizes()? {
        println!("{}: {} bytes brotli (budget {})", asset.kind, asset.size, asset.budget);
    }
    let mut generator = cargo();
    generator.args(["run", "--quiet", "--package", "bench", "--profile", profile.name(), "--"]).args(&options.words);
    generator.env("WAYMARK_BIN", run::built(profile)?).env("WAYMARK_SITE_DIR", paths::site());
    show(&mut generator)
}
