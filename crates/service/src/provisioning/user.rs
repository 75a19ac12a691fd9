//! What a person is to a directory, and what its words make of a person.

use super::listing::{moment, text};
use super::{Outcome, Resource, fault};
use crate::people::{MAX_NAME_CHARS, address};
use crate::words::line;
use domain::ids::PersonId;
use domain::people::Person;
use scim::{ENTERPRISE, Fault, ScimType, USER, get};
use serde_json::{Map, Value, json};
use store::Provisioned;

/// The job title of somebody of whom the directory tells none.
const TITLE: &str = "Employee";
/// Longest text that is kept of what a directory says, in bytes: an id, a name, an address.
const MAX_TEXT: usize = 1024;
/// Addresses of one person that are kept.
const MAX_ADDRESSES: usize = 20;
/// What is kept as it was said.
const SAID: [&str; 6] = ["userName", "externalId", "name", "displayName", "title", "emails"];

/// Stands in what is kept where the directory has taken back what it said about whether somebody works here: they stay as they are.
pub(super) const UNSAID_ACTIVE: &str = "active";

/// A person as a directory sees them. What it said comes back as it said it, unless somebody changed it here. `groups` are those that they are in.
pub(super) fn resource(person: &Person, record: Option<&Provisioned>, groups: Vec<Value>, base: &str) -> Resource {
    let mut told = match record {
        Some(record) => record.said.clone(),
        None => unsaid(person),
    };
    for (name, now) in [("displayName", &person.name), ("title", &person.title)] {
        if told.contains_key(name) {
            told.insert(name.to_owned(), json!(now));
        }
    }
    let addresses = addresses(told.get("emails"), &person.email);
    told.insert("emails".to_owned(), addresses);
    told.insert("schemas".to_owned(), json!([USER, ENTERPRISE]));
    told.insert("id".to_owned(), json!(person.id.as_str()));
    if told.remove(UNSAID_ACTIVE).is_none() {
        told.insert("active".to_owned(), json!(person.left.is_none()));
    }
    if !groups.is_empty() {
        told.insert("groups".to_owned(), Value::Array(groups));
    }
    if let Some(manager) = &person.manager {
        let place = format!("{base}/Users/{manager}");
        told.insert(ENTERPRISE.to_owned(), json!({ "manager": { "value": manager.as_str(), "$ref": place } }));
    }
    let mut meta = json!({ "resourceType": "User", "location": format!("{base}/Users/{}", person.id) });
    if let (Some(meta), Some(record)) = (meta.as_object_mut(), record) {
        meta.insert("created".to_owned(), moment(record.created));
        meta.insert("lastModified".to_owned(), moment(record.changed));
    }
    told.insert("meta".to_owned(), meta);
    told
}

/// What would have been said of somebody who was added here.
pub(super) fn unsaid(person: &Person) -> Resource {
    let said = [("userName", &person.email), ("displayName", &person.name), ("title", &person.title)];
    said.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect()
}

/// The addresses that were said, with the one that the person has now.
fn addresses(said: Option<&Value>, now: &str) -> Value {
    let mut list = said.and_then(Value::as_array).cloned().unwrap_or_default();
    let place = primary(&list);
    match list.get_mut(place).and_then(Value::as_object_mut) {
        Some(one) => {
            if !is_address(one, now) {
                one.insert("value".to_owned(), json!(now));
            }
        }
        None => list.push(json!({ "value": now, "type": "work", "primary": true })),
    }
    Value::Array(list)
}

fn is_address(one: &Map<String, Value>, address: &str) -> bool {
    get(one, "value").and_then(Value::as_str).is_some_and(|value| value.trim().to_lowercase() == address)
}

/// The place of the address with which somebody signs in: the primary one, else the one for work, else the first.
fn primary(list: &[Value]) -> usize {
    let is = |one: &Value, name: &str, value: &Value| one.as_object().and_then(|one| get(one, name)) == Some(value);
    let of = |name: &str, value: &Value| list.iter().position(|one| is(one, name, value));
    of("primary", &json!(true)).or_else(|| of("type", &json!("work"))).unwrap_or_default()
}

/// What a resource makes of a person and of the record, and whether it says that they work here.
pub(super) fn understood(
    resource: &Resource,
    person: Person,
    record: Provisioned,
) -> Outcome<(Person, Provisioned, Option<bool>)> {
    let user_name = text(resource, "userName")?;
    let value = |name: &str| get(resource, name).filter(|value| !value.is_null());
    let said: Resource = SAID.iter().filter_map(|name| Some(((*name).to_owned(), value(name)?.clone()))).collect();
    if said.values().any(|value| !is_bounded(value)) {
        let detail = format!("Texts have at most {MAX_TEXT} bytes, and people at most {MAX_ADDRESSES} addresses.");
        return Err(Fault::bad(ScimType::InvalidValue, detail));
    }
    let words = |name: &str| value(name).and_then(Value::as_str).filter(|text| !domain::text::is_blank(text));
    let name = words("displayName").map(str::to_owned).or_else(|| full_name(resource)).unwrap_or_else(|| user_name.to_owned());
    let title = match words("title") {
        Some(title) => line("The title", title, MAX_NAME_CHARS).map_err(fault)?,
        None if person.title.is_empty() => TITLE.to_owned(),
        None => person.title.clone(),
    };
    let next = Person {
        name: line("The name", &name, MAX_NAME_CHARS).map_err(fault)?,
        email: email(resource, user_name)?,
        title,
        manager: manager(resource)?,
        ..person
    };
    let record = Provisioned { user_name: user_name.to_lowercase(), said, ..record };
    Ok((next, record, value("active").and_then(Value::as_bool)))
}

fn full_name(resource: &Resource) -> Option<String> {
    let name = get(resource, "name")?.as_object()?;
    let part = |part: &str| get(name, part).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    if let Some(whole) = part("formatted") {
        return Some(whole.to_owned());
    }
    let parts: Vec<&str> = ["givenName", "familyName"].into_iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The address with which they sign in; what the directory calls them, where it says none and that is one.
fn email(resource: &Resource, user_name: &str) -> Outcome<String> {
    let list = get(resource, "emails").and_then(Value::as_array).cloned().unwrap_or_default();
    let said = list.get(primary(&list)).and_then(Value::as_object).and_then(|one| get(one, "value")).and_then(Value::as_str);
    address(said.unwrap_or(user_name)).map_err(|_no_address| {
        let detail = "An address is needed to sign in with: send a primary one in emails, or one as userName.";
        Fault::bad(ScimType::InvalidValue, detail)
    })
}

fn manager(resource: &Resource) -> Outcome<Option<PersonId>> {
    let manager = get(resource, ENTERPRISE).and_then(Value::as_object).and_then(|extension| get(extension, "manager"));
    let value = manager.and_then(Value::as_object).and_then(|manager| get(manager, "value")).and_then(Value::as_str);
    let Some(value) = value else { return Ok(None) };
    let nobody = || Fault::bad(ScimType::InvalidValue, "The manager is nobody of this organization.");
    value.parse().map(Some).map_err(|_no_id| nobody())
}

fn is_bounded(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() <= MAX_TEXT,
        Value::Array(list) => list.len() <= MAX_ADDRESSES && list.iter().all(is_bounded),
        Value::Object(parts) => parts.values().all(is_bounded),
        _ => true,
    }
}
