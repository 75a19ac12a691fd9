//! The one table at the end: a column for each server, a row for each figure, a heading for each load.

use super::server::Kind;

/// Rows in the order in which they were first written to.
pub struct Table {
    columns: Vec<Kind>,
    loads: Vec<(String, Vec<Row>)>,
}

struct Row {
    name: String,
    cells: Vec<String>,
}

impl Table {
    /// An empty one.
    pub fn new(columns: Vec<Kind>) -> Self {
        Self { columns, loads: Vec::new() }
    }

    /// Writes a cell.
    pub fn put(&mut self, load: &str, row: &str, column: Kind, cell: String) {
        let Some(place) = self.columns.iter().position(|known| *known == column) else { return };
        let width = self.columns.len();
        let rows = find_or_add(&mut self.loads, |(name, _)| name == load, || (load.to_owned(), Vec::new()));
        let empty = || Row { name: row.to_owned(), cells: vec!["–".to_owned(); width] };
        let row = rows.and_then(|(_, rows)| find_or_add(rows, |known| known.name == row, empty));
        if let Some(written) = row.and_then(|row| row.cells.get_mut(place)) {
            *written = cell;
        }
    }

    /// Prints it, as Markdown.
    pub fn print(&self) {
        let heads = self.columns.iter().map(|kind| kind.title().to_owned());
        let mut lines = vec![std::iter::once(String::new()).chain(heads).collect::<Vec<_>>()];
        for (load, rows) in &self.loads {
            let empty = self.columns.iter().map(|_| String::new());
            lines.push(std::iter::once(format!("**{load}**")).chain(empty).collect());
            lines.extend(rows.iter().map(|row| std::iter::once(row.name.clone()).chain(row.cells.iter().cloned()).collect()));
        }
        let width = |column: usize| lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..=self.columns.len()).map(|column| width(column).unwrap_or(0)).collect();
        let show = |cells: &[String]| {
            let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            println!("| {} |", padded.collect::<Vec<_>>().join(" | "));
        };
        for (number, line) in lines.iter().enumerate() {
            show(line);
            if number == 0 {
                show(&widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>());
            }
        }
    }
}

fn find_or_add<T>(all: &mut Vec<T>, is_it: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> Option<&mut T> {
    let place = all.iter().position(is_it).unwrap_or_else(|| {
        all.push(new());
        all.len() - 1
    });
    all.get_mut(place)
}
