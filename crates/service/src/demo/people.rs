//! The people of the demo.

use crate::{NewPerson, Result, Service, SignIn};
use domain::ids::{OrgId, PersonId};
use domain::people::Role;
use std::collections::HashMap;

/// Everybody by first name.
pub(super) type Known = HashMap<&'static str, PersonId>;

/// Name, title, what they are there for, appointments, the role held, manager by first name. Managers stand before those who report to them.
struct Row {
    first: &'static str,
    name: &'static str,
    title: &'static str,
    there_for: &'static str,
    roles: &'static [Role],
    holds: Option<&'static str>,
    manager: Option<&'static str>,
}

const fn row(
    first: &'static str,
    name: &'static str,
    title: &'static str,
    there_for: &'static str,
    roles: &'static [Role],
    holds: Option<&'static str>,
    manager: Option<&'static str>,
) -> Row {
    Row { first, name, title, there_for, roles, holds, manager }
}

const NOBODY: &[Role] = &[];
const LEADERSHIP: &[Role] = &[Role::LeadershipReviewer];
const PEOPLE_DEVELOPMENT: &[Role] = &[Role::ProgrammeOwner, Role::FrameworkOwner];

const PEOPLE: [Row; 10] = [
    row("marta", "Marta Lindqvist", "Chief Product Officer", "leadership_reviewer", LEADERSHIP, None, None),
    row("kofi", "Kofi Mensah", "Chief Technology Officer", "leadership_reviewer", LEADERSHIP, None, None),
    row("ines", "Ines Bauer", "Head of Data", "manager", &[Role::FrameworkOwner], Some("data-5p"), Some("marta")),
    row("priya", "Priya Raman", "Head of Product Operations", "stakeholder", NOBODY, None, Some("marta")),
    row("tomas", "Tom\u{e1}s Oliveira", "Data Engineer", "employee", NOBODY, Some("data-2"), Some("ines")),
    row("leila", "Leila Haddad", "Senior Product Analyst", "employee", NOBODY, Some("analytics-3"), Some("ines")),
    row("samuel", "Samuel Okoro", "Data Engineer", "employee", NOBODY, Some("data-2"), Some("ines")),
    row("yuki", "Yuki Tanabe", "Associate Data Engineer", "employee", NOBODY, Some("data-1"), Some("ines")),
    row("beatriz", "Beatriz Costa", "People Development", "programme_owner", PEOPLE_DEVELOPMENT, None, Some("kofi")),
    row("anders", "Anders Holm", "Systems Administrator", "administrator", &[Role::Administrator], None, Some("kofi")),
];

/// Those whom a visitor most likely wants to be come first.
const ORDER: [&str; 10] = ["tomas", "ines", "marta", "priya", "kofi", "leila", "samuel", "yuki", "beatriz", "anders"];

/// The demo's sign-ins. The same in every demo, so that they can be shown again later; a demo holds nothing worth protecting.
pub fn sign_ins() -> Vec<SignIn> {
    ORDER.iter().filter_map(|first| PEOPLE.iter().find(|row| row.first == *first)).map(Row::sign_in).collect()
}

impl Row {
    fn sign_in(&self) -> SignIn {
        SignIn {
            email: email(self.first),
            password: password(self.first),
            name: self.name.to_owned(),
            roles: vec![self.there_for.to_owned()],
        }
    }
}

/// The address of the person of that first name.
pub(super) fn email(first: &str) -> String {
    format!("{first}@northlight.example")
}

/// The password of the person of that first name.
pub(super) fn password(first: &str) -> String {
    format!("{first}-at-northlight")
}

/// Whether the demo's people are in the database.
pub(super) async fn are_there(service: &Service) -> Result<bool> {
    Ok(service.store.person_by_email(&email("tomas")).await?.is_some())
}

/// Adds everybody.
pub(super) async fn add(service: &Service, org: &OrgId) -> Result<Known> {
    let mut known = Known::new();
    for row in &PEOPLE {
        let person = NewPerson {
            org: org.clone(),
            name: row.name.to_owned(),
            email: email(row.first),
            title: row.title.to_owned(),
            roles: row.roles.iter().copied().collect(),
            holds: row.holds.and_then(|role| role.parse().ok()),
            manager: row.manager.and_then(|first| known.get(first)).cloned(),
            second_line: None,
            password: password(row.first),
        };
        known.insert(row.first, service.add_person(&person).await?);
    }
    Ok(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_has_a_sign_in_and_managers_come_before_their_people() {
        assert_eq!(sign_ins().len(), PEOPLE.len());
        for (at, row) in PEOPLE.iter().enumerate() {
            assert!(row.manager.is_none_or(|m| PEOPLE[..at].iter().any(|r| r.first == m)), "{}", row.name);
        }
    }
}
