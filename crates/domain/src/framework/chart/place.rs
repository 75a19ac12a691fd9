//! Where everything stands from top to bottom: boxes with the tabs that hang on them, and places where lines pass.
//!
//! Each strip is settled by itself, so that what happens in one only moves the others as a whole.

use super::graph::{Graph, Link};
use super::order::Order;
use super::words::{Room, lines};
use super::{Kind, at, pixels, put};
use crate::text::is_blank;

/// Everything stands on this grid, so that what is nearly level becomes level.
const GRID: i32 = 8;
/// A box. Two lines of a title and one below it; three smaller ones where it must be.
pub(super) const BOX: (i32, i32) = (176, 64);
/// A place where a line passes.
const PASS: i32 = 8;
/// Between two boxes, and between anything and a passing line.
const GAP: i32 = 24;
const PASS_GAP: i32 = 16;
/// The level's heading above the strips, the family's heading in a strip, and what is free at its end and between strips.
const HEADING: i32 = 56;
const STRIP_HEADING: i32 = 40;
const STRIP_END: i32 = 24;
const STRIP_GAP: i32 = 16;
/// A line of a tab, and what is around its lines: more than a grid step is the gap to what is above.
pub(super) const LINE: i32 = 16;
const AROUND: i32 = 8;
pub(super) const TAB_GAP: i32 = 4;
/// Letters of tabs and statements, in tenths of a pixel, larger than they are written: some interface faces are wide. And what is free at
/// the sides.
const LETTERS: i32 = 130;
pub(super) const PAD: i32 = 8;
/// Longest condition and statement; all of it is in the list and beside the map.
const TAB_LINES: usize = 4;
const STATEMENT_LINES: usize = 8;
/// Lines within a level run at the left under their boxes, this far apart.
pub(super) const SLOT: i32 = 12;
/// More than this between two boxes go around: words beside them keep room.
const MOST_STRAIGHT: usize = 4;
/// How often the columns are gone through to bring linked boxes to one height.
const ROUNDS: usize = 4;
/// How much a node that is linked counts against one that only stays where it was.
const LINKED: i64 = 16;

/// On which side of its box a tab hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
}

/// Words on a box: what a link asks for, or the statement of a branch.
#[derive(Debug, Clone)]
pub(super) struct Tab {
    pub node: usize,
    pub side: Side,
    /// From the upper edge of the box.
    pub offset: i32,
    pub lines: Vec<String>,
}

impl Tab {
    fn height(&self) -> i32 {
        pixels(self.lines.len()) * LINE + AROUND
    }
}

/// Where everything stands.
pub(super) struct Placed {
    /// The upper edge of each box, and the height at which each line passes.
    pub tops: Vec<i32>,
    /// Top and height of each strip.
    pub strips: Vec<(i32, i32)>,
    /// The tab of each link, if it has one.
    pub tabs: Vec<Option<Tab>>,
    /// For each branch its statement.
    pub statements: Vec<Option<Tab>>,
    /// For each link within a level that goes straight: which of the lines at the left it is.
    pub slots: Vec<Option<usize>>,
    /// For each layer: how far words are from the left edge, because of such lines.
    pub insets: Vec<i32>,
    pub height: i32,
    above: Vec<i32>,
    below: Vec<i32>,
}

impl Placed {
    pub(super) fn of(graph: &Graph, order: &Order) -> Self {
        let count = graph.nodes.len();
        let mut placed = Self {
            tops: vec![0; count],
            strips: Vec::new(),
            tabs: Vec::new(),
            statements: Vec::new(),
            slots: Vec::new(),
            insets: vec![0; graph.layers.len()],
            height: 0,
            above: vec![0; count],
            below: vec![0; count],
        };
        placed.go_straight(graph, order);
        placed.hang_tabs(graph, order);
        placed.hang_statements(graph, order);
        let mut top = HEADING;
        for strip in 0..graph.strips.len() {
            let inner = placed.settle(graph, order, strip, top + STRIP_HEADING);
            let height = STRIP_HEADING + inner + STRIP_END;
            placed.strips.push((top, height));
            top += height + STRIP_GAP;
        }
        placed.height = top;
        placed
    }

    /// Lines within a level go straight where no box is between their ends. Those between the same boxes stand side by side.
    fn go_straight(&mut self, graph: &Graph, order: &Order) {
        let mut taken: Vec<(usize, usize)> = Vec::new();
        for link in &graph.links {
            let (upper, lower) = ends(link, order);
            let layer = at(&graph.nodes, upper).layer;
            let nodes = order.layers.get(layer).map(Vec::as_slice).unwrap_or_default();
            let (first, last) = (at(&order.places, upper) + 1, at(&order.places, lower));
            let between = nodes.get(first..last).unwrap_or_default();
            let straight =
                layer == at(&graph.nodes, lower).layer && between.iter().all(|&node| at(&graph.nodes, node).role.is_none());
            let slot =
                straight.then(|| taken.iter().filter(|pair| **pair == (upper, lower)).count()).filter(|n| *n < MOST_STRAIGHT);
            if let Some(slot) = slot {
                taken.push((upper, lower));
                let inset = PAD + SLOT * (pixels(slot) + 1);
                self.insets.get_mut(layer).into_iter().for_each(|there| *there = inset.max(*there));
            }
            self.slots.push(slot);
        }
    }

    fn room(&self, layer: usize, lines: usize) -> Room {
        Room { width: BOX.0 - at(&self.insets, layer) - 3 * PAD, size: LETTERS, lines }
    }

    /// On the side of the box to which the line leads.
    fn hang_tabs(&mut self, graph: &Graph, order: &Order) {
        let mut found: Vec<(usize, usize, Tab)> = Vec::new();
        for (number, link) in graph.links.iter().enumerate().filter(|(_, link)| !is_blank(&link.words)) {
            let lines = lines(&link.words, self.room(at(&graph.nodes, link.from).layer, TAB_LINES));
            let place = at(&order.places, next(link));
            found.push((number, place, Tab { node: link.from, side: side(graph, order, link), offset: 0, lines }));
        }
        // Those of a box stand in the order of where they lead, so that they do not cross each other.
        found.sort_by_key(|(number, place, tab)| (tab.node, *place, *number));
        self.tabs = vec![None; graph.links.len()];
        for (number, _, mut tab) in found.iter().filter(|f| f.2.side == Side::Below).cloned() {
            tab.offset = BOX.1 + at(&self.below, tab.node);
            self.below.get_mut(tab.node).into_iter().for_each(|sum| *sum += tab.height());
            put(&mut self.tabs, number, Some(tab));
        }
        for (number, _, mut tab) in found.into_iter().rev().filter(|f| f.2.side == Side::Above) {
            self.above.get_mut(tab.node).into_iter().for_each(|sum| *sum += tab.height());
            tab.offset = -at(&self.above, tab.node);
            put(&mut self.tabs, number, Some(tab));
        }
    }

    /// The statement stands under the first of the roles that are worth the same, before the others.
    fn hang_statements(&mut self, graph: &Graph, order: &Order) {
        for branch in &graph.framework.branches {
            let members = graph.framework.roles.iter().enumerate().filter(|(_, role)| branch.roles.contains(&role.id));
            let first = members.map(|(node, _)| node).min_by_key(|&node| (at(&graph.nodes, node).layer, at(&order.places, node)));
            let statement = first.filter(|_| !is_blank(&branch.statement)).map(|node| {
                let lines = lines(&branch.statement, self.room(at(&graph.nodes, node).layer, STATEMENT_LINES));
                Tab { node, side: Side::Below, offset: BOX.1 + at(&self.below, node), lines }
            });
            if let Some(tab) = &statement {
                self.below.get_mut(tab.node).into_iter().for_each(|sum| *sum += tab.height());
            }
            self.statements.push(statement);
        }
    }

    /// How much a node takes, and how far from its top what lines lead to is.
    fn extent(&self, graph: &Graph, node: usize) -> (i32, i32) {
        if at(&graph.nodes, node).role.is_none() {
            return (PASS, PASS / 2);
        }
        let above = at(&self.above, node);
        (above + BOX.1 + at(&self.below, node), above + BOX.1 / 2)
    }

    /// Settles a strip below `top`, and tells how high it is.
    fn settle(&mut self, graph: &Graph, order: &Order, strip: usize, top: i32) -> i32 {
        let mut stacks: Vec<Stack> = Vec::new();
        for nodes in &order.layers {
            let mut stack = Stack::default();
            let mut last = None;
            for &node in nodes.iter().filter(|&&node| at(&graph.nodes, node).strip == strip) {
                let (height, middle) = self.extent(graph, node);
                let passes = at(&graph.nodes, node).role.is_none();
                if let Some(before) = last {
                    stack.height += if passes && before {
                        PASS
                    } else if passes || before {
                        PASS_GAP
                    } else {
                        GAP
                    };
                }
                stack.nodes.push((node, stack.height + middle));
                stack.height += height;
                last = Some(passes);
            }
            stacks.push(stack);
        }
        let inner = stacks.iter().map(|stack| stack.height).max().unwrap_or_default();
        // The middle of each node, at first of a stack that stands in the middle of the strip.
        let mut middles = vec![0; graph.nodes.len()];
        for stack in &stacks {
            let free = (inner - stack.height) / 2 / GRID * GRID;
            stack.nodes.iter().for_each(|&(node, offset)| put(&mut middles, node, free + offset));
        }
        for round in 0..ROUNDS {
            for step in 0..stacks.len() {
                let forth = !round.is_multiple_of(2);
                let layer = if forth { step } else { stacks.len() - 1 - step };
                if let Some(stack) = stacks.get(layer) {
                    stack.align(inner, &mut middles, |node| wanted(graph, node, forth));
                }
            }
        }
        for &(node, _) in stacks.iter().flat_map(|stack| &stack.nodes) {
            let core = if at(&graph.nodes, node).role.is_none() { 0 } else { BOX.1 / 2 };
            put(&mut self.tops, node, top + at(&middles, node) - core);
        }
        inner
    }
}

/// The nodes of a layer in a strip, close together: each with its middle, from the top of the first.
#[derive(Default)]
struct Stack {
    nodes: Vec<(usize, i32)>,
    height: i32,
}

impl Stack {
    /// Moves the nodes as near to what they are linked with as their order and distances allow: pools of nodes that push each other go to
    /// the mean of what they want, which is the nearest in squares.
    fn align(&self, inner: i32, middles: &mut [i32], wanted: impl Fn(usize) -> Vec<usize>) {
        let mut pools: Vec<(i64, i64, usize)> = Vec::with_capacity(self.nodes.len());
        for &(node, offset) in &self.nodes {
            let others = wanted(node);
            let sum: i64 = others.iter().map(|&other| i64::from(at(middles, other))).sum();
            let count = i64::try_from(others.len()).unwrap_or(i64::MAX);
            let (wish, weight) = if count == 0 { (i64::from(at(middles, node)), 1) } else { (sum / count, LINKED) };
            let mut pool = ((wish - i64::from(offset)) * weight, weight, 1);
            while let Some(before) = pools.pop_if(|before| before.0 * pool.1 > pool.0 * before.1) {
                pool = (pool.0 + before.0, pool.1 + before.1, pool.2 + before.2);
            }
            pools.push(pool);
        }
        let most = i64::from(inner - self.height).max(0);
        let mut nodes = self.nodes.iter();
        for (sum, weight, count) in pools {
            let grid = i64::from(GRID);
            let shift = (sum + grid / 2 * weight).div_euclid(grid * weight) * grid;
            let shift = i32::try_from(shift.clamp(0, most / grid * grid)).unwrap_or_default();
            nodes.by_ref().take(count).for_each(|&(node, offset)| put(middles, node, offset + shift));
        }
    }
}

/// What a node would like to be level with: in its strip, on the one side; plain ways up along a track before anything else.
fn wanted(graph: &Graph, node: usize, forth: bool) -> Vec<usize> {
    let linked = if forth { &graph.before } else { &graph.behind };
    let strip = at(&graph.nodes, node).strip;
    let mut others = linked.get(node).cloned().unwrap_or_default();
    others.retain(|&other| at(&graph.nodes, other).strip == strip);
    let track = |node: usize| graph.role(node).map(|role| &role.track);
    let (mine, along) = (track(node), |other: &usize| track(*other).is_some_and(|other| Some(other) == track(node)));
    if mine.is_some() && others.iter().any(along) {
        others.retain(along);
    } else if mine.is_some() && others.iter().any(|&other| track(other).is_some()) {
        others.retain(|&other| track(other).is_some());
    }
    others
}

/// The ends of a link, the upper one first.
pub(super) fn ends(link: &Link, order: &Order) -> (usize, usize) {
    let (a, b) = (link.from, link.to);
    if at(&order.places, a) <= at(&order.places, b) { (a, b) } else { (b, a) }
}

/// The first node that a link leads to from its beginning.
fn next(link: &Link) -> usize {
    if link.chain.first() == Some(&link.from) { at(&link.chain, 1) } else { at(&link.chain, link.chain.len().saturating_sub(2)) }
}

/// Above where it leads to something above what the box's other ways lead to, below otherwise.
fn side(graph: &Graph, order: &Order, link: &Link) -> Side {
    let (from, next) = (link.from, next(link));
    let layer = |node| at(&graph.nodes, node).layer;
    let above = if layer(from) == layer(next) {
        at(&order.places, next) < at(&order.places, from)
    } else {
        let lists = if layer(next) > layer(from) { &graph.behind } else { &graph.before };
        let others: Vec<usize> = lists.get(from).into_iter().flatten().copied().filter(|&other| other != next).collect();
        if others.is_empty() {
            at(&graph.nodes, next).strip < at(&graph.nodes, from).strip
        } else {
            others.iter().all(|&other| at(&order.places, next) < at(&order.places, other))
        }
    };
    if above && link.kind != Kind::Peers { Side::Above } else { Side::Below }
}
