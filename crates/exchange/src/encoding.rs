//! From bytes to text, without guessing silently.

use crate::file::File;
use crate::limits::MAX_TEXT;
use crate::note::{Notes, Place, Refusal, Why};
use crate::repair::Repair;

/// Whether a character has no business in a framework: controls other than TAB and line ends, and characters that are none.
pub(crate) fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// The text of a file: UTF-8 with or without mark, UTF-16 with mark, or Windows-1252, which is said.
pub(crate) fn text(file: &File, notes: &mut Notes) -> Result<String, Refusal> {
    let place = Place::file(&file.name);
    if file.bytes.len() > MAX_TEXT {
        let limit = format!("{} MB of text", MAX_TEXT / 1024 / 1024);
        return Err(Refusal::new(place, Why::TooMuch { what: "the file", limit }));
    }
    let text = match plain(&file.bytes) {
        Ok(text) => text,
        Err(at) => {
            let place = Place::line(&file.name, line_of(&file.bytes, at));
            let found = windows(&file.bytes).ok_or_else(|| {
                let sentence = "the text is neither UTF-8 nor UTF-16 nor Windows-1252: save it as UTF-8";
                Refusal::new(place.clone(), Why::Encoding(sentence.to_owned()))
            })?;
            notes.say(place, "The file is not UTF-8; it was read as Windows-1252. Look at the letters with accents.");
            found
        }
    };
    if let Some((at, _)) = text.char_indices().find(|(_, c)| is_control(*c)) {
        let line = line_of(text.as_bytes(), at);
        let sentence = format!("there is a control character at line {line}: this is not plain text");
        let refusal = Refusal::new(Place::line(&file.name, line), Why::Encoding(sentence));
        return Err(refusal.with(Some(Repair::DropControls { line })));
    }
    if text.trim().is_empty() { Err(Refusal::new(place, Why::Empty)) } else { Ok(text) }
}

/// Text whose encoding is certain, or the first byte that is not UTF-8.
pub(crate) fn plain(bytes: &[u8]) -> Result<String, usize> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, encoding_rs::UTF_16LE),
        [0xfe, 0xff, rest @ ..] => utf16(rest, encoding_rs::UTF_16BE),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        all => utf8(all),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, usize> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| error.valid_up_to())
}

fn utf16(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Result<String, usize> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned).ok_or(0)
}

/// The text as Windows-1252, if it could be: no byte that the encoding leaves open, and letters rather than noise around the others.
fn windows(bytes: &[u8]) -> Option<String> {
    let open = |b: &u8| matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d) || (*b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r'));
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    if bytes.iter().any(open) || high.saturating_mul(3) > bytes.len() {
        return None;
    }
    encoding_rs::WINDOWS_1252.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

/// The line, from 1, that a byte stands in.
pub(crate) fn line_of(bytes: &[u8], at: usize) -> u32 {
    let before = bytes.get(..at.min(bytes.len())).unwrap_or_default();
    u32::try_from(before.split(|b| *b == b'\n').count()).unwrap_or(u32::MAX)
}
