//! Advice in words: what was seen, why it matters, and what could be done about it.

use super::cells::CORE;
use super::{Advice, Grade};
use crate::framework::Framework;
use crate::framework::names::{counted, listed};
use crate::ids::{CompetencyId, ItemId, RoleId};

/// How many names a sentence holds before it counts the rest.
const MOST_NAMED: usize = 4;

impl Advice {
    /// The advice in words, for whoever writes the framework.
    pub fn sentence(&self, framework: &Framework) -> String {
        let role = |id: &RoleId| framework.role_name(id);
        match self {
            Self::CoreCount { role: id, count } => core_count(&role(id), *count),
            Self::Balance { role: id, technical, behavioural } => balance(&role(id), *technical, *behavioural),
            Self::RepeatedCells { .. } | Self::RepeatedLine { .. } => self.repetition(framework),
            Self::MustWithoutWhy { role: id, competency } => format!(
                "{} is a must for {}, and it is not written why. People who lack it are kept out, so they can expect a reason. \
                 You could add one, or mark it as nice to have.",
                framework.competency_name(competency),
                role(id)
            ),
            Self::NothingAdded { from, to } => format!(
                "{} expects nothing that {} does not. Who works towards it cannot see what to grow into. \
                 You could write what is new at this level, even if it is one line.",
                role(to),
                role(from)
            ),
            Self::NoProgress { from, to, competencies } => format!(
                "{} expects the very same as {} in {}. Who works towards it cannot see what grows there. \
                 You could add what is new, or merge the cells to say that they are meant to be the same.",
                role(to),
                role(from),
                some(competencies.iter().map(|id| framework.competency_name(id)))
            ),
            Self::BandsApart { .. } | Self::BandReversed { .. } | Self::SeveralBands { .. } => self.pay(framework),
            Self::NoFeeder { .. } | Self::NoIncumbent { .. } | Self::NoRemedy { .. } | Self::NoRoadblockOwner { .. } => {
                self.ways(framework)
            }
            Self::NoSupport { .. } | Self::NoReflection { .. } | Self::BranchUnstated { .. } => self.reasons(framework),
            Self::ReviewPassed { .. } | Self::NoReviewDate { .. } | Self::NoFamilyOwner { .. } => self.upkeep(framework),
            Self::TitleDisagrees { written, built, .. } => format!(
                "The title “{written}” is not what its tier and discipline make, “{built}”. Two titles for one role are hard to look up. \
                 You could change the title, or the tier and the discipline."
            ),
        }
    }

    fn repetition(&self, framework: &Framework) -> String {
        let at = |role: &RoleId, competency: &CompetencyId| {
            format!("{} at {}", framework.competency_name(competency), framework.role_name(role))
        };
        match self {
            Self::RepeatedCells { cells } => format!(
                "The same lines stand in {}. When one of them is reworded the others stay behind. \
                 You could write them once and let the other cells inherit them.",
                some(cells.iter().map(|(role, competency)| at(role, competency)))
            ),
            Self::RepeatedLine { role, competency, line } => format!(
                "{} says “{line}” twice, counting what it inherits. It would be rated twice. You could take one away.",
                at(role, competency)
            ),
            _ => String::new(),
        }
    }

    fn pay(&self, framework: &Framework) -> String {
        match self {
            Self::BandsApart { from, to, currency, region } => format!(
                "The bands of {} and {} in {} do not overlap. Without an overlap nobody's pay can grow up to the next level, \
                 and a move back costs pay at once. You could let them overlap a little.",
                framework.role_name(from),
                framework.role_name(to),
                market(currency, region)
            ),
            Self::BandReversed { role, low, high, currency, region } => format!(
                "The band of {} in {} starts at {low} and ends below that, at {high}. Nobody can be paid within it. \
                 You could swap the two figures.",
                framework.role_name(role),
                market(currency, region)
            ),
            Self::SeveralBands { grade, currency, region, bands, roles } => {
                let grade = match grade {
                    Grade::Named(name) => format!("Grade {name}"),
                    Grade::Level(number) => level(framework, *number),
                };
                format!(
                    "{grade} has {bands} different bands in {}: {}. People on one level who are paid by different bands will ask why. \
                     You could give them one band, or write down the reason.",
                    market(currency, region),
                    some(roles.iter().map(|id| framework.role_name(id)))
                )
            }
            _ => String::new(),
        }
    }

    fn ways(&self, framework: &Framework) -> String {
        match self {
            Self::NoFeeder { family, level, roles } => format!(
                "No way leads to {} of {} ({}). It can be filled from outside alone. \
                 You could draw a way from a role below or beside it, or say under what condition there is one.",
                framework.level_name(level),
                framework.family_name(family),
                some(roles.iter().map(|id| framework.role_name(id)))
            ),
            Self::NoIncumbent { role } => format!(
                "Nobody holds {} today. Who aims at it has nobody to ask what it is like. \
                 You could keep it as a plan, or take it away until you need it.",
                framework.role_name(role)
            ),
            Self::NoRemedy { from, to, roadblock } => format!(
                "Nothing is planned yet about what stands in the way from {} to {}: {}. Whoever meets it has to get past it alone. \
                 You could choose what helps, such as training, coaching or time away.",
                framework.role_name(from),
                framework.role_name(to),
                roadblock_text(framework, (from, to), roadblock)
            ),
            Self::NoRoadblockOwner { from, to, roadblock } => format!(
                "Nobody sees to what stands in the way from {} to {}: {}. What belongs to nobody stays as it is. \
                 You could name somebody.",
                framework.role_name(from),
                framework.role_name(to),
                roadblock_text(framework, (from, to), roadblock)
            ),
            _ => String::new(),
        }
    }

    fn reasons(&self, framework: &Framework) -> String {
        match self {
            Self::NoSupport { role } => format!(
                "There is no way on from {}, and it is not written how its people are supported. They would read it as an end. \
                 You could write what you offer them, inside of the organization or beyond it.",
                framework.role_name(role)
            ),
            Self::NoReflection { role } => format!(
                "There is no way on from {}, and it is not written whom that may hold back. \
                 Roles without a way on are often held by people who have been held back before. \
                 You could note who holds it and what you thought about that.",
                framework.role_name(role)
            ),
            Self::BranchUnstated { roles, .. } => format!(
                "The path splits into {}, and it is not said what the sides are worth. People will take one of them for the lesser. \
                 You could write that both are valued alike, and that going from one to the other is no step back.",
                some(roles.iter().map(|id| framework.role_name(id)))
            ),
            _ => String::new(),
        }
    }

    fn upkeep(&self, framework: &Framework) -> String {
        match self {
            Self::ReviewPassed { family, due } => format!(
                "{} was to be looked at by {due}. Expectations that are out of date are still measured by. \
                 You could look at it with those who work there, and set the next date.",
                framework.family_name(family)
            ),
            Self::NoReviewDate { family } => format!(
                "{} has no date on which it is looked at again. Work changes, and what is not looked at is soon out of date. \
                 You could choose a date within a year.",
                framework.family_name(family)
            ),
            Self::NoFamilyOwner { family } => format!(
                "Nobody keeps {} up to date. Questions about it have nowhere to go. You could name somebody.",
                framework.family_name(family)
            ),
            _ => String::new(),
        }
    }
}

fn core_count(role: &str, count: u32) -> String {
    let (least, most) = (CORE.start(), CORE.end());
    let (what, hint) = if count < *least {
        ("So few hardly describe a role", "add what else nobody can do it without")
    } else {
        (
            "So many cannot be kept in mind or talked about in one sitting",
            "mark some as nice to have, or join those that go together",
        )
    };
    let count = match usize::try_from(count) {
        Ok(0) => "no core competency".to_owned(),
        Ok(some) => counted(some, "core competency", "core competencies"),
        Err(_) => "very many core competencies".to_owned(),
    };
    format!("{role} has {count}. {what}; {least} to {most} work well. You could {hint}.")
}

fn balance(role: &str, technical: u32, behavioural: u32) -> String {
    let (hint, missed) = if technical < behavioural {
        ("what somebody has to know and be able to do", "the craft")
    } else {
        ("how somebody works with others", "how people work together")
    };
    format!(
        "{role} expects {technical} technical and {behavioural} behavioural competencies. \
         Read like this, {missed} hardly counts. You could add {hint}."
    )
}

fn level(framework: &Framework, number: u8) -> String {
    let found = framework.levels.iter().find(|level| level.number == number);
    found.map_or_else(|| format!("Level {number}"), |level| framework.level_name(&level.id))
}

fn market(currency: &str, region: &str) -> String {
    let place = if crate::text::is_blank(region) { String::new() } else { format!(" ({})", region.trim()) };
    format!("{}{place}", currency.trim())
}

fn roadblock_text(framework: &Framework, (from, to): (&RoleId, &RoleId), id: &ItemId) -> String {
    let edges = framework.edges.iter().filter(|edge| edge.from == *from && edge.to == *to);
    let found = edges.flat_map(|edge| &edge.roadblocks).find(|roadblock| roadblock.id == *id);
    let text = found.map(|roadblock| roadblock.text.trim().trim_end_matches('.').to_owned());
    text.filter(|text| !text.is_empty()).unwrap_or_else(|| "it is not written what".to_owned())
}

fn some(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    let rest = names.len().saturating_sub(MOST_NAMED);
    // One more name takes no more room than "1 more".
    if rest > 1 {
        names.truncate(MOST_NAMED);
        names.push(format!("{rest} more"));
    }
    listed(&names)
}
