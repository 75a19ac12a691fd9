//! XML as workbooks use it: walked through once, without document types and entities.

use crate::limits::MAX_DEPTH;
use crate::note::Why;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A step through XML.
pub(super) enum Step<'a> {
    /// A tag and its name.
    Open(&'a BytesStart<'a>, &'a [u8]),
    /// A cell without anything in it.
    Blank,
    /// Words.
    Text(&'a str),
    /// The end of a tag.
    Close(&'a [u8]),
}

/// Shows every step to `visit`.
pub(super) fn walk(bytes: &[u8], mut visit: impl FnMut(Step<'_>) -> Result<(), Why>) -> Result<(), Why> {
    let mut reader = Reader::from_reader(bytes);
    let mut depth = 0_usize;
    let broken = || Why::Syntax("the workbook is damaged".to_owned());
    loop {
        match reader.read_event().ok().ok_or_else(broken)? {
            Event::Eof => return Ok(()),
            Event::DocType(_) => return Err(Why::Unsafe("the workbook has XML with a document type: such files are not read")),
            Event::Start(tag) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(Why::TooMuch { what: "the nesting", limit: format!("{MAX_DEPTH} steps") });
                }
                visit(Step::Open(&tag, tag.local_name().as_ref()))?;
            }
            // Sheets have very many cells with a colour and nothing else.
            Event::Empty(tag) if tag.local_name().as_ref() == b"c" => visit(Step::Blank)?,
            Event::Empty(tag) => {
                visit(Step::Open(&tag, tag.local_name().as_ref()))?;
                visit(Step::Close(tag.local_name().as_ref()))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                visit(Step::Close(tag.local_name().as_ref()))?;
            }
            Event::Text(text) => visit(Step::Text(&text.decode().ok().ok_or_else(broken)?))?,
            Event::CData(text) => visit(Step::Text(&text.decode().ok().ok_or_else(broken)?))?,
            Event::GeneralRef(name) => {
                let name = name.decode().ok().ok_or_else(broken)?;
                visit(Step::Text(
                    &entity(&name)
                        .ok_or(Why::Unsafe("the workbook has XML with entities of its own: such files are not read"))?,
                ))?;
            }
            _ => {}
        }
    }
}

/// The five entities of XML and numbered characters.
fn entity(name: &str) -> Option<String> {
    let code = |digits: &str, base| u32::from_str_radix(digits, base).ok().and_then(char::from_u32).map(String::from);
    match name {
        "lt" => Some("<".to_owned()),
        "gt" => Some(">".to_owned()),
        "amp" => Some("&".to_owned()),
        "quot" => Some("\"".to_owned()),
        "apos" => Some("'".to_owned()),
        _ => match name.strip_prefix('#') {
            Some(hex) if hex.starts_with(['x', 'X']) => code(hex.get(1..)?, 16),
            Some(digits) => code(digits, 10),
            None => None,
        },
    }
}

/// The value of an attribute.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.unescape_value().ok().map(std::borrow::Cow::into_owned)
}

/// Workbooks write characters that XML cannot hold as `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let code = tail.get(2..6).filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()) && tail.get(6..7) == Some("_"));
        if let Some(c) = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            out.extend(Some(c).filter(|c| !crate::encoding::is_control(*c)));
            rest = tail.get(7..).unwrap_or_default();
        } else {
            out.push_str("_x");
            rest = tail.get(2..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out.replace("\r\n", "\n").replace('\r', "\n")
}
