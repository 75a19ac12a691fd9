//! Server functions: thin. They take the actor and the service from the context, call one use case and translate its error.

pub mod access_token;
pub mod audit;
pub mod beacon;
pub mod consultation;
pub mod framework;
pub mod lists;
pub mod organization;
pub mod passkey;
pub mod people;
pub mod proposal;
pub mod provisioning;
pub mod review;
pub mod session;
pub mod sign_in;

#[cfg(feature = "ssr")]
mod asking;
