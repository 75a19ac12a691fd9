//! What the pages are told about the co-editing: plain values behind signals.
#![cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "what happens in the browser is never made on the server"))]

use domain::people::PersonSummary;
use domain::room::Shape;

/// Whether what I wrote is safe. Never [`SyncState::Saved`] before the server has it on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncState {
    /// Everything is on the server's disk.
    Saved,
    /// Under way.
    Saving,
    /// No connection; what I write is kept in this browser and sent later.
    Offline {
        /// How many changes wait here.
        changes: u32,
    },
    /// The connection was lost a moment ago and nothing waits.
    Reconnecting,
    /// It will not be saved as things are.
    CannotSave {
        /// Why, and what to do, in a sentence.
        reason: String,
    },
}

/// Whether a person is writing at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// Within the last seconds.
    Yes,
    /// Resting.
    No,
}

/// Whether an entry is about the person at this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IsMe {
    /// I.
    Yes,
    /// Somebody else.
    No,
}

/// Somebody at the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// Who.
    pub person: PersonSummary,
    /// Where they look, if they look at a part.
    pub part: Option<Shape>,
    /// The text root they are in, e.g. `t/self/today`.
    pub field: Option<String>,
    /// Whether they are writing.
    pub typing: Typing,
    /// Whether that is me.
    pub me: IsMe,
}

/// Text that the server would not take: kept until it is dismissed, so that it can be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Tells entries apart.
    pub key: String,
    /// Where it was written.
    pub part: Shape,
    /// The text root, e.g. `t/self/today`.
    pub field: String,
    /// The whole field as it stood here.
    pub text: String,
}

/// Whether others' writing is announced to screen readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// It is not.
    Yes,
    /// It is.
    No,
}
