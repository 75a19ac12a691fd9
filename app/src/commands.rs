//! What a page can have done: calls of the server's functions.

use crate::command::Command;
use crate::error::AppError;
use crate::remote::{call, form};
use domain::consultation::{ConsultationView, Support};
use domain::framework::Expectation;
use domain::ids::{ProposalId, RoleId, SessionId};
use domain::review::DecisionInput;
use domain::view::{ProposalView, ReviewView};
use serde::Serialize;

/// Signs in. Where it leads is the page's matter.
pub async fn sign_in(email: &str, password: &str, next: &str) -> Result<(), AppError> {
    form("session/sign_in", &[("email", email), ("password", password), ("next", next)]).await
}

/// Signs out of this browser.
pub async fn sign_out() -> Result<(), AppError> {
    form("session/sign_out", &[]).await
}

/// Ends a sign-in of mine.
pub async fn revoke(session: &SessionId) -> Result<(), AppError> {
    #[derive(Serialize)]
    struct Arguments<'a> {
        session: &'a SessionId,
    }
    call("session/revoke", &Arguments { session }).await
}

/// Starts a path; its address.
pub async fn start(title: &str) -> Result<String, AppError> {
    form("lists/start", &[("title", title)]).await
}

/// The proposal as I may see it.
pub async fn proposal(id: &ProposalId) -> Result<ProposalView, AppError> {
    #[derive(Serialize)]
    struct Arguments<'a> {
        id: &'a ProposalId,
    }
    call("proposal/proposal", &Arguments { id }).await
}

/// What a role expects, with what is expected today already marked as known.
pub async fn expected(id: &ProposalId, role: &RoleId) -> Result<Vec<Expectation>, AppError> {
    #[derive(Serialize)]
    struct Arguments<'a> {
        id: &'a ProposalId,
        role: &'a RoleId,
    }
    call("proposal/expected", &Arguments { id, role }).await
}

/// Does something on a proposal; the proposal as it is then.
pub async fn act(id: &ProposalId, command: Command) -> Result<ProposalView, AppError> {
    #[derive(Serialize)]
    struct Arguments<'a> {
        id: &'a ProposalId,
        command: Command,
    }
    call("proposal/act", &Arguments { id, command }).await
}

/// Tells the pair that somebody reads a version.
pub async fn begin_review(id: &ProposalId, number: u32) -> Result<ReviewView, AppError> {
    #[derive(Serialize)]
    struct Arguments<'a> {
        id: &'a ProposalId,
        number: u32,
    }
    call("review/begin_review", &Arguments { id, number }).await
}

/// Decides on a version.
pub async fn decide(id: &ProposalId, number: u32, input: DecisionInput) -> Result<ReviewView, AppError> {
    #[derive(Serialize)]
    struct Arguments<'a> {
        id: &'a ProposalId,
        number: u32,
        input: DecisionInput,
    }
    call("review/decide", &Arguments { id, number, input }).await
}

/// Answers a question.
pub async fn answer(id: &str, support: Option<Support>, reason: &str) -> Result<ConsultationView, AppError> {
    #[derive(Serialize)]
    struct Arguments<'a> {
        id: &'a str,
        support: Option<Support>,
        reason: &'a str,
    }
    call("consultation/answer", &Arguments { id, support, reason }).await
}
