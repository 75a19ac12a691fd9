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
