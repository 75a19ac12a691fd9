//! What keeps a draft from being published.

use super::{ChoiceAnswer, Framework, FrameworkError, OpenChoice, Pathway, open_choices};
use crate::ids::RoleId;
use crate::text::is_blank;
use std::collections::BTreeMap;

/// Something that keeps a draft from being published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hindrance {
    /// The framework does not hold together.
    Broken(FrameworkError),
    /// A question at a choice point is open.
    Choice(OpenChoice),
    /// A role without a way on does not say how its people are supported.
    WithoutSupport {
        /// The role.
        role: RoleId,
    },
    /// A role was taken away that people hold or aim at, and it is not said where they go.
    Abandoned {
        /// The role.
        role: RoleId,
        /// Its title, as it was published.
        title: String,
        /// How many hold it.
        holders: u32,
        /// How many open paths aim at it.
        aiming: u32,
    },
}

/// Whom a publication touches.
#[derive(Debug, Clone, Copy)]
pub struct Touched<'a> {
    /// What was published before, if anything.
    pub previous: Option<&'a Framework>,
    /// How many people hold each role.
    pub holders: &'a BTreeMap<RoleId, u32>,
    /// How many open paths aim at each role.
    pub aiming: &'a BTreeMap<RoleId, u32>,
}

/// Everything that keeps `draft` from being published; it can be published exactly when that is nothing.
pub fn ready(draft: &Framework, answers: &[ChoiceAnswer], touched: Touched<'_>) -> Vec<Hindrance> {
    let mut found: Vec<Hindrance> = draft.problems().into_iter().map(Hindrance::Broken).collect();
    found.extend(draft.roles.iter().filter(|role| role.pathway.lacks_support()).map(|role| {
        let role = role.id.clone();
        Hindrance::WithoutSupport { role }
    }));
    found.extend(abandoned(draft, touched));
    found.extend(open_choices(draft, answers).into_iter().map(Hindrance::Choice));
    found
}

/// The roles of the publication before that are held or aimed at and have gone without a successor.
fn abandoned(draft: &Framework, touched: Touched<'_>) -> Vec<Hindrance> {
    let before = touched.previous.into_iter().flat_map(|previous| &previous.roles);
    let count = |counts: &BTreeMap<RoleId, u32>, role: &RoleId| counts.get(role).copied().unwrap_or_default();
    let gone = before.filter(|role| draft.present(&role.id).is_none());
    let hindrance = gone.map(|role| Hindrance::Abandoned {
        role: role.id.clone(),
        title: role.name(),
        holders: count(touched.holders, &role.id),
        aiming: count(touched.aiming, &role.id),
    });
    hindrance
        .filter(|found| matches!(found, Hindrance::Abandoned { holders, aiming, .. } if *holders > 0 || *aiming > 0))
        .collect()
}

impl Pathway {
    /// Whether there is no way on and nothing is said about how people are supported all the same.
    pub fn lacks_support(&self) -> bool {
        matches!(self, Self::None { support, .. } if is_blank(support))
    }
}

impl Hindrance {
    /// What has to be done, in words.
    pub fn sentence(&self, draft: &Framework) -> String {
        match self {
            Self::Broken(error) => error.sentence(draft),
            Self::Choice(open) => open.sentence(draft),
            Self::WithoutSupport { role } => format!(
                "There is no way on from {}. Write how people in this role are supported in going further all the same.",
                draft.role_name(role)
            ),
            Self::Abandoned { title, holders, aiming, .. } => {
                format!("{title} is no longer in the framework. {}. Say which role they go to.", touched_by(*holders, *aiming))
            }
        }
    }
}

fn touched_by(holders: u32, aiming: u32) -> String {
    let people = |count: u32| if count == 1 { "1 person holds it".to_owned() } else { format!("{count} people hold it") };
    let paths =
        |count: u32| if count == 1 { "1 open path aims at it".to_owned() } else { format!("{count} open paths aim at it") };
    match (holders, aiming) {
        (_, 0) => people(holders),
        (0, _) => paths(aiming),
        _ => format!("{} and {}", people(holders), paths(aiming)),
    }
}
