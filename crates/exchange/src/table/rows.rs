//! Tables whose rows are records: an expectation each, a grade each, a role each.

use super::matrix::add_band;
use super::{Row, Table, same};
use crate::build::{Builder, NewRole};
use crate::inherit::{self, bullets};
use crate::mapping::{Column, Field};
use crate::money::{self, Range};
use crate::note::{Place, Refusal, Why};
use crate::slug::{key, slug};
use domain::framework::{Category, Need};
use domain::ids::{CompetencyId, FamilyId, LevelId, RoleId, TrackId};
use std::collections::BTreeMap;

/// What identifies a role in a row: family, track, level, title, identifier.
type RoleKey = (String, String, String, String, String);

/// What one table has given so far.
#[derive(Default)]
struct Seen {
    roles: BTreeMap<RoleKey, RoleId>,
    /// The order of levels in each family and track.
    chains: BTreeMap<(FamilyId, Option<TrackId>), Vec<LevelId>>,
    /// Whether a column says at which level a role stands.
    leveled: bool,
    /// The last role with a competency: cells left blank below it mean the same, as people write tables.
    last: BTreeMap<Field, String>,
}

/// Reads one table.
pub(crate) fn read(builder: &mut Builder, table: &Table, columns: &[Column]) -> Result<(), Refusal> {
    let Some(header) = table.rows.first() else { return Ok(()) };
    let found = |column: &Column| header.cells.iter().position(|cell| same(cell, &column.header));
    let mut at: BTreeMap<Field, usize> = BTreeMap::new();
    for column in columns.iter().filter(|column| column.field != Field::Ignore) {
        match found(column) {
            Some(position) => {
                at.entry(column.field).or_insert(position);
            }
            None => builder.notes.say(table.at(header, None), format!("There is no column `{}` any more.", column.header)),
        }
    }
    let mut seen = Seen {
        leveled: [Field::Level, Field::LevelId, Field::LevelNumber, Field::Grade].iter().any(|field| at.contains_key(field)),
        ..Seen::default()
    };
    for row in table.rows.iter().skip(1).filter(|row| !row.is_blank()) {
        let place = table.at(row, None);
        one(builder, table, row, &at, &mut seen).map_err(|why| Refusal::new(place, why))?;
    }
    builder.count("rows", table.rows.len().saturating_sub(1));
    for chain in seen.chains.into_values() {
        builder.chain(chain);
    }
    Ok(())
}

fn one(builder: &mut Builder, table: &Table, row: &Row, at: &BTreeMap<Field, usize>, seen: &mut Seen) -> Result<(), Why> {
    let get = |field: Field| at.get(&field).map_or("", |column| row.at(*column));
    let place = table.at(row, None);
    let family = match (get(Field::Family), get(Field::FamilyId)) {
        ("", "") if at.contains_key(&Field::Family) || !at.contains_key(&Field::RoleId) => {
            let before = seen
                .last
                .get(&Field::Family)
                .cloned()
                .unwrap_or_else(|| if builder.several && table.place.sheet.is_none() { String::new() } else { title(table) });
            builder.foreign_family(&before, &place)?
        }
        (name, "") => builder.foreign_family(name, &place)?,
        (name, id) => builder.family(name, &slug(id), &place)?,
    };
    if !get(Field::Family).is_empty() {
        seen.last.insert(Field::Family, get(Field::Family).to_owned());
    }
    let role = role(builder, table, row, at, seen, &family)?;
    if let Some(role) = &role {
        about_role(builder, row, at, role, &place);
    }
    let competency = competency(builder, row, at, &family, seen, &place)?;
    let (Some(role), Some(competency)) = (role, competency) else { return Ok(()) };
    expectation(builder, row, at, (&role, &competency), &place)
}

fn title(table: &Table) -> String {
    if table.title.trim().is_empty() { crate::file::stem(&table.place.file).to_owned() } else { table.title.clone() }
}

fn role(
    builder: &mut Builder,
    table: &Table,
    row: &Row,
    at: &BTreeMap<Field, usize>,
    seen: &mut Seen,
    family: &FamilyId,
) -> Result<Option<RoleId>, Why> {
    let get = |field: Field| at.get(&field).map_or("", |column| row.at(*column));
    let place = table.at(row, None);
    let (level_name, grade) = (get(Field::Level), get(Field::Grade));
    let mut name = get(Field::Role).to_owned();
    if name.is_empty() && get(Field::RoleId).is_empty() {
        name = if level_name.is_empty() { grade.to_owned() } else { format!("{} {level_name}", builder.family_name(family)) };
    }
    if name.is_empty() && get(Field::RoleId).is_empty() {
        return Ok(None);
    }
    let track_name = get(Field::Track);
    let known: RoleKey = (
        family.to_string(),
        track_name.to_owned(),
        format!("{level_name}\n{grade}\n{}", get(Field::LevelNumber)),
        name.clone(),
        get(Field::RoleId).to_owned(),
    );
    if let Some(role) = seen.roles.get(&known) {
        return Ok(Some(role.clone()));
    }
    let track = match (track_name, get(Field::TrackId)) {
        ("", "") => None,
        (name, id) => Some(builder.track(family, name, &slug(id), &place)?),
    };
    let chain = (family.clone(), track.clone());
    let level = level(builder, row, at, seen, &chain, &place)?;
    let steps = seen.chains.entry(chain).or_default();
    if !steps.contains(&level) {
        steps.push(level.clone());
    }
    let id = match (get(Field::RoleId), track_name, grade) {
        ("", track, grade) if !track.is_empty() && !grade.is_empty() => slug(&format!("{track} {grade}")),
        (id, ..) => slug(id),
    };
    let called = inherit::level(level_name).unwrap_or_else(|| key(if level_name.is_empty() { grade } else { level_name }));
    let new = NewRole { title: &name, track, id: &id, place: &called };
    let role = builder.role(family, &level, &new, &place)?;
    if let Some(found) = builder.role_mut(&role).filter(|found| found.grade.is_empty()) {
        grade.clone_into(&mut found.grade);
    }
    seen.roles.insert(known, role.clone());
    Ok(Some(role))
}

/// The level that a row names, or the next one of its family and track where no column does.
fn level(
    builder: &mut Builder,
    row: &Row,
    at: &BTreeMap<Field, usize>,
    seen: &Seen,
    chain: &(FamilyId, Option<TrackId>),
    place: &Place,
) -> Result<LevelId, Why> {
    let get = |field: Field| at.get(&field).map_or("", |column| row.at(*column));
    if !seen.leveled {
        let next = seen.chains.get(chain).map_or(0, Vec::len) + 1;
        return builder.level(&format!("Level {next}"), &format!("level-{next}"), next as u64, place);
    }
    if let Some(number) = Some(get(Field::LevelNumber)).filter(|n| !n.is_empty()) {
        let weight = number.parse().unwrap_or(0);
        let name = if get(Field::Level).is_empty() { format!("Level {number}") } else { get(Field::Level).to_owned() };
        let id = if get(Field::LevelId).is_empty() { format!("level-{number}") } else { get(Field::LevelId).to_owned() };
        return builder.level(&name, &slug(&id), weight, place);
    }
    let (name, grade) = (get(Field::Level), get(Field::Grade));
    if name.is_empty() && !grade.is_empty() {
        let low = money::amount(get(Field::SalaryLow)).unwrap_or(0);
        return builder.level(grade, &slug(grade), u64::from(low), place);
    }
    let number = inherit::level(name).or_else(|| inherit::level(&format!("level {name}")));
    let digits: String = number.unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    match digits.parse::<u64>() {
        Ok(n) => builder.level(&format!("Level {n}"), &format!("level-{n}"), n, place),
        Err(_) => builder.level(if name.is_empty() { "Level" } else { name }, "", 0, place),
    }
}

fn about_role(builder: &mut Builder, row: &Row, at: &BTreeMap<Field, usize>, role: &RoleId, place: &Place) {
    let get = |field: Field| at.get(&field).map_or("", |column| row.at(*column));
    let lines: Vec<&str> = get(Field::Responsibilities).lines().collect();
    if let Some(found) = builder.role_mut(role).filter(|found| !lines.is_empty() && found.doing.is_empty()) {
        found.doing = bullets(&lines);
    }
    let range = match (money::amount(get(Field::SalaryLow)), money::amount(get(Field::SalaryHigh))) {
        (Some(low), Some(high)) if low <= high => Some(Range { low, high, currency: None }),
        (Some(low), None) => Some(Range { low, high: low, currency: None }),
        (Some(_), Some(_)) => {
            builder.notes.say(place.clone(), "The lowest pay is above the highest; the band was left out.");
            None
        }
        _ => money::range(get(Field::SalaryRange)),
    };
    if let Some(mut range) = range {
        let code = get(Field::Currency).to_uppercase();
        if money::is_code(&code) {
            range.currency = Some(code);
        }
        add_band(builder, role, range, get(Field::Region), place);
    }
}

fn competency(
    builder: &mut Builder,
    row: &Row,
    at: &BTreeMap<Field, usize>,
    family: &FamilyId,
    seen: &mut Seen,
    place: &Place,
) -> Result<Option<CompetencyId>, Why> {
    let get = |field: Field| at.get(&field).map_or("", |column| row.at(*column));
    let (mut name, id) = (get(Field::Competency).to_owned(), get(Field::CompetencyId));
    if name.is_empty() && id.is_empty() {
        if get(Field::Expectation).is_empty() {
            return Ok(None);
        }
        name = seen.last.get(&Field::Competency).cloned().unwrap_or_default();
    }
    if name.is_empty() && id.is_empty() {
        builder.notes.say(place.clone(), "This row has no competency and was left out.");
        return Ok(None);
    }
    seen.last.insert(Field::Competency, name.clone());
    let competency = builder.competency(&name, &slug(id), Some(family), place)?;
    let definition = builder.body(get(Field::Definition), place);
    let category = match key(get(Field::Category)).as_str() {
        "technical" | "hard" | "functional" => Some(Category::Technical),
        "behavioural" | "behavioral" | "soft" | "core" => Some(Category::Behavioural),
        _ => None,
    };
    if let Some(found) = builder.competency_mut(&competency) {
        if found.definition.is_empty() {
            found.definition = definition;
        }
        found.category = category.unwrap_or(found.category);
    }
    Ok(Some(competency))
}

fn expectation(
    builder: &mut Builder,
    row: &Row,
    at: &BTreeMap<Field, usize>,
    cell: (&RoleId, &CompetencyId),
    place: &Place,
) -> Result<(), Why> {
    let get = |field: Field| at.get(&field).map_or("", |column| row.at(*column));
    // Our own table has one line a row and marks none; others may put a whole cell into one.
    let own = at.contains_key(&Field::RoleId) && at.contains_key(&Field::CompetencyId);
    let text = get(Field::Expectation);
    let said = if own { inherit::Said { source: None, lines: vec![text.to_owned()] } } else { inherit::read(text) };
    let skill = get(Field::Skill);
    let lines = said.lines.into_iter().map(|line| if skill.is_empty() { line } else { format!("{skill}: {line}") }).collect();
    builder.expect(cell.0, cell.1, lines, place)?;
    if let Some(source) = said.source {
        builder.inherit(cell, source, None, place);
    }
    let inherits = get(Field::Inherits);
    if !inherits.is_empty() {
        let source = inherit::phrase(inherits).filter(|_| !own).unwrap_or_else(|| inherit::Source::Role(inherits.to_owned()));
        builder.inherit(cell, (source, inherits.to_owned()), None, place);
    }
    let need = match key(get(Field::Need)).as_str() {
        "must" | "must-have" | "required" => Some(Need::Must),
        "nice" | "nice-to-have" | "optional" => Some(Need::Nice),
        _ => None,
    };
    let (why, meaning) = (builder.body(get(Field::Why), place), builder.body(get(Field::Meaning), place));
    let found = builder.cell(cell.0, cell.1)?;
    found.need = need.or(found.need);
    found.merged |= matches!(key(get(Field::Merged)).as_str(), "yes" | "true" | "1");
    if !why.is_empty() {
        found.why = why;
    }
    if !meaning.is_empty() {
        found.meaning = meaning;
    }
    Ok(())
}
