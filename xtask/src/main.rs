//! The only commands anyone has to know: `cargo xtask run`, `test`, `check`, `bench`, `setup`, `build`, `package`, `scim`.

mod bench;
mod check;
mod database;
mod package;
mod paths;
mod run;
mod scim;
mod setup;
mod step;
mod test;
mod web;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Set up, run and test Waymark.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Set up what is missing, build, create a demo organization on first start, and serve.
    Run(run::Options),
    /// Set up what is missing and run every test: format, lints, unit, property, store, sync, HTTP, sizes, browser.
    Test(test::Options),
    /// Format and lints alone.
    Check,
    /// Measure, beside peers where there are any.
    Bench(bench::Options),
    /// Install what is missing and stop.
    Setup,
    /// Build the server and the browser's files and stop.
    Build(run::Build),
    /// Build everything optimized, and pack a tarball and a Debian package.
    Package,
    /// Have a judge that somebody else wrote look at the interface for directories; skipped where there is no Python.
    Scim,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test(options) => test::test(&options),
        Command::Check => check::check(),
        Command::Bench(options) => bench::bench(&options),
        Command::Setup => setup::everything().map(drop),
        Command::Build(options) => run::build(&options).map(drop),
        Command::Package => package::package(),
        Command::Scim => scim::judge(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n\u{2717} {error}");
            ExitCode::FAILURE
        }
    }
}
