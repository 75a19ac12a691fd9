//! Format and lints, for the server's side and for the browser's.

use crate::step::{Done, cargo, show, step};
use crate::web;

/// Fails on anything unformatted and on every warning.
pub fn check() -> Done {
    step("Checking the format", || show(cargo().args(["fmt", "--all", "--check"])))?;
    step("Linting the server's side", || {
        show(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"]))
    })?;
    step("Linting the browser's side", || {
        let browser = ["--package", "app", "--features", "app/hydrate", "--target", "wasm32-unknown-unknown"];
        let programs = web::packages().flat_map(|package| ["--package", package]);
        show(cargo().args(["clippy", "--quiet", "--lib"]).args(browser).args(programs).args(["--", "--deny", "warnings"]))
    })
}
