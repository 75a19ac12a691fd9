//! The subcommands, one file each.

mod audit;
mod backup;
mod check;
mod demo;
mod framework;
mod repair;
mod restore;
mod serve;
mod sign_in;
mod user;

use crate::assets::SiteError;
use crate::cli::{AuditCommand, Command, SignInCommand, User};
use crate::config::DataLossNotAccepted;
use crate::control::client::AskError;
use crate::operate::NotDone;

/// Why a command was not carried out, for the person who typed it.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The service said no.
    #[error("{0}")]
    Service(#[from] service::Error),
    /// What was to be done does not fit.
    #[error(transparent)]
    NotDone(#[from] NotDone),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The identity provider cannot be used as it is set up.
    #[error("{0}")]
    Oidc(#[from] crate::oidc::OidcError),
    /// Losing data was asked for and not accepted.
    #[error("{0}")]
    DataLoss(#[from] DataLossNotAccepted),
    /// The browser's files are not there.
    #[error("{0}")]
    Site(#[from] SiteError),
    /// The machine said no.
    #[error("{what}: {source}")]
    Machine {
        /// What was being done.
        what: String,
        /// Why not.
        source: std::io::Error,
    },
    /// The public address cannot be used.
    #[error("--public-url: {0}")]
    PublicUrl(#[from] tower_http::csrf::ConfigError),
    /// The database holds something else.
    #[error("{0}")]
    Refused(String),
    /// The running server said no.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// The audit log was tampered with, or what was looked for is not in it; what, it has said.
    #[error("the audit log does not hold: docs/operating.md says what to do")]
    Audit,
    /// The check found something; what, it has said.
    #[error("{0} sections are damaged: docs/operating.md says what to do")]
    Damaged(usize),
    /// The result cannot be written as JSON.
    #[error("cannot write the result: {0}")]
    Json(#[from] serde_json::Error),
}

impl CommandError {
    fn machine(what: impl Into<String>, source: std::io::Error) -> Self {
        Self::Machine { what: what.into(), source }
    }
}

/// Carries a command out.
pub async fn run(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Serve(args) => Box::pin(serve::run(*args)).await,
        Command::Demo(args) => Box::pin(demo::run(args)).await,
        Command::User { command: User::Add(args) } => Box::pin(user::add(*args)).await,
        Command::User { command: User::Link { email, data } } => user::link(email, &data).await,
        Command::User { command: User::Leave { email, data } } => user::leave(email, &data).await,
        Command::User { command: User::Return { email, data } } => user::come_back(email, &data).await,
        Command::SignIn { command: SignInCommand::AllowPasswords { organization, data } } => {
            sign_in::allow_passwords(organization, &data).await
        }
        Command::Audit { command: AuditCommand::Verify { organization, head, data } } => {
            Box::pin(audit::verify(organization, head, &data)).await
        }
        Command::Check { data } => Box::pin(check::run(data)).await,
        Command::Backup(args) => Box::pin(backup::run(args)).await,
        Command::Restore(args) => Box::pin(restore::run(args)).await,
        Command::Framework { command } => Box::pin(framework::run(command)).await,
        Command::Repair { command } => Box::pin(repair::run(command)).await,
    }
}
