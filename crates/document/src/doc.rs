//! Making documents.

use crate::state::{self, StateError};
use domain::room::Shape;
use yrs::{ClientID, Doc, OffsetKind, Options};

/// An empty document. `client_id` is random for every document, tab and start and never used again: two writers with one id
/// diverge for ever. Thirty-two bits keep updates a fifth smaller than the fifty-three that would be possible.
pub fn new(client_id: u32) -> Doc {
    let id = ClientID::new(u64::from(client_id));
    // The name is never sent. It keeps documents apart that share one undo history, as the client id does.
    let mut options = Options::with_guid_and_client_id(client_id.to_string().into(), id);
    options.offset_kind = OffsetKind::Utf16;
    Doc::with_options(options)
}

/// What a document holds from the beginning, as a v1 update: nothing, since roots appear when they are first
/// written. Applied twice it does nothing.
pub fn template(_shape: impl Into<Shape>) -> Vec<u8> {
    state::EMPTY_UPDATE.to_vec()
}

/// A document from a snapshot (v2) and the updates (v1) that follow it.
pub fn load<'a>(client_id: u32, snapshot: Option<&[u8]>, updates: impl IntoIterator<Item = &'a [u8]>) -> Result<Doc, StateError> {
    let doc = new(client_id);
    {
        let mut txn = state::write(&doc, LOADING)?;
        if let Some(snapshot) = snapshot {
            state::apply_v2(&mut txn, snapshot)?;
        }
        for update in updates {
            state::apply_v1(&mut txn, update)?;
        }
    }
    Ok(doc)
}

/// The origin of what was stored before.
pub const LOADING: &str = "loading";
