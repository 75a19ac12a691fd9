//! Which splits a page needs, and what it may weigh (docs/ARCHITECTURE.md). The server asks for a page by its name (`app/src/address.rs`).

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
/// Signing in, the desk and the lists: what everybody sees first.
const FIRST: u64 = 250 * KB;
/// Pages that are read.
const READ: u64 = 400 * KB;
/// The living proposal.
const PROPOSAL: u64 = 560 * KB;
/// Where the framework is written, by the few who own it.
const WRITTEN: u64 = 650 * KB;

/// All of them.
pub const PAGES: [Page; 11] = [
    Page { name: "sign-in", splits: &[], budget: FIRST },
    Page { name: "desk", splits: &[], budget: FIRST },
    Page { name: "list", splits: &[], budget: FIRST },
    Page { name: "consultation", splits: &["consultation"], budget: READ },
    Page { name: "version", splits: &["version"], budget: READ },
    Page { name: "framework", splits: &["framework"], budget: READ },
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
