//! The second half of an update: what it deletes.

use super::history::History;
use super::limits::{Limits, MAX_CLIENT, MAX_CLOCK};
use super::{Refusal, Span};
use crate::codec::lib0::Reader;
use std::collections::HashSet;

pub(super) fn read(reader: &mut Reader<'_>, limits: &Limits, history: &History, new: &[Span]) -> Result<Vec<Span>, Refusal> {
    let clients = reader.number()?;
    if clients > reader.remaining() as u64 / 2 {
        return Err(Refusal::Hostile("it claims more deletions than there are bytes"));
    }
    let allowed = limits.delete_ranges.saturating_add(history.structs());
    let mut seen = HashSet::new();
    let mut spans = Vec::new();
    for _ in 0..clients {
        let client = reader.number()?;
        if client >= MAX_CLIENT || !seen.insert(client) {
            return Err(Refusal::Hostile("a client is deleted from twice or out of range"));
        }
        let known = new.iter().find(|span| span.client == client).map_or(history.clock(client), |span| span.to);
        let ranges = reader.number()?;
        if ranges > reader.remaining() as u64 / 2 || spans.len() as u64 + ranges > allowed as u64 {
            return Err(Refusal::Hostile("it claims too many deletions"));
        }
        for _ in 0..ranges {
            spans.push(range(reader, client, known)?);
        }
    }
    Ok(spans)
}

fn range(reader: &mut Reader<'_>, client: u64, known: u32) -> Result<Span, Refusal> {
    let from = reader.number()?;
    let len = reader.number()?;
    let to = from.saturating_add(len);
    if len == 0 || to >= MAX_CLOCK {
        return Err(Refusal::Hostile("an empty or endless deletion"));
    }
    if to > u64::from(known) {
        return Err(Refusal::Gap);
    }
    let narrow = |n: u64| u32::try_from(n).map_err(|_wide| Refusal::Hostile("a clock is out of range"));
    Ok(Span { client, from: narrow(from)?, to: narrow(to)? })
}

/// Whether one of the deletions covers the whole span.
pub(super) fn covered(span: Span, deletes: &[Span]) -> Result<(), Refusal> {
    let within = |d: &Span| d.client == span.client && d.from <= span.from && span.to <= d.to;
    if deletes.iter().any(within) { Ok(()) } else { Err(Refusal::Hostile("several values under one key")) }
}
