//! Setting and removing what an operation is about.

use super::{Target, read_only};
use crate::attribute::{Attribute, Kind};
use crate::filter::{Comparison, Filter};
use crate::{ENTERPRISE, Fault, ScimType, get, key_of};
use serde_json::{Map, Value};

/// Values of one list: the largest group that anybody has.
const MAX_VALUES: usize = 100_000;

/// Sets a target; `adds` to what a list holds, or takes its place.
pub(super) fn put(resource: &mut Map<String, Value>, target: &Target, adds: bool, value: &Value) -> Result<(), Fault> {
    let attribute = target.attribute;
    let place = place(resource, target.extension)?;
    if value.is_null() && target.chosen.is_none() && target.part.is_none() {
        return take(place, attribute);
    }
    match (&target.chosen, target.part) {
        (Some(chosen), part) => put_chosen(place, attribute, chosen, part, adds, value),
        (None, Some(part)) if attribute.many => {
            let parted = part_of(part, value)?;
            let list = list(place, attribute)?;
            list.iter_mut().filter_map(Value::as_object_mut).for_each(|one| write(one, part.name, parted.clone()));
            Ok(())
        }
        (None, Some(part)) => {
            let (parted, whole) = (part_of(part, value)?, object(place, attribute.name)?);
            write(whole, part.name, parted);
            Ok(())
        }
        (None, None) if attribute.many => put_list(place, attribute, adds, value),
        (None, None) => match fitting(attribute, value)? {
            Value::Object(parts) => {
                object(place, attribute.name)?.extend(parts);
                Ok(())
            }
            Value::Null => take(place, attribute),
            whole => {
                write(place, attribute.name, whole);
                Ok(())
            }
        },
    }?;
    sweep(resource);
    Ok(())
}

/// Takes a target away. Some directories name in `value` which values of a list are meant.
pub(super) fn remove(resource: &mut Map<String, Value>, target: &Target, value: Option<&Value>) -> Result<(), Fault> {
    let attribute = target.attribute;
    if attribute.read_only {
        return Err(read_only(attribute));
    }
    let place = place(resource, target.extension)?;
    match (&target.chosen, target.part, value) {
        (None, None, Some(value)) if attribute.many && !value.is_null() => {
            let gone = values(attribute, value)?;
            let same = |one: &Value| gone.iter().any(|gone| key(gone) == key(one));
            list(place, attribute)?.retain(|one| !same(one));
        }
        (None, None, _) => take(place, attribute)?,
        (Some(chosen), None, _) => list(place, attribute)?.retain(|one| !one.as_object().is_some_and(|one| chosen.matches(one))),
        (chosen, Some(part), _) if attribute.many => {
            let meant = |one: &Map<String, Value>| chosen.as_ref().is_none_or(|chosen| chosen.matches(one));
            for one in list(place, attribute)?.iter_mut().filter_map(Value::as_object_mut).filter(|one| meant(one)) {
                one.remove(part.name);
            }
        }
        (_, Some(part), _) => drop(object(place, attribute.name)?.remove(part.name)),
    }
    if attribute.required && get(place, attribute.name).is_none_or(|left| left.as_array().is_some_and(Vec::is_empty)) {
        return Err(required(attribute));
    }
    sweep(resource);
    Ok(())
}

fn put_chosen(
    place: &mut Map<String, Value>,
    attribute: &'static Attribute,
    chosen: &Filter,
    part: Option<&'static Attribute>,
    adds: bool,
    value: &Value,
) -> Result<(), Fault> {
    let new: Map<String, Value> = match part {
        Some(part) => [(part.name.to_owned(), part_of(part, value)?)].into_iter().collect(),
        None => match one_value(attribute, value)? {
            Value::Object(parts) => parts,
            _ => return Err(unfit(attribute, "an object")),
        },
    };
    let list = list(place, attribute)?;
    let mut met = false;
    for one in list.iter_mut().filter_map(Value::as_object_mut).filter(|one| chosen.matches(one)) {
        one.extend(new.clone());
        met = true;
    }
    if !met && !adds {
        return Err(Fault::bad(ScimType::NoTarget, format!("No value of {} is meant by the filter.", attribute.name)));
    }
    if !met {
        // Directories add `emails[type eq "work"].value` to whoever has none.
        let mut one = new;
        if let Filter::Compare(path, Comparison::Eq, wanted) = chosen
            && let (Some(part), None) = (attribute.part(&path.name), &path.sub)
        {
            one.insert(part.name.to_owned(), wanted.clone());
        }
        list.push(Value::Object(one));
    }
    one_primary(list);
    Ok(())
}

fn put_list(place: &mut Map<String, Value>, attribute: &'static Attribute, adds: bool, value: &Value) -> Result<(), Fault> {
    let new = values(attribute, value)?;
    let list = list(place, attribute)?;
    if !adds {
        list.clear();
    }
    let known: std::collections::HashSet<String> = list.iter().map(key).collect();
    list.extend(new.into_iter().filter(|one| !known.contains(&key(one))));
    if list.len() > MAX_VALUES {
        return Err(Fault::plain(413, format!("{} holds at most {MAX_VALUES} values.", attribute.name)));
    }
    if attribute.required && list.is_empty() {
        return Err(required(attribute));
    }
    one_primary(list);
    Ok(())
}

/// At most one value is the primary one: the one that came last (RFC 7644, 3.5.2).
fn one_primary(values: &mut [Value]) {
    let is = |one: &Value| one.get("primary") == Some(&Value::Bool(true));
    let Some(newest) = values.iter().rposition(is) else { return };
    for (_, one) in values.iter_mut().enumerate().filter(|(place, one)| *place != newest && is(one)) {
        if let Some(one) = one.as_object_mut() {
            one.insert("primary".to_owned(), Value::Bool(false));
        }
    }
}

/// What two values of a list are the same by.
fn key(one: &Value) -> String {
    match one.as_object().and_then(|one| get(one, "value")) {
        Some(value) => value.to_string(),
        None => one.to_string(),
    }
}

fn values(attribute: &'static Attribute, value: &Value) -> Result<Vec<Value>, Fault> {
    match value {
        Value::Array(list) => list.iter().map(|one| one_value(attribute, one)).collect(),
        Value::Null => Ok(Vec::new()),
        one => Ok(vec![one_value(attribute, one)?]),
    }
}

fn one_value(attribute: &'static Attribute, value: &Value) -> Result<Value, Fault> {
    match (attribute.kind, value) {
        (Kind::Complex(_), Value::Array(list)) if list.len() == 1 => {
            list.first().map_or(Ok(Value::Null), |one| fitting(attribute, one))
        }
        _ => fitting(attribute, value),
    }
}

/// The value as it is kept; refused where it is of another kind.
fn fitting(attribute: &'static Attribute, value: &Value) -> Result<Value, Fault> {
    match (attribute.kind, value) {
        (Kind::Text | Kind::Reference(_), Value::String(_)) | (Kind::Boolean, Value::Bool(_)) => Ok(value.clone()),
        (Kind::Boolean, Value::String(text)) if text.eq_ignore_ascii_case("true") => Ok(Value::Bool(true)),
        (Kind::Boolean, Value::String(text)) if text.eq_ignore_ascii_case("false") => Ok(Value::Bool(false)),
        // Some directories send a manager as the plain id, and nobody as an empty one.
        (Kind::Complex(parts), Value::String(text)) if parts.iter().any(|part| part.name == "value") => {
            if text.is_empty() {
                Ok(Value::Null)
            } else {
                Ok(serde_json::json!({ "value": text }))
            }
        }
        (Kind::Complex(parts), Value::Object(sent)) => {
            let mut kept = Map::new();
            for part in parts.iter().filter(|part| !part.read_only) {
                if let Some(value) = get(sent, part.name).filter(|value| !value.is_null()) {
                    kept.insert(part.name.to_owned(), fitting(part, value)?);
                }
            }
            Ok(Value::Object(kept))
        }
        (Kind::Text | Kind::Reference(_), _) => Err(unfit(attribute, "text")),
        (Kind::Boolean, _) => Err(unfit(attribute, "true or false")),
        (Kind::Complex(_), _) => Err(unfit(attribute, "an object")),
    }
}

fn part_of(part: &'static Attribute, value: &Value) -> Result<Value, Fault> {
    if part.read_only {
        return Err(read_only(part));
    }
    if value.is_null() { Ok(Value::Null) } else { fitting(part, value) }
}

fn place(resource: &mut Map<String, Value>, extension: bool) -> Result<&mut Map<String, Value>, Fault> {
    if extension { object(resource, ENTERPRISE) } else { Ok(resource) }
}

fn write(place: &mut Map<String, Value>, name: &str, value: Value) {
    if let Some(key) = key_of(place, name).filter(|key| key != name) {
        place.remove(&key);
    }
    place.insert(name.to_owned(), value);
}

fn take(place: &mut Map<String, Value>, attribute: &Attribute) -> Result<(), Fault> {
    if attribute.required {
        return Err(required(attribute));
    }
    if let Some(key) = key_of(place, attribute.name) {
        place.remove(&key);
    }
    Ok(())
}

fn list<'a>(place: &'a mut Map<String, Value>, attribute: &Attribute) -> Result<&'a mut Vec<Value>, Fault> {
    let entry = place.entry(attribute.name).or_insert_with(|| Value::Array(Vec::new()));
    entry.as_array_mut().ok_or_else(|| unfit(attribute, "a list"))
}

fn object<'a>(place: &'a mut Map<String, Value>, name: &'static str) -> Result<&'a mut Map<String, Value>, Fault> {
    let entry = place.entry(name).or_insert_with(|| Value::Object(Map::new()));
    entry.as_object_mut().ok_or_else(|| Fault::bad(ScimType::InvalidValue, format!("{name} has to be an object.")))
}

/// What is empty is not there (RFC 7643, 2.5).
fn sweep(resource: &mut Map<String, Value>) {
    for value in resource.values_mut() {
        if let Value::Object(inner) = value {
            sweep(inner);
        }
    }
    let empty = |value: &Value| match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(parts) => parts.is_empty(),
        _ => false,
    };
    resource.retain(|_, value| !empty(value));
}

fn required(attribute: &Attribute) -> Fault {
    Fault::bad(ScimType::Mutability, format!("{} is required and cannot be removed.", attribute.name))
}

fn unfit(attribute: &Attribute, what: &str) -> Fault {
    Fault::bad(ScimType::InvalidValue, format!("{} has to be {what}.", attribute.name))
}
