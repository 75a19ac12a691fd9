//! The map holds everything, nothing lies on anything, and no neighbours could stand better the other way round.

use super::graph::Graph;
use super::order::Order;
use super::words::{Room, lines, width};
use super::{Area, Chart, Kind, Point, Scope, Toward, lay_out};
use crate::framework::{Branch, Category, Competency, Edge, EdgeKind, Family, Framework, FrameworkRole, Level, Peers, Track};
use crate::ids::{FamilyId, RoleId};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;

fn id(n: usize) -> RoleId {
    format!("r{n}").parse().unwrap()
}

fn family_id(n: usize) -> FamilyId {
    format!("f{n}").parse().unwrap()
}

fn empty(families: usize, levels: u8) -> Framework {
    let tracks = || ["left", "right"].map(|name| Track { id: name.parse().unwrap(), name: name.to_owned() }).to_vec();
    Framework {
        levels: (1..=levels).map(|n| Level { id: Level::id_of(n).unwrap(), number: n, name: format!("Level {n}") }).collect(),
        families: (0..families)
            .map(|n| Family { tracks: tracks(), ..Family::new(family_id(n), format!("Family {n}")) })
            .collect(),
        competencies: vec![Competency::new(
            "c".parse().unwrap(),
            "Weighing what was observed against what was told",
            Category::Technical,
        )],
        ..Framework::default()
    }
}

fn role(n: usize, family: usize, level: u8, track: usize) -> FrameworkRole {
    let track = ["left", "right"].get(track).map(|id| id.parse().unwrap());
    FrameworkRole { track, ..FrameworkRole::new(id(n), family_id(family), level, format!("Role {n}")) }
}

fn kind() -> impl Strategy<Value = EdgeKind> {
    prop_oneof![
        3 => Just(EdgeKind::Up),
        1 => Just(EdgeKind::Lateral),
        1 => "[a-z]{1,9}( [a-z]{1,9}){0,20}".prop_map(|condition| EdgeKind::Conditional { condition }),
    ]
}

/// Frameworks of any shape: edges lead up, down, to the side and past levels; roles are stacked, alone, or of several families.
fn frameworks(most_roles: usize, most_edges: usize) -> impl Strategy<Value = Framework> {
    (1..5_usize, 1..7_u8, 1..=most_roles)
        .prop_flat_map(move |(families, levels, roles)| {
            let roles = prop::collection::vec((0..families, 1..=levels, 0..4_usize), roles);
            let edges = prop::collection::vec((any::<Index>(), any::<Index>(), kind(), any::<bool>()), 0..=most_edges);
            let groups = || prop::collection::vec(prop::collection::vec(any::<Index>(), 2..4), 0..3);
            (Just((families, levels)), roles, edges, groups(), groups())
        })
        .prop_map(|((families, levels), roles, edges, branches, peers)| {
            let mut framework = empty(families, levels);
            framework.roles = (0..).zip(&roles).map(|(n, &(family, level, track))| role(n, family, level, track)).collect();
            let pick = |index: &Index| id(index.index(roles.len()));
            for (from, to, kind, needs) in edges {
                let needs = if needs { vec!["c".parse().unwrap()] } else { Vec::new() };
                framework.edges.push(Edge { needs, ..Edge::new(pick(&from), pick(&to), kind) });
            }
            framework.edges.retain(|edge| edge.from != edge.to);
            framework.branches = branches
                .into_iter()
                .map(|roles| Branch {
                    id: None,
                    roles: roles.iter().map(pick).collect(),
                    statement: "Both are worth the same, and neither is a step back.".to_owned(),
                })
                .collect();
            framework.peers = peers
                .into_iter()
                .map(|roles| Peers { id: None, roles: roles.iter().map(pick).collect(), note: "One way of working".to_owned() })
                .collect();
            framework
        })
}

fn hull(points: &[Point]) -> Area {
    let (left, right) = (points.iter().map(|p| p.x).min().unwrap(), points.iter().map(|p| p.x).max().unwrap());
    let (top, bottom) = (points.iter().map(|p| p.y).min().unwrap(), points.iter().map(|p| p.y).max().unwrap());
    Area { x: left, y: top, width: right - left, height: bottom - top }
}

/// What no line leaves: curves stay within the points that pull them.
fn reach(chart: &Chart) -> Vec<(&super::Way, Area)> {
    let mut found = Vec::new();
    for way in &chart.ways {
        let mut here = way.start;
        for piece in &way.pieces {
            let points = match *piece {
                super::Piece::Line(end) => vec![here, end],
                super::Piece::Curve(a, b, end) => vec![here, a, b, end],
            };
            found.push((way, hull(&points)));
            here = piece.end();
        }
    }
    found
}

fn labels(chart: &Chart) -> Vec<&super::Label> {
    let of_brackets = chart.brackets.iter().filter_map(|bracket| bracket.label.as_ref());
    chart.ways.iter().filter_map(|way| way.label.as_ref()).chain(of_brackets).collect()
}

fn holds_everything(framework: &Framework, chart: &Chart) {
    assert_eq!(chart.spots.len(), framework.roles.len());
    for role in &framework.roles {
        let spot = chart.spot(&role.id).expect("every role");
        assert_eq!(chart.columns[spot.column].level, role.level);
        assert_eq!(chart.strips[spot.strip].family.as_ref(), Some(&role.family));
        let (column, strip) = (&chart.columns[spot.column], chart.strips[spot.strip].area);
        assert_eq!((spot.area.x, spot.area.width), (column.x, column.width));
        assert!(strip.y < spot.area.y && spot.area.bottom() < strip.bottom());
    }
    let mut drawn = 0;
    for edge in &framework.edges {
        let kind = match &edge.kind {
            EdgeKind::Up => Kind::Up,
            EdgeKind::Lateral => Kind::Lateral,
            EdgeKind::Conditional { .. } => Kind::Conditional,
        };
        let way = chart.ways.iter().find(|way| {
            way.kind == kind
                && ((way.from == edge.from && way.to == edge.to) || (way.mutual && way.from == edge.to && way.to == edge.from))
        });
        assert!(way.is_some(), "{} to {}", edge.from, edge.to);
    }
    for way in chart.ways.iter().filter(|way| way.kind != Kind::Peers) {
        drawn += if way.mutual { 2 } else { 1 };
        assert_eq!(way.heads.len(), if way.mutual { 2 } else { 1 });
    }
    assert_eq!(drawn, framework.edges.len());
}

fn nothing_lies_on_anything(chart: &Chart) {
    let mut areas: Vec<Area> = chart.spots.iter().map(|spot| spot.area).collect();
    areas.extend(labels(chart).iter().map(|label| label.area));
    for (n, one) in areas.iter().enumerate() {
        assert!(one.x >= 0 && one.y >= 0 && one.right() <= chart.width && one.bottom() <= chart.height);
        assert!(one.width > 0 && one.height > 0);
        for other in areas.iter().take(n) {
            assert!(!one.meets(*other), "{one:?} lies on {other:?}");
        }
    }
    for (way, piece) in reach(chart) {
        assert!(piece.x >= 0 && piece.right() <= chart.width && piece.bottom() <= chart.height);
        for area in &areas {
            assert!(!piece.meets(*area), "{} to {} {:?}: {piece:?} runs through {area:?}", way.from, way.to, way.kind);
        }
    }
}

fn arrows_end_at_their_roles(chart: &Chart) {
    let touches = |area: Area, point: Point| {
        let (across, down) = (area.x <= point.x && point.x <= area.right(), area.y <= point.y && point.y <= area.bottom());
        across && down
    };
    for way in &chart.ways {
        let (from, to) = (chart.spot(&way.from).unwrap().area, chart.spot(&way.to).unwrap().area);
        let mut heads = way.heads.iter();
        if way.kind != Kind::Peers {
            assert!(touches(to, heads.next().unwrap().0));
        }
        if way.mutual {
            assert!(touches(from, heads.next().unwrap().0));
        }
        let ends = [way.start, way.pieces.last().unwrap().end()];
        let begins = |area: Area| ends.iter().any(|&end| touches(area, end));
        assert!(begins(to));
        assert!(begins(from) || way.label.as_ref().is_some_and(|label| begins(label.area)));
    }
}

fn no_neighbours_stand_better_swapped(framework: &Framework) {
    let graph = Graph::of(framework);
    let mut order = Order::of(&graph);
    let crossings = order.crossings(&graph);
    for layer in 0..order.layers.len() {
        for place in 1..order.layers[layer].len() {
            if order.pair(&graph, layer, place).is_some() {
                order.swap(layer, place);
                assert!(order.crossings(&graph) >= crossings);
                order.swap(layer, place);
            }
        }
    }
}

/// Who stands above whom, column by column.
fn stacked<'a>(chart: &'a Chart, but: Option<&RoleId>) -> Vec<(usize, &'a RoleId)> {
    chart.spots.iter().filter(|spot| Some(&spot.role) != but).map(|spot| (spot.column, &spot.role)).collect()
}

/// Boxes that arrow keys lead to.
fn reached(chart: &Chart) -> BTreeSet<RoleId> {
    let mut found: BTreeSet<RoleId> = chart.spots.first().map(|spot| spot.role.clone()).into_iter().collect();
    let mut open: Vec<RoleId> = found.iter().cloned().collect();
    while let Some(role) = open.pop() {
        for toward in [Toward::Right, Toward::Left, Toward::Up, Toward::Down] {
            let next = chart.next(&role, toward).map(|spot| spot.role.clone());
            open.extend(next.filter(|next| found.insert(next.clone())));
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn every_map_can_be_read(framework in frameworks(30, 40)) {
        let chart = lay_out(&framework, &Scope::Whole);
        holds_everything(&framework, &chart);
        nothing_lies_on_anything(&chart);
        arrows_end_at_their_roles(&chart);
        no_neighbours_stand_better_swapped(&framework);
        prop_assert_eq!(reached(&chart).len(), framework.roles.len());
        prop_assert_eq!(lay_out(&framework.clone(), &Scope::Whole), chart);
    }

    #[test]
    fn a_new_name_moves_nothing(framework in frameworks(20, 25), who in any::<Index>(), name in "[a-zA-Z]{1,12}( [a-z]{1,12}){0,6}") {
        let before = lay_out(&framework, &Scope::Whole);
        let mut renamed = framework.clone();
        let which = who.index(renamed.roles.len());
        renamed.roles[which].title = name;
        let mut after = lay_out(&renamed, &Scope::Whole);
        after.spots.iter_mut().zip(&before.spots).for_each(|(new, old)| new.title.clone_from(&old.title));
        prop_assert_eq!(after, before);
    }

    #[test]
    fn a_new_role_reorders_nobody_and_moves_other_families_only_as_a_whole(
        framework in frameworks(20, 25),
        (family, level, track, place) in (0..4_usize, 1..7_u8, 0..4_usize, any::<Index>()),
    ) {
        let before = lay_out(&framework, &Scope::Whole);
        let (family, level) = (family % framework.families.len(), (level - 1) % u8::try_from(framework.levels.len()).unwrap() + 1);
        let mut larger = framework.clone();
        larger.roles.insert(place.index(framework.roles.len() + 1), role(900, family, level, track));
        let after = lay_out(&larger, &Scope::Whole);
        prop_assert_eq!(stacked(&after, Some(&id(900))), stacked(&before, None));
        // A line within the level that went straight past the strip has to go around the new box, and words beside it have room again.
        let strip = |id: &RoleId| before.spot(id).unwrap().strip;
        let passes = |way: &super::Way| (strip(&way.from).min(strip(&way.to))..=strip(&way.from).max(strip(&way.to))).contains(&family);
        let level_of = |id: &RoleId| framework.role(id).unwrap().level;
        prop_assume!(!before.ways.iter().any(|way| level_of(&way.from) == level && level_of(&way.to) == level && passes(way)));
        for old in before.spots.iter().filter(|spot| spot.strip != family) {
            let new = after.spot(&old.role).unwrap();
            prop_assert_eq!(new.area.y - after.strips[new.strip].area.y, old.area.y - before.strips[old.strip].area.y);
        }
    }

    #[test]
    fn a_family_alone_shows_its_roles_and_what_they_lead_to(framework in frameworks(30, 40)) {
        let scope = Scope::Family(family_id(0));
        let chart = lay_out(&framework, &scope);
        nothing_lies_on_anything(&chart);
        for role in framework.roles.iter().filter(|role| role.family == family_id(0)) {
            prop_assert!(chart.spot(&role.id).is_some());
            let out = framework.edges.iter().filter(|edge| edge.from == role.id);
            out.for_each(|edge| assert!(chart.spot(&edge.to).is_some()));
        }
    }

    #[test]
    fn lines_fit_and_keep_every_word(words in "[a-zA-Z0-9,;%]{1,30}( [a-zA-Z0-9,;%]{1,30}){0,12}", room in 40..200_i32) {
        let broken = lines(&words, Room { width: room, size: 115, lines: usize::MAX });
        prop_assert!(broken.iter().all(|line| width(line, 115) <= room));
        prop_assert_eq!(broken.concat().replace(' ', ""), words.replace(' ', ""));
        let short = lines(&words, Room { width: room, size: 115, lines: 2 });
        prop_assert!(short.len() <= 2 && short.iter().all(|line| width(line, 115) <= room));
    }
}

/// A line that any seed gives again.
fn large() -> Framework {
    let mut framework = empty(8, 8);
    let mut seed = 7_u32;
    let mut draw = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    framework.roles = (0..200).map(|n| role(n, draw(8), u8::try_from(draw(8) + 1).unwrap(), draw(4))).collect();
    for _ in 0..600 {
        let (from, to) = (draw(200), draw(200));
        if from != to {
            framework.edges.push(Edge::new(id(from), id(to), EdgeKind::Up));
        }
    }
    framework
}

#[test]
fn two_hundred_roles_at_random_still_have_places_of_their_own() {
    let framework = large();
    let chart = lay_out(&framework, &Scope::Whole);
    holds_everything(&framework, &chart);
    nothing_lies_on_anything(&chart);
}

#[test]
fn one_role_is_a_map() {
    let mut framework = empty(1, 1);
    framework.roles.push(role(0, 0, 1, 3));
    let chart = lay_out(&framework, &Scope::Whole);
    holds_everything(&framework, &chart);
    nothing_lies_on_anything(&chart);
    assert_eq!(lay_out(&Framework::default(), &Scope::Whole).spots, []);
}

#[test]
fn sides_of_a_branch_stand_around_their_base_and_come_together_again() {
    let mut framework = empty(1, 4);
    framework.roles = vec![role(0, 0, 1, 3), role(1, 0, 2, 3), role(3, 0, 3, 1), role(2, 0, 3, 0), role(4, 0, 4, 3)];
    for (from, to) in [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4)] {
        framework.edges.push(Edge::new(id(from), id(to), EdgeKind::Up));
    }
    let statement = "Both are worth the same.".to_owned();
    framework.branches.push(Branch { id: None, roles: vec![id(2), id(3)], statement });
    let chart = lay_out(&framework, &Scope::Whole);
    let middle = |n| chart.spot(&id(n)).unwrap().area.middle();
    assert_eq!(middle(0), middle(1));
    assert!(middle(2) < middle(1) && middle(1) < middle(3), "the first track stands above");
    assert!((middle(2) + middle(3) - 2 * middle(1)).abs() <= 16, "the base stands between its sides");
    assert!((middle(4) - middle(1)).abs() <= 8, "and so does what they lead to");
    let bracket = &chart.brackets[0];
    assert_eq!(bracket.roles, [id(2), id(3)]);
    assert_eq!(bracket.ticks, [middle(2), middle(3)]);
    assert!(bracket.label.is_some());
}

#[test]
fn what_names_roles_that_are_not_there_is_left_out() {
    let mut framework = empty(1, 2);
    framework.roles = vec![role(0, 0, 1, 3), role(1, 9, 5, 3)];
    framework.edges = vec![Edge::new(id(0), id(7), EdgeKind::Up), Edge::new(id(0), id(0), EdgeKind::Up)];
    let chart = lay_out(&framework, &Scope::Whole);
    assert_eq!(chart.ways, []);
    assert_eq!(chart.spots.len(), 2, "a role without family or level has a place all the same");
    nothing_lies_on_anything(&chart);
}
