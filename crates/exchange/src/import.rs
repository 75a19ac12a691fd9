//! Reading an upload: which format each file has, and one framework of all of them.

mod assemble;

use crate::build::Builder;
use crate::file::{File, Format};
use crate::limits::{MAX_ENTRIES, MAX_FILES, MAX_UPLOAD};
use crate::mapping::Mapping;
use crate::markdown::read as markdown;
use crate::note::{Note, Place, Refusal, Why};
use crate::repair::Repair;
use crate::table::{self, Table, own};
use crate::tree::Node;
use crate::{archive, csv, encoding, html, json, merge, shapes, tree, xlsx, yaml};
use domain::framework::Framework;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The framework.
    pub framework: Framework,
    /// What is worth knowing.
    pub notes: Vec<Note>,
    /// Files that were not read: the others were.
    pub refused: Vec<Refusal>,
    /// What was taken for what.
    pub mapping: Mapping,
    /// How much was found.
    pub found: Found,
}

/// How much was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Found {
    /// Files that were read.
    pub files: u32,
    /// Levels of the spine.
    pub levels: u32,
    /// Families.
    pub families: u32,
    /// Tracks of all families.
    pub tracks: u32,
    /// Roles.
    pub roles: u32,
    /// Competencies.
    pub competencies: u32,
    /// Cells that say something.
    pub cells: u32,
    /// Lines of their own in all cells.
    pub lines: u32,
    /// Salary bands.
    pub bands: u32,
    /// The same in the words of the source, e.g. how many `criteria`.
    pub said: BTreeMap<String, u32>,
}

/// Reads the files of one upload as one framework.
pub fn read(files: &[File], mapping: &Mapping) -> Result<Draft, Refusal> {
    let total: usize = files.iter().map(|file| file.bytes.len()).sum();
    if total > MAX_UPLOAD {
        let limit = format!("{} MB", MAX_UPLOAD / 1024 / 1024);
        return Err(Refusal::new(Place::default(), Why::TooMuch { what: "the upload", limit }));
    }
    if files.len() > MAX_FILES {
        return Err(Refusal::new(Place::default(), Why::TooMuch { what: "the upload", limit: format!("{MAX_FILES} files") }));
    }
    let mut import = Import::default();
    import.builder.wanted = mapping.clone();
    let mut inner = Vec::new();
    for file in files {
        match detect(file) {
            Ok(Format::Zip) => match import.unpack(file) {
                Ok(unpacked) => inner.extend(unpacked),
                Err(refusal) => import.refused.push(refusal),
            },
            _ => inner.push(file.clone()),
        }
    }
    let alone = inner.len() == 1;
    import.builder.several = !alone;
    for file in &inner {
        match import.file(file, alone) {
            Ok(()) => {}
            // What broke a limit may have left half of itself behind.
            Err(refusal @ Refusal { why: Why::TooMuch { .. }, .. }) if import.before != import.size() => return Err(refusal),
            Err(refusal) => import.refused.push(refusal),
        }
    }
    import.finish()
}

/// Applies repairs to the files that they are for.
#[must_use]
pub fn repair(files: &[File], repairs: &[(String, Repair)]) -> Vec<File> {
    let one = |file: &File| {
        let own = repairs.iter().filter(|(name, _)| *name == file.name);
        let bytes = own.fold(file.bytes.clone(), |bytes, (_, repair)| repair.apply(&bytes));
        File { name: file.name.clone(), bytes }
    };
    files.iter().map(one).collect()
}

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

/// An import that is under way.
#[derive(Default)]
struct Import {
    builder: Builder,
    /// Frameworks in our own form.
    own: Vec<Framework>,
    /// Our own tables that came as files of their own.
    tables: Vec<Table>,
    refused: Vec<Refusal>,
    files: u32,
    /// How much the builder held before the file that is being read.
    before: (usize, usize),
}

impl Import {
    fn unpack(&mut self, file: &File) -> Result<Vec<File>, Refusal> {
        let hidden =
            |name: &str| name.starts_with("__MACOSX") || name.rsplit('/').next().is_some_and(|base| base.starts_with('.'));
        archive::unpack(file, &mut self.builder.notes, |name| !hidden(name))
    }

    /// Reads a file. One whose format is not known is refused alone, and left out with a note among others.
    fn file(&mut self, file: &File, alone: bool) -> Result<(), Refusal> {
        self.before = self.size();
        let place = Place::file(&file.name);
        let format = match detect(file) {
            Ok(Format::Zip) if !alone => {
                self.builder.notes.say(place, "An archive inside of the archive was left out.");
                return Ok(());
            }
            Ok(format) => format,
            Err(why @ Why::Format(_)) if !alone => {
                self.builder.notes.say(place, format!("Left out: {why}."));
                return Ok(());
            }
            Err(why) => return Err(Refusal::new(place, why)),
        };
        if format == Format::Xlsx {
            let tables = xlsx::read::read(file, &mut self.builder.notes)?;
            self.read_tables(tables)?;
        } else {
            let text = encoding::text(file, &mut self.builder.notes)?;
            self.text(&file.name, &text, format)?;
        }
        self.files += 1;
        Ok(())
    }

    fn text(&mut self, name: &str, text: &str, format: Format) -> Result<(), Refusal> {
        match format {
            Format::Json => {
                let json = tree::json(text)
                    .map_err(|(line, why)| Refusal::new(Place { line: (line > 0).then_some(line), ..Place::file(name) }, why))?;
                self.tree(name, &Node::of_json(&json))
            }
            Format::Yaml => self.tree(name, &yaml::read(name, text, 1)?),
            Format::Csv => {
                let table = csv::read(name, text)?;
                if own::is_own(&table) {
                    self.tables.push(table);
                    return Ok(());
                }
                table::read(&mut self.builder, &[table])
            }
            Format::Html => {
                let tables = html::read::read(name, text);
                if tables.is_empty() { Err(Refusal::new(Place::file(name), Why::Nothing)) } else { self.read_tables(tables) }
            }
            Format::Markdown | Format::Xlsx | Format::Zip => {
                let document = markdown::parse(name, text)?;
                let tables = document.tables();
                self.read_own(&tables)?;
                document.read(&mut self.builder, name, own::is_own)
            }
        }
    }

    fn tree(&mut self, name: &str, node: &Node) -> Result<(), Refusal> {
        match json::read(name, node) {
            Some(framework) => {
                self.own.push(framework?);
                Ok(())
            }
            None => shapes::read(&mut self.builder, name, node),
        }
    }

    fn read_tables(&mut self, tables: Vec<Table>) -> Result<(), Refusal> {
        self.read_own(&tables)?;
        let others: Vec<Table> = tables.into_iter().filter(|table| !own::is_own(table)).collect();
        table::read(&mut self.builder, &others)
    }

    fn read_own(&mut self, tables: &[Table]) -> Result<(), Refusal> {
        let own: Vec<Table> = tables.iter().filter(|table| own::is_own(table)).cloned().collect();
        match own::read(&own) {
            Some(framework) => self.own.push(framework?),
            None if own.is_empty() => {}
            None => self.builder.notes.say(
                own.first().map(|table| table.place.clone()).unwrap_or_default(),
                "Some tables of an export are missing; those that are there were left out.",
            ),
        }
        Ok(())
    }

    fn size(&self) -> (usize, usize) {
        (self.builder.level_count(), self.builder.role_count())
    }

    fn finish(mut self) -> Result<Draft, Refusal> {
        let tables = std::mem::take(&mut self.tables);
        if let Err(refusal) = self.read_own(&tables) {
            self.refused.push(refusal);
        }
        self.builder.assemble()?;
        let said: BTreeMap<String, u32> = self.builder.said.iter().map(|(what, n)| ((*what).to_owned(), *n)).collect();
        let mut framework = self.builder.finish()?;
        let mapping = Mapping {
            families: self.builder.taken.families.clone(),
            tables: self.builder.taken.tables.clone(),
            ..self.builder.wanted.clone()
        };
        let own = !self.own.is_empty();
        for own in self.own {
            framework = if framework == Framework::default() { own } else { merge::merge(&framework, &own, &mapping)? };
        }
        let nothing = framework == Framework::default() && !own;
        if nothing {
            return Err(self.refused.into_iter().next().unwrap_or_else(|| Refusal::new(Place::default(), Why::Nothing)));
        }
        let found = found(&framework, self.files, said);
        Ok(Draft { framework, notes: self.builder.notes.0, refused: self.refused, mapping, found })
    }
}

fn found(framework: &Framework, files: u32, said: BTreeMap<String, u32>) -> Found {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Found {
        files,
        levels: count(framework.levels.len()),
        families: count(framework.families.len()),
        tracks: count(framework.families.iter().map(|family| family.tracks.len()).sum()),
        roles: count(framework.roles.len()),
        competencies: count(framework.competencies.len()),
        cells: count(framework.cells.iter().filter(|cell| !cell.is_blank()).count()),
        lines: count(framework.cells.iter().map(|cell| cell.expectations.len()).sum()),
        bands: count(framework.roles.iter().map(|role| role.bands.len()).sum()),
        said,
    }
}
