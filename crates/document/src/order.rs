//! Order strings: each item of a list carries one, and the list is sorted by them, so that moving one item writes one value.
//!
//! A string is a fraction in base 62 written without its leading `0.`: there is always another between two of them. Two
//! people who insert at the same place at once get different strings because a few random digits follow.

use crate::limits::MAX_ORDER_LEN;

/// The digits in the order of their bytes.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// The base.
const BASE: u8 = 62;
/// Half of the base: the first of a list, with room on both sides.
const MIDDLE: u8 = 31;
/// Random digits after each new string: two strings made for one place at once are then hardly ever equal, and if they are,
/// the items' ids decide.
const RANDOM_DIGITS: usize = 3;

/// Whether `text` is an order string: digits, at most [`MAX_ORDER_LEN`], and not ending in `0`, below which nothing would fit.
pub fn is_valid(text: &str) -> bool {
    text.len() <= MAX_ORDER_LEN && !text.is_empty() && !text.ends_with('0') && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// An order string after `a` and before `b`, with random digits taken from `random`. Where a bound is missing or is no order
/// string, that side is open. When `a` is not before `b`, `b` is left aside: two equal strings have nothing between them.
///
/// The result may be longer than [`MAX_ORDER_LEN`] after very many moves to one place; then the list has to be spread anew.
pub fn between(a: Option<&str>, b: Option<&str>, random: &str) -> String {
    let a = a.and_then(digits);
    let b = b.and_then(digits).filter(|b| a.as_ref().is_none_or(|a| a < b));
    let key = match (a, b) {
        (None, None) => vec![MIDDLE],
        (Some(a), None) => after(&a),
        (None, Some(b)) => before(&b),
        (Some(a), Some(b)) => inside(&a, &b),
    };
    finish(key, random)
}

/// `count` order strings one after the other.
pub(crate) fn spread(count: usize, random: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::with_capacity(count);
    for _ in 0..count {
        keys.push(between(keys.last().map(String::as_str), None, random));
    }
    keys
}

/// A string for the place before the item at `index`, if there is a short one.
pub(crate) fn place<I>(others: &[(String, I)], index: usize, random: &str) -> Option<String> {
    let at = |index: usize| others.get(index).map(|(place, _)| place.as_str());
    let (low, high) = (index.checked_sub(1).and_then(at), at(index));
    let ascends = low.zip(high).is_none_or(|(low, high)| low < high);
    let fits = ascends && low.into_iter().chain(high).all(is_valid);
    fits.then(|| between(low, high, random)).filter(|place| place.len() <= MAX_ORDER_LEN)
}

fn digits(text: &str) -> Option<Vec<u8>> {
    let digit = |b: u8| DIGITS.iter().position(|d| *d == b).and_then(|i| u8::try_from(i).ok());
    if text.is_empty() || text.ends_with('0') { None } else { text.bytes().map(digit).collect() }
}

fn finish(mut key: Vec<u8>, random: &str) -> String {
    let digit = |b: u8| DIGITS.iter().position(|d| *d == b).and_then(|i| u8::try_from(i).ok());
    key.extend(random.bytes().filter_map(digit).take(RANDOM_DIGITS));
    if key.last() == Some(&0) {
        key.push(MIDDLE);
    }
    key.iter().filter_map(|d| DIGITS.get(usize::from(*d)).map(|b| char::from(*b))).collect()
}

/// Counts up in a group of one digit, then, when that is used up, of two more, then four: the length of appended strings
/// grows with the logarithm of their number.
fn after(a: &[u8]) -> Vec<u8> {
    let mut key = Vec::new();
    let mut width = 1;
    loop {
        let mut group = group(a, key.len(), width);
        if let Some(at) = group.iter().rposition(|d| d + 1 < BASE) {
            for (i, d) in group.iter_mut().enumerate().skip(at) {
                *d = if i == at { *d + 1 } else { 0 };
            }
            key.append(&mut group);
            return key;
        }
        key.append(&mut group);
        width *= 2;
    }
}

/// Counts down in the same groups.
fn before(b: &[u8]) -> Vec<u8> {
    let mut key = Vec::new();
    let mut width = 1;
    // Ends because an order string has a digit above zero: it does not end in `0`.
    while key.len() < b.len() {
        let mut group = group(b, key.len(), width);
        if let Some(at) = group.iter().rposition(|d| *d > 0) {
            for (i, d) in group.iter_mut().enumerate().skip(at) {
                *d = if i == at { *d - 1 } else { BASE - 1 };
            }
            key.append(&mut group);
            break;
        }
        key.append(&mut group);
        width *= 2;
    }
    // The group may have come down to zeros, below which nothing fits: a digit of its own leaves room.
    key.push(MIDDLE);
    key
}

fn group(key: &[u8], from: usize, width: usize) -> Vec<u8> {
    key.iter().skip(from).copied().chain(std::iter::repeat(0)).take(width).collect()
}

/// The common beginning, then the middle of the first digits that differ; where those are neighbours, something behind `a`.
fn inside(a: &[u8], b: &[u8]) -> Vec<u8> {
    let digit = |key: &[u8], at: usize| key.get(at).copied().unwrap_or(0);
    // `a` is before `b`, so where they first differ `a` has the smaller digit.
    let split = (0..b.len()).find(|at| digit(a, *at) < digit(b, *at)).unwrap_or(b.len());
    let (low, high) = (digit(a, split), digit(b, split));
    let mut key = group(a, 0, split);
    if high > low + 1 {
        key.push(low + (high - low) / 2);
        return key;
    }
    key.push(low);
    let full = a.iter().skip(split + 1).take_while(|d| **d + 1 == BASE).count();
    key.extend(std::iter::repeat_n(BASE - 1, full));
    let next = digit(a, key.len());
    key.push(next + (BASE - next) / 2);
    key
}
