//! Lists of people, as directories and systems of human resources write them: one table with a row for each person.

use crate::file::{File, Format};
use crate::import::detect;
use crate::limits::{MAX_PEOPLE, MAX_UNPACKED, MAX_UPLOAD};
use crate::note::{Note, Notes, Place, Refusal, Why};
use crate::slug::key;
use crate::table::{Row, Table};
use crate::{csv, encoding, xlsx};
use std::collections::BTreeSet;

/// Rows at the top of a table among which the one with the headings is looked for: some exports begin with their name and date.
const HEADINGS: usize = 10;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PersonField {
    /// Nothing that is read.
    Ignore,
    /// The full name.
    Name,
    /// The name by which somebody is called; stands before [`PersonField::FamilyName`].
    GivenName,
    /// The family name.
    FamilyName,
    /// The address for sign-in.
    Email,
    /// The job title.
    Title,
    /// The line manager: address, number or name.
    Manager,
    /// The manager's manager or a dotted line: address, number or name.
    SecondLine,
    /// The role of the framework: its title or id.
    Role,
    /// The number by which the directory knows the person.
    Number,
}

/// Words that people write above columns, lower case.
const WORDS: [(PersonField, &str, &[&str]); 10] = [
    (PersonField::Ignore, "ignore", &[]),
    (
        PersonField::Name,
        "name",
        &["name", "full name", "display name", "employee", "employee name", "person", "preferred name", "worker"],
    ),
    (PersonField::GivenName, "given_name", &["given name", "first name", "firstname", "forename", "givenname"]),
    (PersonField::FamilyName, "family_name", &["family name", "last name", "lastname", "surname", "sn"]),
    (
        PersonField::Email,
        "email",
        &[
            "email",
            "e-mail",
            "mail",
            "email address",
            "e-mail address",
            "work email",
            "work e-mail",
            "business email",
            "company email",
            "upn",
            "userprincipalname",
            "user principal name",
            "address for sign-in",
        ],
    ),
    (PersonField::Title, "title", &["title", "job title", "jobtitle", "position", "position title", "business title"]),
    (
        PersonField::Manager,
        "manager",
        &[
            "manager",
            "manager email",
            "manager e-mail",
            "managers email",
            "manager\u{2019}s email",
            "manager's email",
            "line manager",
            "line manager email",
            "reports to",
            "supervisor",
            "supervisor email",
            "manager id",
            "manager name",
        ],
    ),
    (
        PersonField::SecondLine,
        "second_line",
        &[
            "second line",
            "dotted line",
            "dotted line manager",
            "dotted-line manager",
            "skip level",
            "skip-level manager",
            "second line manager",
            "matrix manager",
        ],
    ),
    (PersonField::Role, "role", &["role", "framework role", "career role", "role in the framework", "job profile"]),
    (
        PersonField::Number,
        "number",
        &[
            "number",
            "id",
            "employee id",
            "employee number",
            "employeeid",
            "employeenumber",
            "personnel number",
            "worker id",
            "staff id",
            "person number",
        ],
    ),
];

impl PersonField {
    /// Every kind of column.
    pub const ALL: [Self; 10] = [
        Self::Ignore,
        Self::Name,
        Self::GivenName,
        Self::FamilyName,
        Self::Email,
        Self::Title,
        Self::Manager,
        Self::SecondLine,
        Self::Role,
        Self::Number,
    ];

    /// The word for it in a mapping, e.g. `given_name`.
    pub fn key(self) -> &'static str {
        WORDS.iter().find(|(field, ..)| *field == self).map_or("ignore", |(_, key, _)| key)
    }

    /// The field of that word.
    pub fn of_key(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == word)
    }
}

/// A column, and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonColumn {
    /// What stands above it.
    pub header: String,
    /// What it holds.
    pub field: PersonField,
}

/// A row: what it says of somebody. None where no column says it, empty where the cell is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListedPerson {
    /// Its line in the file, or in the sheet, from 1.
    pub line: u32,
    /// The full name.
    pub name: Option<String>,
    /// The address for sign-in.
    pub email: Option<String>,
    /// The job title.
    pub title: Option<String>,
    /// The line manager.
    pub manager: Option<String>,
    /// The manager's manager or a dotted line.
    pub second_line: Option<String>,
    /// The role of the framework.
    pub role: Option<String>,
    /// The number by which the directory knows the person.
    pub number: Option<String>,
}

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonList {
    /// Its columns.
    pub columns: Vec<PersonColumn>,
    /// Its rows, without blank ones.
    pub rows: Vec<ListedPerson>,
    /// What is worth knowing about the file.
    pub notes: Vec<Note>,
}

/// Reads a list from separated values or a workbook. `columns` says what the columns are taken for, in their order; where it does not fit the file, or is
/// empty, that is guessed by the words above them.
pub fn read_people(file: &File, columns: &[PersonField]) -> Result<PersonList, Refusal> {
    let mut notes = Notes::default();
    if file.bytes.len() > MAX_UPLOAD {
        let limit = format!("{} MB", MAX_UPLOAD / 1024 / 1024);
        return Err(Refusal::new(Place::file(&file.name), Why::TooMuch { what: "the file", limit }));
    }
    let tables = tables(file, &mut notes)?;
    let (table, head) = chosen(&tables).ok_or_else(|| Refusal::new(Place::file(&file.name), Why::Empty))?;
    if tables.iter().filter(|other| other.rows.iter().any(|row| !row.is_blank())).count() > 1 {
        notes.say(table.place.clone(), "The file has several sheets: this one is read.");
    }
    let header = table.rows.get(head).cloned().unwrap_or_default();
    let guessed = guess(&header);
    let fields = if columns.len() == guessed.len() { columns.to_vec() } else { guessed };
    let rows: Vec<&Row> = table.rows.iter().skip(head + 1).filter(|row| !row.is_blank()).collect();
    if rows.len() > MAX_PEOPLE {
        return Err(Refusal::new(
            table.place.clone(),
            Why::TooMuch { what: "the number of people", limit: MAX_PEOPLE.to_string() },
        ));
    }
    let rows = rows.into_iter().map(|row| listed(row, &fields)).collect();
    let columns =
        header.cells.iter().zip(fields).map(|(cell, field)| PersonColumn { header: cell.trim().to_owned(), field }).collect();
    Ok(PersonList { columns, rows, notes: notes.0 })
}

fn tables(file: &File, notes: &mut Notes) -> Result<Vec<Table>, Refusal> {
    let refuse = |why| Refusal::new(Place::file(&file.name), why);
    match detect(file).map_err(refuse)? {
        Format::Xlsx => xlsx::read::read(file, &mut MAX_UNPACKED.clone(), notes),
        Format::Csv => Ok(vec![csv::read(&file.name, &encoding::text(file, notes)?)?]),
        _ => Err(refuse(Why::Syntax("a list of people is read from CSV or XLSX: save it as one of these".to_owned()))),
    }
}

/// The first table that has a column of addresses, and the row of its headings; else the first that is not empty, and its first row.
fn chosen(tables: &[Table]) -> Option<(&Table, usize)> {
    let heads = |table: &Table| table.rows.iter().take(HEADINGS).position(|row| guess(row).contains(&PersonField::Email));
    let known = tables.iter().find_map(|table| Some((table, heads(table)?)));
    known.or_else(|| tables.iter().find_map(|table| Some((table, table.rows.iter().position(|row| !row.is_blank())?))))
}

/// What the columns are, by the words above them; of two alike the first.
fn guess(header: &Row) -> Vec<PersonField> {
    let mut used = BTreeSet::new();
    let field = |cell: &String| {
        let words = key(cell).replace('_', " ");
        let known = WORDS.iter().find(|(_, _, names)| names.contains(&words.as_str())).map(|(field, ..)| *field);
        known.filter(|field| used.insert(*field)).unwrap_or(PersonField::Ignore)
    };
    header.cells.iter().map(field).collect()
}

fn listed(row: &Row, fields: &[PersonField]) -> ListedPerson {
    let at = |field: PersonField| fields.iter().position(|known| *known == field).map(|column| row.at(column).to_owned());
    let parts = [at(PersonField::GivenName), at(PersonField::FamilyName)];
    let composed = parts.iter().any(Option::is_some).then(|| {
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    });
    ListedPerson {
        line: row.line,
        name: at(PersonField::Name).filter(|name| !name.is_empty() || composed.is_none()).or(composed),
        email: at(PersonField::Email),
        title: at(PersonField::Title),
        manager: at(PersonField::Manager),
        second_line: at(PersonField::SecondLine),
        role: at(PersonField::Role),
        number: at(PersonField::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::PersonField::{Email, FamilyName, GivenName, Ignore, Manager, Number, Title};
    use super::*;

    fn read(text: &str) -> PersonList {
        read_people(&File::new("people.csv", text), &[]).unwrap()
    }

    #[test]
    fn headings_of_common_directories_are_understood() {
        let list = read(
            "\u{feff}Employee ID;First name;Last name;Work Email;Job Title;Manager ID;Cost centre\n7;Ann;Lee;ANN@x.org;Lead;;9\n\n8;Bo;;bo@x.org;;7;9\n",
        );
        let fields: Vec<PersonField> = list.columns.iter().map(|column| column.field).collect();
        assert_eq!(fields, [Number, GivenName, FamilyName, Email, Title, Manager, Ignore]);
        assert_eq!(list.rows.len(), 2);
        let bo = &list.rows[1];
        assert_eq!(
            (bo.line, bo.name.as_deref(), bo.title.as_deref(), bo.manager.as_deref()),
            (4, Some("Bo"), Some(""), Some("7"))
        );
        assert_eq!((bo.second_line.as_ref(), list.rows[0].name.as_deref()), (None, Some("Ann Lee")));
    }

    #[test]
    fn headings_may_stand_below_the_name_of_the_export() {
        let list = read("Directory,,\nExported today,,\nName,E-mail,Reports to\nAnn,ann@x.org,\n");
        assert_eq!((list.rows.len(), list.rows[0].line, list.rows[0].name.as_deref()), (1, 4, Some("Ann")));
    }

    #[test]
    fn what_the_columns_are_can_be_said() {
        let file = File::new("people.csv", "who,where,what\nAnn,ann@x.org,Lead\n");
        assert_eq!(read_people(&file, &[]).unwrap().rows[0].email, None);
        let said = [PersonField::Name, PersonField::Email, PersonField::Title];
        let list = read_people(&file, &said).unwrap();
        assert_eq!(list.rows[0].email.as_deref(), Some("ann@x.org"));
        assert!(PersonField::ALL.into_iter().all(|field| PersonField::of_key(field.key()) == Some(field)));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let refused = |name: &str, text: &str| read_people(&File::new(name, text), &[]).unwrap_err().to_string();
        assert!(refused("people.json", "[]").contains("CSV or XLSX"));
        assert!(refused("people.csv", "").contains("nothing in it"));
        let many: String =
            std::iter::once("email,name\n".to_owned()).chain((0..=MAX_PEOPLE).map(|n| format!("a{n}@x.org,A\n"))).collect();
        assert!(refused("people.csv", &many).contains("number of people"));
    }
}
