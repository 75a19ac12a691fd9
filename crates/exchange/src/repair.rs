//! Repairs: what would make a refused file readable, as a value that can be shown, agreed to and applied.

use crate::encoding;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A change of a file's bytes that takes away one reason to refuse it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Repair {
    /// Spaces instead of TABs where lines are indented and behind the dashes of lists.
    TabsToSpaces {
        /// The first line with one, from 1.
        line: u32,
    },
    /// Quotation marks around the value of a line, which holds a character that means something to YAML.
    QuoteValue {
        /// The line, from 1.
        line: u32,
    },
    /// Away with NUL and other control characters.
    DropControls {
        /// The first line with one, from 1.
        line: u32,
    },
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TabsToSpaces { line } => write!(f, "Replace the TAB at line {line}, and others like it, by spaces"),
            Self::QuoteValue { line } => write!(f, "Put the value at line {line} into quotation marks"),
            Self::DropControls { line } => write!(f, "Take out the control characters, the first at line {line}"),
        }
    }
}

impl Repair {
    /// The file with the repair applied, as UTF-8. A file that has nothing to repair stays as it is.
    #[must_use]
    pub fn apply(&self, bytes: &[u8]) -> Vec<u8> {
        let Ok(text) = encoding::plain(bytes) else { return bytes.to_vec() };
        let repaired = match self {
            Self::TabsToSpaces { .. } => each_line(&text, |_, line| spaces(line)),
            Self::QuoteValue { line } => each_line(&text, |n, found| if n == *line { quoted(found) } else { found.to_owned() }),
            Self::DropControls { .. } => text.chars().filter(|c| !encoding::is_control(*c)).collect(),
        };
        repaired.into_bytes()
    }
}

fn each_line(text: &str, change: impl Fn(u32, &str) -> String) -> String {
    let lines = text.split('\n').zip(1_u32..).map(|(line, n)| change(n, line));
    lines.collect::<Vec<_>>().join("\n")
}

/// The line with one space for each TAB behind a dash and two for each TAB of the indentation.
fn spaces(line: &str) -> String {
    let lead = line.find(|c: char| !matches!(c, ' ' | '\t' | '-')).unwrap_or(line.len());
    let (lead, rest) = line.split_at(lead);
    if !lead.contains('\t') {
        return line.to_owned();
    }
    let mut dashed = false;
    let mut out = String::with_capacity(line.len() + 4);
    for c in lead.chars() {
        dashed |= c == '-';
        match c {
            '\t' if dashed => out.push(' '),
            '\t' => out.push_str("  "),
            c => out.push(c),
        }
    }
    out + rest
}

fn quoted(line: &str) -> String {
    let line = line.trim_end_matches('\r');
    let start = line.find(": ").map_or_else(|| line.find("- ").map(|at| at + 2), |at| Some(at + 2));
    let Some((key, value)) = start.and_then(|at| line.split_at_checked(at)) else { return line.to_owned() };
    let value = value.trim().replace('\\', "\\\\").replace('"', "\\\"");
    format!("{key}\"{value}\"")
}
