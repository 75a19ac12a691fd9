//! Writing workbooks: a sheet for each table. All cells are texts or numbers, so nothing in them is ever a formula.

use crate::table::Table;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};
use std::collections::BTreeSet;

/// Longest name of a sheet.
const MAX_SHEET: usize = 31;
/// Width of a column of expectations, in characters: some nine words a line.
const WIDE: f64 = 44.0;
/// Width of a column of names.
const NARROW: f64 = 24.0;

/// The tables as a workbook.
pub(crate) fn write(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Thin);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let mut names = BTreeSet::new();
    for table in tables {
        let sheet = book.add_worksheet();
        sheet.set_name(name(&table.title, &mut names))?;
        let columns = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        for column in 0..u16::try_from(columns).unwrap_or(u16::MAX) {
            sheet.set_column_width(column, if column < 2 { NARROW } else { WIDE })?;
        }
        sheet.set_freeze_panes(1, 1)?;
        for (n, row) in (0_u32..).zip(&table.rows) {
            for (column, cell) in (0_u16..).zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string_with_format(n, column, cell, if n == 0 { &head } else { &body })?;
            }
        }
        for merge in &table.merges {
            let at = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
            let row = u32::try_from(merge.row).unwrap_or(u32::MAX);
            let text = table.rows.get(merge.row).map_or("", |row| row.at(merge.first));
            sheet.merge_range(row, at(merge.first), row, at(merge.last), text, &body)?;
        }
    }
    book.save_to_buffer()
}

/// A name that a sheet may have and no other one has. What was cut off stands in the records.
fn name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = title
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c })
        .collect();
    let plain = plain.trim().trim_matches('\'').trim();
    let plain = if plain.is_empty() || plain.eq_ignore_ascii_case("history") { "Sheet" } else { plain };
    let mut n = 1_usize;
    loop {
        let tail = if n == 1 { String::new() } else { format!(" {n}") };
        let mut short = String::new();
        for c in plain.chars() {
            // Sheets' names are counted in UTF-16.
            if short.encode_utf16().count() + c.len_utf16() + tail.len() > MAX_SHEET {
                break;
            }
            short.push(c);
        }
        let name = short.trim_end().to_owned() + &tail;
        if taken.insert(name.to_lowercase()) {
            return name;
        }
        n += 1;
    }
}
