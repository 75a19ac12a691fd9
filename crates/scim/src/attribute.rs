//! The attributes that are kept of people and groups, in the words of the specification (RFC 7643, 7): what the schemas publish, and what changes are
//! checked against.

use serde_json::{Value, json};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Yes or no.
    Boolean,
    /// The address of another resource, of these types.
    Reference(&'static [&'static str]),
    /// Several parts.
    Complex(&'static [Attribute]),
}

/// An attribute.
#[expect(clippy::struct_excessive_bools, reason = "the specification describes attributes by these")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// What a value is.
    pub kind: Kind,
    /// Whether it is a list.
    pub many: bool,
    /// Whether there has to be one.
    pub required: bool,
    /// Whether a client cannot change it.
    pub read_only: bool,
    /// Whether case counts.
    pub case_exact: bool,
    /// Whether no two resources have the same.
    pub unique: bool,
    description: &'static str,
}

const fn of(name: &'static str, kind: Kind, description: &'static str) -> Attribute {
    let plain = (false, false, false, false, false);
    let (many, required, read_only, case_exact, unique) = plain;
    Attribute { name, kind, many, required, read_only, case_exact, unique, description }
}

impl Attribute {
    const fn many(self) -> Self {
        Self { many: true, ..self }
    }
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }
    const fn read_only(self) -> Self {
        Self { read_only: true, ..self }
    }
    const fn exact(self) -> Self {
        Self { case_exact: true, ..self }
    }
    const fn unique(self) -> Self {
        Self { unique: true, ..self }
    }

    /// A part of it.
    pub fn part(&self, name: &str) -> Option<&'static Attribute> {
        match self.kind {
            Kind::Complex(parts) => named(parts, name),
            _ => None,
        }
    }

    /// As schemas publish it.
    pub fn published(&self) -> Value {
        let (kind, parts, references) = match self.kind {
            Kind::Text => ("string", None, None),
            Kind::Boolean => ("boolean", None, None),
            Kind::Reference(types) => ("reference", None, Some(types)),
            Kind::Complex(parts) => ("complex", Some(parts), None),
        };
        let mut told = json!({
            "name": self.name,
            "type": kind,
            "multiValued": self.many,
            "description": self.description,
            "required": self.required,
            "caseExact": self.case_exact || references.is_some(),
            "mutability": if self.read_only { "readOnly" } else { "readWrite" },
            "returned": "default",
            "uniqueness": if self.unique { "server" } else { "none" },
        });
        if let Some(object) = told.as_object_mut() {
            if let Some(parts) = parts {
                object.insert("subAttributes".to_owned(), parts.iter().map(Self::published).collect());
            }
            if let Some(types) = references {
                object.insert("referenceTypes".to_owned(), json!(types));
            }
        }
        told
    }
}

/// The attribute of that name, which SCIM compares without regard to case.
pub fn named(attributes: &'static [Attribute], name: &str) -> Option<&'static Attribute> {
    attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
}

/// What every resource has; published by no schema (RFC 7643, 3.1).
pub const COMMON: &[Attribute] = &[
    of("id", Kind::Text, "").read_only().exact(),
    of("externalId", Kind::Text, "").exact(),
    of("schemas", Kind::Text, "").many().read_only().exact(),
    of("meta", Kind::Complex(&[]), "").read_only(),
];

const NAME: &[Attribute] = &[
    of("formatted", Kind::Text, "The full name."),
    of("familyName", Kind::Text, "The family name."),
    of("givenName", Kind::Text, "The given name."),
];
const EMAIL: &[Attribute] = &[
    of("value", Kind::Text, "The address.").required(),
    of("type", Kind::Text, "What it is for, e.g. work."),
    of("primary", Kind::Boolean, "Whether it is the one with which the person signs in."),
];
const MEMBERSHIP: &[Attribute] = &[
    of("value", Kind::Text, "The group.").read_only().exact(),
    of("$ref", Kind::Reference(&["Group"]), "Where the group is.").read_only(),
    of("display", Kind::Text, "Its name.").read_only(),
];
const MANAGER: &[Attribute] =
    &[of("value", Kind::Text, "The manager.").exact(), of("$ref", Kind::Reference(&["User"]), "Where the manager is.")];
const MEMBER: &[Attribute] =
    &[of("value", Kind::Text, "The person.").exact(), of("$ref", Kind::Reference(&["User"]), "Where the person is.")];

/// Of a person.
pub const USER: &[Attribute] = &[
    of("userName", Kind::Text, "What the directory calls the person.").required().unique(),
    of("name", Kind::Complex(NAME), "The parts of the name."),
    of("displayName", Kind::Text, "The name that everybody sees."),
    of("title", Kind::Text, "The job title."),
    of("active", Kind::Boolean, "Whether the person works here; who does not is signed out everywhere."),
    of("emails", Kind::Complex(EMAIL), "The primary one is the address with which the person signs in.").many().required(),
    of("groups", Kind::Complex(MEMBERSHIP), "The groups that the person is in.").many().read_only(),
];

/// Of a person, in an enterprise.
pub const ENTERPRISE: &[Attribute] = &[of("manager", Kind::Complex(MANAGER), "The line manager.")];

/// Of a group.
pub const GROUP: &[Attribute] = &[
    of("displayName", Kind::Text, "The name, which appointments are given by.").required(),
    of("members", Kind::Complex(MEMBER), "The people in it.").many(),
];

/// What the specification has besides, and what is not kept here. Directories send much of it by default; it is passed over.
pub const NOT_KEPT: &[&str] = &[
    "nickName",
    "profileUrl",
    "userType",
    "preferredLanguage",
    "locale",
    "timezone",
    "password",
    "phoneNumbers",
    "ims",
    "photos",
    "addresses",
    "entitlements",
    "roles",
    "x509Certificates",
    "employeeNumber",
    "costCenter",
    "organization",
    "division",
    "department",
    "middleName",
    "honorificPrefix",
    "honorificSuffix",
    "display",
    "type",
    "displayName",
];
