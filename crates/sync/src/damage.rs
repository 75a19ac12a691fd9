//! What can be wrong with a stored room.

/// The first thing behind a room's last good state that is not as it was written. What comes after it cannot be told from it: an edit
/// builds on all those before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// A row that was there is gone.
    #[error("row {0} is missing")]
    Missing(u64),
    /// A row does not carry what was written, or does not belong there.
    #[error("row {0} is not what was written")]
    Changed(u64),
    /// A row says nothing, which only the one behind the end of a frozen room may do.
    #[error("row {0} is empty")]
    Empty(u64),
    /// The room is frozen, and nothing behind its last row would keep another one out.
    #[error("the end of the frozen room behind row {0} is gone")]
    Unfenced(u64),
    /// Whose the changes of a client id are cannot be read.
    #[error("the owner of a client id cannot be read")]
    Owner,
}
