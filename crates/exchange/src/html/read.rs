//! Reading the tables of a page. Only the tokens of HTML are looked at: no tree is built, no script runs, nothing is fetched.

use crate::limits::{MAX_COLUMNS, MAX_ROWS};
use crate::note::Place;
use crate::table::{Merge, Row, Table};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The tables of a page.
pub(crate) fn read(file: &str, text: &str) -> Vec<Table> {
    let sink = Sink(RefCell::new(Page { file: file.to_owned(), ..Page::default() }));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut page = tokenizer.sink.0.take();
    page.end_table();
    page.tables
}

struct Sink(RefCell<Page>);

#[derive(Default)]
struct Page {
    file: String,
    tables: Vec<Table>,
    table: Option<Table>,
    /// Tables inside of the one that is read: their words belong to the cell they stand in.
    nested: usize,
    cell: Option<(String, usize, usize)>,
    /// Columns that a cell of an earlier row reaches down into, and how many rows more.
    down: BTreeMap<usize, usize>,
    heading: Option<String>,
    title: String,
    caption: bool,
    hidden: usize,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        let line = u32::try_from(line).unwrap_or(u32::MAX).max(1);
        match token {
            Token::CharacterTokens(text) if page.hidden == 0 => page.text(&text),
            Token::TagToken(tag) => return page.tag(&tag, line),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Page {
    fn text(&mut self, text: &str) {
        // White space of HTML is one space; breaks come from tags.
        let put = |into: &mut String| {
            for c in text.chars() {
                match c {
                    c if c.is_ascii_whitespace() && (into.is_empty() || into.ends_with([' ', '\n'])) => {}
                    c if c.is_ascii_whitespace() => into.push(' '),
                    c => into.push(c),
                }
            }
        };
        if let Some((cell, ..)) = &mut self.cell {
            put(cell);
        } else if let Some(heading) = &mut self.heading {
            put(heading);
        }
    }

    fn tag(&mut self, tag: &Tag, line: u32) -> TokenSinkResult<()> {
        let start = tag.kind == TagKind::StartTag;
        match (&*tag.name, start) {
            ("script" | "style", true) if !tag.self_closing => {
                self.hidden += 1;
                return TokenSinkResult::RawData(if &*tag.name == "script" { RawKind::ScriptData } else { RawKind::Rawtext });
            }
            ("script" | "style", false) => self.hidden = self.hidden.saturating_sub(1),
            ("table", true) if self.table.is_some() => self.nested += 1,
            ("table", true) => {
                self.end_heading();
                self.table = Some(Table { place: Place::line(&self.file, line), title: self.title.clone(), ..Table::default() });
            }
            ("table", false) if self.nested > 0 => self.nested -= 1,
            ("table", false) => self.end_table(),
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption", true) if self.cell.is_none() => {
                self.heading = Some(String::new());
                self.caption = &*tag.name == "caption";
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption", false) => self.end_heading(),
            ("tr", true) if self.nested == 0 => self.start_row(line),
            ("td" | "th", true) if self.nested == 0 => {
                self.end_cell();
                self.cell = Some((String::new(), span(tag, "colspan", MAX_COLUMNS), span(tag, "rowspan", MAX_ROWS)));
            }
            ("td" | "th" | "tr", false) if self.nested == 0 => self.end_cell(),
            ("li", true) => self.break_line("• "),
            ("br" | "tr", _) | ("p" | "div" | "ul" | "ol", false) => self.break_line(""),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn break_line(&mut self, mark: &str) {
        if let Some((cell, ..)) = &mut self.cell {
            let kept = cell.trim_end_matches(' ').len();
            cell.truncate(kept);
            if !cell.is_empty() && !cell.ends_with('\n') {
                cell.push('\n');
            }
            cell.push_str(mark);
        }
    }

    fn start_row(&mut self, line: u32) {
        self.end_cell();
        if let Some(table) = self.table.as_mut().filter(|table| table.rows.len() < MAX_ROWS) {
            table.rows.push(Row { line, cells: Vec::new() });
            let covered: Vec<usize> = self.down.keys().copied().collect();
            for column in covered {
                if let Some(left) = self.down.get_mut(&column) {
                    *left -= 1;
                    if *left == 0 {
                        self.down.remove(&column);
                    }
                }
            }
        }
    }

    fn end_cell(&mut self) {
        let Some((text, across, down)) = self.cell.take() else { return };
        let Some(table) = &mut self.table else { return };
        let n = table.rows.len().saturating_sub(1);
        let Some(row) = table.rows.last_mut() else { return };
        while self.down.contains_key(&row.cells.len()) && row.cells.len() < MAX_COLUMNS {
            row.cells.push(String::new());
        }
        let first = row.cells.len();
        if first + across > MAX_COLUMNS {
            return;
        }
        row.cells.push(text.trim().to_owned());
        row.cells.resize(first + across, String::new());
        if across > 1 {
            table.merges.push(Merge { row: n, first, last: first + across - 1 });
        }
        if down > 1 {
            self.down.extend((first..first + across).map(|column| (column, down)));
        }
    }

    fn end_heading(&mut self) {
        let Some(text) = self.heading.take() else { return };
        let text = text.trim().to_owned();
        match self.table.as_mut().filter(|_| self.caption) {
            Some(table) => table.title = text,
            None => self.title = text,
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        self.nested = 0;
        self.down.clear();
        self.tables.extend(self.table.take());
    }
}

fn span(tag: &Tag, name: &str, most: usize) -> usize {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
    found.and_then(|attribute| attribute.value.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, most)
}
