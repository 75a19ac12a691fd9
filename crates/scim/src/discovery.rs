//! What a provider publishes about itself (RFC 7643, 5 to 7): its configuration, its types of resources, its schemas.

use crate::attribute::{self, Attribute};
use crate::{ENTERPRISE, GROUP, USER};
use serde_json::{Value, json};

const CORE: &str = "urn:ietf:params:scim:schemas:core:2.0";

/// What a provider can do. `base` is where it is; `most` is how many resources it lists at once.
pub fn configuration(base: &str, most: usize) -> Value {
    let no = json!({ "supported": false });
    json!({
        "schemas": [format!("{CORE}:ServiceProviderConfig")],
        "patch": { "supported": true },
        "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
        "filter": { "supported": true, "maxResults": most },
        "changePassword": no,
        "sort": no,
        "etag": no,
        "authenticationSchemes": [{
            "type": "oauthbearertoken",
            "name": "Provisioning token",
            "description": "A token that an administrator makes, sent as a bearer token.",
            "specUri": "https://www.rfc-editor.org/info/rfc6750",
            "primary": true,
        }],
        "meta": { "resourceType": "ServiceProviderConfig", "location": format!("{base}/ServiceProviderConfig") },
    })
}

/// The types of resources.
pub fn resource_types(base: &str) -> Vec<Value> {
    let of = |name: &str, endpoint: &str, schema: &str, description: &str| {
        json!({
            "schemas": [format!("{CORE}:ResourceType")],
            "id": name,
            "name": name,
            "endpoint": endpoint,
            "description": description,
            "schema": schema,
            "meta": { "resourceType": "ResourceType", "location": format!("{base}/ResourceTypes/{name}") },
        })
    };
    let mut user = of("User", "/Users", USER, "A person of the organization.");
    if let Some(user) = user.as_object_mut() {
        user.insert("schemaExtensions".to_owned(), json!([{ "schema": ENTERPRISE, "required": false }]));
    }
    vec![user, of("Group", "/Groups", GROUP, "A group of the directory, which may give appointments.")]
}

/// The schemas.
pub fn schemas(base: &str) -> Vec<Value> {
    let of = |id: &str, name: &str, description: &str, attributes: Value| {
        json!({
            "schemas": [format!("{CORE}:Schema")],
            "id": id,
            "name": name,
            "description": description,
            "attributes": attributes,
            "meta": { "resourceType": "Schema", "location": format!("{base}/Schemas/{id}") },
        })
    };
    let kept = |attributes: &[Attribute]| attributes.iter().map(Attribute::published).collect::<Value>();
    vec![
        of(USER, "User", "A person of the organization.", kept(attribute::USER)),
        of(ENTERPRISE, "EnterpriseUser", "What an enterprise adds to a person.", kept(attribute::ENTERPRISE)),
        of(GROUP, "Group", "A group of the directory.", kept(attribute::GROUP)),
        of(
            &format!("{CORE}:ServiceProviderConfig"),
            "ServiceProviderConfig",
            "What the provider can do.",
            described(CONFIGURATION),
        ),
        of(&format!("{CORE}:ResourceType"), "ResourceType", "A type of resources.", described(RESOURCE_TYPE)),
        of(&format!("{CORE}:Schema"), "Schema", "A schema.", described(SCHEMA)),
    ]
}

/// A name, what it is, whether it is a list, and its parts.
type Described = (&'static str, &'static str, bool, &'static [Part]);
type Part = (&'static str, &'static str, bool);

const SUPPORTED: &[Part] = &[("supported", "boolean", false)];
const CONFIGURATION: &[Described] = &[
    ("documentationUri", "reference", false, &[]),
    ("patch", "complex", false, SUPPORTED),
    (
        "bulk",
        "complex",
        false,
        &[("supported", "boolean", false), ("maxOperations", "integer", false), ("maxPayloadSize", "integer", false)],
    ),
    ("filter", "complex", false, &[("supported", "boolean", false), ("maxResults", "integer", false)]),
    ("changePassword", "complex", false, SUPPORTED),
    ("sort", "complex", false, SUPPORTED),
    ("etag", "complex", false, SUPPORTED),
    (
        "authenticationSchemes",
        "complex",
        true,
        &[
            ("type", "string", false),
            ("name", "string", false),
            ("description", "string", false),
            ("specUri", "reference", false),
        ],
    ),
];
const RESOURCE_TYPE: &[Described] = &[
    ("id", "string", false, &[]),
    ("name", "string", false, &[]),
    ("description", "string", false, &[]),
    ("endpoint", "reference", false, &[]),
    ("schema", "reference", false, &[]),
    ("schemaExtensions", "complex", true, &[("schema", "reference", false), ("required", "boolean", false)]),
];
const SCHEMA: &[Described] = &[
    ("id", "string", false, &[]),
    ("name", "string", false, &[]),
    ("description", "string", false, &[]),
    (
        "attributes",
        "complex",
        true,
        &[
            ("name", "string", false),
            ("type", "string", false),
            ("multiValued", "boolean", false),
            ("description", "string", false),
            ("required", "boolean", false),
            ("canonicalValues", "string", true),
            ("caseExact", "boolean", false),
            ("mutability", "string", false),
            ("returned", "string", false),
            ("uniqueness", "string", false),
            ("referenceTypes", "string", true),
        ],
    ),
];

fn described(attributes: &[Described]) -> Value {
    let one = |name: &str, kind: &str, many: bool| {
        let mut told = json!({
            "name": name,
            "type": kind,
            "multiValued": many,
            "description": format!("The {name}."),
            "required": false,
            "caseExact": kind != "boolean" && kind != "integer",
            "mutability": "readOnly",
            "returned": "default",
            "uniqueness": "none",
        });
        if let (Some(told), true) = (told.as_object_mut(), kind == "reference") {
            told.insert("referenceTypes".to_owned(), json!(["uri"]));
        }
        told
    };
    let each = |(name, kind, many, parts): &Described| {
        let mut told = one(name, kind, *many);
        if let (Some(told), false) = (told.as_object_mut(), parts.is_empty()) {
            let parts = parts.iter().map(|(name, kind, many)| one(name, kind, *many)).collect();
            told.insert("subAttributes".to_owned(), parts);
        }
        told
    };
    attributes.iter().map(each).collect()
}
