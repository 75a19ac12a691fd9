//! Which pieces become one file. The splitter makes a piece for every set of splits that share a function: hundreds, most of them a few
//! hundred bytes. Small ones are joined where that makes the fewest pages load what they do not need.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// What is no file of its own, not compressed: about 10 KB on its way to a browser.
const SMALL: u64 = 30_000;
/// How many files a split may be made of: with core, glue and loader that is eight for a page.
const MOST_FILES: usize = 5;
/// Pages that need no split: sign-in, desk, paths, people, reviews, sessions. What moves into the core, they load for nothing.
const PAGES_OF_THE_CORE: usize = 6;

/// Pieces that are one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The splits that need it.
    pub needed_by: BTreeSet<String>,
    /// Bytes, not compressed.
    pub weight: u64,
    /// Its pieces as the splitter wrote them.
    pub parts: Vec<PathBuf>,
}

/// Joins pieces of so many splits, the cheapest two first; returns those that remain, and what becomes part of the core.
pub fn join(mut pieces: Vec<Piece>, splits: usize) -> (Vec<Piece>, Vec<PathBuf>) {
    let mut core = Vec::new();
    while let Some((piece, other)) = cheapest(&pieces, splits) {
        let joined = pieces.get(piece).cloned();
        match (joined, other.and_then(|other| pieces.get_mut(other))) {
            (Some(joined), Some(other)) => {
                other.needed_by.extend(joined.needed_by);
                other.weight += joined.weight;
                other.parts.extend(joined.parts);
            }
            (joined, _) => core.extend(joined.into_iter().flat_map(|joined| joined.parts)),
        }
        pieces.remove(piece);
    }
    // In an order that depends on the splits alone.
    pieces.sort_by(|a, b| a.needed_by.cmp(&b.needed_by));
    (pieces, core)
}

/// The piece to join next, with which other one, or with the core.
fn cheapest(pieces: &[Piece], splits: usize) -> Option<(usize, Option<usize>)> {
    let files_of = |split: &String| pieces.iter().filter(|piece| piece.needed_by.contains(split)).count();
    let is_too_much = |piece: &Piece| piece.weight < SMALL || piece.needed_by.iter().any(|split| files_of(split) > MOST_FILES);
    let shared = pieces.iter().enumerate().filter(|(_, piece)| piece.needed_by.len() > 1 && is_too_much(piece));
    let choices = shared.flat_map(|(index, piece)| {
        let into_core = piece.weight * (splits - piece.needed_by.len() + PAGES_OF_THE_CORE) as u64;
        let others = pieces.iter().enumerate().filter(move |(other, _)| *other != index);
        let with_others = others.map(move |(other, one)| (waste(piece, one), piece.weight + one.weight, index, Some(other)));
        with_others.chain([(into_core, piece.weight, index, None)])
    });
    choices.min().map(|(_, _, piece, other)| (piece, other))
}

/// The bytes that pages load without needing them when two pieces are one.
fn waste(one: &Piece, other: &Piece) -> u64 {
    let more = |than: &Piece, of: &Piece| of.needed_by.difference(&than.needed_by).count() as u64;
    one.weight * more(one, other) + other.weight * more(other, one)
}

/// The names of the files: of the splits that need them where they are few.
pub fn named(pieces: Vec<Piece>) -> impl Iterator<Item = (Piece, String)> {
    pieces.into_iter().enumerate().map(|(index, piece)| {
        let splits: Vec<&str> = piece.needed_by.iter().map(|split| plain(split)).collect();
        let name = if splits.len() > 3 { format!("shared-{index}.wasm") } else { format!("{}.wasm", splits.join("-")) };
        (piece, name)
    })
}

/// The name of a split as its route is called: Leptos writes the place of the route behind it, as a number, and `_route_view` for what it makes.
pub fn plain(split: &str) -> &str {
    let name =
        split.rsplit_once('_').filter(|(_, place)| place.bytes().all(|b| b.is_ascii_digit())).map_or(split, |(name, _)| name);
    name.trim_start_matches('_').trim_end_matches("_route_view")
}

#[cfg(test)]
mod tests {
    use super::{MOST_FILES, Piece, join, plain};

    fn piece(needed_by: &str, weight: u64) -> Piece {
        Piece { needed_by: needed_by.split(' ').map(str::to_owned).collect(), weight, parts: vec![needed_by.into()] }
    }

    fn sets(pieces: &[Piece]) -> Vec<String> {
        pieces.iter().map(|piece| piece.needed_by.iter().cloned().collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn a_split_is_called_like_its_route() {
        assert_eq!(plain("proposal_route_view_15936571908216187424"), "proposal");
        assert_eq!(plain("matrix"), "matrix");
    }

    #[test]
    fn a_small_piece_joins_what_is_loaded_anyway() {
        let own = ["a", "b", "c"].map(|split| piece(split, 70_000));
        let shared = [piece("a b", 50), piece("a b c", 200_000)];
        let (pieces, core) = join(own.into_iter().chain(shared).collect(), 3);
        assert_eq!(sets(&pieces), ["a", "a b c", "b", "c"]);
        assert!(core.is_empty());
    }

    #[test]
    fn what_nearly_everybody_needs_joins_the_core() {
        let (pieces, core) = join(vec![piece("a", 70_000), piece("b", 70_000), piece("c", 70_000), piece("a b c", 900)], 3);
        assert_eq!((sets(&pieces).len(), core), (3, vec!["a b c".into()]));
    }

    #[test]
    fn no_split_is_made_of_too_many_files() {
        let names = ["b", "c", "d", "e", "f", "g", "h"];
        let shared = names.iter().map(|name| piece(&format!("a {name}"), 100_000));
        let own = names.iter().map(|name| piece(name, 200_000));
        let (pieces, _) = join(shared.chain(own).collect(), 8);
        assert!(pieces.iter().filter(|piece| piece.needed_by.contains("a")).count() <= MOST_FILES);
    }
}
