//! The audit log, as sentences.

use crate::words::dates::moment;
use crate::words::history;
use domain::audit::AuditKind;
use domain::people::Role;
use domain::time::Timestamp;
use domain::view::{AuditCheck, AuditEntry, AuditStanding};

pub const TITLE: &str = "Audit log";
pub const LEAD: &str = "Who did what, and when. It never shows what somebody wrote. Each entry is chained to the one before, so that a change from outside shows.";
pub const KIND: &str = "What";
pub const EVERYTHING: &str = "Everything";
pub const FROM: &str = "From";
pub const UNTIL: &str = "Until";
pub const WHO: &str = "Who";
pub const HAPPENED: &str = "What happened";
pub const WHEN: &str = "When";
pub const NUMBER: &str = "Entry";
pub const SHOW_ALL: &str = "Show everything";
pub const DOWNLOAD: &str = "Download as CSV";
pub const OLDER: &str = "Older";
pub const NEWEST: &str = "Newest";
pub const NOTHING: &str = "Nothing is found";
pub const NOTHING_MORE: &str = "Choose other days, or show everything.";
pub const CHECK: &str = "Check all entries now";
pub const CHECKING: &str = "All entries are being compared…";
pub const NOT_CHECKED: &str = "Nobody compared the entries since the server was started.";
pub const EMPTY: &str = "Nothing is sealed yet.";
pub const HEAD: &str = "Hash of the last entry";
pub const HEAD_MORE: &str = "Note it down somewhere else. Whoever runs the server can ask later whether it is still in the log: waymark audit verify --head";
pub const BROKEN_MORE: &str = "Somebody changed the database past the program, or the disk is damaged. Keep a copy of the data as it is, and compare it with a backup.";

pub fn kind(kind: AuditKind) -> &'static str {
    match kind {
        AuditKind::SignIn => "Sign-ins",
        AuditKind::People => "People and appointments",
        AuditKind::Organization => "Settings",
        AuditKind::Sharing => "Sharing",
        AuditKind::Decision => "Reviews and decisions",
        AuditKind::Reading => "Who read what was submitted",
        AuditKind::Export => "Exports",
        AuditKind::Path => "Paths",
        AuditKind::Framework => "Framework",
        AuditKind::Repair => "Repairs",
        AuditKind::Other => "Other",
    }
}

/// How many entries are sealed.
pub fn sealed(standing: &AuditStanding) -> String {
    match standing.sealed {
        0 => EMPTY.to_owned(),
        1 => "One entry is sealed.".to_owned(),
        many => format!("{many} entries are sealed."),
    }
}

/// What comparing them found.
pub fn checked(check: &AuditCheck) -> String {
    let when = moment(check.at);
    match &check.fault {
        None if check.entries == 1 => format!("The one entry was compared on {when}, and fits."),
        None => format!("All {} were compared on {when}, and fit together.", check.entries),
        Some(fault) => format!("On {when}: {fault}"),
    }
}

/// Whose doing is shown.
pub fn by(name: &str) -> String {
    format!("By {name}")
}

/// Whom or whose path it is about.
pub fn about(name: &str) -> String {
    format!("About {name}")
}

/// The link to everything about a path.
pub fn path_of(name: &str) -> String {
    format!("Path of {name}")
}

/// What stands where something was sealed long after it had happened.
pub fn late(sealed: Timestamp) -> String {
    format!("Sealed on {}", moment(sealed))
}

/// What was done, after the name of who did it.
pub fn sentence(entry: &AuditEntry) -> String {
    let name = entry.named.as_ref().map_or("somebody", |person| person.name.as_str());
    let rest = entry.about.split_once('/').map(|(_, rest)| rest).unwrap_or_default();
    let is_own = entry.named.as_ref().is_some_and(|named| named.id == entry.person.id);
    let said = match entry.what.as_str() {
        "organization.made" => "made the organization",
        "organization.settings_changed" => "changed the settings of the organization",
        "organization.objectives_changed" => "changed the strategic objectives",
        "organization.sign_in_changed" => "changed how people sign in",
        "person.added" => return format!("added {name}"),
        "person.added_by_provider" => return "was added, vouched for by the identity provider".to_owned(),
        "person.changed" => return format!("changed what is known of {name}"),
        "person.left" => return format!("noted that {name} has left"),
        "person.returned" => return format!("noted that {name} is back"),
        "person.appointed" => return appointed(name, rest),
        "person.appointed_by_groups" => "was appointed as the groups at the identity provider say",
        "person.link_made" => return format!("made a link with which {name} chooses a password"),
        "person.password_chosen" => "chose a password by a link",
        "person.password_changed" => "changed the own password",
        "person.account_linked" => "came by the identity provider for the first time",
        "person.account_unlinked" => return format!("took the account at the identity provider away from {name}"),
        "person.passkey_added" => "added a passkey",
        "person.passkey_removed" => "removed a passkey",
        "person.role_held" if is_own => "noted which role they hold",
        "person.role_held" => return format!("noted which role {name} holds"),
        "directory.imported" => "brought a list of people in",
        "directory.import_undone" => "took a list of people back",
        "session.signed_in" => "signed in with a password",
        "session.signed_in_by_provider" => "signed in at the identity provider",
        "session.signed_in_by_passkey" => "signed in with a passkey",
        "session.signed_out" => "signed out",
        "session.revoked" => "ended one of their sign-ins",
        "session.refused" => return refused(&entry.about),
        "version.read" => return format!("read version {rest}"),
        "export.framework" => return exported(&entry.about),
        "export.audit_log" => return format!("took {} entries of this log out as a file", entry.about),
        "export.my_data" => "took everything about themselves out as a file",
        "export.backup" => "took a backup of everything",
        "framework.begun" => "began a draft of the framework",
        "framework.published" => return format!("published version {} of the framework", entry.about),
        "framework.began" => return format!("brought version {} of the framework into force, on its day", entry.about),
        "framework.choice_answered" => "answered a question about what changes between levels",
        "framework.commented" => "commented on the framework",
        "framework.replied" => "answered a comment on the framework",
        "framework.comment_resolved" => "closed a comment on the framework",
        "framework.litmus_answered" => return format!("answered the litmus test on version {} of the framework", entry.about),
        "framework.philosophy_agreed" => return format!("agreed to the philosophy of version {} of the framework", entry.about),
        "framework.imported" => "brought files into the framework",
        "framework.import_undone" => "took files back out of the framework",
        "text.restored_all_text_from_a_backup" => "restored all text from a backup",
        "text.went_on_from_the_last_good_state_after_damage" => "let damaged text go on from its last good state",
        "request.answered" => "answered a change request",
        other => return history::sentence(other, entry.named.as_ref().map_or(entry.about.as_str(), |named| named.name.as_str())),
    };
    said.to_owned()
}

/// Which appointments were given and taken: `+auditor -administrator`.
fn appointed(name: &str, changes: &str) -> String {
    let word = |key: &str| {
        Role::ALL
            .into_iter()
            .find(|role| role.key() == key)
            .map_or_else(|| key.to_owned(), |role| super::role(role).to_lowercase())
    };
    let of = |sign: char| {
        changes.split(' ').filter_map(|change| change.strip_prefix(sign)).map(word).collect::<Vec<_>>().join(" and ")
    };
    match (of('+'), of('-')) {
        (given, taken) if taken.is_empty() => format!("appointed {name} {given}"),
        (given, taken) if given.is_empty() => format!("took the appointment as {taken} from {name}"),
        (given, taken) => format!("appointed {name} {given}, and took the appointment as {taken}"),
    }
}

fn refused(way: &str) -> String {
    let way = match way {
        "passkey" => "with a passkey",
        "provider" => "by the identity provider",
        _ => "with a password",
    };
    format!("was not signed in: somebody tried {way}")
}

/// `3/xlsx`, `draft/csv`.
fn exported(about: &str) -> String {
    match about.split_once('/') {
        Some(("draft", ending)) => format!("took the draft of the framework out as a file ({ending})"),
        Some((version, ending)) => format!("took version {version} of the framework out as a file ({ending})"),
        None => "took the framework out as a file".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::people::PersonSummary;

    fn told(what: &str, about: &str) -> String {
        let person =
            |id: &str, name: &str| PersonSummary { id: id.parse().unwrap(), name: name.to_owned(), title: String::new() };
        let first = about.split('/').next().unwrap_or_default();
        sentence(&AuditEntry {
            number: 1,
            at: Timestamp(0),
            sealed: Timestamp(0),
            person: person("anders", "Anders Holm"),
            kind: AuditKind::of(what),
            what: what.to_owned(),
            about: about.to_owned(),
            subject: first.to_owned(),
            named: (first == "priya").then(|| person("priya", "Priya Raman")),
            path_of: None,
            row: String::new(),
            hash: String::new(),
        })
    }

    #[test]
    fn what_happened_reads_as_a_sentence_after_a_name() {
        assert_eq!(told("person.appointed", "priya/+auditor"), "appointed Priya Raman auditor");
        assert_eq!(told("person.appointed", "priya/-auditor"), "took the appointment as auditor from Priya Raman");
        let both = "appointed Priya Raman auditor and mentor, and took the appointment as administrator";
        assert_eq!(told("person.appointed", "priya/+auditor +mentor -administrator"), both);
        assert_eq!(told("version.read", "p/2"), "read version 2");
        assert_eq!(told("export.framework", "3/xlsx"), "took version 3 of the framework out as a file (xlsx)");
        assert_eq!(told("session.refused", "password"), "was not signed in: somebody tried with a password");
        assert_eq!(told("consultation.proposed", "priya"), "would like to ask Priya Raman");
        assert_eq!(told("proposal.approved", "2"), "approved version 2");
        assert_eq!(told("of_a_later_release", ""), "of a later release");
    }
}
