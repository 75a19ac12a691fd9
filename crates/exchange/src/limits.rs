//! What an import may cost. Everything is checked while reading, never after, and never by what a file says about itself.

/// Bytes of one upload, all of its files together: real frameworks have some hundred kilobytes, workbooks with pictures a few megabytes.
pub const MAX_UPLOAD: usize = 20 * 1024 * 1024;
/// Bytes of one text file after decoding. A text of this size would already hold tens of thousands of expectations.
pub const MAX_TEXT: usize = 8 * 1024 * 1024;
/// Files of one import, also of those in an archive: the largest published framework that we know has thirty.
pub const MAX_FILES: usize = 500;
/// Entries that an archive may list, folders and pictures among them.
pub const MAX_ENTRIES: usize = 2_000;
/// Bytes that all archives and workbooks of an upload may unpack to, counted while unpacking.
pub const MAX_UNPACKED: usize = 64 * 1024 * 1024;
/// How much larger than its packed form an entry may become. Sheets of a workbook reach 60; a bomb has 1,000.
pub const MAX_RATIO: usize = 200;
/// Below this an entry may have any ratio: a small file of blanks is harmless.
pub const FREE_UNPACKED: usize = 1024 * 1024;
/// Longest name of a file that is shown again, in characters.
pub const MAX_NAME: usize = 200;
/// How deep YAML, JSON and XML may nest: frameworks need seven.
pub const MAX_DEPTH: usize = 64;
/// Values of a YAML or JSON text: each takes some hundred bytes of memory.
pub const MAX_NODES: usize = 500_000;
/// Cells with words in the tables of one file.
pub const MAX_TABLE_CELLS: usize = 200_000;
/// Tables of a file: a sheet for each family of a large organization, and some.
pub const MAX_TABLES: usize = 1_000;
/// People of one list: twice the largest organization that this is made for. They are looked at as one.
pub const MAX_PEOPLE: usize = 20_000;
/// Columns of a table: as many as a workbook of 1997 had.
pub const MAX_COLUMNS: usize = 256;
/// Rows of a table.
pub const MAX_ROWS: usize = 65_536;
/// Levels of the spine; their number is a byte.
pub const MAX_LEVELS: usize = 250;
/// Roles of a framework. The matrix and the map are made for 1,000.
pub const MAX_ROLES: usize = 2_000;
/// Competencies of a framework.
pub const MAX_COMPETENCIES: usize = 2_000;
/// Cells of a framework: 500 roles by 40 competencies.
pub const MAX_CELLS: usize = 20_000;
/// Characters of a name or title: what a line of the draft holds.
pub const MAX_LINE: usize = domain::content::MAX_SCALAR_CHARS;
/// UTF-16 units of one text: what a text of the draft holds.
pub const MAX_BODY: usize = domain::content::MAX_TEXT_UTF16 as usize;
/// Notes that are kept: nobody reads more, and a hostile file could cause one for each byte.
pub const MAX_NOTES: usize = 500;
