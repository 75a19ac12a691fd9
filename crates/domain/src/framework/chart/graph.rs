//! The framework as nodes in layers and links between them, by number.

use super::{Kind, at};
use crate::framework::{EdgeKind, Family, Framework, FrameworkRole};
use crate::ids::RoleId;
use crate::text::is_blank;
use std::collections::BTreeMap;

/// A role, or a link that passes a level.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Node {
    pub layer: usize,
    pub strip: usize,
    /// The place of the role in the framework; none for a link that passes.
    pub role: Option<usize>,
}

/// A line to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub from: usize,
    pub to: usize,
    pub kind: Kind,
    pub mutual: bool,
    /// What it asks for.
    pub words: String,
    /// From the end at the lower level to the end at the higher one, with the places where it passes a level. Within a level: its ends.
    pub chain: Vec<usize>,
}

/// Nodes and links. The first nodes are the roles, in the framework's order.
pub(super) struct Graph<'a> {
    pub framework: &'a Framework,
    /// Number and name.
    pub layers: Vec<(u8, String)>,
    /// The family; none for roles of families that do not exist.
    pub strips: Vec<Option<&'a Family>>,
    pub nodes: Vec<Node>,
    pub links: Vec<Link>,
    /// What each node is linked with in the layer before, in the layer behind, and in its own.
    pub before: Vec<Vec<usize>>,
    pub behind: Vec<Vec<usize>>,
    pub beside: Vec<Vec<usize>>,
}

impl<'a> Graph<'a> {
    pub(super) fn of(framework: &'a Framework) -> Self {
        let mut graph = Self {
            framework,
            layers: layers(framework),
            strips: framework.families.iter().map(Some).collect(),
            nodes: Vec::new(),
            links: Vec::new(),
            before: Vec::new(),
            behind: Vec::new(),
            beside: Vec::new(),
        };
        if framework.roles.iter().any(|role| graph.family(role).is_none()) {
            graph.strips.push(None);
        }
        for (place, role) in framework.roles.iter().enumerate() {
            let layer = graph.layers.iter().position(|(number, _)| *number == role.level).unwrap_or_default();
            let strip = graph.family(role).unwrap_or(framework.families.len());
            graph.nodes.push(Node { layer, strip, role: Some(place) });
        }
        graph.add_links();
        graph.connect();
        graph
    }

    pub(super) fn role(&self, node: usize) -> Option<&'a FrameworkRole> {
        self.framework.roles.get(at(&self.nodes, node).role?)
    }

    fn family(&self, role: &FrameworkRole) -> Option<usize> {
        self.framework.families.iter().position(|family| family.id == role.family)
    }

    /// Ways first, then what is equivalent. What names roles that are not there, or one role twice, is no line.
    fn add_links(&mut self) {
        let places: BTreeMap<&RoleId, usize> =
            self.framework.roles.iter().enumerate().rev().map(|(place, role)| (&role.id, place)).collect();
        for edge in &self.framework.edges {
            let (Some(&from), Some(&to)) = (places.get(&edge.from), places.get(&edge.to)) else { continue };
            let apart = at(&self.nodes, from).strip != at(&self.nodes, to).strip;
            let (kind, words) = match &edge.kind {
                EdgeKind::Up => (Kind::Up, String::new()),
                EdgeKind::Lateral if apart => {
                    let named = edge.needs.iter().filter_map(|id| self.framework.competency(id));
                    (Kind::Lateral, named.map(|competency| competency.name.trim()).collect::<Vec<_>>().join(", "))
                }
                EdgeKind::Lateral => (Kind::Lateral, String::new()),
                EdgeKind::Conditional { condition } => (Kind::Conditional, condition.trim().to_owned()),
            };
            let back = |link: &&mut Link| {
                link.kind == kind && kind == Kind::Lateral && !link.mutual && link.from == to && link.to == from
            };
            let back = self.links.iter_mut().find(back).filter(|link| link.words.is_empty() && words.is_empty());
            if let Some(back) = back {
                back.mutual = true;
            } else if from != to {
                self.link(from, to, kind, words);
            }
        }
        for peers in &self.framework.peers {
            let mut members: Vec<usize> = peers.roles.iter().filter_map(|id| places.get(id).copied()).collect();
            members.sort_by_key(|&node| {
                let Node { layer, strip, .. } = at(&self.nodes, node);
                (layer, strip, node)
            });
            members.dedup();
            let mut note = if is_blank(&peers.note) { "" } else { peers.note.trim() };
            for (from, to) in members.iter().zip(members.iter().skip(1)) {
                self.link(*from, *to, Kind::Peers, note.to_owned());
                note = "";
            }
        }
    }

    fn link(&mut self, from: usize, to: usize, kind: Kind, words: String) {
        let layer = |node| at(&self.nodes, node).layer;
        let (low, high) = if layer(from) <= layer(to) { (from, to) } else { (to, from) };
        let (first, last) = (layer(low), layer(high));
        // It passes in the strip that it comes from: it changes the strip in its last step.
        let strip = at(&self.nodes, low).strip;
        let mut chain = vec![low];
        for layer in first + 1..last {
            chain.push(self.nodes.len());
            self.nodes.push(Node { layer, strip, role: None });
        }
        chain.push(high);
        self.links.push(Link { from, to, kind, mutual: false, words, chain });
    }

    fn connect(&mut self) {
        let none = vec![Vec::new(); self.nodes.len()];
        (self.before, self.behind, self.beside) = (none.clone(), none.clone(), none);
        for link in &self.links {
            for (&one, &other) in link.chain.iter().zip(link.chain.iter().skip(1)) {
                let same = at(&self.nodes, one).layer == at(&self.nodes, other).layer;
                let (of_one, of_other) = if same { (&mut self.beside, None) } else { (&mut self.behind, Some(&mut self.before)) };
                note(of_one, one, other);
                note(of_other.unwrap_or(&mut self.beside), other, one);
            }
        }
    }
}

fn note(lists: &mut [Vec<usize>], node: usize, other: usize) {
    if let Some(list) = lists.get_mut(node) {
        list.push(other);
    }
}

/// The spine, and levels that roles name and that are not in it.
fn layers(framework: &Framework) -> Vec<(u8, String)> {
    let mut layers: Vec<(u8, String)> = framework.levels.iter().map(|level| (level.number, level.name.clone())).collect();
    for role in &framework.roles {
        if layers.iter().all(|(number, _)| *number != role.level) {
            let place = layers.partition_point(|(number, _)| *number < role.level);
            layers.insert(place, (role.level, String::new()));
        }
    }
    layers
}
