//! Roles: a place on a track at a level, with title, responsibilities and pay.

use super::Band;
use crate::ids::{FamilyId, RoleId, TrackId};
use serde::{Deserialize, Serialize};

/// A role: a place on a track at a level.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameworkRole {
    /// Which.
    pub id: RoleId,
    /// In which family.
    pub family: FamilyId,
    /// On which track; none where the tracks still share their base.
    #[serde(default)]
    pub track: Option<TrackId>,
    /// At which level of the spine.
    pub level: u8,
    /// The title without modifier. May hold a `{Discriminator}` that is filled in for each holder.
    pub title: String,
    /// The tier in the title, e.g. `Principal`; empty where the title is written as a whole.
    #[serde(default)]
    pub tier: String,
    /// The discipline in the title, e.g. `Data Scientist`.
    #[serde(default)]
    pub discipline: String,
    /// The organization's own name of the grade, where it has one beside the level, e.g. `E4`.
    #[serde(default)]
    pub grade: String,
    /// What a holder may take on beside the role and lay down again without losing the level: a removable part of the title, not a track.
    #[serde(default)]
    pub management_modifier: Option<Modifier>,
    /// Responsibilities that people carry now.
    #[serde(default)]
    pub doing: Vec<String>,
    /// Responsibilities that they are about to take on.
    #[serde(default)]
    pub going_to_do: Vec<String>,
    /// Responsibilities that they want to grow into.
    #[serde(default)]
    pub want_to_do: Vec<String>,
    /// Experience that the tier asks for.
    #[serde(default)]
    pub experience: String,
    /// Expertise that the tier asks for.
    #[serde(default)]
    pub expertise: String,
    /// What has to be shown for the tier.
    #[serde(default)]
    pub merit: String,
    /// Whether people mean to stay here or to go on from here. Both are worth the same.
    #[serde(default)]
    pub standing: Option<Standing>,
    /// Pay, one band for each region.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// Whether the framework describes a way on from here.
    #[serde(default)]
    pub pathway: Pathway,
    /// Why a path is written for this role.
    #[serde(default)]
    pub selection: Selection,
}

/// Managing people, as an addition to a role.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default, from = "StoredModifier")]
pub struct Modifier {
    /// What is put behind the title, e.g. `Director`.
    pub title: String,
    /// What is expected of those who have it.
    pub expectations: Vec<String>,
    /// What it does to pay.
    pub pay: String,
}

/// Modifiers as they are stored: the first release kept the words of the title alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum StoredModifier {
    Title(String),
    Whole {
        title: String,
        #[serde(default)]
        expectations: Vec<String>,
        #[serde(default)]
        pay: String,
    },
}

impl From<StoredModifier> for Modifier {
    fn from(stored: StoredModifier) -> Self {
        match stored {
            StoredModifier::Title(title) => Self { title, ..Self::default() },
            StoredModifier::Whole { title, expectations, pay } => Self { title, expectations, pay },
        }
    }
}

/// Whether people mean to stay in a role.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A role to stay in and to deepen.
    Destination,
    /// A role to grow out of.
    SteppingStone,
}

/// Whether there is a way on inside of the organization.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Pathway {
    /// The framework describes it.
    #[default]
    Inside,
    /// None is planned.
    None {
        /// How people in this role are supported in going further all the same.
        #[serde(default)]
        support: String,
        /// Whom leaving the role out may hold back, and what was thought about that. For those who write the framework alone.
        #[serde(default)]
        reflection: String,
    },
}

/// The three questions that choose the first roles; none where a question is open.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Selection {
    /// Whether many people hold the role.
    pub prevalent: Option<bool>,
    /// Whether there are competencies of its own on a way on.
    pub distinct: Option<bool>,
    /// Whether a path would keep or develop people.
    pub retains: Option<bool>,
}

/// Where the holders of a role that is no longer there go.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// The role that was merged or taken away.
    pub from: RoleId,
    /// The role that its holders, and the paths that aim at it, go to.
    pub to: RoleId,
}

impl FrameworkRole {
    /// A role with nothing but its place and title.
    pub fn new(id: RoleId, family: FamilyId, level: u8, title: impl Into<String>) -> Self {
        Self {
            id,
            family,
            track: None,
            level,
            title: title.into(),
            tier: String::new(),
            discipline: String::new(),
            grade: String::new(),
            management_modifier: None,
            doing: Vec::new(),
            going_to_do: Vec::new(),
            want_to_do: Vec::new(),
            experience: String::new(),
            expertise: String::new(),
            merit: String::new(),
            standing: None,
            bands: Vec::new(),
            pathway: Pathway::default(),
            selection: Selection::default(),
        }
    }

    /// The title as it is shown: as written, or built of tier and discipline where it is not written.
    pub fn name(&self) -> String {
        if !self.title.trim().is_empty() {
            return self.title.trim().to_owned();
        }
        let parts = [self.tier.trim(), self.discipline.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The title of somebody who has taken on the modifier, e.g. `Principal Data Scientist, Director`.
    pub fn name_with_modifier(&self) -> String {
        match &self.management_modifier {
            Some(modifier) if !modifier.title.trim().is_empty() => format!("{}, {}", self.name(), modifier.title.trim()),
            _ => self.name(),
        }
    }
}
