//! Where readers of the framework start.

pub const EDIT: &str = "Edit the draft";
pub const MAP: &str = "Map";
pub const MATRIX: &str = "Matrix";
pub const WRITE: &str = "Write the first draft";
pub const IMPORT: &str = "Import files";
pub const STEPS: &str = "Guided steps";
pub const NEW_FAMILY: &str = "New family";

pub const FAMILIES: &str = "Families";
pub const HERE: &str = "You are here";
pub const MY_ROLE: &str = "See what it expects";
pub const FROM_HERE: &str = "Where can I go from here";
pub const NO_ROLES: &str = "No roles yet";

pub const PHILOSOPHY: &str = "Why we do this";
pub const VALUES: &str = "The values behind it";
pub const AGREE: &str = "I agree";
pub const AGREE_LEAD: &str = "Do you stand behind these words?";
pub const AGREED: &str = "Leadership stands behind it";
pub const NOBODY_AGREED: &str = "Nobody in leadership has agreed with these words yet.";

pub const VERSION: &str = "This version";
pub const COMING: &str = "To come";
pub const COMING_MORE: &str =
    "Until then the version in force holds, also for new paths. Paths keep the version that they were started with.";
pub const VERSIONS: &str = "All versions";
pub const CHANGES: &str = "What changed";
pub const DOWNLOAD: &str = "Download";
pub const DOWNLOAD_LEAD: &str = "Everything that you see here, in one file.";
/// The formats: name, ending of the address, what it is good for.
pub const FORMATS: [(&str, &str, &str); 6] = [
    ("XLSX", "xlsx", "for a spreadsheet"),
    ("CSV", "csv", "one table"),
    ("Markdown", "markdown", "for reading and wikis"),
    ("Poster", "poster", "for printing"),
    ("YAML", "yaml", "for a repository"),
    ("JSON", "json", "for programs"),
];

pub const LITMUS: &str = "Three questions about your role";
pub const LITMUS_LEAD: &str =
    "They test the framework, not you. Only figures of four people or more are ever shown, and never who said what.";
pub const LITMUS_QUESTIONS: [&str; 3] = [
    "Can you say why your role is at its level?",
    "Can you name two or three competencies that you want to grow in next?",
    "Can you get, propose or ask for work in which you would grow them?",
];
pub const YES: &str = "Yes";
pub const NOT_YET: &str = "Not yet";
pub const LITMUS_LEFT: &str = "Your answers are kept when all three are given.";
pub const LITMUS_KEPT: &str = "Kept. You can change your answers at any time.";
pub const LITMUS_ANSWERED: &str = "You have answered. You can change your answers at any time.";
pub const LITMUS_SENDING: &str = "Keeping your answers…";

/// Read aloud and shown on the link of a download.
pub fn download(format: &str, purpose: &str) -> String {
    format!("{format}, {purpose}")
}

/// A table of a family.
pub fn matrix_of(family: &str) -> String {
    format!("Matrix of {family}")
}

/// Who published a version.
pub fn published_by(name: &str) -> String {
    format!("Published by {name}")
}
