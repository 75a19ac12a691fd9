//! Which column of a table of records holds what: by the words above it.

use super::Row;
use crate::mapping::{Column, Field};
use crate::slug::key;
use std::collections::BTreeSet;

/// Words that people write above columns, lower case, pictures taken away.
const WORDS: [(Field, &[&str]); 26] = [
    (Field::FamilyId, &["family id"]),
    (Field::TrackId, &["track id"]),
    (Field::LevelId, &["level id"]),
    (Field::LevelNumber, &["level number"]),
    (Field::RoleId, &["role id"]),
    (Field::CompetencyId, &["competency id"]),
    (Field::Family, &["family", "job family", "path", "career path", "department", "function", "discipline"]),
    (Field::Track, &["track", "career track"]),
    (Field::Level, &["level", "seniority"]),
    (Field::Role, &["role", "job title", "title", "position", "role title"]),
    (Field::Grade, &["grade", "job grade", "band"]),
    (Field::Competency, &["competency", "competence", "theme", "topic", "area", "dimension", "capability"]),
    (Field::Category, &["category"]),
    (Field::Definition, &["definition", "competency definition", "competency description"]),
    (Field::Skill, &["skill", "sub-competency"]),
    (
        Field::Expectation,
        &[
            "expectation",
            "key behavior",
            "key behaviour",
            "behavior",
            "behaviour",
            "criteria",
            "criterion",
            "statement",
            "expectations",
            "description",
            "summary",
        ],
    ),
    (Field::Inherits, &["inherits", "inherits from"]),
    (Field::Merged, &["merged"]),
    (Field::Need, &["need", "must or nice"]),
    (Field::Why, &["why", "why must"]),
    (Field::Meaning, &["meaning", "meaning in this role"]),
    (Field::Responsibilities, &["responsibilities", "primary responsibilities", "responsibility"]),
    (Field::SalaryLow, &["min salary", "salary min", "minimum salary", "salary from", "low"]),
    (Field::SalaryHigh, &["max salary", "next salary", "salary max", "maximum salary", "salary to", "high"]),
    (Field::SalaryRange, &["salary range", "salary", "pay", "salary band", "compensation"]),
    (Field::Currency, &["currency"]),
];

/// The columns, and whether they certainly make records: something that is a role or level, and something that is said about it.
pub(crate) fn guess(header: &Row) -> (Vec<Column>, bool) {
    let mut used = BTreeSet::new();
    let mut columns = Vec::with_capacity(header.cells.len());
    for cell in &header.cells {
        let words = key(cell);
        let known = WORDS.iter().find(|(_, names)| names.contains(&words.as_str())).map(|(field, _)| *field);
        let known = if words == "region" { Some(Field::Region) } else { known };
        let field = known.filter(|field| used.insert(*field)).unwrap_or(Field::Ignore);
        columns.push(Column { header: cell.trim().to_owned(), field });
    }
    let has = |fields: &[Field]| fields.iter().any(|field| used.contains(field));
    let who = has(&[Field::Role, Field::Level, Field::Grade]);
    let expects = has(&[Field::Competency]) && has(&[Field::Expectation]);
    let describes =
        has(&[Field::SalaryLow, Field::Responsibilities]) || (has(&[Field::Grade]) && has(&[Field::Role, Field::Track]));
    (columns, who && (expects || describes))
}
