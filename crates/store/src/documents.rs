//! The rows of migration 6, which makes documents of what was text: how each table's are rewritten.

/// How the rows of a table are rewritten.
pub(crate) struct Rewrite {
    /// The table.
    pub(crate) table: &'static str,
    /// What holds of a row that is not rewritten yet.
    pub(crate) old: &'static str,
    /// What is set in it.
    pub(crate) set: &'static str,
}

/// Every table whose rows have a body or name other records.
pub(crate) const DOCUMENTS: &[Rewrite] = &[
    body_of("org"),
    Rewrite {
        table: "person",
        old: "type::is_string(body)",
        set: "org = type::record('org', org),
              manager = IF manager = NONE { NONE } ELSE { type::record('person', manager) },
              body = encoding::json::decode(body)",
    },
    Rewrite {
        table: "proposal",
        old: "type::is_string(body)",
        set: "org = type::record('org', org),
              employee = type::record('person', employee),
              manager = type::record('person', manager),
              body = encoding::json::decode(body)",
    },
    body_of("assessment"),
    Rewrite {
        table: "consultation",
        old: "type::is_string(body)",
        set: "proposal = type::record('proposal', proposal),
              stakeholder = type::record('person', stakeholder),
              body = encoding::json::decode(body)",
    },
    body_of("change_request"),
    body_of("framework_comment"),
    body_of("litmus_answer"),
    body_of("shown_figures"),
    Rewrite {
        table: "framework_import",
        old: "type::is_string(body)",
        set: "body = encoding::json::decode(body),
              before = encoding::json::decode(before),
              after = encoding::json::decode(after)",
    },
    body_of("version"),
    body_of("decision"),
    body_of("framework"),
    body_of("framework_publication"),
    body_of("choice_answer"),
    body_of("framework_reply"),
    body_of("philosophy_agreement"),
    body_of("objective"),
    Rewrite { table: "person_email", old: "type::is_string(person)", set: "person = type::record('person', person)" },
    Rewrite {
        table: "session",
        old: "type::is_string(person)",
        set: "person = type::record('person', person),
              org = type::record('org', org)",
    },
    Rewrite { table: "sync_token", old: "type::is_string(person)", set: "person = type::record('person', person)" },
    Rewrite {
        table: "audit",
        old: "type::is_string(org)",
        set: "org = type::record('org', org),
              person = type::record('person', person)",
    },
    Rewrite {
        table: "org_audit",
        old: "type::is_string(org)",
        set: "org = type::record('org', org),
              person = type::record('person', person)",
    },
    Rewrite { table: "framework_draft", old: "type::is_string(org)", set: "org = type::record('org', org)" },
];

const fn body_of(table: &'static str) -> Rewrite {
    Rewrite { table, old: "type::is_string(body)", set: "body = encoding::json::decode(body)" }
}
