use super::*;
use serde_json::json;

fn user() -> Map<String, Value> {
    object(json!({
        "userName": "ann@x.org",
        "displayName": "Ann",
        "name": { "familyName": "Lee" },
        "emails": [{ "value": "ann@x.org", "type": "work", "primary": true }],
    }))
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

fn changed(operations: &Value) -> Result<Value, Fault> {
    let mut resource = user();
    patch(Resource::User, &mut resource, &object(json!({ "Operations": operations })))?;
    Ok(Value::Object(resource))
}

fn good(operations: &Value) -> Value {
    changed(operations).unwrap_or_else(|fault| panic!("{operations}: {fault:?}"))
}

#[test]
fn values_are_set_added_and_removed() {
    let title = good(&json!([{ "op": "replace", "path": "title", "value": "Lead" }]));
    assert_eq!(title["title"], "Lead");
    let part = good(&json!([{ "op": "Add", "path": "NAME.givenName", "value": "Ann" }]));
    assert_eq!(part["name"], json!({ "familyName": "Lee", "givenName": "Ann" }));
    let merged = good(&json!([{ "op": "replace", "path": "name", "value": { "givenName": "Ann", "middleName": "B" } }]));
    assert_eq!(merged["name"], json!({ "familyName": "Lee", "givenName": "Ann" }), "what nobody keeps is passed over");
    let removed = good(&json!([{ "op": "remove", "path": "name.familyName" }, { "op": "remove", "path": "displayName" }]));
    assert!(removed.get("name").is_none() && removed.get("displayName").is_none(), "what is empty is not there");
    let nulled = good(&json!([{ "op": "replace", "path": "displayName", "value": null }]));
    assert!(nulled.get("displayName").is_none());
}

#[test]
fn one_request_is_many_values_where_no_path_is_named() {
    let whole = good(&json!([{ "op": "replace", "value": {
        "active": "False", "name.givenName": "Ann", "nickName": "A", "id": "other", "urn:vendor:x": { "y": 1 },
        ENTERPRISE: { "manager": { "value": "m1" }, "department": "D" },
    } }]));
    assert_eq!((&whole["active"], &whole["name"]["givenName"]), (&json!(false), &json!("Ann")));
    assert_eq!(whole[ENTERPRISE], json!({ "manager": { "value": "m1" } }));
    assert!(whole.get("id").is_none() && whole.get("nickName").is_none() && whole.get("urn:vendor:x").is_none());
}

#[test]
fn a_manager_is_set_as_directories_write_it() {
    let path = format!("{ENTERPRISE}:manager");
    for value in [json!("m1"), json!({ "value": "m1" }), json!([{ "value": "m1" }])] {
        let set = changed(&json!([{ "op": "add", "path": path, "value": value }]));
        if value.is_array() {
            assert_eq!(set.map_err(|fault| fault.kind), Err(Some(ScimType::InvalidValue)));
        } else {
            assert_eq!(set.map(|set| set[ENTERPRISE].clone()), Ok(json!({ "manager": { "value": "m1" } })));
        }
    }
    let part = good(&json!([{ "op": "replace", "path": format!("{path}.value"), "value": "m2" }]));
    assert_eq!(part[ENTERPRISE]["manager"]["value"], "m2");
    let none = good(&json!([{ "op": "add", "path": path, "value": "m1" }, { "op": "replace", "path": path, "value": "" }]));
    assert!(none.get(ENTERPRISE).is_none());
    let whole = json!({ "op": "add", "path": ENTERPRISE, "value": { "schemas": [ENTERPRISE], "manager": "m3" } });
    assert_eq!(good(&json!([whole]))[ENTERPRISE]["manager"]["value"], "m3");
    let gone = good(&json!([whole, { "op": "remove", "path": ENTERPRISE }]));
    assert!(gone.get(ENTERPRISE).is_none());
}

#[test]
fn values_of_a_list_are_chosen_by_a_filter() {
    let work = good(&json!([{ "op": "replace", "path": "emails[type eq \"work\"].value", "value": "lee@x.org" }]));
    assert_eq!(work["emails"][0]["value"], "lee@x.org");
    let home = good(&json!([{ "op": "add", "path": "emails[type eq \"home\"].value", "value": "a@home.org" }]));
    assert_eq!(home["emails"][1], json!({ "value": "a@home.org", "type": "home" }));
    let primary = good(&json!([{ "op": "add", "path": "emails", "value": [{ "value": "b@x.org", "primary": true }] }]));
    assert_eq!((&primary["emails"][0]["primary"], &primary["emails"][1]["primary"]), (&json!(false), &json!(true)));
    let again = good(&json!([{ "op": "add", "path": "emails", "value": { "value": "ann@x.org" } }]));
    assert_eq!(again["emails"].as_array().map(Vec::len), Some(1), "the same one is not there twice");
    let none = changed(&json!([{ "op": "replace", "path": "emails[type eq \"home\"].value", "value": "a@home.org" }]));
    assert_eq!(none.map_err(|fault| fault.kind), Err(Some(ScimType::NoTarget)));
}

#[test]
fn members_come_and_go_in_every_way_that_directories_have() {
    let mut group = object(json!({ "displayName": "G", "members": [{ "value": "1" }, { "value": "2" }] }));
    let mut step = |operations: Value| {
        let done = patch(Resource::Group, &mut group, &object(json!({ "operations": operations })));
        done.map(|()| group.get("members").cloned().unwrap_or_default())
    };
    let added = json!([{ "op": "Add", "path": "members", "value": [{ "value": "3", "display": "C", "type": "User" }, { "value": "1" }] }]);
    assert_eq!(step(added), Ok(json!([{ "value": "1" }, { "value": "2" }, { "value": "3" }])));
    let chosen = json!([{ "op": "remove", "path": "members[value eq \"2\"]" }]);
    assert_eq!(step(chosen), Ok(json!([{ "value": "1" }, { "value": "3" }])));
    let named = json!([{ "op": "Remove", "path": "members", "value": [{ "value": "1" }] }]);
    assert_eq!(step(named), Ok(json!([{ "value": "3" }])));
    assert_eq!(step(json!([{ "op": "replace", "path": "members", "value": [{ "value": "4" }] }])), Ok(json!([{ "value": "4" }])));
    assert_eq!(step(json!([{ "op": "remove", "path": "members" }])), Ok(Value::Null));
    let nameless = step(json!([{ "op": "remove", "path": "displayName" }]));
    assert_eq!(nameless.map_err(|fault| fault.kind), Err(Some(ScimType::Mutability)));
}

#[test]
fn what_cannot_be_done_says_why_in_the_words_of_the_specification() {
    for (operation, kind) in [
        (json!({ "op": "move", "path": "title", "value": "x" }), ScimType::InvalidSyntax),
        (json!({ "op": "add", "path": "title" }), ScimType::InvalidSyntax),
        (json!({ "op": "add", "value": "x" }), ScimType::InvalidSyntax),
        (json!("add"), ScimType::InvalidSyntax),
        (json!({ "op": "remove" }), ScimType::NoTarget),
        (json!({ "op": "add", "path": "shoeSize", "value": "x" }), ScimType::InvalidPath),
        (json!({ "op": "add", "path": "title[value eq \"x\"]", "value": "x" }), ScimType::InvalidPath),
        (json!({ "op": "add", "path": "emails[type is 1]", "value": "x" }), ScimType::InvalidPath),
        (json!({ "op": "add", "path": "emails[type eq \"work\"]value", "value": "x" }), ScimType::InvalidPath),
        (json!({ "op": "replace", "path": "id", "value": "x" }), ScimType::Mutability),
        (json!({ "op": "remove", "path": "groups" }), ScimType::Mutability),
        (json!({ "op": "remove", "path": "userName" }), ScimType::Mutability),
        (json!({ "op": "remove", "path": "emails[type eq \"work\"]" }), ScimType::Mutability),
        (json!({ "op": "replace", "path": "active", "value": "perhaps" }), ScimType::InvalidValue),
        (json!({ "op": "replace", "path": "title", "value": 7 }), ScimType::InvalidValue),
        (json!({ "op": "replace", "path": "name", "value": 7 }), ScimType::InvalidValue),
    ] {
        assert_eq!(changed(&json!([operation])).map_err(|fault| fault.kind), Err(Some(kind)), "{operation}");
    }
    assert_eq!(
        good(&json!([{ "op": "add", "path": "phoneNumbers[type eq \"work\"].value", "value": "1" }])),
        Value::Object(user())
    );
    let nothing = patch(Resource::User, &mut user(), &Map::new());
    assert_eq!(nothing.map_err(|fault| fault.kind), Err(Some(ScimType::InvalidSyntax)));
}

proptest::proptest! {
    #[test]
    fn no_path_makes_reading_fail_otherwise(path in r#"((emails|name|members|\[|\]|\.|value|type eq "x"| |:){0,8})|.{0,30}"#) {
        for verb in ["add", "replace", "remove"] {
            let _ = changed(&json!([{ "op": verb, "path": path, "value": "x" }]));
        }
    }
}
