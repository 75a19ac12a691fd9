//! Changing a resource by PATCH (RFC 7644, 3.5.2), as the specification says and as directories do it: operations in any case, `value` objects whose
//! names have dots, booleans as text, and members that are removed by value.

mod set;
#[cfg(test)]
mod tests;

use crate::attribute::{self, Attribute, COMMON, NOT_KEPT, named};
use crate::filter::Filter;
use crate::path::AttributePath;
use crate::{ENTERPRISE, Fault, ScimType, get, parse};
use serde_json::{Map, Value};

/// Operations of one request: a directory changes a few attributes at once, or adds the members of a group.
const MAX_OPERATIONS: usize = 1000;

/// What kind of resource is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    /// A person.
    User,
    /// A group.
    Group,
}

/// What is done with a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Add,
    Replace,
    Remove,
}

/// What an operation is about.
struct Target {
    attribute: &'static Attribute,
    extension: bool,
    chosen: Option<Filter>,
    part: Option<&'static Attribute>,
}

/// A resource as it was sent whole: what nobody here keeps is left out, what cannot be changed too.
pub fn sent(kind: Resource, body: &Map<String, Value>) -> Result<Map<String, Value>, Fault> {
    let mut resource = Map::new();
    add_all(kind, &mut resource, body, Verb::Replace)?;
    Ok(resource)
}

/// What a request makes of a resource.
pub fn patch(kind: Resource, resource: &mut Map<String, Value>, request: &Map<String, Value>) -> Result<(), Fault> {
    let operations = get(request, "Operations").and_then(Value::as_array);
    let operations = operations.ok_or_else(|| syntax("Operations are missing: send a list of them."))?;
    if operations.len() > MAX_OPERATIONS {
        return Err(Fault::plain(413, format!("Send at most {MAX_OPERATIONS} operations at once.")));
    }
    operations.iter().try_for_each(|operation| one(kind, resource, operation))
}

fn one(kind: Resource, resource: &mut Map<String, Value>, operation: &Value) -> Result<(), Fault> {
    let operation = operation.as_object().ok_or_else(|| syntax("An operation is an object with op, path and value."))?;
    let verb = get(operation, "op").and_then(Value::as_str).unwrap_or_default();
    let verb = match verb.to_ascii_lowercase().as_str() {
        "add" => Verb::Add,
        "replace" => Verb::Replace,
        "remove" => Verb::Remove,
        _ => return Err(syntax(format!("{verb:?} is no operation: use add, replace or remove."))),
    };
    let value = get(operation, "value");
    match (get(operation, "path").and_then(Value::as_str), verb, value) {
        (Some(path), Verb::Remove, _) if path.eq_ignore_ascii_case(ENTERPRISE) => {
            resource.remove(ENTERPRISE);
            Ok(())
        }
        (Some(path), Verb::Remove, value) => match target(kind, path)? {
            Some(target) => set::remove(resource, &target, value),
            None => Ok(()),
        },
        (Some(path), verb, Some(value)) => put(kind, resource, path, verb, value),
        (None, Verb::Remove, _) => Err(Fault::bad(ScimType::NoTarget, "Say with path what is to be removed.")),
        (None, verb, Some(Value::Object(values))) => add_all(kind, resource, values, verb),
        (_, _, None) => Err(syntax("A value is missing.")),
        (None, _, Some(_)) => Err(syntax("Without a path the value has to be an object.")),
    }
}

/// Sets what stands in an object: its names are paths. What cannot be changed is passed over, as it is where a whole resource is sent.
fn add_all(kind: Resource, resource: &mut Map<String, Value>, values: &Map<String, Value>, verb: Verb) -> Result<(), Fault> {
    for (name, value) in values {
        match value.as_object().filter(|_| name.eq_ignore_ascii_case(ENTERPRISE)) {
            Some(extension) => {
                for (name, value) in extension {
                    put_known(kind, resource, &format!("{ENTERPRISE}:{name}"), verb, value)?;
                }
            }
            None => put_known(kind, resource, name, verb, value)?,
        }
    }
    Ok(())
}

/// The same for one name, where it is one that can be changed.
fn put_known(kind: Resource, resource: &mut Map<String, Value>, name: &str, verb: Verb, value: &Value) -> Result<(), Fault> {
    match target(kind, name) {
        Ok(Some(target)) if !target.attribute.read_only => set::put(resource, &target, verb == Verb::Add, value),
        // Extensions that other schemas have are none of ours.
        Ok(_) | Err(Fault { kind: Some(ScimType::InvalidPath), .. }) => Ok(()),
        Err(fault) => Err(fault),
    }
}

fn put(kind: Resource, resource: &mut Map<String, Value>, path: &str, verb: Verb, value: &Value) -> Result<(), Fault> {
    if path.eq_ignore_ascii_case(ENTERPRISE) {
        let values = value.as_object().ok_or_else(|| syntax("The value of a schema has to be an object."))?;
        // Its name stands in it, too.
        return values
            .iter()
            .try_for_each(|(name, value)| put_known(kind, resource, &format!("{ENTERPRISE}:{name}"), verb, value));
    }
    match target(kind, path)? {
        Some(target) if target.attribute.read_only => Err(read_only(target.attribute)),
        Some(target) => set::put(resource, &target, verb == Verb::Add, value),
        None => Ok(()),
    }
}

/// What a path names; none where the specification has it and nobody here keeps it.
fn target(kind: Resource, text: &str) -> Result<Option<Target>, Fault> {
    let unknown = || Fault::bad(ScimType::InvalidPath, format!("There is no attribute {text:?}."));
    let (name, chosen, sub) = match text.find('[') {
        Some(place) => {
            let (name, rest) = text.split_at(place);
            let (filter, rest) = parse::bracketed(rest).map_err(|fault| Fault { kind: Some(ScimType::InvalidPath), ..fault })?;
            let sub = match rest {
                "" => None,
                rest => Some(rest.strip_prefix('.').ok_or_else(unknown)?.to_owned()),
            };
            (name, Some(filter), sub)
        }
        None => (text, None, None),
    };
    let path = AttributePath::read(name).ok_or_else(unknown)?;
    let extension = path.is_extension();
    let attributes = match (extension, kind) {
        (true, _) => attribute::ENTERPRISE,
        (false, Resource::User) => attribute::USER,
        (false, Resource::Group) => attribute::GROUP,
    };
    let attribute = named(attributes, &path.name).or_else(|| named(COMMON, &path.name).filter(|_| !extension));
    let Some(attribute) = attribute else {
        return if is_not_kept(&path.name) { Ok(None) } else { Err(unknown()) };
    };
    if chosen.is_some() && !attribute.many {
        return Err(unknown());
    }
    let Some(sub) = sub.or(path.sub) else { return Ok(Some(Target { attribute, extension, chosen, part: None })) };
    match attribute.part(&sub) {
        Some(part) => Ok(Some(Target { attribute, extension, chosen, part: Some(part) })),
        None if is_not_kept(&sub) => Ok(None),
        None => Err(unknown()),
    }
}

fn is_not_kept(name: &str) -> bool {
    NOT_KEPT.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn read_only(attribute: &Attribute) -> Fault {
    Fault::bad(ScimType::Mutability, format!("{} cannot be changed.", attribute.name))
}

fn syntax(detail: impl Into<String>) -> Fault {
    Fault::bad(ScimType::InvalidSyntax, detail)
}
