//! Format and lints, for the server's side and for the browser's.

use crate::paths;
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
        let program = ["--package", web::PACKAGE];
        show(cargo().args(["clippy", "--quiet", "--lib"]).args(browser).args(program).args(["--", "--deny", "warnings"]))
    })?;
    step("Checking the splitter", || {
        let splitter = ["--manifest-path", "tools/split/Cargo.toml"];
        let target = paths::tools().join("split");
        show(cargo().args(["fmt", "--check"]).args(splitter))?;
        let (mut clippy, mut tests) = (cargo(), cargo());
        clippy.args(["clippy", "--quiet", "--all-targets"]).args(splitter).arg("--target-dir").arg(&target);
        show(clippy.args(["--", "--deny", "warnings"]))?;
        show(tests.args(["test", "--quiet"]).args(splitter).arg("--target-dir").arg(&target))
    })
}
