//! Reading an upload: which format each file has, and one framework of all of them.

mod assemble;
mod detect;

pub use detect::detect;

use crate::build::Builder;
use crate::file::{File, Format};
use crate::limits::{MAX_FILES, MAX_UNPACKED, MAX_UPLOAD};
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
    let mut import = Import { left: MAX_UNPACKED, ..Import::default() };
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
    import.only = inner.first().filter(|_| alone).map(|file| file.name.clone());
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
    /// What archives may still unpack to.
    left: usize,
    /// The name of the file, where there is only one.
    only: Option<String>,
    /// How much the builder held before the file that is being read.
    before: (usize, usize),
}

impl Import {
    fn unpack(&mut self, file: &File) -> Result<Vec<File>, Refusal> {
        let hidden =
            |name: &str| name.starts_with("__MACOSX") || name.rsplit('/').next().is_some_and(|base| base.starts_with('.'));
        archive::unpack(file, &mut self.left, &mut self.builder.notes, |name| !hidden(name))
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
            let tables = xlsx::read::read(file, &mut self.left, &mut self.builder.notes)?;
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
            return Err(self
                .refused
                .into_iter()
                .next()
                .unwrap_or_else(|| Refusal::new(self.only.map(|name| Place::file(&name)).unwrap_or_default(), Why::Nothing)));
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
