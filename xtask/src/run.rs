//! `run` and `build`: from a fresh clone to a served demo organization.

use crate::paths::{self, Profile};
use crate::setup;
use crate::step::{Done, Failed, cargo, read, show, step};
use crate::web;
use std::path::PathBuf;
use std::process::Command;

/// How to build.
#[derive(clap::Args, Default)]
pub struct Build {
    /// Build the server fully optimized: takes about half an hour longer on two cores.
    #[arg(long)]
    release: bool,
}

impl Build {
    /// Fully optimized.
    pub const RELEASE: Self = Self { release: true };

    /// The profile for the server.
    pub fn profile(&self) -> Profile {
        if self.release { Profile::Release } else { Profile::Dev }
    }
}

/// How to run.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    build: Build,
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:3000")]
    listen: String,
    /// Where the database lives; created with a demo organization where it does not exist.
    #[arg(long, default_value = "data")]
    data_dir: PathBuf,
}

/// Builds server and browser files; returns the profile that was built.
pub fn build(options: &Build) -> Done<Profile> {
    let tools = setup::everything()?;
    web::build(&tools)?;
    let profile = options.profile();
    step("Building the server", || show(&mut server(profile)))?;
    Ok(profile)
}

/// The build of the server. In the profile of the tests it is the one that they use: a test among what is built, however small, lets cargo choose the
/// features that all tests together ask for, and the database, which takes most of the time, is compiled once.
fn server(profile: Profile) -> Command {
    let mut build = cargo();
    build.args(["build", "--profile", profile.name()]);
    match profile {
        Profile::Dev => build.args(["--workspace", "--bin", "waymark", "--test", "codec"]),
        Profile::Release => embedding(build.args(["--package", "server"])),
    };
    build
}

/// Puts the browser's files into the program that is built, once there are any. In the profile for development they are read from their folder.
pub fn embedding(build: &mut Command) -> &mut Command {
    if paths::site().is_dir() { build.env("WAYMARK_EMBED_SITE", paths::site()) } else { build }
}

/// Builds, fills an empty database, says how to sign in, and serves until it is stopped.
pub fn run(options: &Options) -> Done {
    let profile = build(&options.build)?;
    let waymark = paths::waymark(profile);
    let data = paths::root().join(&options.data_dir);
    // Where the directory holds the demo already, this lists its sign-ins again; where it holds another organization, it says so.
    let mut demo = Command::new(&waymark);
    demo.args(["demo", "--json", "--data-dir"]).arg(&data);
    let sign_ins = if data.exists() { read(&mut demo) } else { step("Creating a demo organization", || read(&mut demo)) };
    match sign_ins {
        Ok(printed) => print_sign_ins(&printed),
        Err(why) if !data.exists() => return Err(why),
        Err(_not_the_demo) => println!("  {} holds an organization of its own: sign in as one of its people", data.display()),
    }
    println!("\n  Waymark is at http://{}  (stop with Ctrl-C)\n", options.listen);
    let mut serve = Command::new(waymark);
    serve.args(["serve", "--listen", &options.listen, "--data-dir"]).arg(&data).arg("--site-dir").arg(paths::site());
    show(&mut serve)
}

fn print_sign_ins(json: &str) {
    let Ok(list) = serde_json::from_str::<Vec<serde_json::Value>>(json) else { return };
    println!("\n  Sign in as:");
    for entry in list {
        let text = |key: &str| entry.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let roles = entry.get("roles").and_then(|roles| roles.as_array()).cloned().unwrap_or_default();
        let roles: Vec<&str> = roles.iter().filter_map(|role| role.as_str()).collect();
        println!("  {:<34} {:<26} {:<18} {}", text("email"), text("password"), text("name"), roles.join(", "));
    }
}

/// The binary, for tests that start the real program.
pub fn built(profile: Profile) -> Done<PathBuf> {
    let waymark = paths::waymark(profile);
    if waymark.exists() { Ok(waymark) } else { Err(Failed(format!("{} is missing: build first", waymark.display()))) }
}
