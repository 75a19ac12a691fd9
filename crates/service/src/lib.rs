//! Use cases: an actor and an input in, a result out. What server functions, the interface for programs and the command line all call.

mod clock;
pub mod demo;
mod error;
mod input;
mod service;
mod surface;

pub use error::Error;
pub use input::{Consent, NewOrganization, NewPerson, SignIn, SignedIn, SyncToken};
pub use service::{Place, Service, Settings};

/// What a use case answers.
pub type Result<T> = std::result::Result<T, Error>;
