//! The grid of the template: titles as columns; responsibilities, pay and competencies as rows.

use super::{Row, Table, only_numbers};
use crate::build::{Builder, NewRole};
use crate::inherit::{self, bullets};
use crate::money;
use crate::note::{Place, Refusal, Why};
use crate::slug::{bare, key, slug};
use domain::framework::{Band, Visibility};
use domain::ids::{FamilyId, LevelId, RoleId};
use std::collections::BTreeMap;

/// What a label in the first column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Title,
    Level,
    Track,
    Grade,
    Responsibilities,
    Salary,
    Competency,
}

fn label(text: &str) -> Label {
    match key(text).as_str() {
        "title" | "title/level" | "title / level" | "role" | "job title" | "position" => Label::Title,
        "level" | "levels" | "seniority" => Label::Level,
        "track" | "career track" => Label::Track,
        "grade" => Label::Grade,
        "primary responsibilities" | "responsibilities" | "primary responsibility" | "main responsibilities" | "duties" => {
            Label::Responsibilities
        }
        "salary range" | "salary" | "pay" | "salary band" | "compensation" | "salary ranges" | "pay range" => Label::Salary,
        _ => Label::Competency,
    }
}

/// Whether the table has roles or levels as columns.
pub(crate) fn is_matrix(table: &Table) -> bool {
    let Some(header) = table.rows.first() else { return false };
    let filled = header.cells.iter().skip(1).filter(|cell| !cell.trim().is_empty()).count();
    if filled == 0 || table.rows.len() < 2 || only_numbers(table) {
        return false;
    }
    let labels: Vec<Label> = table.rows.iter().skip(1).map(|row| label(row.at(0))).collect();
    let known = labels.iter().any(|label| matches!(label, Label::Responsibilities | Label::Salary));
    let heads = header.cells.iter().skip(1).filter(|cell| head(cell).place.is_some()).count();
    let turned = table.rows.iter().skip(1).filter(|row| head(row.at(0)).place.is_some()).count();
    let corner = key(header.at(0));
    let about = ["competency", "competencies", "skill", "skills", "theme", "area", "topic"].contains(&corner.as_str());
    known
        || about
        || (heads * 2 >= filled && turned == 0)
        || (matches!(label(&corner), Label::Title) && turned == 0 && key(header.at(0)) != "role")
}

/// Whether the table has roles or levels as rows.
pub(crate) fn is_turned(table: &Table) -> bool {
    let Some(header) = table.rows.first() else { return false };
    let rows = table.rows.len().saturating_sub(1);
    let heads = table.rows.iter().skip(1).filter(|row| head(row.at(0)).place.is_some()).count();
    let corner = matches!(label(header.at(0)), Label::Title | Label::Level) && !header.at(0).trim().is_empty();
    rows > 0 && header.cells.len() > 1 && (heads * 2 > rows || corner)
}

/// The table with rows as columns.
pub(crate) fn turned(table: &Table) -> Table {
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let line = table.rows.first().map_or(0, |row| row.line);
    let column = |at| Row { line, cells: table.rows.iter().map(|row| row.at(at).to_owned()).collect() };
    Table { rows: (0..width).map(column).collect(), merges: Vec::new(), ..table.clone() }
}

/// The head of a column: `Level 2A: (Expert Track) Senior Attorney` taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Head {
    /// `2a`, if it names a level by its number.
    pub place: Option<String>,
    /// What stands in parentheses.
    pub side: String,
    /// The rest.
    pub title: String,
}

impl Head {
    fn number(&self) -> Option<u8> {
        let digits: String = self.place.as_ref()?.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|n| *n > 0)
    }

    fn letter(&self) -> &str {
        self.place.as_deref().map_or("", |place| place.trim_start_matches(|c: char| c.is_ascii_digit()))
    }
}

/// Takes a head apart.
pub(crate) fn head(text: &str) -> Head {
    let text = bare(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut found = Head::default();
    let mut rest = text.as_str();
    for mark in [':', '–', '—', '-', '('] {
        if let Some((first, tail)) = text.split_once(mark)
            && let Some(place) = inherit::level(first)
        {
            found.place = Some(place);
            rest = text.get(text.len() - tail.len() - usize::from(mark == '(')..).unwrap_or(tail);
            break;
        }
    }
    if found.place.is_none() {
        let words: Vec<&str> = text.splitn(3, ' ').collect();
        if let [first, second, title @ ..] = words.as_slice()
            && let Some(place) = inherit::level(&format!("{first} {second}"))
        {
            found.place = Some(place);
            rest = title.first().copied().unwrap_or_default();
        } else if let Some(place) = inherit::level(&text) {
            found.place = Some(place);
            rest = "";
        }
    }
    let rest = rest.trim();
    if let (Some(open), Some(close)) = (rest.find('('), rest.find(')'))
        && open < close
    {
        rest.get(open + 1..close).unwrap_or_default().trim().clone_into(&mut found.side);
        let (before, after) = (rest.get(..open).unwrap_or_default(), rest.get(close + 1..).unwrap_or_default());
        format!("{} {}", before.trim(), after.trim()).trim().clone_into(&mut found.title);
    } else {
        rest.clone_into(&mut found.title);
    }
    found
}

/// Reads the grid as one family.
pub(crate) fn read(builder: &mut Builder, table: &Table) -> Result<(), Refusal> {
    let title = if table.title.trim().is_empty() { crate::file::stem(&table.place.file) } else { &table.title };
    let family = builder.foreign_family(title, &table.place).map_err(|why| Refusal::new(table.place.clone(), why))?;
    let columns = columns(builder, table, &family)?;
    let competency_rows = table.rows.iter().enumerate().skip(1).filter(|(_, row)| label(row.at(0)) == Label::Competency);
    for (at, row) in competency_rows {
        expectations(builder, table, (at, row), &family, &columns)?;
    }
    for row in &table.rows {
        match label(row.at(0)) {
            Label::Responsibilities => responsibilities(builder, row, &columns),
            Label::Salary => pay(builder, table, row, &columns),
            _ => {}
        }
    }
    builder.count("columns", columns.len());
    Ok(())
}

/// Makes a role of each column that has a head.
fn columns(builder: &mut Builder, table: &Table, family: &FamilyId) -> Result<Vec<(usize, RoleId)>, Refusal> {
    let Some(header) = table.rows.first() else { return Ok(Vec::new()) };
    let row_of = |wanted: Label| table.rows.iter().skip(1).find(|row| label(row.at(0)) == wanted);
    let (levels, tracks, grades, titles) =
        (row_of(Label::Level), row_of(Label::Track), row_of(Label::Grade), row_of(Label::Title));
    let named: Vec<(usize, Head)> = header
        .cells
        .iter()
        .enumerate()
        .skip(1)
        .filter(|(_, cell)| !cell.trim().is_empty())
        .map(|(at, cell)| (at, head(cell)))
        .collect();
    let split: BTreeMap<u8, usize> = named
        .iter()
        .filter(|(_, head)| !head.letter().is_empty())
        .filter_map(|(_, head)| head.number())
        .fold(BTreeMap::new(), |mut counts, n| {
            *counts.entry(n).or_default() += 1;
            counts
        });
    let mut columns = Vec::new();
    let mut sides: BTreeMap<LevelId, Vec<RoleId>> = BTreeMap::new();
    let mut chain = Vec::new();
    let mut last = 0_u8;
    for (column, mut head) in named {
        let place = table.at(header, Some(column));
        let fail = |why| Refusal::new(place.clone(), why);
        let below = |row: Option<&Row>| row.map(|row| row.at(column).to_owned()).unwrap_or_default();
        let level_said = below(levels);
        if head.place.is_none() && !level_said.is_empty() {
            head.place = inherit::level(&level_said).or_else(|| inherit::level(&format!("level {level_said}")));
        }
        let number = head.number().unwrap_or(last.saturating_add(1));
        last = number;
        let level = if head.place.is_none() && !level_said.is_empty() {
            builder.level(&level_said, "", 0, &place)
        } else {
            builder.level(&format!("Level {number}"), &format!("level-{number}"), u64::from(number), &place)
        };
        let level = level.map_err(fail)?;
        let is_side = head.number().is_some_and(|n| split.get(&n).is_some_and(|sides| *sides > 1));
        let said = below(tracks);
        let side = if !said.is_empty() {
            said
        } else if !is_side {
            String::new()
        } else if head.side.is_empty() {
            head.letter().to_uppercase()
        } else {
            head.side.clone()
        };
        let track = if side.is_empty() {
            None
        } else {
            Some(builder.track(family, side.strip_suffix(" Track").unwrap_or(&side), "", &place).map_err(fail)?)
        };
        let title = full_title(&head, &below(titles), is_side, &builder.family_name(family), number);
        let called = head.place.clone().unwrap_or_else(|| number.to_string());
        let id =
            if is_side { slug(&format!("{title} {}", track.as_ref().map_or("", |track| track.as_str()))) } else { slug(&title) };
        let new = NewRole { title: &title, track, id: &id, place: &called };
        let role = builder.role(family, &level, &new, &place).map_err(fail)?;
        if let Some(found) = builder.role_mut(&role) {
            found.grade = below(grades);
        }
        if is_side {
            sides.entry(level.clone()).or_default().push(role.clone());
        }
        if !chain.contains(&level) {
            chain.push(level);
        }
        columns.push((column, role));
    }
    builder.chain(chain);
    for roles in sides.into_values() {
        builder.branch(roles);
    }
    Ok(columns)
}

fn full_title(head: &Head, below: &str, is_side: bool, family: &str, number: u8) -> String {
    let title = if head.title.is_empty() { below } else { &head.title };
    if title.is_empty() {
        let side = if is_side { head.letter().to_uppercase() } else { String::new() };
        return format!("{family} Level {number}{side}");
    }
    if head.side.is_empty() || is_side { title.to_owned() } else { format!("{title} ({})", head.side) }
}

fn expectations(
    builder: &mut Builder,
    table: &Table,
    (at, row): (usize, &Row),
    family: &FamilyId,
    columns: &[(usize, RoleId)],
) -> Result<(), Refusal> {
    let name = row.at(0).split_whitespace().collect::<Vec<_>>().join(" ");
    let words = columns.iter().any(|(column, _)| !row.at(*column).is_empty());
    if name.is_empty() {
        if words {
            builder.notes.say(table.at(row, None), "This row has no competency in its first column and was left out.");
        }
        return Ok(());
    }
    if !words && matches!(key(&name).as_str(), "competencies" | "competency") {
        return Ok(());
    }
    let place = table.at(row, Some(0));
    let competency = builder.competency(&name, "", Some(family), &place).map_err(|why| Refusal::new(place.clone(), why))?;
    let mut left: Option<RoleId> = None;
    for (column, role) in columns {
        let place = table.at(row, Some(*column));
        let fail = |why: Why| Refusal::new(place.clone(), why);
        let merged = table.merges.iter().any(|merge| merge.row == at && merge.first < *column && *column <= merge.last);
        if merged && left.is_some() {
            let cell = builder.cell(role, &competency).map_err(fail)?;
            cell.merged = true;
            cell.inherits.clone_from(&left);
        } else if !row.at(*column).is_empty() {
            let said = inherit::read(row.at(*column));
            builder.expect(role, &competency, said.lines, &place).map_err(fail)?;
            if let Some(source) = said.source {
                builder.inherit((role, &competency), source, left.clone(), &place);
            }
        }
        left = Some(role.clone());
    }
    Ok(())
}

fn responsibilities(builder: &mut Builder, row: &Row, columns: &[(usize, RoleId)]) {
    for (column, role) in columns {
        let lines: Vec<&str> = row.at(*column).lines().collect();
        let parts: Vec<&str> = if lines.len() == 1 { row.at(*column).split("; ").collect() } else { lines };
        if let Some(found) = builder.role_mut(role) {
            found.doing.extend(bullets(&parts));
        }
    }
}

fn pay(builder: &mut Builder, table: &Table, row: &Row, columns: &[(usize, RoleId)]) {
    for (column, role) in columns.iter().filter(|(column, _)| !row.at(*column).is_empty()) {
        let place = table.at(row, Some(*column));
        match money::range(row.at(*column)) {
            Some(range) => add_band(builder, role, range, "", &place),
            None => builder.notes.say(place, format!("\"{}\" is no range of pay and was left out.", row.at(*column))),
        }
    }
}

/// Adds a band to a role: for a year, in the currency that is said there or by the caller.
pub(crate) fn add_band(builder: &mut Builder, role: &RoleId, range: money::Range, region: &str, place: &Place) {
    let currency = range.currency.or_else(|| builder.wanted.currency.clone().filter(|code| money::is_code(code)));
    if currency.is_none() {
        let sentence = "Pay is without currency: `XXX` stands for none until you choose one.";
        if builder.notes.0.iter().all(|note| note.text != sentence) {
            builder.notes.say(place.clone(), sentence);
        }
    }
    let times = builder.wanted.period.per_year();
    let band = Band {
        id: None,
        low: range.low.saturating_mul(times),
        high: range.high.saturating_mul(times),
        currency: currency.unwrap_or_else(|| "XXX".to_owned()),
        region: region.to_owned(),
        visibility: Visibility::default(),
    };
    if let Some(found) = builder.role_mut(role).filter(|role| !role.bands.contains(&band)) {
        found.bands.push(band);
    }
}
