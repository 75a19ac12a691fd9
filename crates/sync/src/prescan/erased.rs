//! What a room deleted: ranges of clocks, merged.

use super::Span;
use std::collections::{BTreeMap, HashMap};

/// Ranges of every client, by their first clock, none touching another.
#[derive(Debug, Default)]
pub(super) struct Erased {
    ranges: HashMap<u64, BTreeMap<u32, u32>>,
    count: usize,
}

impl Erased {
    /// How many ranges there are.
    pub(super) fn ranges(&self) -> usize {
        self.count
    }

    /// Whether the whole span is deleted.
    pub(super) fn covers(&self, span: Span) -> bool {
        let ranges = self.ranges.get(&span.client);
        ranges.and_then(|r| r.range(..=span.from).next_back()).is_some_and(|(_, to)| span.to <= *to)
    }

    /// Takes a span in, together with what it touches.
    pub(super) fn insert(&mut self, span: Span) {
        let ranges = self.ranges.entry(span.client).or_default();
        let (mut from, mut to) = (span.from, span.to);
        while let Some((start, end)) =
            ranges.range(..=to).next_back().map(|(start, end)| (*start, *end)).filter(|(_, end)| *end >= from)
        {
            ranges.remove(&start);
            self.count -= 1;
            (from, to) = (from.min(start), to.max(end));
        }
        ranges.insert(from, to);
        self.count += 1;
    }
}

impl FromIterator<Span> for Erased {
    fn from_iter<T: IntoIterator<Item = Span>>(spans: T) -> Self {
        let mut erased = Self::default();
        spans.into_iter().for_each(|span| erased.insert(span));
        erased
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spans_cover_what_they_cover_together(spans in prop::collection::vec((0..2_u64, 0..30_u32, 1..6_u32), 0..20)) {
            let spans: Vec<_> = spans.into_iter().map(|(client, from, len)| Span { client, from, to: from + len }).collect();
            let erased: Erased = spans.iter().copied().collect();
            let has = |client, clock| spans.iter().any(|s| s.client == client && s.from <= clock && clock < s.to);
            for client in 0..2 {
                for from in 0..40 {
                    for to in from + 1..41 {
                        let all = (from..to).all(|clock| has(client, clock));
                        prop_assert_eq!(erased.covers(Span { client, from, to }), all);
                    }
                }
            }
            let begins = (0..2).flat_map(|c| (0..40).map(move |k| (c, k))).filter(|(c, k)| has(*c, *k) && (*k == 0 || !has(*c, k - 1)));
            prop_assert_eq!(erased.ranges(), begins.count());
        }
    }
}
