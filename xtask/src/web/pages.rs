//! Which splits a page needs, and what it may weigh (docs/ARCHITECTURE.md). The server asks for a page by its name (`app/src/routes.rs`).

/// A kind of page.
pub struct Page {
    /// Its name.
    pub name: &'static str,
    /// What it is made of beside the core.
    pub splits: &'static [&'static str],
    /// What is fetched without the page waiting for it: the engine.
    pub following: &'static [&'static str],
    /// What core, glue, loader and splits may weigh together before what follows, brotli.
    pub budget: u64,
}

const KB: u64 = 1000;
/// Signing in, the desk and the lists: what everybody sees first. The aim is 250 (decision 0012).
const FIRST: u64 = 365 * KB;
/// Pages that are read. The aim is 400.
const READ: u64 = 525 * KB;
/// The living proposal. The aim is 560.
const PROPOSAL: u64 = 650 * KB;
/// Where the framework is written, by the few who own it. The aim is 650.
const WRITTEN: u64 = 700 * KB;

/// All of them.
pub const PAGES: [Page; 23] = [
    Page { name: "sign-in", splits: &["sign_in"], following: &[], budget: FIRST + 45 * KB },
    Page { name: "join", splits: &["join"], following: &[], budget: FIRST + 45 * KB },
    Page { name: "begin", splits: &["begin"], following: &[], budget: FIRST + 45 * KB },
    Page { name: "me", splits: &["sessions"], following: &[], budget: READ },
    Page { name: "desk", splits: &[], following: &[], budget: FIRST },
    Page { name: "list", splits: &[], following: &[], budget: FIRST },
    Page { name: "everybody", splits: &["people_list"], following: &[], budget: READ },
    Page { name: "people_import", splits: &["people_import"], following: &[], budget: READ },
    Page { name: "audit", splits: &["audit"], following: &[], budget: READ },
    Page { name: "settings", splits: &["settings"], following: &[], budget: READ },
    Page { name: "person", splits: &["person"], following: &[], budget: READ },
    Page { name: "sign-in-settings", splits: &["sign_in_settings"], following: &[], budget: READ },
    Page { name: "consultation", splits: &["consultation"], following: &[], budget: READ },
    Page { name: "version", splits: &["version"], following: &[], budget: READ + 20 * KB },
    Page { name: "start", splits: &["start"], following: &[], budget: READ },
    Page { name: "role", splits: &["role"], following: &[], budget: READ },
    Page { name: "versions", splits: &["versions"], following: &[], budget: READ },
    Page { name: "comparison", splits: &["comparison"], following: &[], budget: READ },
    // It shares a file with the proposal and its versions, of which it needs a part.
    Page { name: "map", splits: &["map"], following: &[], budget: READ + 35 * KB },
    Page { name: "import", splits: &["import"], following: &[], budget: READ },
    Page { name: "proposal", splits: &["proposal"], following: &["proposal_engine"], budget: PROPOSAL },
    Page { name: "matrix", splits: &["matrix"], following: &["draft_engine"], budget: WRITTEN },
    Page { name: "steps", splits: &["steps"], following: &["draft_engine"], budget: WRITTEN },
];

/// How much the files may weigh that are fetched without the page waiting for them.
pub const FOLLOWING: u64 = 170 * KB;
/// How many files of the program a page may load, and how many what follows it may add.
pub const MOST_FILES: usize = 8;
pub const MOST_FOLLOWING: usize = 4;
/// What the style sheet may weigh.
pub const CSS: u64 = 15 * KB;
