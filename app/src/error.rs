//! What goes wrong between a page and the server, as a person is told.

use crate::json::JsonText;
use crate::words;
use domain::problem::{Code, Problem};
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// What a server function answers when it does not carry out what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{0}")]
pub struct AppError(pub Problem);

impl AppError {
    /// What went wrong.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// Whether the question did not reach the server, or its answer did not come back.
    pub(crate) fn is_unreachable(&self) -> bool {
        self.0.message == words::UNREACHABLE
    }

    pub(crate) fn new(code: Code, message: &str) -> Self {
        Self(Problem { code, message: message.to_owned(), missing: Vec::new(), hindrances: Vec::new(), request_id: None })
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonText;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::new(Code::Internal, words::UNREACHABLE),
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::new(Code::InvalidInput, words::UNREADABLE)
            }
            _ => Self::new(Code::Internal, words::UNREADABLE),
        }
    }
}
