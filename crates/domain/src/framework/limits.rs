//! How large a framework may be. Far above what is known of real ones, so that whoever meets a limit has imported something else.

/// Most levels: the map draws each as a column, and more than this cannot be read on any screen.
pub const MAX_LEVELS: usize = 40;
/// Most families: the map draws each as a band; the largest published frameworks have about thirty.
pub const MAX_FAMILIES: usize = 200;
/// Most roles: the search for a way between two of them is promised to take less than 50 ms for so many.
pub const MAX_ROLES: usize = 1_000;
/// Most competencies: a library that nobody could read in a week, and ten times the largest that is known.
pub const MAX_COMPETENCIES: usize = 1_000;
/// Most cells: each is some structs in the co-edited document, which has to be opened within seconds.
pub const MAX_CELLS: usize = 40_000;
/// Most ways: five for each of the most roles.
pub const MAX_EDGES: usize = 5_000;
/// Most lines of one cell: it is rated line by line by a person.
pub const MAX_LINES: usize = 200;
/// Most bands of one role: one for each country there is would fit.
pub const MAX_BANDS: usize = 250;
