//! Which pieces become one file. The splitter makes a piece for every set of splits that share a function: hundreds, most of them a few
//! hundred bytes. They are joined into few files so that pages load as little as possible that they do not need: everything that is shared begins in
//! the core, and each piece in turn, the heaviest first, goes where it costs least, until none has a better place.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// How many files a split may be made of: with core, glue and loader that is eight for a page.
const MOST_FILES: usize = 5;
/// How many pages what is in the core counts for beyond those that have splits: sign-in, desk and lists load it for nothing, and there everybody begins.
const PAGES_OF_THE_CORE: u64 = 40;
/// What one more file costs a page, in bytes that are not compressed: a request, and what is compressed apart.
const FILE: u64 = 6_000;

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

/// Joins pieces; returns those that remain, and what becomes part of the core.
pub fn join(pieces: &[Piece]) -> (Vec<Piece>, Vec<PathBuf>) {
    let mut plan = Plan::new(pieces);
    while plan.improve() {}
    let mut core = Vec::new();
    let mut files: BTreeMap<usize, Piece> = BTreeMap::new();
    for (piece, place) in pieces.iter().zip(plan.places) {
        match place {
            Place::Core => core.extend(piece.parts.iter().cloned()),
            Place::File(file) => {
                let blank = || Piece { needed_by: BTreeSet::new(), weight: 0, parts: Vec::new() };
                let file = files.entry(file).or_insert_with(blank);
                file.needed_by.extend(piece.needed_by.iter().cloned());
                file.weight += piece.weight;
                file.parts.extend(piece.parts.iter().cloned());
            }
        }
    }
    let mut files: Vec<Piece> = files.into_values().collect();
    // In an order that depends on the splits alone.
    files.sort_by(|a, b| a.needed_by.cmp(&b.needed_by));
    (files, core)
}

/// Where a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Core,
    File(usize),
}

/// A plan in the making. Splits are numbered, sets of them are bits.
struct Plan {
    /// The splits that need each piece, and its weight.
    pieces: Vec<(u64, u64)>,
    places: Vec<Place>,
    splits: u32,
}

impl Plan {
    /// What one split needs alone is a file of its own, the rest is in the core.
    fn new(pieces: &[Piece]) -> Self {
        let splits: BTreeSet<&String> = pieces.iter().flat_map(|piece| &piece.needed_by).collect();
        let bit = |split: &String| splits.iter().position(|known| *known == split).map_or(0, |at| 1_u64 << at);
        let needed_by = |piece: &Piece| piece.needed_by.iter().map(bit).fold(0, |all, bit| all | bit);
        let place = |(number, piece): (usize, &Piece)| if piece.needed_by.len() == 1 { Place::File(number) } else { Place::Core };
        Self {
            pieces: pieces.iter().map(|piece| (needed_by(piece), piece.weight)).collect(),
            places: pieces.iter().enumerate().map(place).collect(),
            splits: splits.len().try_into().unwrap_or(u32::MAX),
        }
    }

    /// Moves each piece to the best place that there is for it. Says whether one moved.
    fn improve(&mut self) -> bool {
        let mut order: Vec<(Reverse<u64>, usize)> =
            self.pieces.iter().enumerate().map(|(number, (_, weight))| (Reverse(*weight), number)).collect();
        order.sort_unstable();
        let mut moved = false;
        for (_, number) in order {
            let Some(before) = self.places.get(number).copied() else { continue };
            let mut best = (self.cost(), before);
            for place in self.choices() {
                self.put(number, place);
                let cost = self.cost();
                if cost < best.0 && self.is_allowed() {
                    best = (cost, place);
                }
            }
            self.put(number, best.1);
            moved |= best.1 != before;
        }
        moved
    }

    fn put(&mut self, number: usize, place: Place) {
        if let Some(now) = self.places.get_mut(number) {
            *now = place;
        }
    }

    /// The core, every file that there is, and one that is not there yet.
    fn choices(&self) -> BTreeSet<Place> {
        let there: BTreeSet<Place> = self.places.iter().copied().collect();
        let new = (0..=self.places.len()).map(Place::File).find(|file| !there.contains(file));
        there.into_iter().chain(new).chain([Place::Core]).collect()
    }

    /// The splits that load each file, and what it weighs.
    fn files(&self) -> BTreeMap<usize, (u64, u64)> {
        let mut files = BTreeMap::<usize, (u64, u64)>::new();
        for ((needed_by, weight), place) in self.pieces.iter().zip(&self.places) {
            if let Place::File(file) = place {
                let file = files.entry(*file).or_default();
                *file = (file.0 | needed_by, file.1 + weight);
            }
        }
        files
    }

    /// The bytes that all pages load together.
    fn cost(&self) -> u64 {
        let core = self.pieces.iter().zip(&self.places).filter(|(_, place)| **place == Place::Core);
        let core: u64 = core.map(|((_, weight), _)| weight).sum();
        let files: u64 = self.files().values().map(|(splits, weight)| u64::from(splits.count_ones()) * (weight + FILE)).sum();
        core * (u64::from(self.splits) + PAGES_OF_THE_CORE) + files
    }

    /// Whether no split is made of too many files.
    fn is_allowed(&self) -> bool {
        let files = self.files();
        (0..self.splits).all(|split| files.values().filter(|(splits, _)| splits & (1 << split) != 0).count() <= MOST_FILES)
    }
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
        let (pieces, core) = join(&own.into_iter().chain(shared).collect::<Vec<_>>());
        assert_eq!(sets(&pieces), ["a", "a b c", "b", "c"]);
        assert!(core.is_empty());
    }

    #[test]
    fn what_nearly_everybody_needs_joins_the_core() {
        let (pieces, core) = join(&[piece("a", 70_000), piece("b", 70_000), piece("c", 70_000), piece("a b c", 300)]);
        assert_eq!((sets(&pieces).len(), core), (3, vec!["a b c".into()]));
    }

    #[test]
    fn no_split_is_made_of_too_many_files() {
        let names = ["b", "c", "d", "e", "f", "g", "h"];
        let shared = names.iter().map(|name| piece(&format!("a {name}"), 100_000));
        let own = names.iter().map(|name| piece(name, 200_000));
        let (pieces, _) = join(&shared.chain(own).collect::<Vec<_>>());
        assert!(pieces.iter().filter(|piece| piece.needed_by.contains("a")).count() <= MOST_FILES);
    }
}
