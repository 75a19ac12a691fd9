//! `test`: everything that must hold before anything lands.

use crate::paths::{self, Profile};
use crate::run;
use crate::setup;
use crate::step::{Done, Failed, cargo, read, show, step};
use crate::{check, database, scim, web};
use std::process::Command;

/// What to leave out while working; continuous integration leaves out nothing.
#[derive(clap::Args)]
pub struct Options {
    /// Only the browser tests, with these words handed on to Playwright.
    #[arg(long, num_args = 0.., value_name = "ARGS", allow_hyphen_values = true)]
    browser: Option<Vec<String>>,
    /// Without the tests of several processes on one database server, which takes ten minutes to build the first time.
    #[arg(long)]
    without_database_server: bool,
}

/// Runs the tests.
pub fn test(options: &Options) -> Done {
    if let Some(words) = &options.browser {
        run::build(&run::Build::default())?;
        return browser(words);
    }
    let tools = setup::everything()?;
    check::check()?;
    web::build(&tools)?;
    step("Checking sizes against their budgets", web::check_budgets)?;
    let database = if options.without_database_server { None } else { Some(database::server()?) };
    let judge = scim::python()?;
    // Builds the program too.
    step("Running unit, property, store, sync and HTTP tests", || {
        let mut tests = cargo();
        tests.args(["test", "--workspace", "--no-fail-fast"]);
        if let Some(database) = database {
            tests.env("WAYMARK_TEST_DATABASE", database);
        }
        if let Some(judge) = judge {
            tests.env(scim::VARIABLE, judge);
        }
        show(&mut tests)
    })?;
    browser(&[])
}

fn browser(words: &[String]) -> Done {
    let folder = paths::root().join("end2end");
    setup::npm(&folder, &folder)?;
    let chromium = chromium()?;
    step("Running browser tests", || {
        let mut playwright = Command::new(folder.join("node_modules/.bin/playwright"));
        playwright.arg("test").args(words).current_dir(&folder);
        playwright
            .env("WAYMARK_CHROMIUM", chromium)
            .env("WAYMARK_BIN", run::built(Profile::Dev)?)
            .env("WAYMARK_SITE_DIR", paths::site());
        show(&mut playwright)
    })
}

/// Chromium from the system: test tools must not download browsers of their own.
fn chromium() -> Done<String> {
    if let Ok(named) = std::env::var("WAYMARK_CHROMIUM") {
        return Ok(named);
    }
    let find = || {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        names.into_iter().find_map(|name| read(Command::new("which").arg(name)).ok()).map(|path| path.trim().to_owned())
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    step("Installing Chromium", || {
        show(Command::new("apt-get").args(["update", "-qq"]))?;
        show(
            Command::new("apt-get")
                .args(["install", "-y", "-qq", "--no-install-recommends", "chromium"])
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    })
    .map_err(|Failed(why)| Failed(format!("{why}\nInstall Chromium, or name it in WAYMARK_CHROMIUM")))?;
    find().ok_or_else(|| Failed("Chromium is missing: install it, or name it in WAYMARK_CHROMIUM".into()))
}
