//! Random text from the operating system, for nonces and request ids.

use std::fmt::Write as _;

/// 128 bits in hexadecimal. Should the operating system have no randomness, the process ends: a nonce that can be guessed protects nobody.
pub fn text() -> String {
    let mut bytes = [0_u8; 16];
    if let Err(error) = getrandom::fill(&mut bytes) {
        tracing::error!(%error, "the operating system gives no randomness");
        std::process::abort();
    }
    bytes.iter().fold(String::with_capacity(32), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
