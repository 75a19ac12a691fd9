//! The co-edited document of one section, or of the draft of a framework: which roots it has, typed reading and writing, order and differences.
//!
//! Flat roots only: `Text` roots named `t/<item>/<field>` and a few `Map` roots of short strings. The same code runs on the
//! server and in the browser, so both agree on every name, limit and spelling. Lengths and places count UTF-16 units, as the
//! browser does.

pub mod anchor;
pub mod check;
pub mod content;
pub mod doc;
pub mod framework;
mod gather;
pub mod limits;
pub mod order;
pub mod read;
pub mod schema;
pub mod shape;
pub mod spelling;
pub mod splice;
pub mod state;
mod text;
pub mod utf16;
pub mod write;

pub use content::Content;
pub use yrs;
