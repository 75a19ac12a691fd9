//! What the demo's owners wrote beside roles and cells: the philosophy, what changes between levels, pay, who does what, and what stands in
//! the way.

use super::super::people::Known;
use domain::framework::{
    Assignment, Band, Dimension, Distinction, Framework, Mocha, Part, Peers, Philosophy, Remedy, Roadblock, Selection, Standing,
    Visibility,
};
use domain::ids::ItemId;

pub fn philosophy() -> Philosophy {
    Philosophy {
        why: "Careers here are talked about in the open. Whoever wants to grow knows what is expected of the next role, who decides, \
              and on what; whoever wants to stay where they are loses nothing by it."
            .to_owned(),
        values: "Candour: expectations are written down before anybody is measured by them.\n\
                 Fairness: the same evidence counts the same, whoever brings it.\n\
                 Care: every no comes with its reason and with a way on."
            .to_owned(),
    }
}

/// Level, dimension, examples.
pub struct DistinctionRow(pub &'static str, pub Dimension, pub &'static [&'static str]);

pub const DISTINCTIONS: &[DistinctionRow] = &[
    DistinctionRow(
        "level-2",
        Dimension::Drive,
        &["Carries a task from the request to its use without being asked how it stands"],
    ),
    DistinctionRow(
        "level-3",
        Dimension::Scope,
        &["Answers for the data of a whole domain, not for single tables", "Is asked when a neighbouring team changes its data"],
    ),
    DistinctionRow("level-4", Dimension::Influence, &["Changes how several teams work, without being anybody's superior"]),
    DistinctionRow("level-5", Dimension::Complexity, &["Decides where nobody here has a precedent to go by"]),
];

impl DistinctionRow {
    pub fn build(&self) -> Option<Distinction> {
        let examples = self.2.iter().map(|line| (*line).to_owned()).collect();
        Some(Distinction { level: self.0.parse().ok()?, dimension: self.1, examples })
    }
}

/// What the owners answered about every factor: who is affected, whose view is needed, how it interrupts unequal chances.
pub const ANSWERS: [&str; 3] = [
    "Colleagues who work part-time could be seen less often where this shows. Who joins from another field could gain, because the way \
     there is written down.",
    "Two people who reached this level in the last year, two who did not, and the colleagues who look after part-time agreements.",
    "The evidence is asked for in writing and read without names first, so that presence in the office counts for nothing.",
];

/// Level, pay from, pay to, who may see it. The pay of levels that are not settled stays with the owners.
const PAY: [(u8, u32, u32, Visibility); 5] = [
    (1, 48_000, 58_000, Visibility::Everyone),
    (2, 56_000, 70_000, Visibility::Everyone),
    (3, 68_000, 86_000, Visibility::Near),
    (4, 82_000, 104_000, Visibility::Near),
    (5, 100_000, 128_000, Visibility::Owners),
];

/// The band of a level, the same in every family: sides of equal worth are paid alike.
pub fn bands(role: &str, level: u8) -> Vec<Band> {
    let of_level = PAY.iter().filter(|(of, ..)| *of == level);
    let band = |(_, low, high, visibility): &(u8, u32, u32, Visibility)| Band {
        id: ItemId::parse(&format!("pay-{role}")).ok(),
        low: *low,
        high: *high,
        currency: "EUR".to_owned(),
        region: String::new(),
        visibility: *visibility,
    };
    of_level.map(band).collect()
}

/// Roles that people hold for long, and roles on the way.
pub fn standing(level: u8) -> Option<Standing> {
    match level {
        1 | 2 => Some(Standing::SteppingStone),
        3.. => Some(Standing::Destination),
        0 => None,
    }
}

/// The first path that was written, and why.
pub fn selection(role: &str) -> Selection {
    match role {
        "data-2" => Selection { prevalent: Some(true), distinct: Some(true), retains: Some(true) },
        _ => Selection::default(),
    }
}

pub fn peers() -> Option<Peers> {
    let roles = ["data-3", "analytics-3"].iter().map(|id| id.parse().ok()).collect::<Option<Vec<_>>>()?;
    let note = "Both answer for the data of a domain: one for how it comes to be, the other for what it means.".to_owned();
    Some(Peers { id: ItemId::parse("senior-peers").ok(), roles, note })
}

/// Names the people of the demo in what only they can be named in.
pub fn with_people(mut framework: Framework, known: &Known) -> Option<Framework> {
    let id = |text: &str| ItemId::parse(text).ok();
    let part = |item: &str, part: Part, first: &str, note: &str| {
        Some(Assignment {
            id: id(item)?,
            part,
            person: Some(known.get(first)?.clone()),
            who: String::new(),
            note: note.to_owned(),
        })
    };
    framework.project = vec![
        Mocha {
            id: id("whole")?,
            parent: None,
            title: "Career framework of Northlight".to_owned(),
            people: vec![
                part("whole-manager", Part::Manager, "marta", "")?,
                part("whole-owner", Part::Owner, "beatriz", "")?,
                part("whole-consulted", Part::Consulted, "priya", "What product expects of data")?,
                part("whole-helper", Part::Helper, "ines", "The families of data and product analytics")?,
                part("whole-approver", Part::Approver, "kofi", "")?,
            ],
        },
        Mocha {
            id: id("data-path")?,
            parent: id("whole"),
            title: "Path of the data family".to_owned(),
            people: vec![
                part("data-manager", Part::Manager, "beatriz", "")?,
                part("data-owner", Part::Owner, "ines", "")?,
                part("data-helper", Part::Helper, "samuel", "Reads every expectation as somebody who holds the role")?,
                Assignment {
                    id: id("data-salaries")?,
                    part: Part::Consulted,
                    person: None,
                    who: "Works council".to_owned(),
                    note: "Pay ranges".to_owned(),
                },
            ],
        },
    ];
    let way = framework.edges.iter_mut().find(|edge| edge.from.as_str() == "data-3" && edge.to.as_str() == "data-4p")?;
    way.roadblocks = vec![Roadblock {
        id: id("no-team-to-try")?,
        text: "There is no team to lead before somebody has shown that they can lead one.".to_owned(),
        remedy: Some(Remedy::Coaching),
        plan: "Whoever wants it leads the on-call group for half a year, with a coach from outside the department.".to_owned(),
        owner: Some(known.get("ines")?.clone()),
    }];
    for family in &mut framework.families {
        family.owner = Some(known.get("ines")?.clone());
    }
    Some(framework)
}
