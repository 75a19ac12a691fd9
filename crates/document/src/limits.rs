//! Limits of one section's document beyond those of `domain::content`, each with its reason.

use domain::content::MAX_ITEMS;

/// Longest text of all roots together, in UTF-16 units: three hundred pages, and a few megabytes of memory at most.
pub const MAX_SECTION_UTF16: u32 = 1_000_000;

/// Most entries of a map that speaks about another section's items: entries may outlive their items, so it is more than
/// [`MAX_ITEMS`], and still an end.
pub const MAX_ENTRIES: usize = 4 * MAX_ITEMS;

/// Most keys of one map: eight scalars for each item, and as many left behind by removals that met an edit.
pub const MAX_KEYS: usize = 16 * MAX_ITEMS;

/// Most roots of one document. A root can never be removed again, so this counts everything that was ever added.
pub const MAX_ROOTS: usize = 4_000;

/// Longest order string. Some three hundred moves to the very same place fit before the list is spread out anew.
pub const MAX_ORDER_LEN: usize = 80;

/// Limits of the draft of a framework, which is one document for a whole organization.
pub mod framework {
    /// Most roots: eight thousand cells (two hundred roles by forty competencies) with three texts each, as many texts of roles and
    /// competencies as a thousand of them have, and what removals left behind.
    pub const MAX_ROOTS: usize = 40_000;

    /// Most keys of all maps together: three scalars for each cell, ten for each role, and what else there is four times over.
    pub const MAX_KEYS: usize = 200_000;

    /// Longest text of all roots together, in UTF-16 units: five hundred for each of eight thousand cells, or a thousand pages.
    pub const MAX_UTF16: u32 = 4_000_000;

    /// Most levels: their numbers have to fit in a byte, and a spine that long is none.
    pub const MAX_LEVELS: usize = 100;

    /// Most items of any other list: four times as many roles as the largest map is drawn for.
    pub const MAX_LISTED: usize = 4_000;
}
