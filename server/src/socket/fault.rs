//! What is wrong with a connection whose bytes cannot be read, as far as it is the other end's doing.

use crate::allowance::Allowance;
use sync::{BYTES_BEFORE_SIGN_IN, Reason};
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::error::{CapacityError, ProtocolError};

/// The reason to refuse it and the bytes that are known of; none where the network only ended.
pub fn of(error: axum::Error, allowance: &Allowance) -> Option<(Reason, usize)> {
    if allowance.is_used_up() {
        return Some((Reason::SignInBytes, BYTES_BEFORE_SIGN_IN));
    }
    match error.into_inner().downcast_ref::<Error>()? {
        // Its size as it was announced: nothing of it was read.
        Error::Capacity(CapacityError::MessageTooLong { size, .. }) => Some((Reason::FrameTooBig, *size)),
        Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => None,
        Error::Capacity(_) | Error::Protocol(_) | Error::Utf8(_) => Some((Reason::NotWebSocket, 0)),
        _ => None,
    }
}
