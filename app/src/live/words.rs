//! The sentences that the co-editing itself says.

use domain::section::Section;

/// What a section is called inside of a sentence.
pub(super) fn section(section: Section) -> &'static str {
    match section {
        Section::Start => "Start",
        Section::Objectives => "Objectives",
        Section::Connection => "Connection",
        Section::Alignment => "Alignment",
        Section::Gaps => "Gaps",
        Section::Milestones => "Milestones",
    }
}

/// Announces a writer.
pub(super) fn writing(name: &str, place: &str) -> String {
    format!("{name} is writing in {place}")
}

/// The draft of the framework, inside of a sentence.
pub(super) const DRAFT: &str = "the framework";

/// The session ended.
pub(super) const SIGNED_OUT: &str = "You are signed out. Your changes are kept in this browser: sign in again to save them.";
/// Somebody signed out in another tab of this browser.
pub(super) const LEFT: &str =
    "You have signed out in this browser, and it keeps nothing any longer. Copy what you still need, then sign in again.";
/// The proposal is no longer open for this person.
pub(super) const GONE: &str = "This page is no longer open for you. Copy what you still need from below.";
/// A message was refused as a whole.
pub(super) const FORBIDDEN: &str = "The server did not accept a change. Reload the page to go on from what is saved.";
/// Text was refused.
pub(super) const REFUSED: &str =
    "A change came too late or was not allowed, and is not in the text. Copy your text before you go on.";
/// There is neither a connection nor a place to keep changes.
pub(super) const NOT_KEPT: &str =
    "There is no connection, and this browser keeps nothing. Leave this page open until the connection is back.";
