//! Where everything stands from left to right, and the lines.

use super::graph::{Graph, Link};
use super::order::Order;
use super::place::{BOX, LINE, PAD, Placed, SLOT, Side, TAB_GAP, Tab, ends};
use super::words::{Room, lines};
use super::{Area, Bracket, Chart, Column, Kind, Label, Piece, Point, Spot, Strip, Toward, Way, at, pixels, put};

/// Left and right of everything.
const MARGIN: i32 = 16;
/// Between two columns, without what stands there: enough for a line to turn in.
const GUTTER: i32 = 52;
/// The first line around at the right, and between two.
const AROUND: (i32, i32) = (16, 8);
/// The first bracket left of its boxes, and between two.
const BRACKET: (i32, i32) = (16, 8);
/// How far a bracket goes beyond its boxes.
const BEYOND: i32 = 4;
/// How far its ticks and the turns of lines go.
const TURN: i32 = 8;
/// Between lines that lead from one box to the same other one.
const APART: i32 = 8;
/// A column of a level that has no roles.
const EMPTY: i32 = 96;
/// Letters of a title and of a level, in tenths of a pixel: as for tabs, larger than they are written.
const TITLE: Room = Room { width: BOX.0 - 2 * 11, size: 154, lines: 3 };
const LEVEL: Room = Room { width: BOX.0 - 40, size: 130, lines: 1 };

/// What stands in a gutter side by side: from top to bottom, and its place.
type Spans = Vec<(i32, i32, usize)>;

/// The first place where a span meets no other.
fn free_place(spans: &mut Spans, top: i32, bottom: i32) -> usize {
    let taken = |place: usize| spans.iter().any(|&(from, to, there)| there == place && from <= bottom && top <= to);
    let place = (0..=spans.len()).find(|&place| !taken(place)).unwrap_or_default();
    spans.push((top, bottom, place));
    place
}

fn widest(spans: &Spans) -> i32 {
    pixels(spans.iter().map(|(.., place)| place + 1).max().unwrap_or_default())
}

/// Everything but the order and the heights, which are there.
struct Sheet<'a> {
    graph: &'a Graph<'a>,
    order: &'a Order,
    placed: &'a Placed,
    columns: Vec<Area>,
    /// For each link that goes around: its place in the gutter.
    around: Vec<Option<usize>>,
    /// For each link: how far it is moved from the middle, because others lead along it.
    apart: Vec<i32>,
}

pub(super) fn draw(graph: &Graph, order: &Order, placed: &Placed) -> Chart {
    let mut sheet = Sheet { graph, order, placed, columns: Vec::new(), around: Vec::new(), apart: vec![0; graph.links.len()] };
    let mut right: Vec<Spans> = vec![Spans::new(); graph.layers.len()];
    sheet.go_around(&mut right);
    sheet.keep_apart();
    let mut left: Vec<Spans> = vec![Spans::new(); graph.layers.len()];
    let mut brackets = sheet.brackets(&mut left);
    let width = sheet.set_columns(&left, &right);
    for (layer, bracket) in &mut brackets {
        bracket.x += at(&sheet.columns, *layer).x;
    }
    sheet.state(&mut brackets);
    let strips = graph.strips.iter().zip(&placed.strips).map(|(family, &(y, height))| Strip {
        family: family.map(|family| family.id.clone()),
        name: family.map(|family| family.name.trim().to_owned()).unwrap_or_default(),
        area: Area { x: 0, y, width, height },
    });
    Chart {
        width,
        height: placed.height,
        columns: sheet.named_columns(),
        strips: strips.collect(),
        spots: sheet.spots(),
        ways: graph.links.iter().enumerate().filter_map(|(number, link)| sheet.way(number, link)).collect(),
        brackets: brackets.into_iter().map(|(_, bracket)| bracket).collect(),
    }
}

impl Sheet<'_> {
    fn layer(&self, node: usize) -> usize {
        at(&self.graph.nodes, node).layer
    }

    fn column(&self, node: usize) -> Area {
        at(&self.columns, self.layer(node))
    }

    fn area(&self, node: usize) -> Area {
        let column = self.column(node);
        Area { x: column.x, y: at(&self.placed.tops, node), width: BOX.0, height: BOX.1 }
    }

    fn tab(&self, number: usize) -> Option<&Tab> {
        self.placed.tabs.get(number)?.as_ref()
    }

    /// The place of words that hang on a box.
    fn words(&self, tab: &Tab) -> Label {
        let (area, inset) = (self.area(tab.node), at(&self.placed.insets, self.layer(tab.node)));
        let x = area.x + inset + PAD;
        let area = Area {
            x,
            y: area.y + tab.offset + if tab.side == Side::Below { TAB_GAP } else { 0 },
            width: area.right() - PAD - x,
            height: pixels(tab.lines.len()) * LINE + TAB_GAP,
        };
        Label { area, lines: tab.lines.clone() }
    }

    /// The height at which a link meets one of its ends.
    fn height(&self, number: usize, link: &Link, end: usize) -> i32 {
        match self.tab(number).filter(|tab| tab.node == end && end == link.from) {
            Some(tab) => self.words(tab).area.middle(),
            None => self.area(end).middle() + at(&self.apart, number),
        }
    }

    /// Gives lines that go around at the right a place in their gutter, short ones nearest to the boxes.
    fn go_around(&mut self, gutters: &mut [Spans]) {
        let graph = self.graph;
        self.around = vec![None; graph.links.len()];
        let mut wanted: Vec<(i32, i32, i32, usize)> = Vec::new();
        for (number, link) in graph.links.iter().enumerate() {
            if self.layer(link.from) == self.layer(link.to) && at(&self.placed.slots, number).is_none() {
                let (a, b) = (self.height(number, link, link.from), self.height(number, link, link.to));
                wanted.push(((a - b).abs(), a.min(b), a.max(b), number));
            }
        }
        wanted.sort_unstable();
        for (_, top, bottom, number) in wanted {
            let layer = graph.links.get(number).map_or(0, |link| self.layer(link.from));
            let place = gutters.get_mut(layer).map(|gutter| free_place(gutter, top, bottom));
            put(&mut self.around, number, place);
        }
    }

    /// Lines from one box to the same other one stand side by side.
    fn keep_apart(&mut self) {
        let pair = |link: &Link| (link.from.min(link.to), link.from.max(link.to));
        let plain = |number: usize| self.tab(number).is_none() && at(&self.placed.slots, number).is_none();
        let mut numbers: Vec<(usize, usize, usize)> = Vec::new();
        for (number, link) in self.graph.links.iter().enumerate().filter(|(number, _)| plain(*number)) {
            let (one, other) = pair(link);
            numbers.push((one, other, number));
        }
        numbers.sort_unstable();
        for group in numbers.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let first = -(pixels(group.len()) - 1) * APART / 2;
            for (n, (.., number)) in group.iter().enumerate() {
                let moved = (first + pixels(n) * APART).clamp(-BOX.1 / 2 + APART, BOX.1 / 2 - APART);
                put(&mut self.apart, *number, moved);
            }
        }
    }

    /// Brackets, one for each level that a branch has roles of; their places are counted from the column.
    fn brackets(&self, gutters: &mut [Spans]) -> Vec<(usize, Bracket)> {
        let mut brackets = Vec::new();
        for branch in &self.graph.framework.branches {
            for (layer, nodes) in self.order.layers.iter().enumerate() {
                let roles = nodes.iter().filter_map(|&node| Some((node, self.graph.role(node)?)));
                let members: Vec<_> = roles.filter(|(_, role)| branch.roles.contains(&role.id)).collect();
                let (Some(&(first, _)), Some(&(last, _))) = (members.first(), members.last()) else { continue };
                let top = at(&self.placed.tops, first) - BEYOND;
                let bottom = at(&self.placed.tops, last) + BOX.1 + BEYOND;
                let place = gutters.get_mut(layer).map_or(0, |gutter| free_place(gutter, top, bottom));
                let bracket = Bracket {
                    roles: members.iter().map(|(_, role)| role.id.clone()).collect(),
                    x: -BRACKET.0 - BRACKET.1 * pixels(place),
                    top,
                    bottom,
                    ticks: members.iter().map(|&(node, _)| at(&self.placed.tops, node) + BOX.1 / 2).collect(),
                    label: None,
                };
                brackets.push((layer, bracket));
            }
        }
        brackets
    }

    /// Hands the statements to the brackets of the roles that they hang on.
    fn state(&self, brackets: &mut [(usize, Bracket)]) {
        for (branch, statement) in self.graph.framework.branches.iter().zip(&self.placed.statements) {
            let Some(statement) = statement else { continue };
            let Some(role) = self.graph.role(statement.node) else { continue };
            let here = |bracket: &Bracket| {
                bracket.label.is_none()
                    && bracket.roles.first() == Some(&role.id)
                    && bracket.roles.iter().all(|id| branch.roles.contains(id))
            };
            if let Some((_, bracket)) = brackets.iter_mut().find(|(_, bracket)| here(bracket)) {
                bracket.label = Some(self.words(statement));
            }
        }
    }

    /// Columns from left to right; tells how wide the map is.
    fn set_columns(&mut self, left: &[Spans], right: &[Spans]) -> i32 {
        let mut x = MARGIN;
        for (layer, nodes) in self.order.layers.iter().enumerate() {
            let before = left.get(layer).map(widest).unwrap_or_default();
            x += if before > 0 { BRACKET.0 + BRACKET.1 * (before - 1) } else { 0 };
            let full = nodes.iter().any(|&node| at(&self.graph.nodes, node).role.is_some());
            let width = if full { BOX.0 } else { EMPTY };
            self.columns.push(Area { x, y: 0, width, height: self.placed.height });
            let behind = right.get(layer).map(widest).unwrap_or_default();
            let turns = if behind > 0 { AROUND.0 + AROUND.1 * (behind - 1) } else { 0 };
            let last = layer + 1 == self.order.layers.len();
            x += width + turns + if last { MARGIN } else { GUTTER };
        }
        x
    }

    fn named_columns(&self) -> Vec<Column> {
        let named = self.graph.layers.iter().zip(&self.columns);
        let column = |((level, name), area): (&(u8, String), &Area)| Column {
            level: *level,
            name: lines(name, Room { width: LEVEL.width.min(area.width), ..LEVEL }),
            x: area.x,
            width: area.width,
        };
        named.map(column).collect()
    }

    fn spots(&self) -> Vec<Spot> {
        let spot = |&node: &usize| {
            let role = self.graph.role(node)?;
            Some(Spot {
                role: role.id.clone(),
                column: self.layer(node),
                strip: at(&self.graph.nodes, node).strip,
                area: self.area(node),
                title: lines(&role.name(), TITLE),
            })
        };
        self.order.layers.iter().flatten().filter_map(spot).collect()
    }

    fn way(&self, number: usize, link: &Link) -> Option<Way> {
        let (from, to) = (self.graph.role(link.from)?.id.clone(), self.graph.role(link.to)?.id.clone());
        let (start, pieces, tips) = if let Some(slot) = at(&self.placed.slots, number) {
            self.straight(link, slot)
        } else if let Some(place) = at(&self.around, number) {
            self.loops(number, link, place)
        } else {
            self.across(number, link)?
        };
        // The first tip is that of the line's beginning.
        let (at_start, at_end) = tips;
        let (first, last) = if self.forward(link) { (at_start, at_end) } else { (at_end, at_start) };
        let (forth, back) = ((link.kind != Kind::Peers).then_some(last), link.mutual.then_some(first));
        Some(Way {
            from,
            to,
            kind: link.kind,
            mutual: link.mutual,
            start,
            pieces,
            heads: forth.into_iter().chain(back).collect(),
            label: self.tab(number).map(|tab| self.words(tab)),
        })
    }

    /// Whether the line is drawn from the link's beginning to its end: lines go to the right, and down within a level.
    fn forward(&self, link: &Link) -> bool {
        let within = self.layer(link.from) == self.layer(link.to);
        if within { ends(link, self.order).0 == link.from } else { link.chain.first() == Some(&link.from) }
    }

    /// Straight down within a level.
    fn straight(&self, link: &Link, slot: usize) -> Drawn {
        let (upper, lower) = ends(link, self.order);
        let x = self.area(upper).x + SLOT * (pixels(slot) + 1);
        let (start, end) = (Point { x, y: self.area(upper).bottom() }, Point { x, y: self.area(lower).y });
        (start, vec![Piece::Line(end)], ((start, Toward::Up), (end, Toward::Down)))
    }

    /// Around at the right, within a level.
    fn loops(&self, number: usize, link: &Link, place: usize) -> Drawn {
        let (upper, lower) = ends(link, self.order);
        let right = self.area(upper).right();
        let x = right + AROUND.0 + AROUND.1 * pixels(place);
        let (top, bottom) = (self.height(number, link, upper), self.height(number, link, lower));
        let turn = TURN.min((bottom - top).abs() / 2);
        let down = if top <= bottom { turn } else { -turn };
        let begin = |end: usize| match self.tab(number).filter(|tab| tab.node == end) {
            Some(tab) => self.words(tab).area.right(),
            None => right,
        };
        let (start, end) = (Point { x: begin(upper), y: top }, Point { x: begin(lower), y: bottom });
        let pieces = vec![
            Piece::Line(Point { x: x - turn, y: top }),
            Piece::Curve(Point { x, y: top }, Point { x, y: top }, Point { x, y: top + down }),
            Piece::Line(Point { x, y: bottom - down }),
            Piece::Curve(Point { x, y: bottom }, Point { x, y: bottom }, Point { x: x - turn, y: bottom }),
            Piece::Line(end),
        ];
        (start, pieces, ((start, Toward::Left), (end, Toward::Left)))
    }

    /// From level to level: straight through the columns, in a curve between them.
    fn across(&self, number: usize, link: &Link) -> Option<Drawn> {
        let (&low, &high) = (link.chain.first()?, link.chain.last()?);
        let label = self.tab(number).map(|tab| self.words(tab).area);
        let x = match label.filter(|_| low == link.from) {
            Some(label) => label.right(),
            None => self.column(low).right(),
        };
        let start = Point { x, y: self.height(number, link, low) };
        let mut pieces = Vec::new();
        let mut here = start;
        for &node in link.chain.iter().skip(1) {
            let column = self.column(node);
            let before = at(&self.columns, self.layer(node).saturating_sub(1));
            let y = if node == high { self.height(number, link, high) } else { at(&self.placed.tops, node) };
            if here.x != before.right() {
                here.x = before.right();
                pieces.push(Piece::Line(here));
            }
            let end = Point { x: column.x, y };
            let middle = i32::midpoint(here.x, end.x);
            pieces.push(if here.y == y {
                Piece::Line(end)
            } else {
                Piece::Curve(Point { x: middle, y: here.y }, Point { x: middle, y }, end)
            });
            here = end;
        }
        let tip = here;
        if let Some(label) = label.filter(|_| high == link.from) {
            pieces.push(Piece::Line(Point { x: label.x, y: here.y }));
        }
        Some((start, pieces, ((start, Toward::Left), (tip, Toward::Right))))
    }
}

/// Where a line begins, its pieces, and the tips of arrows at its two ends.
type Drawn = (Point, Vec<Piece>, ((Point, Toward), (Point, Toward)));
