//! Reading workbooks: the cells' text as it was last shown, and which cells are merged. Formulas are never calculated, nothing outside of the
//! sheets is looked at, and XML with a document type is refused.

use crate::archive;
use crate::file::File;
use crate::limits::{MAX_COLUMNS, MAX_DEPTH, MAX_ROWS, MAX_TABLE_CELLS, MAX_TEXT};
use crate::note::{Notes, Place, Refusal, Why};
use crate::table::{Merge, Row, Table};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// The sheets of a workbook as tables.
pub(crate) fn read(file: &File, notes: &mut Notes) -> Result<Vec<Table>, Refusal> {
    let wanted = |name: &str| {
        name == "xl/workbook.xml"
            || name == "xl/_rels/workbook.xml.rels"
            || name == "xl/sharedStrings.xml"
            || name.starts_with("xl/worksheets/sheet")
    };
    let parts: BTreeMap<String, Vec<u8>> =
        archive::unpack(file, notes, wanted)?.into_iter().map(|part| (part.name, part.bytes)).collect();
    let part = |name: &str| parts.get(name).map(Vec::as_slice).unwrap_or_default();
    let refuse = |why| Refusal::new(Place::file(&file.name), why);
    let shared = strings(part("xl/sharedStrings.xml")).map_err(refuse)?;
    let targets = targets(part("xl/_rels/workbook.xml.rels")).map_err(refuse)?;
    let sheets = sheets(part("xl/workbook.xml")).map_err(refuse)?;
    let mut tables = Vec::new();
    let mut budget = Budget { cells: MAX_TABLE_CELLS, bytes: MAX_TEXT * 2 };
    for (name, id) in sheets {
        let place = Place { sheet: Some(name.as_str().into()), ..Place::file(&file.name) };
        let Some(bytes) = targets.get(&id).and_then(|target| parts.get(target)) else { continue };
        let sheet = Sheet { shared: &shared, budget: &mut budget, rows: BTreeMap::new(), merges: Vec::new(), formulas: 0 };
        let sheet = sheet.read(bytes).map_err(|why| Refusal::new(place.clone(), why))?;
        if sheet.formulas > 0 {
            let sentence =
                format!("{} cells are formulas: what they last showed was taken, nothing was calculated.", sheet.formulas);
            notes.say(place.clone(), sentence);
        }
        tables.push(sheet.table(place, name));
    }
    if tables.is_empty() { Err(refuse(Why::Empty)) } else { Ok(tables) }
}

/// What all sheets together may still hold.
struct Budget {
    cells: usize,
    bytes: usize,
}

/// A sheet while it is read.
struct Sheet<'a> {
    shared: &'a [String],
    budget: &'a mut Budget,
    rows: BTreeMap<u32, BTreeMap<usize, String>>,
    merges: Vec<(u32, usize, usize)>,
    formulas: u32,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    at: Option<(u32, usize)>,
    kind: String,
    text: String,
}

impl Sheet<'_> {
    fn read(mut self, bytes: &[u8]) -> Result<Self, Why> {
        let mut open = Open::default();
        let mut inside = Vec::new();
        let mut row = 0_u32;
        let mut next = 0_usize;
        walk(bytes, |step| {
            match step {
                Step::Open(tag, name) => {
                    match name {
                        b"row" => {
                            row = attribute(tag, b"r").and_then(|r| r.parse().ok()).unwrap_or(row.saturating_add(1));
                            next = 0;
                        }
                        b"c" => {
                            let at = attribute(tag, b"r").and_then(|r| reference(&r)).unwrap_or((row, next));
                            next = at.1.saturating_add(1);
                            open = Open { at: Some(at), kind: attribute(tag, b"t").unwrap_or_default(), text: String::new() };
                        }
                        b"f" => self.formulas = self.formulas.saturating_add(1),
                        b"mergeCell" => self.merge(attribute(tag, b"ref").as_deref().unwrap_or_default()),
                        _ => {}
                    }
                    inside.push(name.to_vec());
                }
                Step::Text(text) => {
                    let last = inside.last().map(Vec::as_slice);
                    let phonetic = inside.iter().any(|name| name == b"rPh");
                    if matches!(last, Some(b"v" | b"t")) && !phonetic {
                        open.text.push_str(text);
                    }
                }
                Step::Close(name) => {
                    inside.pop();
                    if name == b"c" {
                        self.put(std::mem::take(&mut open))?;
                    }
                }
            }
            Ok(())
        })?;
        Ok(self)
    }

    fn put(&mut self, open: Open) -> Result<(), Why> {
        let Some((row, column)) = open.at else { return Ok(()) };
        let text = match open.kind.as_str() {
            "s" => open.text.trim().parse::<usize>().ok().and_then(|n| self.shared.get(n)).cloned().unwrap_or_default(),
            "b" => if open.text.trim() == "1" { "yes" } else { "no" }.to_owned(),
            "e" => String::new(),
            "str" | "inlineStr" => unescaped(&open.text),
            _ => open.text,
        };
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS || row as usize > MAX_ROWS {
            return Err(Why::TooMuch {
                what: "the size of a sheet",
                limit: format!("{MAX_COLUMNS} columns and {MAX_ROWS} rows"),
            });
        }
        let budget = &mut *self.budget;
        budget.cells = budget
            .cells
            .checked_sub(1)
            .ok_or(Why::TooMuch { what: "the number of cells", limit: MAX_TABLE_CELLS.to_string() })?;
        let bytes = budget.bytes.checked_sub(text.len());
        budget.bytes =
            bytes.ok_or(Why::TooMuch { what: "the text of the sheets", limit: format!("{} MB", MAX_TEXT * 2 / 1024 / 1024) })?;
        self.rows.entry(row).or_default().insert(column, text);
        Ok(())
    }

    /// Keeps what is merged within one row.
    fn merge(&mut self, range: &str) {
        let ends = range.split_once(':').and_then(|(a, b)| Some((reference(a)?, reference(b)?)));
        if let Some(((top, first), (bottom, last))) =
            ends.filter(|((top, first), (bottom, last))| top == bottom && first < last && self.merges.len() < MAX_ROWS)
        {
            debug_assert_eq!(top, bottom);
            self.merges.push((top, first, last));
        }
    }

    fn table(self, place: Place, title: String) -> Table {
        let numbers: BTreeMap<u32, usize> = self.rows.keys().copied().zip(0..).collect();
        let merges = self
            .merges
            .iter()
            .filter_map(|(row, first, last)| Some(Merge { row: *numbers.get(row)?, first: *first, last: *last }))
            .collect();
        let dense = |cells: BTreeMap<usize, String>| {
            let mut row = vec![String::new(); cells.keys().next_back().map_or(0, |last| last + 1)];
            for (column, text) in cells {
                if let Some(cell) = row.get_mut(column) {
                    *cell = text;
                }
            }
            row
        };
        let rows = self.rows.into_iter().map(|(line, cells)| Row { line, cells: dense(cells) }).collect();
        Table { place, title, rows, merges }
    }
}

/// `C5` as row 5 and column 2.
fn reference(text: &str) -> Option<(u32, usize)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at_checked(digits)?;
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column =
        letters.bytes().try_fold(0_usize, |sum, b| b.is_ascii_uppercase().then(|| sum * 26 + usize::from(b - b'A') + 1))?;
    Some((row.parse().ok()?, column - 1))
}

/// A step through XML.
enum Step<'a> {
    Open(&'a BytesStart<'a>, &'a [u8]),
    Text(&'a str),
    Close(&'a [u8]),
}

fn walk(bytes: &[u8], mut visit: impl FnMut(Step<'_>) -> Result<(), Why>) -> Result<(), Why> {
    let mut reader = Reader::from_reader(bytes);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
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

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.unescape_value().ok().map(std::borrow::Cow::into_owned)
}

/// The texts that cells refer to by number.
fn strings(bytes: &[u8]) -> Result<Vec<String>, Why> {
    let mut all = Vec::new();
    let mut inside: Vec<Vec<u8>> = Vec::new();
    let mut text = String::new();
    walk(bytes, |step| {
        match step {
            Step::Open(_, name) => inside.push(name.to_vec()),
            Step::Text(part) if inside.last().is_some_and(|name| name == b"t") && inside.iter().all(|name| name != b"rPh") => {
                text.push_str(part);
            }
            Step::Text(_) => {}
            Step::Close(name) => {
                inside.pop();
                if name == b"si" {
                    all.push(unescaped(&std::mem::take(&mut text)));
                }
            }
        }
        Ok(())
    })?;
    Ok(all)
}

/// Workbooks write characters that XML cannot hold as `_x000D_`.
fn unescaped(text: &str) -> String {
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

/// The names of the sheets and what they are known by.
fn sheets(bytes: &[u8]) -> Result<Vec<(String, String)>, Why> {
    let mut sheets = Vec::new();
    let mut seen = BTreeSet::new();
    walk(bytes, |step| {
        if let Step::Open(tag, b"sheet") = step
            && let (Some(name), Some(id)) = (attribute(tag, b"name"), attribute(tag, b"id"))
            && seen.insert(id.clone())
        {
            sheets.push((name, id));
        }
        Ok(())
    })?;
    Ok(sheets)
}

/// In which entry of the archive a sheet is.
fn targets(bytes: &[u8]) -> Result<BTreeMap<String, String>, Why> {
    let mut targets = BTreeMap::new();
    walk(bytes, |step| {
        if let Step::Open(tag, b"Relationship") = step
            && let (Some(id), Some(target)) = (attribute(tag, b"Id"), attribute(tag, b"Target"))
        {
            let target = target.strip_prefix("/xl/").unwrap_or(&target);
            targets.insert(id, format!("xl/{target}"));
        }
        Ok(())
    })?;
    Ok(targets)
}
