//! Use cases: an actor and an input in, a result out. What server functions, the interface for programs and the command line all call.

mod access;
mod access_token;
mod assessment;
mod audit;
mod clock;
mod consultation;
pub mod demo;
mod desk;
mod error;
mod event;
mod framework;
mod input;
mod leases;
mod names;
mod organization;
mod passkey;
mod password;
mod people;
mod pin;
mod process;
mod proposal;
mod provisioning;
mod ratings;
mod repair;
mod review;
mod room;
mod service;
mod session;
mod sign_in;
mod signing;
mod words;

pub use access_token::Grant;
pub use audit::{AuditProof, AuditedOrganization};
pub use clock::{now, time_zone};
pub use error::Error;
pub use input::{Consent, NewOrganization, NewPerson, SignIn, SignedIn, SyncToken};
pub use password::{MAX_PASSWORD_BYTES, MIN_PASSWORD_CHARS};
pub use provisioning::{Directory, MAX_LISTED, Query, Resource};
pub use repair::{Repaired, restore};
pub use room::RoomGate;
pub use service::{Service, Settings, UPGRADE_COPIES};
pub use session::identity;
pub use sign_in::{ProviderAttempt, ProviderClaims};
pub use store::Durability;

/// What a use case answers.
pub type Result<T> = std::result::Result<T, Error>;
