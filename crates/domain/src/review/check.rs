//! Whether a decision may be accepted: a reason always, a path with every no, and requests on words that stand in the version.

use super::{Criterion, DecisionInput, DecisionKind, MAX_REASON_CHARS, MAX_REQUESTS, Passage, RequestInput};
use crate::reading;
use crate::text::{is_blank, is_longer};
use crate::version::Version;

/// Why a decision is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    /// No reason.
    #[error("a decision needs its reason: write why")]
    NoReason,
    /// A decline without a path.
    #[error("a decline needs a path: write what else is open")]
    NoPath,
    /// A text is longer than two pages.
    #[error("the {what} is too long: at most {MAX_REASON_CHARS} characters")]
    TooLong {
        /// `reason`, `path`, `note` or `quote`.
        what: &'static str,
    },
    /// A criterion is not answered.
    #[error("the rubric is not complete: answer every criterion")]
    RubricIncomplete {
        /// The first of them.
        criterion: Criterion,
    },
    /// Modifications without saying which.
    #[error("name at least one modification, or decide without modifications")]
    NoRequests,
    /// Requests with a decision that does not speak of modifications.
    #[error("this decision takes no change requests: take them away, or choose a decision with modifications")]
    RequestsNotAllowed,
    /// Too many requests.
    #[error("at most {MAX_REQUESTS} change requests in one decision: more is another conversation")]
    TooManyRequests,
    /// A request that does not say what is asked for.
    #[error("change request {number} does not say what is asked for")]
    NoNote {
        /// Its place, from 1.
        number: usize,
    },
    /// The words quoted do not stand there.
    #[error("the words quoted in change request {number} do not stand in that passage of this version")]
    QuoteNotFound {
        /// Its place, from 1.
        number: usize,
    },
}

/// Whether the decision may be accepted for that version.
pub fn check(input: &DecisionInput, version: &Version) -> Result<(), ReviewError> {
    if is_blank(&input.reason) {
        return Err(ReviewError::NoReason);
    }
    if input.kind == DecisionKind::Decline && is_blank(&input.path) {
        return Err(ReviewError::NoPath);
    }
    short("reason", &input.reason)?;
    short("path", &input.path)?;
    if let Some(criterion) = Criterion::ALL.into_iter().find(|c| !input.rubric.contains_key(c)) {
        return Err(ReviewError::RubricIncomplete { criterion });
    }
    count(input)?;
    let lines = reading::lines(version);
    (1..).zip(&input.requests).try_for_each(|(number, request)| sound(number, request, &lines))
}

fn count(input: &DecisionInput) -> Result<(), ReviewError> {
    match (input.kind.asks_for_modifications(), input.requests.len()) {
        (true, 0) => Err(ReviewError::NoRequests),
        (true, n) if n > MAX_REQUESTS => Err(ReviewError::TooManyRequests),
        (false, n) if n > 0 => Err(ReviewError::RequestsNotAllowed),
        _ => Ok(()),
    }
}

fn sound(number: usize, request: &RequestInput, lines: &[reading::Line]) -> Result<(), ReviewError> {
    if is_blank(&request.note) {
        return Err(ReviewError::NoNote { number });
    }
    short("note", &request.note)?;
    if is_blank(&request.passage.quote) || !lines.iter().any(|line| stands_in(&request.passage, line)) {
        return Err(ReviewError::QuoteNotFound { number });
    }
    short("quote", &request.passage.quote)
}

fn stands_in(passage: &Passage, line: &reading::Line) -> bool {
    line.section == passage.section
        && line.item == passage.item
        && line.field == passage.field
        && line.text.contains(&passage.quote)
}

fn short(what: &'static str, text: &str) -> Result<(), ReviewError> {
    if is_longer(text, MAX_REASON_CHARS) { Err(ReviewError::TooLong { what }) } else { Ok(()) }
}

impl DecisionKind {
    /// Whether it names modifications.
    pub fn asks_for_modifications(self) -> bool {
        matches!(self, Self::ApproveWithModifications | Self::RequestModifications)
    }
}
