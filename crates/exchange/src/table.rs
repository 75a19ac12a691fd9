//! Tables, wherever they come from: the sheets of a workbook, separated values, tables in Markdown and HTML, lists of records.

pub(crate) mod columns;
pub(crate) mod matrix;
pub(crate) mod own;
pub(crate) mod rows;
pub(crate) mod skills;
pub(crate) mod write;

use crate::build::Builder;
use crate::limits::{MAX_COLUMNS, MAX_ROWS, MAX_TABLE_CELLS, MAX_TABLES};
use crate::mapping::{Shape, TableMapping};
use crate::note::{Place, Refusal, Why};
use crate::slug::key;
use std::collections::BTreeSet;

/// Characters of a cell that are quoted in a note: enough to find it.
const MAX_QUOTED: usize = 60;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Row {
    /// Its line in the file, or in the sheet, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

impl Row {
    /// The text of a column; empty where the row is shorter.
    pub fn at(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// Whether it has no words.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| domain::text::is_blank(cell))
    }
}

/// Neighbouring cells of a row that are shown as one; columns from 0, the last one included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Merge {
    pub row: usize,
    pub first: usize,
    pub last: usize,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Table {
    /// Its file and sheet, or its file and first line.
    pub place: Place,
    /// The sheet's name, the heading before it, or what the file is called.
    pub title: String,
    pub rows: Vec<Row>,
    pub merges: Vec<Merge>,
}

impl Table {
    /// A row's place; with a column, in a sheet, the cell's.
    pub fn at(&self, row: &Row, column: Option<usize>) -> Place {
        match (&self.place.sheet, column) {
            (Some(_), Some(column)) => Place { cell: Some(cell_name(row.line, column).into()), line: None, ..self.place.clone() },
            (Some(_), None) => Place { cell: Some(row.line.to_string().into()), line: None, ..self.place.clone() },
            (None, _) => Place { line: (row.line > 0).then_some(row.line), ..self.place.clone() },
        }
    }

    /// What a mapping calls it.
    pub fn name(&self) -> String {
        match (&self.place.sheet, self.place.line) {
            (Some(sheet), _) => format!("{}#{sheet}", self.place.file),
            (None, Some(line)) => format!("{}#{line}", self.place.file),
            (None, None) => self.place.file.clone(),
        }
    }

    /// Away with blank rows at both ends, and whether it is within the limits.
    fn trimmed(&self) -> Result<Self, Why> {
        let words = self.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.trim().is_empty()).count();
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if words > MAX_TABLE_CELLS {
            return Err(Why::TooMuch { what: "the number of a table's cells", limit: MAX_TABLE_CELLS.to_string() });
        }
        if width > MAX_COLUMNS {
            return Err(Why::TooMuch { what: "the number of a table's columns", limit: MAX_COLUMNS.to_string() });
        }
        if self.rows.len() > MAX_ROWS {
            return Err(Why::TooMuch { what: "the number of a table's rows", limit: MAX_ROWS.to_string() });
        }
        let skip = self.rows.iter().take_while(|row| row.is_blank()).count();
        let keep = self.rows.iter().rposition(|row| !row.is_blank()).map_or(0, |last| last + 1);
        let rows = self.rows.get(skip..keep).unwrap_or_default().to_vec();
        let merges =
            self.merges.iter().filter(|merge| merge.row >= skip).map(|merge| Merge { row: merge.row - skip, ..*merge }).collect();
        Ok(Self { rows, merges, ..self.clone() })
    }
}

/// `C5` for the third column of row 5.
pub(crate) fn cell_name(row: u32, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{row}")
}

/// Says which cells stand in no column: beyond the last one that has a heading.
fn too_wide(builder: &mut Builder, table: &Table) {
    let width = table.rows.first().map_or(0, |head| head.cells.len());
    for row in &table.rows {
        let beyond = (width..row.cells.len()).find(|column| !row.at(*column).is_empty());
        if let Some(column) = beyond {
            let words: String = row.at(column).chars().take(MAX_QUOTED).collect();
            let text =
                format!("This row is longer than the headings: \u{201c}{words}\u{201d} stands in no column and was left out.");
            builder.notes.say(table.at(row, Some(column)), text);
        }
    }
}

/// Reads the tables of one file.
pub(crate) fn read(builder: &mut Builder, tables: &[Table]) -> Result<(), Refusal> {
    if let Some(table) = tables.get(MAX_TABLES) {
        let why = Why::TooMuch { what: "the number of tables", limit: MAX_TABLES.to_string() };
        return Err(Refusal::new(Place::file(&table.place.file), why));
    }
    let mut trimmed = Vec::with_capacity(tables.len());
    for table in tables {
        trimmed.push(table.trimmed().map_err(|why| Refusal::new(table.place.clone(), why))?);
    }
    let repeated = skills::headers(&trimmed);
    for table in trimmed.iter().filter(|table| !table.rows.is_empty()) {
        let guess = guess(table, &repeated);
        let mapping = match builder.wanted.table(&table.name()).cloned() {
            Some(said) => said,
            None => guess,
        };
        if matches!(mapping.shape, Shape::Matrix | Shape::Rows) {
            too_wide(builder, table);
        }
        match mapping.shape {
            Shape::Matrix => matrix::read(builder, table)?,
            Shape::Transposed => matrix::read(builder, &matrix::turned(table))?,
            Shape::Rows => rows::read(builder, table, &mapping.columns)?,
            Shape::Skills => skills::read(builder, table),
            Shape::Own => {}
            Shape::Nothing => {
                builder.notes.say(table.place.clone(), "This table holds nothing that a framework has; it was left out.");
            }
        }
        builder.taken.tables.push(mapping);
    }
    Ok(())
}

fn guess(table: &Table, repeated: &BTreeSet<Vec<String>>) -> TableMapping {
    let header = table.rows.first().cloned().unwrap_or_default();
    let (columns, sure) = columns::guess(&header);
    let shape = if sure {
        Shape::Rows
    } else if only_numbers(table) {
        Shape::Nothing
    } else if repeated.contains(&skills::header(table)) {
        Shape::Skills
    } else if matrix::is_matrix(table) {
        Shape::Matrix
    } else if matrix::is_turned(table) {
        Shape::Transposed
    } else {
        Shape::Nothing
    };
    let columns = if shape == Shape::Rows { columns } else { Vec::new() };
    TableMapping { table: table.name(), shape, columns }
}

/// Whether nothing but the first row and column has words: weights and scores are no expectations.
fn only_numbers(table: &Table) -> bool {
    let mut inner = table
        .rows
        .iter()
        .skip(1)
        .flat_map(|row| row.cells.iter().skip(1))
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    inner.all(is_number)
}

/// Whether a cell is a number.
pub(crate) fn is_number(cell: &str) -> bool {
    !cell.trim().is_empty() && cell.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '+' | 'E'))
}

/// Whether two headers are the same to a reader.
pub(crate) fn same(a: &str, b: &str) -> bool {
    key(a) == key(b)
}
