//! A competency a table: names of levels above columns of lines, scores between them. Only told from other tables by there being several.

use super::{Table, is_number};
use crate::build::{Builder, Mastery};

/// The words of a table's first row.
pub(crate) fn header(table: &Table) -> Vec<String> {
    let cells = table.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
    cells.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty() && !is_number(cell)).collect()
}

/// The first rows that at least two tables of a file share.
pub(crate) fn headers(tables: &[Table]) -> Vec<Vec<String>> {
    let all: Vec<Vec<String>> = tables.iter().map(header).collect();
    let starts = |table: &Table| table.rows.first().is_some_and(|row| !row.at(0).is_empty() && !is_number(row.at(0)));
    let counted = tables
        .iter()
        .zip(&all)
        .filter(|(table, header)| header.len() > 1 && starts(table) && all.iter().filter(|other| other == header).count() > 1);
    counted.map(|(_, header)| header.clone()).collect()
}

/// Reads one competency.
pub(crate) fn read(builder: &mut Builder, table: &Table) {
    let Some(header) = table.rows.first() else { return };
    let columns = header.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty() && !is_number(cell));
    let lines = |column: usize| {
        table.rows.iter().skip(1).map(move |row| row.at(column)).filter(|cell| !cell.is_empty() && !is_number(cell))
    };
    let levels: Vec<(String, Vec<String>)> = columns
        .map(|(at, cell)| {
            (cell.trim().to_owned(), lines(at).map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect())
        })
        .collect();
    builder.count("skills", levels.iter().map(|(_, lines)| lines.len()).sum());
    builder.mastery.push(Mastery {
        family: crate::file::stem(&table.place.file).to_owned(),
        competency: words(&table.title),
        definition: String::new(),
        levels,
        place: table.place.clone(),
    });
}

/// `DomainExpertise` as two words.
fn words(title: &str) -> String {
    let mut out = String::new();
    let mut low = false;
    for c in title.chars() {
        if c.is_uppercase() && low {
            out.push(' ');
        }
        low = c.is_lowercase();
        out.push(c);
    }
    out
}
