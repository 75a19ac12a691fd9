//! Reading Markdown: front matter with topics, tables, and headings that name levels and competencies.

use super::outline::{self, Piece};
use crate::build::{Builder, Description, Mastery};
use crate::inherit;
use crate::note::{Place, Refusal, Why};
use crate::shapes::topics;
use crate::slug::{bare, key};
use crate::table::{self, Table};
use crate::tree::{Node, Value};
use crate::yaml;
use domain::ids::FamilyId;
use std::collections::{BTreeMap, BTreeSet};

/// What a text holds: its front matter, if it has one, and its pieces.
pub(crate) struct Document {
    front: Option<Node>,
    pieces: Vec<Piece>,
}

/// Takes a text apart.
pub(crate) fn parse(file: &str, text: &str) -> Result<Document, Refusal> {
    let Some((front, body, line)) = split(text) else {
        return Ok(Document { front: None, pieces: outline::read(file, text, 1) });
    };
    let front = match front.trim() {
        "" => None,
        _ => Some(yaml::read(file, front, 2)?),
    };
    Ok(Document { front, pieces: outline::read(file, body, line) })
}

/// The front matter, the body, and the line that the body begins at.
fn split(text: &str) -> Option<(&str, &str, u32)> {
    let rest = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let mut at = 0;
    for (line, n) in rest.split_inclusive('\n').zip(2_u32..) {
        if line.trim_end() == "---" {
            return Some((rest.get(..at)?, rest.get(at + line.len()..)?, n + 1));
        }
        at += line.len();
    }
    None
}

impl Document {
    /// Its tables.
    pub fn tables(&self) -> Vec<Table> {
        self.pieces.iter().filter_map(|piece| if let Piece::Table(table) = piece { Some(table.clone()) } else { None }).collect()
    }

    /// Reads what it says, without `skipped` tables that were read already.
    pub fn read(&self, builder: &mut Builder, file: &str, skipped: impl Fn(&Table) -> bool) -> Result<(), Refusal> {
        let place = Place::file(file);
        if let Some(front) =
            self.front.as_ref().filter(|front| front.get("topics").is_some_and(|topics| !matches!(topics.value, Value::Null)))
        {
            topics::read(builder, file, front)?;
            if !self.pieces.is_empty() {
                builder.notes.say(place, "The text below the topics was left out.");
            }
            return Ok(());
        }
        let tables: Vec<Table> = self.tables().into_iter().filter(|table| !skipped(table)).collect();
        table::read(builder, &tables)?;
        let used =
            builder.taken.tables.iter().rev().take(tables.len()).any(|table| table.shape != crate::mapping::Shape::Nothing);
        let found = self.levels(builder, file)? | self.mastery(builder, file) | self.description(builder, file);
        let has_own = self.tables().iter().any(skipped);
        if !found && !used && !has_own {
            builder.notes.say(place, "Nothing of a framework was found in this text.");
        }
        Ok(())
    }

    /// Headings of levels with headings of competencies below.
    fn levels(&self, builder: &mut Builder, file: &str) -> Result<bool, Refusal> {
        let mut cells: BTreeMap<(u8, String), (Vec<String>, u32)> = BTreeMap::new();
        let mut order: Vec<String> = Vec::new();
        let mut level: Option<(u8, u8)> = None;
        let mut competency: Option<String> = None;
        for piece in &self.pieces {
            match piece {
                Piece::Heading(depth, text, line) => {
                    let number = inherit::level(&bare(text)).and_then(|level| level.parse::<u8>().ok()).filter(|n| *n > 0);
                    match (number, level) {
                        (Some(n), _) => (level, competency) = (Some((n, *depth)), None),
                        (None, Some((n, above))) if *depth > above => {
                            competency = Some(text.clone());
                            cells.entry((n, key(text))).or_insert_with(|| (Vec::new(), *line));
                            if !order.iter().any(|known| key(known) == key(text)) {
                                order.push(text.clone());
                            }
                        }
                        (None, _) => (level, competency) = (None, None),
                    }
                }
                Piece::Paragraph(text, line) | Piece::Item(_, text, _, line) => {
                    if let (Some((n, _)), Some(competency)) = (level, &competency) {
                        let cell = cells.entry((n, key(competency))).or_insert_with(|| (Vec::new(), *line));
                        cell.0.extend(text.lines().map(str::to_owned));
                    }
                }
                Piece::Table(_) => {}
            }
        }
        if cells.is_empty() {
            return Ok(false);
        }
        let here = Place::file(file);
        let family: FamilyId = if let Some(front) = &self.front {
            topics::family(builder, file, front, &here)?
        } else {
            let title = self.title().unwrap_or(crate::file::stem(file));
            builder.foreign_family(title, &here).map_err(|why| Refusal::new(here.clone(), why))?
        };
        let numbers: BTreeSet<u8> = cells.keys().map(|(n, _)| *n).collect();
        let numbers: Vec<u8> = numbers.into_iter().collect();
        let roles = topics::level_roles(builder, &family, &numbers, &here)?;
        for name in &order {
            for ((n, _), (lines, line)) in cells.iter().filter(|((_, competency), _)| *competency == key(name)) {
                let place = Place::line(file, *line);
                let fail = |why: Why| Refusal::new(place.clone(), why);
                let competency = builder.competency(name, "", Some(&family), &place).map_err(fail)?;
                let Some(role) = roles.get(n) else { continue };
                let said = inherit::read(&lines.join("\n"));
                builder.count("paragraphs", said.lines.len());
                builder.expect(role, &competency, said.lines, &place).map_err(fail)?;
                if let Some(source) = said.source {
                    let left = numbers.iter().rev().find(|below| *below < n).and_then(|below| roles.get(below)).cloned();
                    builder.inherit((role, &competency), source, left, &place);
                }
            }
        }
        builder.count("levels", roles.len());
        Ok(true)
    }

    /// A competency a heading, with levels in bold and their lines below.
    fn mastery(&self, builder: &mut Builder, file: &str) -> bool {
        let mut found: Vec<Mastery> = Vec::new();
        let mut open: Option<Mastery> = None;
        for piece in &self.pieces {
            match (piece, &mut open) {
                (Piece::Heading(_, text, line), _) => {
                    found.extend(open.take().filter(|open| open.levels.len() > 1));
                    let family = self.title().unwrap_or(crate::file::stem(file)).to_owned();
                    open = Some(Mastery {
                        family,
                        competency: text.clone(),
                        definition: String::new(),
                        levels: Vec::new(),
                        place: Place::line(file, *line),
                    });
                }
                (Piece::Paragraph(text, _), Some(open)) if open.levels.is_empty() && open.definition.is_empty() => {
                    open.definition.clone_from(text);
                }
                (Piece::Item(1, text, true, _), Some(open)) => open.levels.push((text.clone(), Vec::new())),
                (Piece::Item(depth, text, ..), Some(open)) if *depth > 1 => {
                    if let Some((_, lines)) = open.levels.last_mut() {
                        lines.push(text.clone());
                    }
                }
                _ => {}
            }
        }
        found.extend(open.filter(|open| open.levels.len() > 1));
        found.retain(|mastery| mastery.levels.iter().all(|(_, lines)| !lines.is_empty()));
        builder.count("skills", found.iter().flat_map(|mastery| &mastery.levels).map(|(_, lines)| lines.len()).sum());
        let any = !found.is_empty();
        builder.mastery.extend(found);
        any
    }

    /// A page about one role: its name as the title, and a list of responsibilities.
    fn description(&self, builder: &mut Builder, file: &str) -> bool {
        let Some(title) = self.title() else { return false };
        let mut page =
            Description { name: title.to_owned(), responsibilities: Vec::new(), merit: Vec::new(), place: Place::line(file, 1) };
        let mut under = String::new();
        let mut outer = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Heading(_, text, _) => under = key(text),
                Piece::Item(depth, text, ..) => {
                    if *depth == 1 {
                        outer.clone_from(text);
                    }
                    // An item that only names a group is kept with the items of the group.
                    let line = if *depth > 1 { format!("{}: {text}", outer.trim_end_matches(':')) } else { text.clone() };
                    let list = match under.as_str() {
                        "responsibilities" | "primary responsibilities" => &mut page.responsibilities,
                        "performance indicators" | "success measures" => &mut page.merit,
                        _ => continue,
                    };
                    if *depth > 1 && list.last() == Some(&outer) {
                        list.pop();
                    }
                    list.push(line);
                }
                _ => {}
            }
        }
        let any = !page.responsibilities.is_empty();
        if any {
            builder.descriptions.push(page);
        }
        any
    }

    fn title(&self) -> Option<&str> {
        self.pieces.iter().find_map(|piece| if let Piece::Heading(1, text, _) = piece { Some(text.as_str()) } else { None })
    }
}
