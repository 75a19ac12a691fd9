//! Import and export of career frameworks: bytes in, a [`Framework`](domain::framework::Framework) or a clear refusal out, and back. Pure: no
//! files, no network, no clock.
//!
//! An import has four steps, and nothing is written in any of them; the caller does that with the result.
//!
//! 1. [`read`] takes the files of one upload and a [`Mapping`] (the default guesses everything). It gives a [`Draft`]: the framework, what was
//!    taken for what, [`Note`]s with file and line, and the files that were refused. It fails only when nothing could be read.
//! 2. A [`Refusal`] may carry a [`Repair`]: a value that says what it would do and does it to the bytes. Then `read` again.
//! 3. The caller may change the mapping (names of families, what a column is, currency, where new levels go) and `read` again.
//! 4. [`merge`] puts the import into the current framework, by id and then by name, and deletes nothing. [`preview`] says what that
//!    adds, changes and leaves alone.
//!
//! ```
//! use exchange::{File, Format, Mapping, Output, merge, preview, read, write};
//! use domain::framework::Framework;
//!
//! let sheet = "Title,Level 1: Keeper,Level 2: Warden\nMapping,Draws the paths,\"All from left plus:\n- Checks the maps of others\"\n";
//! let draft = read(&[File::new("paths.csv", sheet)], &Mapping::default())?;
//! assert_eq!(draft.found.roles, 2);
//!
//! let current = Framework::default();
//! let merged = merge(&current, &draft.framework, &draft.mapping)?;
//! assert_eq!(preview(&current, &merged).added(), 9);
//!
//! let json = write(&merged, Output::Json).expect("JSON holds everything");
//! let again = read(&[File::new(&json.name, json.bytes)], &Mapping::default())?;
//! assert_eq!(again.framework, merged);
//! # assert_eq!(exchange::detect(&File::new("paths.csv", sheet)), Ok(Format::Csv));
//! # Ok::<(), exchange::Refusal>(())
//! ```
//!
//! [`write`] gives [`Output::Json`] and [`Output::Yaml`], which hold everything; [`Output::Xlsx`], [`Output::Markdown`] and
//! [`Output::Tables`] (an archive of separated values), which hold everything whose lines are single, trimmed lines, as those of the draft
//! are; [`Output::Csv`], which holds families, roles, competencies and cells; and [`Output::Poster`], for paper. All are written of
//! what they are given: who may see pay and the project is decided before, by the caller; the poster alone leaves out pay that is not for everybody.
//!
//! What comes in is hostile until read: [`limits`] are checked while reading, formulas are never calculated, anchors, document types and
//! entities are refused, names of files are only ever shown.

mod archive;
mod build;
mod check;
mod csv;
mod directory;
mod encoding;
mod export;
mod file;
mod html;
mod import;
mod inherit;
mod json;
pub mod limits;
mod mapping;
mod markdown;
mod merge;
mod money;
mod note;
mod preview;
mod repair;
mod shapes;
mod slug;
mod table;
mod tree;
mod xlsx;
mod yaml;

pub use directory::{ListedPerson, PersonColumn, PersonField, PersonList, read_people};
pub use export::{Output, Unwritable, Written, data, separated, write};
pub use file::{File, Format};
pub use html::poster::Paper;
pub use import::{Draft, Found, detect, read, repair};
pub use mapping::{Column, Field, Levels, Mapping, Period, Renamed, Shape, TableMapping, Ways};
pub use merge::merge;
pub use note::{Note, Place, Refusal, Why};
pub use preview::{Change, Effect, Preview, What, preview};
pub use repair::Repair;
