//! Which format a file has.

use crate::encoding;
use crate::file::{File, Format};
use crate::limits::MAX_ENTRIES;
use crate::note::Why;

/// The format of a file: by its content, and by its name where that leaves a choice.
pub fn detect(file: &File) -> Result<Format, Why> {
    match file.bytes.as_slice() {
        [] => return Err(Why::Empty),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => return zip_kind(&file.bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Why::Format("a document of an old Office program: save it as .xlsx")),
        [b'%', b'P', b'D', b'F', ..] => return Err(Why::Format("a PDF")),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            return Err(Why::Format("a picture"));
        }
        [0x1f, 0x8b, ..] => return Err(Why::Format("a gzip archive")),
        _ => {}
    }
    let head = file.bytes.get(..4096.min(file.bytes.len())).unwrap_or_default();
    let text = encoding::plain(head).unwrap_or_else(|_| String::from_utf8_lossy(head).into_owned());
    let start = text.trim_start();
    let extension =
        file.name.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension.to_ascii_lowercase());
    let low = start.get(..start.floor_char_boundary(200)).unwrap_or_default().to_ascii_lowercase();
    if ["<!doctype html", "<html", "<table", "<body", "<head"].iter().any(|tag| low.starts_with(tag)) {
        return Ok(Format::Html);
    }
    match extension.as_deref() {
        Some("json") => Ok(Format::Json),
        Some("yml" | "yaml") => Ok(Format::Yaml),
        Some("csv" | "tsv" | "tab") => Ok(Format::Csv),
        Some("md" | "markdown" | "mdx") => Ok(Format::Markdown),
        Some("html" | "htm" | "xhtml") => Ok(Format::Html),
        Some("xlsx" | "xlsm") => Err(Why::Format("no workbook, whatever its name says")),
        _ => by_content(start),
    }
}

fn by_content(start: &str) -> Result<Format, Why> {
    let first = start.lines().next().unwrap_or_default();
    let lines = || start.lines().take(50);
    if start.starts_with(['{', '[']) {
        Ok(Format::Json)
    } else if start.starts_with("---")
        || first.starts_with('#') && first.contains("# ")
        || lines().any(|line| line.starts_with('|') || line.starts_with("## "))
    {
        Ok(Format::Markdown)
    } else if lines().any(|line| {
        line.split_once(':')
            .is_some_and(|(key, rest)| !key.is_empty() && !key.contains([' ', ',']) && (rest.is_empty() || rest.starts_with(' ')))
    }) {
        Ok(Format::Yaml)
    } else if first.matches([',', ';', '\t']).count() > 0 && lines().count() > 1 {
        Ok(Format::Csv)
    } else {
        Err(Why::Format("a text of no format that is known"))
    }
}

fn zip_kind(bytes: &[u8]) -> Result<Format, Why> {
    // Counted before the library builds its list of them.
    if bytes.windows(4).filter(|four| four == b"PK\x01\x02").count() > MAX_ENTRIES {
        return Err(Why::TooMuch { what: "the archive's list of contents", limit: format!("{MAX_ENTRIES} entries") });
    }
    let archive =
        zip::ZipArchive::new(std::io::Cursor::new(bytes)).ok().ok_or_else(|| Why::Syntax("the archive is damaged".to_owned()))?;
    let has = |wanted: &str| archive.file_names().any(|name| name.is_ok_and(|name| name == wanted));
    if has("xl/workbook.xml") {
        Ok(Format::Xlsx)
    } else if has("word/document.xml") {
        Err(Why::Format("a text document: save its table as HTML or copy it into a workbook"))
    } else {
        Ok(Format::Zip)
    }
}
