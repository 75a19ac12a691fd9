//! What is co-edited, as the engine sees it. The engine itself is there once and knows rooms, texts and people; a script knows which roots a
//! document has and what its parts say. Each kind of table fetches its own.

use super::room::Room;
use crate::live::coediting::PartEdit;
use document::splice::Splice;
use domain::room::Shape;
use yrs::TransactionMut;

/// When what a document says is read again after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::live) enum Pace {
    /// In the same turn of the event loop: reading is cheap.
    AtOnce,
    /// At most once a frame, and only when I rest where the change is mine: reading takes a while.
    Resting,
}

/// Something that is co-edited.
pub(in crate::live) trait Script {
    /// The maps of a part's document: what undo reaches from the beginning.
    fn maps(&self, part: Shape) -> Vec<&'static str>;

    /// The root of a text; none where there is no such text.
    fn text_root(&self, part: Shape, item: &str, field: &str) -> Option<String>;

    /// Changes a text. Whether it could.
    fn splice(&self, part: Shape, txn: &mut TransactionMut<'_>, item: &str, field: &str, splice: Splice) -> bool;

    /// Makes a change. `random` is a name that nobody else draws.
    fn edit(&self, txn: &mut TransactionMut<'_>, edit: &PartEdit, random: &str);

    /// Lets undo reach what a change is about to touch.
    fn widen(&self, room: &Room, edit: &PartEdit);

    /// Reads what a room's document says and shows it. `roots` are the ones that were touched since the last time.
    fn publish(&self, room: &Room, roots: &[String]);

    /// Shows nothing of a part any longer.
    fn clear(&self, part: Shape);

    /// When to publish.
    fn pace(&self) -> Pace;

    /// A place inside of a sentence.
    fn place(&self, part: Shape, field: Option<&str>) -> String;
}
