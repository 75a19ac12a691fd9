//! Writing Markdown: a heading and a table for each table, every character that means something escaped.

use crate::table::{Row, Table};
use std::fmt::Write;

/// The tables as one text.
pub(crate) fn write(tables: &[Table]) -> String {
    let mut out = "# Career framework\n".to_owned();
    for table in tables {
        let _ = write!(out, "\n## {}\n\n", escaped(&table.title));
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        for (n, row) in table.rows.iter().enumerate() {
            let _ = writeln!(out, "{}", line(row, width));
            if n == 0 {
                let _ = writeln!(out, "|{}", " --- |".repeat(width));
            }
        }
    }
    out
}

fn line(row: &Row, width: usize) -> String {
    let cells = (0..width).map(|n| row.cells.get(n).map(|cell| escaped(cell)).unwrap_or_default());
    cells.fold("|".to_owned(), |line, cell| format!("{line} {cell} |"))
}

/// Text that is read again as exactly that text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            c if c.is_ascii_punctuation() && !matches!(c, ',' | '.' | ';' | '\'' | '/' | '?' | '%') => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
