//! Typed models and rules that the server and the browser share. Pure: no IO, no clock, no randomness, no framework.

pub mod access_token;
pub mod assessment;
pub mod audit;
pub mod consultation;
pub mod content;
pub mod diff;
pub mod framework;
pub mod gate;
mod handing_over;
pub mod handover;
pub mod ids;
pub mod palette;
pub mod people;
pub mod permission;
pub mod problem;
pub mod process;
pub mod proposal;
pub mod provisioning;
pub mod rail;
pub mod reading;
pub mod review;
pub mod room;
#[cfg(feature = "schema")]
mod schema;
pub mod section;
pub mod sign_in;
pub mod state;
pub mod text;
pub mod time;
pub mod version;
pub mod view;
pub mod wording;

#[cfg(test)]
mod tests;
