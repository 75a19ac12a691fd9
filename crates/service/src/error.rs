//! Why a use case was not carried out.

use domain::access_token::Scope;
use domain::gate::Missing;
use domain::problem::{Code, Problem};
use domain::section::Section;
use domain::sign_in::Refusal;
use sync::HubError;

/// Why a use case was not carried out. Converts into the [`Problem`] that a person or a program is told.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or not for this person: the two answer alike.
    #[error("This does not exist, or it is not open to you.")]
    NotFound,
    /// No session, or an expired one.
    #[error("Sign in first.")]
    NotSignedIn,
    /// Unknown address or wrong password: the two answer alike.
    #[error("The address or the password is wrong. Check both and try again.")]
    WrongCredentials,
    /// Somebody who comes from the identity provider is not signed in.
    #[error("The identity provider was asked, and it is not enough to sign in: {0}.")]
    Refused(Refusal),
    /// A passkey that nobody here has (any more), or that its device did not prove: all of it answers alike.
    #[error("This passkey does not sign in here, or was not proven. Try again, or use another way.")]
    UnprovenPasskey,
    /// The token that was sent was not made for this.
    #[error("This token was not made for this: the call needs one with the scope `{0}`.")]
    InsufficientScope(Scope),
    /// Something sent does not fit; the sentence says what.
    #[error("{0}")]
    Invalid(String),
    /// The person may, but not in this state; the sentence says why.
    #[error("{0}")]
    NotAllowedNow(String),
    /// Somebody else was first; the sentence says what to do.
    #[error("{0}")]
    Conflict(String),
    /// Somebody wrote the same record between reading and writing it.
    #[error("Somebody changed this at the same moment. Look at it again, then repeat what you wanted to do.")]
    Raced,
    /// Something is missing.
    #[error("Something is still missing. The list names each place.")]
    Incomplete(Vec<Missing>),
    /// The draft of the framework cannot be published yet; a sentence for each reason.
    #[error("The framework cannot be published yet. The list names what has to be done first.")]
    Unready(Vec<String>),
    /// The stored text of a section is damaged, so nothing can be built on it.
    #[error(
        "A part of the stored text of the section \u{201c}{}\u{201d} is damaged, so the text can be read and copied, but not go on as it is. Ask your \
         administrator to repair it or to restore a backup.",
        section.key()
    )]
    Damaged {
        /// Which section.
        section: Section,
    },
    /// Of the stored text of a section nothing is left.
    #[error("The stored text is damaged so that a section cannot be read at all. Ask your administrator to restore a backup.")]
    Lost,
    /// The machine is busy with too many attempts.
    #[error("Too many attempts at once. Wait a moment and try again.")]
    Busy,
    /// Our fault.
    #[error("Something went wrong on our side: {what}.")]
    Internal {
        /// What was being done.
        what: &'static str,
        /// What was reported.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Error {
    /// Our fault, with what was reported.
    pub(crate) fn internal(what: &'static str, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal { what, source: source.into() }
    }

    /// Input that does not fit.
    pub(crate) fn invalid(sentence: impl Into<String>) -> Self {
        Self::Invalid(sentence.into())
    }

    /// Right person, wrong moment.
    pub(crate) fn not_now(sentence: impl Into<String>) -> Self {
        Self::NotAllowedNow(sentence.into())
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Self::NotFound => Code::NotFound,
            Self::NotSignedIn => Code::NotSignedIn,
            Self::WrongCredentials | Self::UnprovenPasskey => Code::WrongCredentials,
            Self::InsufficientScope(_) => Code::InsufficientScope,
            Self::Invalid(_) => Code::InvalidInput,
            Self::NotAllowedNow(_) | Self::Refused(_) | Self::Damaged { .. } | Self::Lost => Code::NotAllowedNow,
            Self::Conflict(_) | Self::Raced => Code::Conflict,
            Self::Incomplete(_) | Self::Unready(_) => Code::Incomplete,
            Self::Busy => Code::TooManyRequests,
            Self::Internal { .. } => Code::Internal,
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let code = error.code();
        // What exactly failed inside is for the log: the person needs the request id, which the edge adds.
        let message = match &error {
            Error::Internal { .. } => {
                "Something went wrong on our side. Try again; if it stays, name the request id to your administrator.".into()
            }
            told => told.to_string(),
        };
        let (missing, hindrances) = match error {
            Error::Incomplete(missing) => (missing, Vec::new()),
            Error::Unready(hindrances) => (Vec::new(), hindrances),
            _ => Default::default(),
        };
        Self { code, message, missing, hindrances, request_id: None }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Conflict | store::Error::Moved => Self::Raced,
            store::Error::Sealed => Self::not_now("Your assessment is sealed. It never changes again."),
            store::Error::Listed => {
                Self::not_now("A list of people is being brought in or taken back. Wait until that is done, then try again.")
            }
            store::Error::Busy => Self::Busy,
            other => Self::internal("the database did not carry it out", other),
        }
    }
}

impl From<HubError> for Error {
    fn from(error: HubError) -> Self {
        match error {
            HubError::Lost => Self::Lost,
            HubError::Closed => Self::not_now("This text takes no changes now."),
            other => Self::internal("the text could not be read", other),
        }
    }
}
