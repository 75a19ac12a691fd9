//! What each page weighs, against what it may.

use super::assets;
use super::compress::size;
use super::pages::{CSS, FOLLOWING, MOST_FILES, MOST_FOLLOWING, PAGES};
use crate::paths;
use crate::step::{Done, Failed};
use serde_json::Value;

/// Prints all, and fails where something is over its budget.
pub fn check() -> Done {
    let list = assets::list(&paths::site())?;
    let named = |key: &str| list.get(key).and_then(Value::as_str).unwrap_or_default();
    let mut over = Vec::new();
    let css = weight(named("css"))?;
    println!("  {:<14}{:>5} KB of {}", "style sheet", kb(css), kb(CSS));
    if css > CSS {
        over.push("style sheet");
    }
    for page in &PAGES {
        let core = ["js", "loader", "wasm"].map(named);
        let files: Vec<&str> = core.into_iter().chain(of_page(&list, "pages", page.name)).collect();
        let total = files.iter().map(|file| weight(file)).sum::<Done<u64>>()?;
        let later: Vec<&str> = of_page(&list, "following", page.name).collect();
        let follows = later.iter().map(|file| weight(file)).sum::<Done<u64>>()?;
        print!("  {:<14}{:>5} KB of {} in {} files", page.name, kb(total), kb(page.budget), files.len());
        if follows > 0 {
            print!(", then {} of {} in {}", kb(follows), kb(FOLLOWING), later.len());
        }
        println!();
        let fits = total <= page.budget && follows <= FOLLOWING && files.len() <= MOST_FILES && later.len() <= MOST_FOLLOWING;
        if !fits {
            over.push(page.name);
        }
    }
    if over.is_empty() { Ok(()) } else { Err(Failed(format!("over their budget: {}", over.join(", ")))) }
}

/// The files of a page under that key of the list.
fn of_page<'a>(list: &'a Value, key: &str, page: &str) -> impl Iterator<Item = &'a str> {
    let files = list.get(key).and_then(|pages| pages.get(page)).and_then(Value::as_array);
    files.into_iter().flatten().filter_map(Value::as_str)
}

fn weight(address: &str) -> Done<u64> {
    size(&paths::site().join(address.trim_start_matches('/')))
}

/// Rounded up.
fn kb(bytes: u64) -> u64 {
    bytes.div_ceil(1000)
}
