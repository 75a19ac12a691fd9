//! Pieces of text that can be found again, wherever others write beside them.

use super::random::Random;
use std::collections::{BTreeMap, BTreeSet};

const OPEN: char = '\u{27e8}';
const CLOSE: char = '\u{27e9}';

/// How often each mark stands in a text.
pub fn counted(text: &str) -> BTreeMap<String, usize> {
    let mut marks = BTreeMap::new();
    for part in text.split_inclusive(CLOSE).filter(|part| part.starts_with(OPEN)) {
        *marks.entry(part.to_owned()).or_default() += 1;
    }
    marks
}

/// A mark of a text and where it begins, in UTF-16 units.
pub fn some(text: &str, random: &mut Random) -> Option<(u32, String)> {
    let marks: Vec<&str> = text.split_inclusive(CLOSE).collect();
    let at = random.below(marks.len());
    let before: usize = marks.iter().take(at).map(|mark| mark.encode_utf16().count()).sum();
    Some((u32::try_from(before).unwrap(), (*marks.get(at)?).to_owned()))
}

/// What was written where, and what was taken out again.
#[derive(Debug, Default)]
pub struct Written {
    inserted: Vec<(String, String)>,
    removed: BTreeSet<String>,
}

impl Written {
    /// A mark that nobody wrote before.
    pub fn insert(&mut self, room: &str) -> String {
        let mark = format!("{OPEN}{}{CLOSE}", self.inserted.len());
        self.inserted.push((room.to_owned(), mark.clone()));
        mark
    }

    /// Somebody took a mark out; what the promise that it is gone is called.
    pub fn remove(&mut self, room: &str, mark: &str) -> String {
        assert!(self.inserted.iter().any(|(at, known)| at == room && known == mark), "{mark} was never written in {room}");
        self.removed.insert(mark.to_owned());
        removal(mark)
    }

    /// The names of everything that was ever done.
    pub fn all(&self) -> BTreeSet<String> {
        let inserted = self.inserted.iter().map(|(_, mark)| mark.clone());
        inserted.chain(self.removed.iter().map(|mark| removal(mark))).collect()
    }

    /// How much of what is to stay is not promised yet.
    pub fn without(&self, promised: &BTreeSet<String>) -> usize {
        self.inserted.iter().filter(|(_, mark)| !promised.contains(mark) && !self.removed.contains(mark)).count()
    }

    /// Whether a room's text holds what is promised, and nothing twice; else everything that is wrong.
    pub fn judge(&self, room: &str, text: &str, promised: &BTreeSet<String>) -> Result<(), String> {
        let counts = counted(text);
        let mut wrong = Vec::new();
        for (at, mark) in &self.inserted {
            let count = counts.get(mark).copied().unwrap_or_default();
            if at != room && count > 0 || count > 1 {
                wrong.push(format!("{mark} is there {count} times"));
            }
            let may_be_gone = self.removed.contains(mark);
            if at == room && promised.contains(mark) && !may_be_gone && count == 0 {
                wrong.push(format!("{mark} was promised and is gone"));
            }
            if promised.contains(&removal(mark)) && count > 0 {
                wrong.push(format!("{mark} was taken out and is back"));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
    }
}

fn removal(mark: &str) -> String {
    format!("-{mark}")
}
