//! Which words a verdict or a decision is about, without repeating them: whether they are still the same is all that is ever asked.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What stands for a wording: sixteen hexadecimal digits, the same for the same words on every machine. Two wordings that share it by chance
/// are rarer than a power cut, and whoever wanted to make two such wordings could as well give the verdict again.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Wording(String);

/// A text that stands for no wording.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a wording: sixteen hexadecimal digits")]
pub struct InvalidWording;

/// FNV-1a, 64 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;
/// Stands between two texts and in no text's bytes.
const BETWEEN: u8 = 0xff;

const DIGITS: usize = 16;

impl Wording {
    /// Of a text. White space around it says nothing.
    pub fn of(text: &str) -> Self {
        Self::spelled(mixed(BASIS, text.trim().as_bytes()))
    }

    /// Of several texts in their order, as the clauses of a job description.
    pub fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let with = |hash, text: &str| mixed(mixed(hash, text.trim().as_bytes()), &[BETWEEN]);
        Self::spelled(texts.into_iter().fold(BASIS, with))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn spelled(hash: u64) -> Self {
        Self(format!("{hash:0DIGITS$x}"))
    }
}

fn mixed(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

impl FromStr for Wording {
    type Err = InvalidWording;
    fn from_str(text: &str) -> Result<Self, InvalidWording> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == DIGITS && text.bytes().all(is_digit) { Ok(Self(text.to_owned())) } else { Err(InvalidWording) }
    }
}

impl TryFrom<String> for Wording {
    type Error = InvalidWording;
    fn try_from(text: String) -> Result<Self, InvalidWording> {
        text.parse()
    }
}

impl From<Wording> for String {
    fn from(wording: Wording) -> Self {
        wording.0
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
