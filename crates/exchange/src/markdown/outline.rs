//! A Markdown text as headings, paragraphs, list items and tables, each with its line.

use crate::encoding::line_of;
use crate::note::Place;
use crate::table::{Row, Table};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    /// A heading and its depth, 1 to 6.
    Heading(u8, String, u32),
    /// A paragraph outside of lists.
    Paragraph(String, u32),
    /// An item of a list: depth from 1, text, whether all of it is bold.
    Item(usize, String, bool, u32),
    /// A table under the last heading.
    Table(Table),
}

/// Reads the pieces. `first` is the line of the file that the text begins at.
pub(crate) fn read(file: &str, text: &str, first: u32) -> Vec<Piece> {
    let mut walk = Walk {
        file,
        pieces: Vec::new(),
        text: String::new(),
        depth: 0,
        bold: Bold::default(),
        item: Vec::new(),
        table: None,
        heading: String::new(),
        links: Vec::new(),
    };
    // Lines are counted on the way: counting them from the start each time would take a time that grows with the square.
    let (mut at, mut line) = (0_usize, first);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        if range.start > at {
            line = line.saturating_add(line_of(text.as_bytes().get(at..range.start).unwrap_or_default(), usize::MAX) - 1);
            at = range.start;
        }
        walk.step(event, line);
    }
    walk.pieces
}

/// How much of an item is bold.
#[derive(Default)]
struct Bold {
    now: bool,
    any: bool,
    other: bool,
}

struct Walk<'a> {
    file: &'a str,
    pieces: Vec<Piece>,
    text: String,
    depth: usize,
    bold: Bold,
    /// Lines of the items that are open.
    item: Vec<u32>,
    table: Option<Table>,
    heading: String,
    links: Vec<String>,
}

impl Walk<'_> {
    fn step(&mut self, event: Event<'_>, line: u32) {
        match event {
            Event::Start(tag) => self.start(&tag, line),
            Event::End(tag) => self.end(tag, line),
            Event::Text(text) | Event::Code(text) => {
                let words = !text.trim().is_empty();
                self.bold.any |= words && self.bold.now;
                self.bold.other |= words && !self.bold.now;
                self.text.push_str(&text);
            }
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::InlineHtml(html) | Event::Html(html) if breaks(&html) => self.text.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, line: u32) {
        match tag {
            Tag::List(_) => {
                self.flush_item();
                self.depth += 1;
            }
            Tag::Item => {
                self.item.push(line);
                self.text.clear();
                self.bold = Bold::default();
            }
            Tag::Strong => self.bold.now = true,
            Tag::Link { dest_url, .. } => self.links.push(dest_url.to_string()),
            Tag::Table(_) => {
                self.flush_item();
                let place = Place::line(self.file, line);
                self.table = Some(Table { place, title: self.heading.clone(), ..Table::default() });
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Row { line, cells: Vec::new() });
                }
            }
            Tag::TableCell | Tag::Heading { .. } => self.text.clear(),
            Tag::Paragraph if self.item.is_empty() => self.text.clear(),
            Tag::Paragraph if !self.text.trim().is_empty() => self.text.push(' '),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, line: u32) {
        match tag {
            TagEnd::List(_) => self.depth = self.depth.saturating_sub(1),
            TagEnd::Item => {
                self.flush_item();
                self.item.pop();
            }
            TagEnd::Strong => self.bold.now = false,
            TagEnd::Link => {
                // An address of the web is worth keeping; one of another file of the folder leads nowhere.
                let target = self.links.pop().filter(|to| to.starts_with("http") && self.table.is_none());
                self.text.extend(target.map(|to| format!(" ({to})")));
            }
            TagEnd::Table => self.pieces.extend(self.table.take().map(Piece::Table)),
            TagEnd::TableCell => {
                let text = std::mem::take(&mut self.text);
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.cells.push(text.trim().to_owned());
                }
            }
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.text).trim().to_owned();
                self.heading.clone_from(&text);
                self.pieces.push(Piece::Heading(depth(level), text, line));
            }
            TagEnd::Paragraph if self.item.is_empty() => {
                let text = std::mem::take(&mut self.text).trim().to_owned();
                if !text.is_empty() {
                    self.pieces.push(Piece::Paragraph(text, line));
                }
            }
            _ => {}
        }
    }

    fn flush_item(&mut self) {
        let Some(line) = self.item.last() else { return };
        let text = std::mem::take(&mut self.text).trim().to_owned();
        if !text.is_empty() {
            self.pieces.push(Piece::Item(self.depth, text, self.bold.any && !self.bold.other, *line));
        }
    }
}

/// Whether a tag ends a line of a cell.
fn breaks(html: &str) -> bool {
    let name: String = html.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphabetic).collect();
    matches!(name.to_ascii_lowercase().as_str(), "br" | "p" | "li" | "ul" | "ol" | "div")
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
