//! The second half of an update: what it deletes.

use super::erased::Erased;
use super::history::History;
use super::limits::{Limits, MAX_CLIENT, MAX_CLOCK};
use super::{Refusal, Span};
use crate::codec::lib0::Reader;
use std::collections::HashSet;

/// Reads the deletions, and keeps those that the room does not have: a second step always carries all that its sender knows of.
pub(super) fn read(reader: &mut Reader<'_>, limits: &Limits, history: &History, new: &[Span]) -> Result<Vec<Span>, Refusal> {
    let clients = reader.number()?;
    if clients > reader.remaining() as u64 / 2 {
        return Err(Refusal::Hostile("it claims more deletions than there are bytes"));
    }
    let mut ranges = Ranges { limits, history, total: 0, new: Vec::new() };
    let mut seen = HashSet::new();
    for _ in 0..clients {
        let client = reader.number()?;
        if client >= MAX_CLIENT || !seen.insert(client) {
            return Err(Refusal::Hostile("a client is deleted from twice or out of range"));
        }
        let known = new.iter().find(|span| span.client == client).map_or(history.clock(client), |span| span.to);
        ranges.read(reader, client, known)?;
    }
    Ok(ranges.new)
}

struct Ranges<'a> {
    limits: &'a Limits,
    history: &'a History,
    total: usize,
    new: Vec<Span>,
}

impl Ranges<'_> {
    fn read(&mut self, reader: &mut Reader<'_>, client: u64, known: u32) -> Result<(), Refusal> {
        let count = reader.number()?;
        if count == 0 || count > reader.remaining() as u64 / 2 {
            return Err(Refusal::Hostile("it claims no deletions or too many"));
        }
        for _ in 0..count {
            let span = range(reader, client, known)?;
            self.total += 1;
            if !self.history.has_deleted(span) {
                self.new.push(span);
            }
            // What the sender knows of may lie in more pieces than here, where it was merged.
            let pieces = self.history.deletions().saturating_mul(2).saturating_add(self.limits.delete_ranges);
            if self.new.len() > self.limits.delete_ranges || self.total > pieces {
                return Err(Refusal::Hostile("it deletes in too many pieces"));
            }
        }
        Ok(())
    }
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

/// Whether the deletions of the same update cover all of these spans.
pub(super) fn cover(spans: &[Span], deletes: &[Span]) -> Result<(), Refusal> {
    if spans.is_empty() {
        return Ok(());
    }
    let erased: Erased = deletes.iter().copied().collect();
    if spans.iter().all(|span| erased.covers(*span)) { Ok(()) } else { Err(Refusal::Hostile("several values under one key")) }
}
