//! The drawing. Lines lie under the boxes and are not read aloud: each box says where it leads.

use super::line::{bracket, heads, key, numbers, path};
use super::seen::{Map, Seen, href};
use super::walk;
use crate::components::hydrated::hydrated;
use crate::words::framework::map as said;
use domain::framework::chart::{Bracket, Chart, Column, Kind, Label, Spot, Strip, Way};
use domain::framework::routes::{Step, Steps};
use domain::framework::{Edge, EdgeKind};
use domain::ids::RoleId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Up to this width, in pixels, a drawing is made as narrow as its frame; a wider one would be too small to read and is looked at in parts.
const FITS: i32 = 900;
/// From line to line in boxes and tabs, in pixels.
const TITLE_LINE: i32 = 17;
const SMALL_LINE: i32 = 15;
const TAB_LINE: i32 = 16;

/// The drawing in its frame, and what explains it.
#[component]
pub fn MapDrawing(map: Map) -> impl IntoView {
    let drawn = move || map.chart.with(|chart| map.with(|seen| drawing(map, chart, seen)));
    view! {
        <div class="map__drawing">
            <p class="map__wider small second" hidden=move || !map.wider.get()>{said::WIDER}</p>
            <div
                class="map__frame"
                node_ref=map.frame
                on:keydown=move |ev| walk::key(map, &ev)
                on:wheel=move |ev| walk::wheel(map, &ev)
                on:mousedown=move |ev| walk::grab(map, &ev)
                on:dragstart=move |ev| ev.prevent_default()
            >
                {drawn}
            </div>
            <Legend/>
        </div>
    }
}

fn drawing(map: Map, chart: &Chart, seen: &Seen) -> AnyView {
    let (width, height) = (chart.width, chart.height);
    let sized = move |side: i32| {
        let percent = map.zoom.get().and_then(|zoom| i32::try_from(zoom).ok()).unwrap_or(100);
        (side * percent / 100).to_string()
    };
    let fits = (width <= FITS).then_some("all");
    let columns = chart.columns.iter().map(|one| column(one, height));
    let ways = chart.ways.iter().map(|one| way(map, one, seen));
    let brackets = chart.brackets.iter().map(|one| sides(map, one));
    let first = seen.mine.clone().or_else(|| chart.spots.first().map(|spot| spot.role.clone()));
    let steps = Steps::of(&seen.framework);
    let family = |(number, strip): (usize, &Strip)| {
        let spots =
            chart.spots.iter().filter(move |spot| spot.strip == number).map(|spot| role(map, spot, seen, &steps, first.as_ref()));
        let name = if strip.name.is_empty() { said::NO_FAMILY.to_owned() } else { strip.name.clone() };
        view! { <g role="list" aria-label=name>{spots.collect_view()}</g> }
    };
    view! {
        <svg
            class="map__sheet"
            role="graphics-document"
            aria-label=said::DRAWING
            viewBox=numbers(&[0, 0, width, height])
            width=move || sized(width)
            height=move || sized(height)
            data-fit=move || fits.filter(|_| map.zoom.get().is_none())
            data-chosen=move || map.chosen.with(Option::is_some)
        >
            <g aria-hidden="true">{chart.strips.iter().map(strip).collect_view()}{columns.collect_view()}</g>
            <g class="map__ways" aria-hidden="true">{ways.collect_view()}</g>
            <g class="map__brackets">{brackets.collect_view()}</g>
            {chart.strips.iter().enumerate().map(family).collect_view()}
        </svg>
    }
    .into_any()
}

fn column(column: &Column, height: i32) -> AnyView {
    let x = column.x;
    let number = said::level(column.level);
    view! {
        <path class="map__level" d=["M", &numbers(&[x, 44]), "V", &height.to_string()].concat()></path>
        <text class="map__number" x=x.to_string() y="18">{number}</text>
        {words("map__name", x, 35, TAB_LINE, &column.name)}
    }
    .into_any()
}

fn strip(strip: &Strip) -> AnyView {
    let area = strip.area;
    let name = strip.name.clone();
    view! {
        <rect
            class="map__strip"
            x=area.x.to_string()
            y=area.y.to_string()
            width=area.width.to_string()
            height=area.height.to_string()
            rx="12"
        ></rect>
        <text class="map__family" x="16" y=(area.y + 25).to_string()>{name}</text>
    }
    .into_any()
}

/// Lines of words, one under the other. Behind each stands a space: read as one they are not to run together.
fn words(class: &'static str, x: i32, y: i32, step: i32, lines: &[String]) -> AnyView {
    let line = |(line, y): (&String, i32)| {
        view! { <tspan x=x.to_string() y=y.to_string()>{format!("{line} ")}</tspan> }
    };
    let heights = (0..).map(|n| y + n * step);
    view! { <text class=class>{lines.iter().zip(heights).map(line).collect_view()}</text> }.into_any()
}

fn tab(label: &Label) -> AnyView {
    let area = label.area;
    view! {
        <rect
            class="map__tab"
            x=area.x.to_string()
            y=area.y.to_string()
            width=area.width.to_string()
            height=area.height.to_string()
            rx="5"
        ></rect>
        {words("map__words", area.x + 6, area.y + 14, TAB_LINE, &label.lines)}
    }
    .into_any()
}

/// Whether something of the chosen role, for the style sheet: its ways on, and what leads to it.
fn near(map: Map, from: RoleId, to: RoleId, mutual: bool) -> impl Fn() -> Option<&'static str> {
    move || {
        map.chosen.with(|chosen| {
            let chosen = chosen.as_ref()?;
            let (out, into) = (*chosen == from || (mutual && *chosen == to), *chosen == to);
            if out { Some("out") } else { into.then_some("in") }
        })
    }
}

fn way(map: Map, way: &Way, seen: &Seen) -> AnyView {
    let how = match way.kind {
        Kind::Peers => said::LEGEND_PEERS.to_owned(),
        Kind::Conditional => conditions(way, seen),
        Kind::Lateral => said::LEGEND_LATERAL.to_owned(),
        Kind::Up => String::new(),
    };
    let told = said::line(&seen.name(&way.from), &seen.name(&way.to), &how);
    let line = path(way);
    // Two lines of one: what lies under it in the colour of the ground makes it double.
    let double = (way.kind == Kind::Peers).then(|| view! { <path class="map__inner" d=line.clone()></path> });
    let label = way.label.as_ref().map(tab);
    view! {
        <g class="map__way" data-kind=key(way.kind) data-near=near(map, way.from.clone(), way.to.clone(), way.mutual || way.kind == Kind::Peers)>
            <title>{told}</title>
            <path class="map__line" d=line></path>
            {double}
            <path class="map__head-of" d=heads(way)></path>
            {label}
        </g>
    }.into_any()
}

/// All the words of what a way asks for, however little room the tab has.
fn conditions(way: &Way, seen: &Seen) -> String {
    let mut edges = seen.framework.edges.iter().filter(|edge| edge.from == way.from && edge.to == way.to);
    let condition = |edge: &Edge| match &edge.kind {
        EdgeKind::Conditional { condition } => Some(condition.clone()),
        _ => None,
    };
    edges.find_map(condition).unwrap_or_default()
}

fn sides(map: Map, sides: &Bracket) -> AnyView {
    let roles = sides.roles.clone();
    let near = move || map.chosen.with(|chosen| chosen.as_ref().is_some_and(|chosen| roles.contains(chosen)));
    let statement =
        sides.label.as_ref().map(|label| words("map__statement", label.area.x, label.area.y + 14, TAB_LINE, &label.lines));
    view! {
        <g class="map__sides" data-near=near><path class="map__bracket" d=bracket(sides)></path>{statement}</g>
    }
    .into_any()
}

/// A role: a link that looks like a box. One of them is in the order of the tab key, and arrows go on from there.
fn role(map: Map, spot: &Spot, seen: &Seen, steps: &Steps, first: Option<&RoleId>) -> AnyView {
    let Some(role) = seen.framework.role(&spot.role) else { return ().into_any() };
    let (id, area, mine) = (spot.role.clone(), spot.area, seen.is_mine(&spot.role));
    let (family, track) = seen.place(role);
    let ways = ways_on(seen, steps, &id);
    let below = said::place(role.level, track, mine);
    let spoken = said::spoken(family, &ways);
    let lines = i32::try_from(spot.title.len()).unwrap_or(1);
    let (class, step) = if lines > 2 { ("map__title map__title--small", SMALL_LINE) } else { ("map__title", TITLE_LINE) };
    let top = area.y + (area.height - lines * step - SMALL_LINE) / 2 + 13;
    let is_first = first == Some(&id);
    let (awake, own, looked, pressed, linked) = (hydrated(), id.clone(), id.clone(), id.clone(), id.clone());
    let index = move || {
        let here = map.chosen.with(|chosen| chosen.as_ref().map_or(is_first, |chosen| *chosen == own));
        awake.get().then_some(if here { "0" } else { "-1" })
    };
    let chosen = move || map.chosen.with(|chosen| chosen.as_ref() == Some(&linked));
    view! {
        <g role="listitem">
            <a
                class="map__role"
                id=walk::anchor(&id)
                href=href(&id)
                aria-description=spoken
                aria-current=mine.then_some("location")
                tabindex=index
                data-chosen=chosen
                on:focus=move |_| map.choose(&looked)
                on:click=move |ev| walk::press(map, &pressed, ev.unchecked_ref())
            >
                <rect
                    class="map__box"
                    x=area.x.to_string()
                    y=area.y.to_string()
                    width=area.width.to_string()
                    height=area.height.to_string()
                    rx="9"
                ></rect>
                {words(class, area.x + 11, top, step, &spot.title)}
                <text class="map__below" x=(area.x + 11).to_string() y=(top + lines * step).to_string()>{below}</text>
            </a>
        </g>
    }
    .into_any()
}

/// Where a role leads.
fn ways_on(seen: &Seen, steps: &Steps, role: &RoleId) -> Vec<String> {
    let told = |step: Step| said::way(&seen.name(&step.to), &step.by);
    steps.from_here(role).into_iter().map(told).collect()
}

/// What the lines mean.
#[component]
fn Legend() -> impl IntoView {
    let kinds = [
        ("up", said::LEGEND_UP),
        ("lateral", said::LEGEND_LATERAL),
        ("conditional", said::LEGEND_CONDITIONAL),
        ("peers", said::LEGEND_PEERS),
        ("branch", said::LEGEND_BRANCH),
    ];
    let one = |(kind, name): (&'static str, &'static str)| {
        let line = if kind == "branch" { "M18 2H12V14H18" } else { "M1 8H31" };
        let double = (kind == "peers").then(|| view! { <path class="map__inner" d="M1 8H31"></path> });
        let head =
            (kind != "peers" && kind != "branch").then(|| view! { <path class="map__head-of" d="M25 4L32 8L25 12"></path> });
        view! {
            <li>
                <svg class="map__sample map__way" data-kind=kind width="34" height="16" viewBox="0 0 34 16" aria-hidden="true">
                    <path class="map__line" d=line></path>
                    {double}
                    {head}
                </svg>
                {name}
            </li>
        }
        .into_any()
    };
    view! {
        <div class="map__legend">
            <ul aria-label=said::LEGEND>{kinds.into_iter().map(one).collect_view()}</ul>
            <p class="map__keys">{said::KEYS}</p>
        </div>
    }
}
