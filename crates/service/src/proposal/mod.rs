//! The proposal as a record: started, named, acknowledged, shared, moved from state to state, withdrawn.

mod begin;
mod contents;
mod expected;
mod facts;
mod handover;
mod history;
mod pinning;
mod record;
mod save;
mod standing;
mod steps;
mod summary;
mod view;

pub(crate) use contents::room;
pub(crate) use facts::{Facts, expectations};
pub(crate) use save::{advance, entry, noted, retried};
pub(crate) use standing::Standing;
