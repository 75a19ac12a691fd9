//! Which box stands above which, so that lines cross little: neighbours of a column and strip change places for as long as that takes
//! crossings away.
//!
//! Where it makes no difference the framework's own order holds, and a role that nothing leads to is put in at the end, where that order
//! wants it: so it moves nobody.

use super::graph::Graph;
use super::{at, put};

/// How often the columns are gone through by the middle of what each node is linked with. More changes little.
const SWEEPS: usize = 4;
/// Parts of a place, so that middles are told apart without fractions.
const FINE: usize = 1024;

/// The nodes of each layer from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Order {
    pub layers: Vec<Vec<usize>>,
    /// The place of each node in its layer.
    pub places: Vec<usize>,
}

impl Order {
    pub(super) fn of(graph: &Graph) -> Self {
        let start = Self::start(graph);
        let mut swept = start.clone();
        swept.sweep(graph);
        let (mut plain, mut best) = (start.clone(), swept);
        plain.climb(graph);
        best.climb(graph);
        if plain.crossings(graph) <= best.crossings(graph) {
            best = plain;
        }
        best.add_the_lonely(graph);
        best
    }

    /// Linked nodes in the framework's order: by strip, then by track with the shared base first, then roles as written, then what passes.
    fn start(graph: &Graph) -> Self {
        let mut layers = vec![Vec::new(); graph.layers.len()];
        for node in Self::by_framework(graph) {
            if !lonely(graph, node) {
                layers.get_mut(at(&graph.nodes, node).layer).into_iter().for_each(|layer| layer.push(node));
            }
        }
        let mut order = Self { layers, places: vec![0; graph.nodes.len()] };
        order.count();
        order
    }

    fn by_framework(graph: &Graph) -> Vec<usize> {
        let mut nodes: Vec<usize> = (0..graph.nodes.len()).collect();
        nodes.sort_by_key(|&node| {
            let strip = at(&graph.nodes, node).strip;
            let role = graph.role(node);
            let family = graph.strips.get(strip).copied().flatten();
            let track = role.and_then(|role| role.track.as_ref()).map_or(0, |id| {
                family.and_then(|family| family.tracks.iter().position(|track| track.id == *id)).map_or(usize::MAX, |n| n + 1)
            });
            (strip, role.is_none(), track, node)
        });
        nodes
    }

    fn count(&mut self) {
        for layer in &self.layers {
            for (place, node) in layer.iter().enumerate() {
                put(&mut self.places, *node, place);
            }
        }
    }

    fn place(&self, node: usize) -> usize {
        at(&self.places, node)
    }

    /// Puts every node at the middle of what it is linked with, strip by strip, to the right and back again.
    fn sweep(&mut self, graph: &Graph) {
        for round in 0..SWEEPS {
            for step in 0..self.layers.len() {
                let forth = round.is_multiple_of(2);
                let layer = if forth { step } else { self.layers.len() - 1 - step };
                let linked = if forth { &graph.before } else { &graph.behind };
                let Some(nodes) = self.layers.get(layer) else { continue };
                let mut keyed: Vec<(usize, usize, usize)> = Vec::with_capacity(nodes.len());
                for &node in nodes {
                    let others = of(linked, node);
                    let sum: usize = others.iter().map(|&other| self.place(other) * FINE).sum();
                    // What is linked with nothing there stays behind what it was behind.
                    let held = keyed.last().filter(|(strip, ..)| *strip == at(&graph.nodes, node).strip).map_or(0, |k| k.1);
                    let middle = sum.checked_div(others.len()).unwrap_or(held);
                    keyed.push((at(&graph.nodes, node).strip, middle, node));
                }
                keyed.sort_by_key(|(strip, middle, _)| (*strip, *middle));
                let nodes = keyed.into_iter().map(|(_, _, node)| node).collect();
                put(&mut self.layers, layer, nodes);
                self.count();
            }
        }
    }

    /// Lets neighbours change places until no change takes a crossing away. Ends, because each change takes one away.
    fn climb(&mut self, graph: &Graph) {
        let mut changed = true;
        while changed {
            changed = false;
            for layer in 0..self.layers.len() {
                let count = self.layers.get(layer).map_or(0, Vec::len);
                for place in 1..count {
                    changed |= self.improve(graph, layer, place);
                }
            }
        }
    }

    /// Swaps a node with the one above it, if that takes crossings away.
    fn improve(&mut self, graph: &Graph, layer: usize, place: usize) -> bool {
        let Some((upper, lower)) = self.pair(graph, layer, place) else { return false };
        let before = self.between(graph, upper, lower);
        if before == 0 {
            return false;
        }
        self.swap(layer, place);
        let better = self.between(graph, upper, lower) < before;
        if !better {
            self.swap(layer, place);
        }
        better
    }

    /// Neighbours that may change places: those of one strip.
    pub(super) fn pair(&self, graph: &Graph, layer: usize, place: usize) -> Option<(usize, usize)> {
        let nodes = self.layers.get(layer)?;
        let (upper, lower) = (*nodes.get(place.checked_sub(1)?)?, *nodes.get(place)?);
        (at(&graph.nodes, upper).strip == at(&graph.nodes, lower).strip).then_some((upper, lower))
    }

    pub(super) fn swap(&mut self, layer: usize, place: usize) {
        let Some(nodes) = self.layers.get_mut(layer).filter(|nodes| place < nodes.len()) else { return };
        nodes.swap(place - 1, place);
        let (upper, lower) = (at(nodes, place - 1), at(nodes, place));
        put(&mut self.places, upper, place - 1);
        put(&mut self.places, lower, place);
    }

    /// How often the lines of two neighbours cross each other.
    fn between(&self, graph: &Graph, one: usize, other: usize) -> usize {
        let (upper, lower) = if self.place(one) < self.place(other) { (one, other) } else { (other, one) };
        let mut count = 0;
        for lists in [&graph.before, &graph.behind] {
            for &above in of(lists, upper) {
                count += of(lists, lower).iter().filter(|&&below| self.place(above) > self.place(below)).count();
            }
        }
        for &end in of(&graph.beside, one).iter().filter(|&&end| end != other) {
            count += usize::from(self.encloses(one, end, other)) * of(&graph.behind, other).len();
            let second = of(&graph.beside, other).iter().filter(|&&second| second != one);
            count += second.filter(|&&second| self.interleave((one, end), (other, second))).count();
        }
        for &end in of(&graph.beside, other).iter().filter(|&&end| end != one) {
            count += usize::from(self.encloses(other, end, one)) * of(&graph.behind, one).len();
        }
        count
    }

    /// Whether `node` stands between the ends of a line within the level.
    fn encloses(&self, end: usize, other: usize, node: usize) -> bool {
        let (a, b, node) = (self.place(end), self.place(other), self.place(node));
        a.min(b) < node && node < a.max(b)
    }

    fn interleave(&self, (a, b): (usize, usize), (c, d): (usize, usize)) -> bool {
        let apart = a != c && a != d && b != c && b != d;
        apart && self.encloses(a, b, c) != self.encloses(a, b, d)
    }

    /// How often lines cross: between two levels, and lines within a level with those that leave from between their ends to the right.
    pub(super) fn crossings(&self, graph: &Graph) -> usize {
        let mut count = 0;
        for nodes in &self.layers {
            let (mut steps, mut inner) = (Vec::new(), Vec::new());
            for &node in nodes {
                steps.extend(graph.behind.get(node).into_iter().flatten().map(|&to| (node, to)));
                let below = graph.beside.get(node).into_iter().flatten().filter(|&&to| self.place(to) > self.place(node));
                inner.extend(below.map(|&to| (node, to)));
            }
            for (n, &(from, to)) in steps.iter().enumerate() {
                let before = steps.iter().take(n);
                count += before.filter(|(a, b)| self.place(*a) < self.place(from) && self.place(*b) > self.place(to)).count();
                count += inner.iter().filter(|(a, b)| self.encloses(*a, *b, from)).count();
            }
            for (n, &line) in inner.iter().enumerate() {
                count += inner.iter().take(n).filter(|&&other| self.interleave(other, line)).count();
            }
        }
        count
    }

    /// Puts the roles in that nothing leads to or from: behind the nearest role that comes before them in the framework's order.
    fn add_the_lonely(&mut self, graph: &Graph) {
        let mut previous: Vec<Option<usize>> = vec![None; graph.layers.len()];
        for node in Self::by_framework(graph) {
            let place = at(&graph.nodes, node);
            let before = at(&previous, place.layer);
            if lonely(graph, node)
                && let Some(nodes) = self.layers.get_mut(place.layer)
            {
                let behind = before.filter(|&b| at(&graph.nodes, b).strip == place.strip);
                let behind = behind.and_then(|before| nodes.iter().position(|&there| there == before));
                let first = nodes.iter().position(|&there| at(&graph.nodes, there).strip >= place.strip).unwrap_or(nodes.len());
                nodes.insert(behind.map_or(first, |place| place + 1), node);
            }
            if place.role.is_some() {
                put(&mut previous, place.layer, Some(node));
            }
        }
        self.count();
    }
}

/// What a node is linked with.
fn of(lists: &[Vec<usize>], node: usize) -> &[usize] {
    lists.get(node).map(Vec::as_slice).unwrap_or_default()
}

/// Whether nothing leads to it or from it.
pub(super) fn lonely(graph: &Graph, node: usize) -> bool {
    [&graph.before, &graph.behind, &graph.beside].into_iter().all(|lists| lists.get(node).is_none_or(Vec::is_empty))
}
