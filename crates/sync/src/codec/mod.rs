//! The wire: what the bytes of a frame mean, in both directions. Bounded: no count or length is believed before the bytes are there.
//!
//! [`Frame`] is the framing with the room's name in front (many rooms on one socket, acknowledgements). The framing with the room in the
//! address, [`single`], is another envelope around the same [`SyncMsg`] and [`awareness`] bytes.

pub mod awareness;
mod frame;
pub mod lib0;
mod message;
pub mod single;

pub use frame::{Frame, room_part};
pub use message::{AuthMsg, Body, NOT_SIGNED_IN, Scope, Status, SyncMsg};

/// Longest name in front of a frame, in bytes: a room (at most 100) and the client's own suffix after a NUL.
pub const MAX_NAME_BYTES: usize = 256;
/// Longest token or reason in bytes: our tokens have 43 characters, a signed token of another kind about 1,500.
pub const MAX_TEXT_BYTES: usize = 4 * 1024;
/// Longest notice in bytes: notices say "fetch again", they carry no content.
pub const MAX_STATELESS_BYTES: usize = 16 * 1024;

/// Bytes that are no frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// The bytes end in the middle.
    #[error("the message ends too early")]
    Truncated,
    /// A number needs more than 64 bits.
    #[error("a number is too large")]
    TooLarge,
    /// A text is not UTF-8.
    #[error("a text is not UTF-8")]
    NotText,
    /// Longer or more than what the field may have.
    #[error("a field exceeds its limit")]
    OverLimit,
    /// A type or kind that the protocol does not have.
    #[error("unknown kind of message")]
    UnknownKind,
    /// Bytes after the end of the message: one message per frame.
    #[error("more bytes than the message has")]
    Trailing,
}
