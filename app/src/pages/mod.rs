//! The pages, one file or folder each.

mod access_tokens;
pub mod begin;
pub mod consultation;
pub mod desk;
pub mod framework;
pub mod join;
pub mod loaded;
pub mod mine;
pub mod not_found;
pub mod organization;
mod passkeys;
pub mod password;
pub mod people;
pub mod proposal;
pub mod review;
pub mod reviews;
pub mod sessions;
pub mod sign_in;
