//! Writing a framework in every format.

use crate::html::poster::{self, Paper};
use crate::html::readable;
use crate::{csv, json, markdown, table, xlsx};
use domain::framework::Framework;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// A format that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Output {
    /// Everything.
    Json,
    /// Everything, to be edited by hand.
    Yaml,
    /// A row for each expectation: families, roles, competencies and cells.
    Csv,
    /// An archive with a table for each kind of record.
    Tables,
    /// A workbook: a grid for each family, and a sheet for each kind of record.
    Xlsx,
    /// The same as text.
    Markdown,
    /// A page to print.
    Poster(Paper),
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// A name for it.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why a format cannot hold a framework.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a workbook cannot hold this framework ({0}): export it as JSON")]
pub struct Unwritable(String);

/// Writes a framework. Fails only for workbooks, whose cells hold 32,767 characters.
pub fn write(framework: &Framework, output: Output) -> Result<Written, Unwritable> {
    let (extension, media_type, bytes) = match output {
        Output::Json => ("json", "application/json", json::write(framework).into_bytes()),
        Output::Yaml => ("yaml", "application/yaml", json::write_yaml(framework).into_bytes()),
        Output::Csv => ("csv", "text/csv; charset=utf-8", csv::long(framework).into_bytes()),
        Output::Tables => ("zip", "application/zip", archive(framework)),
        Output::Xlsx => {
            let bytes = xlsx::write::write(&table::write::book(framework)).map_err(|error| Unwritable(error.to_string()))?;
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
        }
        Output::Markdown => {
            ("md", "text/markdown; charset=utf-8", markdown::write::write(&table::write::book(framework)).into_bytes())
        }
        Output::Poster(paper) => ("html", "text/html; charset=utf-8", poster::write(framework, paper).into_bytes()),
    };
    Ok(Written { name: format!("framework.{extension}"), media_type, bytes })
}

/// Rows of any kind as separated values, in which no spreadsheet takes a text for a formula: before what it might, there is an apostrophe.
pub fn separated(name: &str, rows: &[Vec<String>]) -> Written {
    Written { name: format!("{name}.csv"), media_type: "text/csv; charset=utf-8", bytes: csv::rows(rows.iter()).into_bytes() }
}

/// Data as an archive of two files that say the same: JSON for programs, and a page to be read.
pub fn data(name: &str, title: &str, lead: &str, data: &Map<String, Value>) -> Written {
    let json = serde_json::to_string_pretty(data).unwrap_or_default();
    let page = readable::write(title, lead, data);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (ending, text) in [("json", json), ("html", page)] {
        // Writing to memory cannot fail.
        let _ = zip.start_file(format!("{name}.{ending}"), SimpleFileOptions::default());
        let _ = zip.write_all(text.as_bytes());
    }
    let bytes = zip.finish().map(Cursor::into_inner).unwrap_or_default();
    Written { name: format!("{name}.zip"), media_type: "application/zip", bytes }
}

/// The tables as files of separated values in one archive.
fn archive(framework: &Framework) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut taken = std::collections::BTreeSet::new();
    for table in table::write::book(framework) {
        let plain: String = table.title.chars().filter(|c| !matches!(c, '/' | '\\' | ':') && !c.is_control()).take(60).collect();
        let mut name = plain.clone();
        let mut n = 1;
        while !taken.insert(name.to_lowercase()) {
            n += 1;
            name = format!("{plain} {n}");
        }
        // Writing to memory cannot fail.
        let _ = zip.start_file(format!("{name}.csv"), SimpleFileOptions::default());
        let _ = zip.write_all(csv::write(&table).as_bytes());
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
