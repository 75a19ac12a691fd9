//! Separated values: read with the separator that the first line uses, written so that no spreadsheet takes a text for a formula.

use crate::limits::{MAX_COLUMNS, MAX_ROWS};
use crate::note::{Place, Refusal, Why};
use crate::table::{Row, Table};
use domain::framework::{Category, Cell, Competency, Framework, FrameworkRole, Need};

/// Reads one table.
pub(crate) fn read(file: &str, text: &str) -> Result<Table, Refusal> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator(text)).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, |at| u32::try_from(at.line()).unwrap_or(0));
            Refusal::new(Place::line(file, line), Why::Syntax("the separated values cannot be understood".to_owned()))
        })?;
        if rows.len() >= MAX_ROWS {
            return Err(Refusal::new(
                Place::file(file),
                Why::TooMuch { what: "the number of rows", limit: MAX_ROWS.to_string() },
            ));
        }
        if record.len() > MAX_COLUMNS {
            return Err(Refusal::new(
                Place::file(file),
                Why::TooMuch { what: "the number of columns", limit: MAX_COLUMNS.to_string() },
            ));
        }
        let line = record.position().map_or(0, |at| begins(text, at));
        rows.push(Row { line, cells: record.iter().map(plain).collect() });
    }
    if let Some(line) = open_quote(text) {
        return Err(Refusal::new(
            Place::line(file, line),
            Why::Syntax("a quotation mark is opened here and never closed".to_owned()),
        ));
    }
    Ok(Table { place: Place::file(file), title: crate::file::stem(file).to_owned(), rows, merges: Vec::new() })
}

/// The line in which a record begins. Where the reader says it begins, the end of the line before may still be to come, and blank lines.
fn begins(text: &str, at: &csv::Position) -> u32 {
    let from = usize::try_from(at.byte()).ok().and_then(|byte| text.as_bytes().get(byte..)).unwrap_or_default();
    let ends = from.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    u32::try_from(at.line()).unwrap_or(0).saturating_add(u32::try_from(ends).unwrap_or(0))
}

/// The line of a cell that never ends: the rest of the file would be taken for its text.
fn open_quote(text: &str) -> Option<u32> {
    let mut inside = false;
    let mut opened = 1;
    let mut line = 1_u32;
    let mut starts = true;
    let separator = char::from(separator(text));
    for c in text.chars() {
        if c == '"' && (inside || starts) {
            inside = !inside;
            // Two in a row inside of a cell close and open it again: the line of the first stands.
            opened = if inside && starts { line } else { opened };
        }
        starts = !inside && (c == separator || c == '\n') || (starts && c == ' ' && !inside) || (!inside && c == '"');
        line += u32::from(c == '\n');
    }
    inside.then_some(opened)
}

/// The one of `;`, TAB and `,` that the first line has most of.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |b: u8| first.bytes().filter(|c| *c == b).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|b| count(*b)).filter(|b| count(*b) > 0).unwrap_or(b',')
}

/// Whether a spreadsheet would take a cell that begins so for a formula, or drop the character.
fn is_risky(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\'')
}

/// A cell that no spreadsheet calculates.
fn safe(cell: &str) -> String {
    if cell.starts_with(is_risky) { format!("'{cell}") } else { cell.to_owned() }
}

/// The text of a cell that [`safe`] has written.
fn plain(cell: &str) -> String {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(is_risky)).unwrap_or(cell).to_owned()
}

/// A table as separated values.
pub(crate) fn write(table: &Table) -> String {
    rows(table.rows.iter().map(|row| &row.cells))
}

/// Rows as separated values.
pub(crate) fn rows<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> String {
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for cells in rows {
        // Writing to memory cannot fail.
        let _ = out.write_record(cells.iter().map(|cell| safe(cell)));
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// The headers of the long form.
const HEADERS: [&str; 18] = [
    "Family",
    "Family id",
    "Track",
    "Track id",
    "Level",
    "Level id",
    "Level number",
    "Role",
    "Role id",
    "Competency",
    "Competency id",
    "Category",
    "Definition",
    "Need",
    "Why",
    "Meaning",
    "Inherits",
    "Expectation",
];

/// The framework in the long form: a row for each expectation, and one for each role without any.
pub(crate) fn long(framework: &Framework) -> String {
    let words = crate::table::write::Words::of(framework);
    let mut header: Vec<String> = HEADERS.iter().map(|head| (*head).to_owned()).collect();
    header.push("Merged".to_owned());
    let mut rows = vec![Row { line: 0, cells: header }];
    for role in &framework.roles {
        let mut blank = true;
        for competency in &framework.competencies {
            let Some(cell) = words.cell(&role.id, &competency.id) else { continue };
            blank = false;
            let lines = if cell.expectations.is_empty() { vec![String::new()] } else { cell.expectations.clone() };
            for (n, line) in lines.iter().enumerate() {
                rows.push(long_row(framework, role, Some((competency, cell, n == 0)), line));
            }
        }
        if blank {
            rows.push(long_row(framework, role, None, ""));
        }
    }
    write(&Table { rows, ..Table::default() })
}

fn long_row(framework: &Framework, role: &FrameworkRole, of: Option<(&Competency, &Cell, bool)>, line: &str) -> Row {
    let family = framework.families.iter().find(|family| family.id == role.family);
    let track = family.and_then(|family| family.tracks.iter().find(|track| Some(&track.id) == role.track.as_ref()));
    let level = framework.levels.iter().find(|level| level.number == role.level);
    let mut cells = vec![
        family.map(|family| family.name.clone()).unwrap_or_default(),
        role.family.to_string(),
        track.map(|track| track.name.clone()).unwrap_or_default(),
        track.map(|track| track.id.to_string()).unwrap_or_default(),
        level.map(|level| level.name.clone()).unwrap_or_default(),
        level.map(|level| level.id.to_string()).unwrap_or_default(),
        role.level.to_string(),
        role.name(),
        role.id.to_string(),
    ];
    let Some((competency, cell, first)) = of else { return Row { line: 0, cells: pad(cells) } };
    let category = match competency.category {
        Category::Technical => "technical",
        Category::Behavioural => "behavioural",
    };
    let need = match cell.need {
        Some(Need::Must) => "must",
        Some(Need::Nice) => "nice",
        None => "",
    };
    let once = |text: &str| if first { text.to_owned() } else { String::new() };
    cells.extend([competency.name.clone(), competency.id.to_string(), category.to_owned(), once(&competency.definition)]);
    cells.extend([once(need), once(&cell.why), once(&cell.meaning)]);
    cells.push(cell.inherits.as_ref().filter(|_| first).map(|source| format!("[{source}]")).unwrap_or_default());
    cells.push(line.to_owned());
    cells.push(once(if cell.merged { "yes" } else { "" }));
    Row { line: 0, cells }
}

fn pad(mut cells: Vec<String>) -> Vec<String> {
    cells.resize(HEADERS.len() + 1, String::new());
    cells
}
