//! A small framework for tests of every crate: the conservators of a museum, whose path splits after the first level and comes together
//! again at the third. The studio side inherits from the base and not from the side of the materials, and most who lead the department
//! come from the studio; from the materials there is a way under a condition. Some cells are blank, one is merged.
#![expect(clippy::unwrap_used, reason = "the ids are written here, and every test that asks for the sample would notice")]

use super::{
    Band, Branch, Category, Cell, Competency, Dimension, Distinction, Edge, EdgeKind, Family, Framework, FrameworkRole, Level,
    Modifier, Need, Philosophy, Remedy, Roadblock, Standing, Track, Visibility,
};
use crate::ids::InvalidId;
use std::str::FromStr;

/// The role that both sides grow out of.
pub const BASE: &str = "conservator";
/// The side that deepens the craft.
pub const MATERIALS: &str = "conservator-materials";
/// The side that leads a studio.
pub const STUDIO: &str = "conservator-studio";
/// Where the sides come together.
pub const HEAD: &str = "head-of-conservation";

/// The conservators of a museum.
pub fn two_branches() -> Framework {
    Framework {
        philosophy: Philosophy {
            why: "Objects outlive us, and so does what we know about them. We grow people so that both are handed on.".to_owned(),
            values: "Care before speed. Every treatment can be explained. Nobody has to lead people to be valued.".to_owned(),
        },
        levels: [("level-1", 1, "Practising"), ("level-2", 2, "Advanced"), ("level-3", 3, "Leading")].map(level).into(),
        distinctions: distinctions(),
        families: vec![family()],
        roles: roles(),
        competencies: competencies(),
        cells: cells(),
        edges: edges(),
        branches: vec![Branch {
            id: Some(id("fork")),
            roles: vec![id(MATERIALS), id(STUDIO)],
            statement:
                "Knowing a material better than anybody and bringing a studio through a year are worth the same here, in pay and \
                        in voice. Changing sides is no step back."
                    .to_owned(),
        }],
        ..Framework::default()
    }
}

fn id<T: FromStr<Err = InvalidId>>(text: &str) -> T {
    text.parse().unwrap()
}

fn level((key, number, name): (&str, u8, &str)) -> Level {
    Level { id: id(key), number, name: name.to_owned() }
}

fn lines(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|&line| line.to_owned()).collect()
}

fn family() -> Family {
    let track = |key: &str, name: &str| Track { id: id(key), name: name.to_owned() };
    Family {
        tracks: vec![track("materials", "Materials"), track("studio", "Studio")],
        ..Family::new(id("conservation"), "Conservation")
    }
}

fn distinctions() -> Vec<Distinction> {
    let at = |level: &str, dimension, examples: &[&str]| Distinction { level: id(level), dimension, examples: lines(examples) };
    vec![
        at("level-2", Dimension::Complexity, &["Objects of several materials", "Damage whose cause nobody knows yet"]),
        at("level-2", Dimension::Scope, &["Answers for a studio, or for one material in the whole house"]),
        at("level-3", Dimension::Influence, &["Speaks for the house when a loan is negotiated"]),
    ]
}

fn roles() -> Vec<FrameworkRole> {
    let role = |key: &str, level, title: &str| FrameworkRole::new(id(key), id("conservation"), level, title);
    let band = |low, high| Band {
        id: None,
        low,
        high,
        currency: "EUR".to_owned(),
        region: String::new(),
        visibility: Visibility::Everyone,
    };
    vec![
        FrameworkRole {
            doing: lines(&["Treats objects from the depot", "Writes condition reports for loans"]),
            going_to_do: lines(&["Plans a treatment with a curator"]),
            bands: vec![band(38_000, 47_000)],
            ..role(BASE, 1, "Conservator")
        },
        FrameworkRole {
            track: Some(id("materials")),
            doing: lines(&["Takes on the objects that others hand back"]),
            want_to_do: lines(&["Publishes with the laboratory"]),
            standing: Some(Standing::Destination),
            bands: vec![band(45_000, 57_000)],
            ..role(MATERIALS, 2, "Senior Conservator, Materials")
        },
        FrameworkRole {
            track: Some(id("studio")),
            doing: lines(&["Runs a studio of up to eight people", "Decides what is treated when"]),
            standing: Some(Standing::SteppingStone),
            management_modifier: Some(Modifier {
                title: "Deputy Head".to_owned(),
                expectations: lines(&["Stands in for the head of the department"]),
                pay: "An allowance while it lasts".to_owned(),
            }),
            bands: vec![band(45_000, 57_000)],
            ..role(STUDIO, 2, "Senior Conservator, Studio")
        },
        FrameworkRole {
            doing: lines(&["Sets the plan of the department with the director"]),
            bands: vec![Band { visibility: Visibility::Owners, ..band(56_000, 70_000) }],
            ..role(HEAD, 3, "Head of Conservation")
        },
    ]
}

fn competencies() -> Vec<Competency> {
    let competency = |key: &str, name: &str, category, definition: &str| Competency {
        definition: definition.to_owned(),
        ..Competency::new(id(key), name, category)
    };
    vec![
        competency("treatment", "Treatment", Category::Technical, "Stabilizing and restoring objects so that it can be undone"),
        competency("examination", "Examination", Category::Technical, "Finding out what an object is made of and what ails it"),
        competency("records", "Records", Category::Technical, "Writing down what was found and done"),
        competency("working-together", "Working together", Category::Behavioural, "With curators, lenders and each other"),
        competency("handing-on", "Handing on", Category::Behavioural, "Helping others to learn the craft"),
        competency("planning", "Planning", Category::Behavioural, "Bringing time, money and objects together"),
    ]
}

fn cells() -> Vec<Cell> {
    let cell = |role: &str, competency: &str, source: Option<&str>, own: &[&str]| Cell {
        inherits: source.map(id),
        expectations: lines(own),
        ..Cell::new(id(role), id(competency))
    };
    let must = |cell: Cell, why: &str| Cell { need: Some(Need::Must), why: why.to_owned(), ..cell };
    vec![
        must(
            cell(BASE, "treatment", None, &["Treats common damage safely", "Tests every agent before using it"]),
            "An object that was treated wrongly cannot be had again",
        ),
        cell(MATERIALS, "treatment", Some(BASE), &["Develops a treatment where none is known"]),
        cell(STUDIO, "treatment", Some(BASE), &["Chooses who treats what, and stops a treatment in time"]),
        cell(HEAD, "treatment", Some(STUDIO), &["Answers for every treatment of the house"]),
        cell(BASE, "examination", None, &["Describes materials and damage by eye and under the microscope"]),
        cell(MATERIALS, "examination", Some(BASE), &["Plans examinations with the laboratory and reads their results"]),
        Cell { merged: true, ..cell(STUDIO, "examination", Some(BASE), &[]) },
        cell(HEAD, "examination", Some(STUDIO), &["Decides which examinations the house pays for"]),
        cell(BASE, "records", None, &["Records each step so that a stranger can follow it"]),
        cell(MATERIALS, "records", Some(BASE), &["Writes the house's guide to one material"]),
        cell(STUDIO, "records", Some(BASE), &["Reads the records of the studio and asks where something is missing"]),
        // At the head it is blank: nobody measures the department's plan by records.
        cell(BASE, "working-together", None, &["Says early when a date will not be kept"]),
        cell(MATERIALS, "working-together", Some(BASE), &["Is asked by other houses, and answers"]),
        cell(STUDIO, "working-together", Some(BASE), &["Settles with curators what comes first"]),
        cell(HEAD, "working-together", Some(STUDIO), &["Speaks for the department with the director and with lenders"]),
        // Blank at the base, and on the side of the materials nice to have.
        Cell { need: Some(Need::Nice), ..cell(MATERIALS, "handing-on", None, &["Shows a technique to a visiting colleague"]) },
        cell(STUDIO, "handing-on", None, &["Talks with everybody in the studio about where they want to go"]),
        cell(HEAD, "handing-on", Some(STUDIO), &["Finds places to learn outside of the house"]),
        // Only those who lead plan for others.
        cell(STUDIO, "planning", None, &["Plans the year of the studio"]),
        cell(HEAD, "planning", Some(STUDIO), &["Weighs studios against each other, and says why"]),
    ]
}

fn edges() -> Vec<Edge> {
    let condition = "Has led a studio for a year, here or in another house of this size";
    vec![
        Edge { needs: vec![id("treatment"), id("examination")], ..Edge::new(id(BASE), id(MATERIALS), EdgeKind::Up) },
        Edge {
            needs: vec![id("handing-on"), id("planning")],
            roadblocks: vec![Roadblock {
                id: id("no-first-team"),
                text: "Nobody can try leading before they lead".to_owned(),
                remedy: Some(Remedy::Coaching),
                plan: "A season as the second of a studio, with a coach".to_owned(),
                owner: None,
            }],
            ..Edge::new(id(BASE), id(STUDIO), EdgeKind::Up)
        },
        Edge { needs: vec![id("planning")], ..Edge::new(id(MATERIALS), id(STUDIO), EdgeKind::Lateral) },
        Edge::new(id(STUDIO), id(MATERIALS), EdgeKind::Lateral),
        Edge { needs: vec![id("planning")], ..Edge::new(id(STUDIO), id(HEAD), EdgeKind::Up) },
        Edge {
            needs: vec![id("planning"), id("handing-on")],
            ..Edge::new(id(MATERIALS), id(HEAD), EdgeKind::Conditional { condition: condition.to_owned() })
        },
    ]
}
