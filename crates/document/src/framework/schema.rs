//! Which roots and keys the draft of a framework may have, in one table for reading, writing, checking and the wire's pre-scan.
//!
//! | root | keys |
//! |---|---|
//! | `levels`, `families`, `tracks`, `roles`, `competencies`, `bands`, `branches`, `peers`, `roadblocks`, `mochas`, `assignments`, `edges`, `cells` | `<item>/<field>`, see [`What::scalars`] |
//! | [`NEEDS`] | `<from>~<to>~<competency>` = `yes`: needed on that edge |
//! | [`BRANCH_ROLES`], [`PEER_ROLES`] | `<branch or peers>~<role>` = `yes` |
//! | [`SUCCESSIONS`] | `<role that is gone>` = `<its successor>` |
//! | `t/<item>/<field>` | a text, see [`What::texts`] |
//!
//! An item is an id, or two with `~` between them: `<family>~<track>`, `<role>~<competency>`, `<from>~<to>`, `<level>~<dimension>`. A role
//! refers to its level by id, so that putting a level between others writes one value and renumbers nothing.

use super::items::{Item, What, pair};
use super::spelling::{NO_PATHWAY, Way};
use crate::order;
use crate::schema::Kind;
use crate::spelling::{NO, Word as _, YES};
use domain::content::MAX_SCALAR_CHARS;
use domain::framework::{Category, Need, Part, Remedy, Source, Standing, Visibility};
use domain::ids::{CompetencyId, FamilyId, ItemId, LevelId, PersonId, RoleId, TrackId};
use domain::time::Date;

/// The competencies that edges need.
pub const NEEDS: &str = "needs";
/// The roles of branches.
pub const BRANCH_ROLES: &str = "branch-roles";
/// The roles of peers.
pub const PEER_ROLES: &str = "peer-roles";
/// Where the holders of roles go that are gone.
pub const SUCCESSIONS: &str = "successions";

/// The map roots whose keys are not those of items.
const RELATIONS: [&str; 4] = [NEEDS, BRANCH_ROLES, PEER_ROLES, SUCCESSIONS];

/// What a scalar says, and so how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// Where an item stands: see [`crate::order`].
    Order,
    /// A family.
    Family,
    /// A track of the family named beside it.
    Track,
    /// A level.
    Level,
    /// A role.
    Role,
    /// Two roles: `<from>~<to>`.
    Edge,
    /// A person.
    Person,
    /// Something else with an id.
    Item,
    /// A day.
    Date,
    /// See [`Standing`].
    Standing,
    /// The word `none`.
    NoPathway,
    /// `yes` or `no`.
    Answer,
    /// `yes`.
    Yes,
    /// See [`Category`].
    Category,
    /// See [`Source`].
    Source,
    /// A whole number without leading zeros.
    Amount,
    /// Three capital letters.
    Currency,
    /// Free text of at most [`MAX_SCALAR_CHARS`].
    Value,
    /// See [`Visibility`].
    Visibility,
    /// See [`Remedy`].
    Remedy,
    /// See [`Part`].
    Part,
    /// See [`Way`].
    Way,
    /// See [`Need`].
    Need,
}

impl Scalar {
    /// Whether `text` is such a scalar.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Order => order::is_valid(text),
            Self::Family => FamilyId::parse(text).is_ok(),
            Self::Track => TrackId::parse(text).is_ok(),
            Self::Level => LevelId::parse(text).is_ok(),
            Self::Role => RoleId::parse(text).is_ok(),
            Self::Edge => pair(text).is_some(),
            Self::Person => PersonId::parse(text).is_ok(),
            Self::Item => ItemId::parse(text).is_ok(),
            Self::Date => Date::parse(text).is_ok(),
            Self::Standing => Standing::from_word(text).is_some(),
            Self::NoPathway => text == NO_PATHWAY,
            Self::Answer => text == YES || text == NO,
            Self::Yes => text == YES,
            Self::Category => Category::from_word(text).is_some(),
            Self::Source => Source::from_word(text).is_some(),
            Self::Amount => text.parse::<u32>().is_ok_and(|amount| amount.to_string() == text),
            Self::Currency => text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()),
            Self::Value => text.chars().nth(MAX_SCALAR_CHARS).is_none(),
            Self::Visibility => Visibility::from_word(text).is_some(),
            Self::Remedy => Remedy::from_word(text).is_some(),
            Self::Part => Part::from_word(text).is_some(),
            Self::Way => Way::from_word(text).is_some(),
            Self::Need => Need::from_word(text).is_some(),
        }
    }
}

/// Whether a draft may have a root of that name and kind.
pub fn allows_root(name: &str, kind: Kind) -> bool {
    match kind {
        Kind::Map => RELATIONS.contains(&name) || What::with_map(name).is_some(),
        Kind::Text => Item::of_text(name).is_some(),
    }
}

/// What the scalar under that key says, if a draft has it.
pub fn scalar(map: &str, key: &str) -> Option<Scalar> {
    match map {
        NEEDS => {
            let (edge, competency) = key.rsplit_once('~')?;
            (pair(edge).is_some() && CompetencyId::parse(competency).is_ok()).then_some(Scalar::Yes)
        }
        BRANCH_ROLES | PEER_ROLES => {
            let (item, role) = key.split_once('~')?;
            (ItemId::parse(item).is_ok() && RoleId::parse(role).is_ok()).then_some(Scalar::Yes)
        }
        SUCCESSIONS => RoleId::parse(key).ok().map(|_| Scalar::Role),
        _ => {
            let what = What::with_map(map)?;
            let (item, field) = key.split_once('/')?;
            Item::parse(what, item)?;
            what.scalars().iter().find(|(known, _)| *known == field).map(|(_, scalar)| *scalar)
        }
    }
}
