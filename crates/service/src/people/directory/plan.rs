//! What a list changes about everybody: decided from the two alone, nothing is written.

use super::super::{MAX_NAME_CHARS, address};
use super::find::Known;
use crate::words::line;
use crate::{Error, Result, clock};
use domain::ids::{PersonId, RoleId};
use domain::people::{Actor, Person, Role, circles};
use domain::time::Timestamp;
use domain::view::{DirectoryChange, DirectoryFact, DirectoryLine, DirectoryPart, DirectoryProblem, MissingPeople};
use exchange::{ListedPerson, PersonField, PersonList};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::PersonChange;

/// People of a part that are shown: whoever wants to see all of them has the file.
const SHOWN: usize = 50;
/// Problems that are shown: whoever has more looks for what they have in common.
const MAX_PROBLEMS: usize = 100;

/// What was chosen, and by whom.
pub(super) struct Choices {
    pub actor: Actor,
    pub missing: Option<MissingPeople>,
    pub now: Timestamp,
}

/// What a list changes.
#[derive(Default)]
pub(super) struct Plan {
    pub changes: Vec<PersonChange>,
    pub problems: Vec<DirectoryProblem>,
    pub added: Vec<DirectoryLine>,
    pub changed: Vec<DirectoryLine>,
    pub returned: Vec<DirectoryLine>,
    pub missing: Vec<DirectoryLine>,
    pub unchanged: usize,
    /// The addresses of who is new, with their lines.
    pub new: Vec<(String, u32)>,
}

impl Plan {
    /// Says whose addresses somebody of another organization signs in with.
    pub fn refuse_taken(&mut self, taken: &BTreeSet<String>) {
        for (email, line) in std::mem::take(&mut self.new) {
            if taken.contains(&email) {
                self.say(Some(line), format!("Somebody else signs in with {email} already: an address belongs to one person."));
            }
        }
    }

    fn say(&mut self, line: Option<u32>, text: impl Into<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(DirectoryProblem { line, text: text.into() });
        }
    }
}

/// A row whose own cells are in order.
struct Row<'a> {
    listed: &'a ListedPerson,
    read: Option<&'a Person>,
    id: PersonId,
    name: String,
    email: String,
    title: String,
}

/// Decides what a list changes.
pub(super) fn plan(everybody: &[Person], roles: &[(RoleId, String)], list: &PersonList, choices: &Choices) -> Result<Plan> {
    let mut plan = Plan::default();
    if lacks_columns(list, &mut plan) {
        return Ok(plan);
    }
    let rows = rows(everybody, list, &mut plan)?;
    let listed: BTreeSet<&PersonId> = rows.iter().map(|row| &row.id).collect();
    let mut known = Known::default();
    for row in &rows {
        known.add(&row.id, &row.email, &row.name, row.listed.number.as_deref());
    }
    let leaves = |person: &Person| person.left.is_some() || choices.missing == Some(MissingPeople::Leave);
    for person in everybody.iter().filter(|person| !listed.contains(&person.id) && !leaves(person)) {
        known.add(&person.id, &person.email, &person.name, None);
    }
    let mut after: HashMap<PersonId, Person> = everybody.iter().map(|person| (person.id.clone(), person.clone())).collect();
    for row in &rows {
        let next = next(row, &known, roles, choices, &mut plan);
        after.insert(next.id.clone(), next);
    }
    missing(everybody, &listed, choices, &mut after, &mut plan);
    let lines: HashMap<&PersonId, u32> = rows.iter().map(|row| (&row.id, row.listed.line)).collect();
    holds_together(&after, &lines, &mut plan);
    compare(everybody, &rows, &after, roles, &mut plan);
    Ok(plan)
}

/// Whether the columns without which nobody can be added are not there.
fn lacks_columns(list: &PersonList, plan: &mut Plan) -> bool {
    let has = |fields: &[PersonField]| list.columns.iter().any(|column| fields.contains(&column.field));
    let needed = [
        (has(&[PersonField::Email]), "No column holds the addresses for sign-in: choose the one that does."),
        (
            has(&[PersonField::Name, PersonField::GivenName, PersonField::FamilyName]),
            "No column holds the names: choose the one that does.",
        ),
        (has(&[PersonField::Title]), "No column holds the job titles: choose the one that does."),
    ];
    for (_, text) in needed.iter().filter(|(there, _)| !there) {
        plan.say(None, *text);
    }
    needed.iter().any(|(there, _)| !there)
}

/// The rows whose own cells are in order; what is not is said.
fn rows<'a>(everybody: &'a [Person], list: &'a PersonList, plan: &mut Plan) -> Result<Vec<Row<'a>>> {
    let by_address: HashMap<&str, &Person> = everybody.iter().map(|person| (person.email.as_str(), person)).collect();
    let (mut rows, mut first) = (Vec::with_capacity(list.rows.len()), HashMap::new());
    for listed in &list.rows {
        let cell = |cell: &Option<String>| cell.clone().unwrap_or_default();
        let read = (|| {
            let email = address(&cell(&listed.email))?;
            let name = line("The name", &cell(&listed.name), MAX_NAME_CHARS)?;
            let title = line("The title", &cell(&listed.title), MAX_NAME_CHARS)?;
            Ok::<_, Error>((email, name, title))
        })();
        let (email, name, title) = match read {
            Ok(read) => read,
            Err(error) => {
                plan.say(Some(listed.line), error.to_string());
                continue;
            }
        };
        if let Some(earlier) = first.insert(email.clone(), listed.line) {
            plan.say(Some(listed.line), format!("{email} stands in line {earlier} already: an address belongs to one person."));
            continue;
        }
        let read = by_address.get(email.as_str()).copied();
        let id = match read {
            Some(person) => person.id.clone(),
            None => clock::id()?,
        };
        rows.push(Row { listed, read, id, name, email, title });
    }
    Ok(rows)
}

/// The person as the row has them. What no column says stays as it is.
fn next(row: &Row<'_>, known: &Known, roles: &[(RoleId, String)], choices: &Choices, plan: &mut Plan) -> Person {
    let new = || Person { email: row.email.clone(), ..Person::new(row.id.clone(), choices.actor.org.clone()) };
    let before = row.read.cloned().unwrap_or_else(new);
    let line = Some(row.listed.line);
    let mut superior = |cell: &Option<String>, before: &Option<PersonId>| match cell.as_deref().map(str::trim) {
        None => before.clone(),
        Some("") => None,
        Some(cell) => match known.find(cell) {
            Ok(found) if found == row.id => {
                plan.say(line, format!("{} cannot be their own manager.", row.name));
                before.clone()
            }
            Ok(found) => Some(found),
            Err(why) => {
                plan.say(line, why);
                before.clone()
            }
        },
    };
    let manager = superior(&row.listed.manager, &before.manager);
    let second_line = superior(&row.listed.second_line, &before.second_line);
    let holds = match row.listed.role.as_deref().map(str::trim) {
        None => before.holds.clone(),
        Some("") => None,
        Some(cell) => {
            let is_meant =
                |(id, title): &&(RoleId, String)| id.as_str() == cell || title.trim().to_lowercase() == cell.to_lowercase();
            let mut found = roles.iter().filter(is_meant).map(|(id, _)| id.clone());
            let (one, another) = (found.next(), found.next());
            if one.is_none() {
                plan.say(line, format!("The framework that is in force has no role {cell}."));
            } else if another.is_some() {
                plan.say(line, format!("Several roles are called {cell}: write the id of the one that is meant."));
            }
            one.or_else(|| before.holds.clone())
        }
    };
    Person { name: row.name.clone(), title: row.title.clone(), manager, second_line, holds, left: None, ..before }
}

/// Who is here and not on the list, and what becomes of them.
fn missing(
    everybody: &[Person],
    listed: &BTreeSet<&PersonId>,
    choices: &Choices,
    after: &mut HashMap<PersonId, Person>,
    plan: &mut Plan,
) {
    for person in everybody.iter().filter(|person| person.left.is_none() && !listed.contains(&person.id)) {
        plan.missing.push(DirectoryLine { name: person.name.clone(), email: person.email.clone(), changes: Vec::new() });
        if choices.missing != Some(MissingPeople::Leave) {
            continue;
        }
        if person.id == choices.actor.person {
            plan.say(None, "You are not on this list yourself. Add yourself to it, or let those who are missing stay.");
        }
        after.insert(person.id.clone(), Person { left: Some(choices.now), ..person.clone() });
    }
    if !plan.missing.is_empty() && choices.missing.is_none() {
        plan.say(None, "Choose what becomes of those who are here and not on this list.");
    }
}

/// What holds for everybody together: nobody is their own manager's manager, and somebody looks after people.
fn holds_together(after: &HashMap<PersonId, Person>, lines: &HashMap<&PersonId, u32>, plan: &mut Plan) {
    let managers: BTreeMap<&PersonId, &PersonId> =
        after.values().filter_map(|person| Some((&person.id, person.manager.as_ref()?))).collect();
    for circle in circles(&managers) {
        let name = |id: &&PersonId| after.get(*id).map_or("", |person| person.name.as_str()).to_owned();
        let line = circle.iter().filter_map(|id| lines.get(id)).min().copied();
        let mut names: Vec<String> = circle.iter().take(5).map(name).collect();
        if circle.len() > 5 {
            names.push("\u{2026}".to_owned());
        }
        names.extend(circle.first().map(name));
        plan.say(line, format!("The managers make a circle: {}.", names.join(", who reports to ")));
    }
    if !after.values().any(|person| person.serves_as(Role::Administrator)) {
        plan.say(None, "Nobody would be left to look after people and sign-in.");
    }
}

/// Sorts the rows by what happens to them.
fn compare(
    everybody: &[Person],
    rows: &[Row<'_>],
    after: &HashMap<PersonId, Person>,
    roles: &[(RoleId, String)],
    plan: &mut Plan,
) {
    let before: HashMap<&PersonId, &Person> = everybody.iter().map(|person| (&person.id, person)).collect();
    let name = |id: &Option<PersonId>| {
        let person = id.as_ref().and_then(|id| after.get(id).or_else(|| before.get(id).copied()));
        person.map_or_else(String::new, |person| person.name.clone())
    };
    let titles: HashMap<&RoleId, &String> = roles.iter().map(|(id, title)| (id, title)).collect();
    let role = |id: &Option<RoleId>| {
        let title = |id: &RoleId| titles.get(id).map_or_else(|| id.to_string(), |title| (*title).clone());
        id.as_ref().map_or_else(String::new, title)
    };
    let write = |plan: &mut Plan, read: Option<&Person>, next: &Person| {
        plan.changes.push(PersonChange { read: read.cloned(), next: next.clone().changed() });
    };
    for row in rows {
        let Some(next) = after.get(&row.id) else { continue };
        let facts = |was: Option<&Person>| {
            let text = |of: fn(&Person) -> &String| was.map_or_else(String::new, |was| of(was).clone());
            let superior = |of: fn(&Person) -> &Option<PersonId>| was.map_or_else(String::new, |was| name(of(was)));
            let all = [
                (DirectoryFact::Name, was.map_or(&next.name, |was| &was.name).clone(), next.name.clone()),
                (DirectoryFact::Title, text(|p| &p.title), next.title.clone()),
                (DirectoryFact::Manager, superior(|p| &p.manager), name(&next.manager)),
                (DirectoryFact::SecondLine, superior(|p| &p.second_line), name(&next.second_line)),
                (DirectoryFact::Role, was.map_or_else(String::new, |was| role(&was.holds)), role(&next.holds)),
            ];
            let changes = all.into_iter().filter(|(_, before, after)| before != after);
            changes.map(|(what, before, after)| DirectoryChange { what, before, after }).collect()
        };
        let line = |changes| DirectoryLine { name: next.name.clone(), email: next.email.clone(), changes };
        match row.read {
            None => {
                plan.added.push(line(facts(None)));
                plan.new.push((row.email.clone(), row.listed.line));
                write(plan, None, next);
            }
            Some(read) if read == next => plan.unchanged += 1,
            Some(read) => {
                let part = if read.left.is_some() { &mut plan.returned } else { &mut plan.changed };
                part.push(line(facts(Some(read))));
                write(plan, Some(read), next);
            }
        }
    }
    let listed: BTreeSet<&PersonId> = rows.iter().map(|row| &row.id).collect();
    for person in everybody.iter().filter(|person| !listed.contains(&person.id)) {
        if let Some(next) = after.get(&person.id).filter(|next| *next != person) {
            write(plan, Some(person), next);
        }
    }
}

/// The first of them.
pub(super) fn part(lines: Vec<DirectoryLine>) -> DirectoryPart {
    DirectoryPart { total: lines.len(), first: lines.into_iter().take(SHOWN).collect() }
}
