//! The comparison of two texts word by word.

use super::Piece;
use std::collections::HashMap;

/// Most cells of one comparison table (4 MiB): beyond that the text is cut at words that both have once.
const MAX_TABLE: usize = 1_000_000;
/// How often a stretch is cut again. What is still too long then is shown as replaced; only texts without a common rare word get there.
const MAX_CUTS: u8 = 8;

/// What has changed from `old` to `new`. The pieces without the added ones are `old`, without the removed ones `new`, to the letter.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    compare(&tokens(old), &tokens(new), MAX_CUTS, &mut pieces);
    pieces.finish()
}

/// Words, runs of white space, and every other character by itself: a changed comma must not mark the word before it.
fn tokens(text: &str) -> Vec<&str> {
    let mut rest = text;
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let kind = Kind::of(first);
        let end = match kind {
            Kind::Mark => first.len_utf8(),
            _ => rest.find(|c| Kind::of(c) != kind).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Word,
    Space,
    Mark,
}

impl Kind {
    fn of(c: char) -> Self {
        if c.is_alphanumeric() {
            Self::Word
        } else if c.is_whitespace() {
            Self::Space
        } else {
            Self::Mark
        }
    }
}

#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    removed: String,
    added: String,
}

impl Pieces {
    fn change(&mut self, removed: &[&str], added: &[&str]) {
        self.removed.extend(removed.iter().copied());
        self.added.extend(added.iter().copied());
    }

    fn same(&mut self, tokens: &[&str]) {
        if tokens.is_empty() {
            return;
        }
        self.flush();
        if let Some(Piece::Same(text)) = self.done.last_mut() {
            text.extend(tokens.iter().copied());
        } else {
            self.done.push(Piece::Same(tokens.concat()));
        }
    }

    fn flush(&mut self) {
        if !self.removed.is_empty() {
            self.done.push(Piece::Removed(std::mem::take(&mut self.removed)));
        }
        if !self.added.is_empty() {
            self.done.push(Piece::Added(std::mem::take(&mut self.added)));
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        self.flush();
        self.done
    }
}

fn compare(old: &[&str], new: &[&str], cuts: u8, pieces: &mut Pieces) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (same, old) = old.split_at(head);
    let (_, new) = new.split_at(head);
    pieces.same(same);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, same) = old.split_at(old.len() - tail);
    let (new, _) = new.split_at(new.len() - tail);
    if old.is_empty() || new.is_empty() {
        pieces.change(old, new);
    } else if old.len().saturating_mul(new.len()) <= MAX_TABLE {
        by_table(old, new, pieces);
    } else {
        by_cutting(old, new, cuts, pieces);
    }
    pieces.same(same);
}

/// The longest common subsequence, from the table of its lengths for every pair of rests.
fn by_table(old: &[&str], new: &[&str], pieces: &mut Pieces) {
    let width = new.len() + 1;
    let mut table = vec![0_u32; (old.len() + 1) * width];
    let at = |table: &[u32], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or(0);
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            let length = if a == b { at(&table, i + 1, j + 1) + 1 } else { at(&table, i + 1, j).max(at(&table, i, j + 1)) };
            if let Some(cell) = table.get_mut(i * width + j) {
                *cell = length;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (old.get(i), new.get(j)) {
        if a == b {
            pieces.same(&[a]);
            (i, j) = (i + 1, j + 1);
        } else if at(&table, i + 1, j) >= at(&table, i, j + 1) {
            pieces.change(&[a], &[]);
            i += 1;
        } else {
            pieces.change(&[], &[b]);
            j += 1;
        }
    }
    pieces.change(old.get(i..).unwrap_or_default(), new.get(j..).unwrap_or_default());
}

/// Cuts both at the words that each has exactly once, as far as these stand in the same order, and compares between the cuts.
fn by_cutting(old: &[&str], new: &[&str], cuts: u8, pieces: &mut Pieces) {
    let anchors = if cuts == 0 { Vec::new() } else { anchors(old, new) };
    if anchors.is_empty() {
        pieces.change(old, new);
        return;
    }
    let (mut from_old, mut from_new) = (0, 0);
    for (i, j) in anchors.into_iter().chain([(old.len(), new.len())]) {
        let between = (old.get(from_old..i).unwrap_or_default(), new.get(from_new..j).unwrap_or_default());
        compare(between.0, between.1, cuts - 1, pieces);
        pieces.same(old.get(i..).unwrap_or_default().get(..1).unwrap_or_default());
        (from_old, from_new) = (i + 1, j + 1);
    }
}

/// The longest run of pairs of places, rising in both texts, of tokens that stand once in each.
fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let (in_old, in_new) = (once(old), once(new));
    let mut pairs: Vec<(usize, usize)> = in_old.into_iter().filter_map(|(t, i)| in_new.get(t).map(|j| (i, *j))).collect();
    pairs.sort_unstable();
    rising(&pairs)
}

fn once<'a>(tokens: &[&'a str]) -> HashMap<&'a str, usize> {
    let mut places: HashMap<&str, Option<usize>> = HashMap::new();
    for (i, token) in tokens.iter().enumerate() {
        places.entry(token).and_modify(|place| *place = None).or_insert(Some(i));
    }
    places.into_iter().filter_map(|(token, place)| place.map(|i| (token, i))).collect()
}

/// The longest subsequence that rises in the second place, by patience: `ends` holds, for every length, the pair that ends it lowest.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |k: &usize| pairs.get(*k).map_or(0, |pair| pair.1);
    for (k, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| second(end) < pair.1);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = k,
            None => ends.push(k),
        }
    }
    let mut found = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(k) = next {
        found.extend(pairs.get(k));
        next = before.get(k).copied().flatten();
    }
    found.reverse();
    found
}
