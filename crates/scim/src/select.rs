//! What of a resource is answered: `attributes` and `excludedAttributes` (RFC 7644, 3.9).

use crate::path::AttributePath;
use crate::{ENTERPRISE, Fault, ScimType, get, key_of};
use serde_json::{Map, Value};

/// What is always answered.
const ALWAYS: [&str; 2] = ["schemas", "id"];

/// Which attributes are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Selection {
    /// All of them.
    #[default]
    All,
    /// These alone.
    Only(Vec<AttributePath>),
    /// All but these.
    Without(Vec<AttributePath>),
}

impl Selection {
    /// Reads both parameters, of which one may be given.
    pub fn read(attributes: Option<&str>, excluded: Option<&str>) -> Result<Self, Fault> {
        match (paths(attributes)?, paths(excluded)?) {
            (Some(_), Some(_)) => Err(Fault::bad(ScimType::InvalidValue, "Send attributes or excludedAttributes, and not both.")),
            (Some(only), None) => Ok(Self::Only(only)),
            (None, Some(without)) => Ok(Self::Without(without)),
            (None, None) => Ok(Self::All),
        }
    }

    /// What is answered of a resource.
    pub fn of(&self, resource: Map<String, Value>) -> Map<String, Value> {
        match self {
            Self::All => resource,
            Self::Only(paths) => only(&resource, paths),
            Self::Without(paths) => paths.iter().fold(resource, without),
        }
    }
}

fn paths(text: Option<&str>) -> Result<Option<Vec<AttributePath>>, Fault> {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    let read = |name: &str| {
        let path = AttributePath::read(name.trim());
        path.ok_or_else(|| Fault::bad(ScimType::InvalidPath, format!("{name:?} is not the name of an attribute.")))
    };
    text.split(',').map(read).collect::<Result<_, _>>().map(Some)
}

fn only(resource: &Map<String, Value>, paths: &[AttributePath]) -> Map<String, Value> {
    let mut kept = Map::new();
    for name in ALWAYS {
        kept.extend(get(resource, name).map(|value| (name.to_owned(), value.clone())));
    }
    for path in paths {
        if path.is_extension() {
            let Some(whole) = get(resource, ENTERPRISE).and_then(Value::as_object) else { continue };
            let entry = kept.entry(ENTERPRISE).or_insert_with(|| Value::Object(Map::new()));
            if let Some(entry) = entry.as_object_mut() {
                if path.name.is_empty() { entry.extend(whole.clone()) } else { take(entry, whole, path) }
            }
        } else {
            take(&mut kept, resource, path);
        }
    }
    kept
}

/// Takes one attribute over, or a part of it.
fn take(kept: &mut Map<String, Value>, from: &Map<String, Value>, path: &AttributePath) {
    let Some(key) = key_of(from, &path.name) else { return };
    let Some(value) = from.get(&key) else { return };
    let Some(sub) = &path.sub else {
        kept.insert(key, value.clone());
        return;
    };
    let part = |one: &Value| {
        let one = one.as_object()?;
        let key = key_of(one, sub)?;
        Some(Value::Object([(key.clone(), one.get(&key)?.clone())].into_iter().collect()))
    };
    match (kept.get_mut(&key), value) {
        (Some(Value::Object(already)), one) => {
            already.extend(part(one).and_then(|one| one.as_object().cloned()).unwrap_or_default());
        }
        (Some(_), _) => {}
        (None, Value::Array(list)) => drop(kept.insert(key, list.iter().filter_map(part).collect())),
        (None, one) => kept.extend(part(one).map(|one| (key, one))),
    }
}

fn without(mut resource: Map<String, Value>, path: &AttributePath) -> Map<String, Value> {
    if ALWAYS.iter().any(|name| path.name.eq_ignore_ascii_case(name)) {
        return resource;
    }
    if path.is_extension() && path.name.is_empty() {
        resource.remove(ENTERPRISE);
        return resource;
    }
    let place =
        if path.is_extension() { resource.get_mut(ENTERPRISE).and_then(Value::as_object_mut) } else { Some(&mut resource) };
    let Some(place) = place else { return resource };
    let Some(key) = key_of(place, &path.name) else { return resource };
    match (&path.sub, place.get_mut(&key)) {
        (None, _) => drop(place.remove(&key)),
        (Some(sub), Some(Value::Array(list))) => list.iter_mut().for_each(|one| forget(one, sub)),
        (Some(sub), Some(one)) => forget(one, sub),
        (Some(_), None) => {}
    }
    resource
}

fn forget(one: &mut Value, sub: &str) {
    if let Some(one) = one.as_object_mut()
        && let Some(key) = key_of(one, sub)
    {
        one.remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn selected(attributes: Option<&str>, excluded: Option<&str>) -> Value {
        let resource = json!({
            "schemas": ["s"], "id": "1", "title": "T", "name": { "familyName": "F", "givenName": "G" },
            "emails": [{ "value": "a", "type": "work" }], ENTERPRISE: { "manager": { "value": "2" } },
        });
        let selection = Selection::read(attributes, excluded).unwrap_or_else(|fault| panic!("{fault}"));
        Value::Object(selection.of(resource.as_object().cloned().unwrap_or_default()))
    }

    #[test]
    fn what_is_wanted_is_answered_and_what_is_always_there() {
        assert_eq!(selected(Some("TITLE"), None), json!({ "schemas": ["s"], "id": "1", "title": "T" }));
        assert_eq!(
            selected(Some("name.familyName,name.givenName,emails.value"), None),
            json!({ "schemas": ["s"], "id": "1", "name": { "familyName": "F", "givenName": "G" }, "emails": [{ "value": "a" }] })
        );
        let manager = format!("{ENTERPRISE}:manager");
        assert_eq!(selected(Some(&manager), None)[ENTERPRISE], json!({ "manager": { "value": "2" } }));
        let less = selected(None, Some("id,name.familyName,emails,title"));
        assert_eq!((&less["id"], &less["name"]), (&json!("1"), &json!({ "givenName": "G" })));
        assert!(less.get("emails").is_none() && less.get("title").is_none());
        assert!(selected(None, Some(ENTERPRISE)).get(ENTERPRISE).is_none());
        assert!(Selection::read(Some("a"), Some("b")).is_err() && Selection::read(Some("a b"), None).is_err());
    }
}
