//! Which splits a page needs, and what it may weigh (docs/ARCHITECTURE.md). The server asks for a page by its name (`app/src/shell.rs`).

/// A kind of page.
pub struct Page {
    /// Its name.
    pub name: &'static str,
    /// What it is made of beside the core.
    pub splits: &'static [&'static str],
    /// What core, glue, loader and splits may weigh together, brotli.
    pub budget: u64,
}

const KB: u64 = 1000;
/// Signing in, the desk and the lists: what everybody sees first. The aim is 250 (decision 0012).
const FIRST: u64 = 310 * KB;
/// Pages that are read. The aim is 400.
const READ: u64 = 500 * KB;
/// The living proposal. The aim is 560.
const PROPOSAL: u64 = 760 * KB;
/// Where the framework is written, by the few who own it. The aim is 650.
const WRITTEN: u64 = 820 * KB;

/// All of them.
pub const PAGES: [Page; 14] = [
    Page { name: "sign-in", splits: &[], budget: FIRST },
    Page { name: "desk", splits: &[], budget: FIRST },
    Page { name: "list", splits: &[], budget: FIRST },
    Page { name: "consultation", splits: &["consultation"], budget: READ },
    Page { name: "version", splits: &["version"], budget: READ },
    Page { name: "framework", splits: &["start"], budget: READ },
    Page { name: "role", splits: &["role"], budget: READ },
    Page { name: "versions", splits: &["versions"], budget: READ },
    Page { name: "comparison", splits: &["comparison"], budget: READ },
    Page { name: "map", splits: &["map"], budget: READ },
    Page { name: "import", splits: &["import"], budget: READ },
    Page { name: "proposal", splits: &["proposal"], budget: PROPOSAL },
    Page { name: "matrix", splits: &["matrix"], budget: WRITTEN },
    Page { name: "steps", splits: &["steps"], budget: WRITTEN },
];

/// How many files of the program a page may load.
pub const MOST_FILES: usize = 8;
/// What the style sheet may weigh.
pub const CSS: u64 = 15 * KB;
