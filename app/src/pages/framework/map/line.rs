//! Lines and arrows as paths.

use domain::framework::chart::{Bracket, Kind, Piece, Point, Toward, Way};

/// How far a tick of a bracket reaches.
const TICK: i32 = 6;
/// The wings of an arrow: along it and to its sides.
const WING: (i32, i32) = (7, 4);

/// As the style sheet calls it.
pub fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::Up => "up",
        Kind::Lateral => "lateral",
        Kind::Conditional => "conditional",
        Kind::Peers => "peers",
    }
}

/// Numbers with spaces between.
pub fn numbers(numbers: &[i32]) -> String {
    let mut words = String::new();
    for number in numbers {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&number.to_string());
    }
    words
}

fn step(path: &mut String, command: char, points: &[Point]) {
    path.push(command);
    for point in points {
        path.push_str(&numbers(&[point.x, point.y]));
        path.push(' ');
    }
}

/// The line.
pub fn path(way: &Way) -> String {
    let mut path = String::new();
    step(&mut path, 'M', &[way.start]);
    for piece in &way.pieces {
        match *piece {
            Piece::Line(end) => step(&mut path, 'L', &[end]),
            Piece::Curve(one, other, end) => step(&mut path, 'C', &[one, other, end]),
        }
    }
    path
}

/// Its arrows.
pub fn heads(way: &Way) -> String {
    let mut path = String::new();
    for (tip, toward) in &way.heads {
        let (along, aside) = WING;
        let wing = |side: i32| match toward {
            Toward::Right => Point { x: tip.x - along, y: tip.y + side },
            Toward::Left => Point { x: tip.x + along, y: tip.y + side },
            Toward::Down => Point { x: tip.x + side, y: tip.y - along },
            Toward::Up => Point { x: tip.x + side, y: tip.y + along },
        };
        step(&mut path, 'M', &[wing(-aside)]);
        step(&mut path, 'L', &[*tip, wing(aside)]);
    }
    path
}

/// A bracket with its ticks.
pub fn bracket(bracket: &Bracket) -> String {
    let at = |x: i32, y: i32| Point { x, y };
    let mut path = String::new();
    step(&mut path, 'M', &[at(bracket.x + TICK, bracket.top)]);
    step(&mut path, 'L', &[at(bracket.x, bracket.top), at(bracket.x, bracket.bottom), at(bracket.x + TICK, bracket.bottom)]);
    path
}
