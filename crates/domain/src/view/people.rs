//! Who I am, who reports to me, where I am signed in, and the people that administrators look after.

use super::ProposalSummary;
use crate::ids::{PersonId, RoleId, SessionId};
use crate::people::{PersonSummary, Role};
use crate::provisioning::Owned;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Who I am and where I may go.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    /// I.
    pub person: PersonSummary,
    /// My address for sign-in.
    pub email: String,
    /// The organization's name.
    pub organization: String,
    /// My appointments.
    pub roles: BTreeSet<Role>,
    /// Whether anybody reports to me.
    pub supports: bool,
    /// How many things wait for me.
    pub turns: u32,
}

/// Somebody who reports to me.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Who.
    pub person: PersonSummary,
    /// Their proposals that I may see.
    pub proposals: Vec<ProposalSummary>,
}

/// A sign-in of mine.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionView {
    /// Which.
    pub id: SessionId,
    /// Whether it is this one.
    pub current: bool,
    /// The browser, as it named itself.
    pub agent: String,
    /// Since when.
    pub created: Timestamp,
    /// Last used.
    pub seen: Timestamp,
    /// Ends at the latest.
    pub expires: Timestamp,
}

/// Who belongs to the organization.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Belonging {
    /// Those who can sign in.
    #[default]
    Here,
    /// Those who have left.
    Left,
    /// Both.
    Everybody,
}

/// By what a list of people is ordered.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleOrder {
    /// The name.
    #[default]
    Name,
    /// The job title, then the name.
    Title,
    /// The address.
    Email,
}

/// Which people are asked for.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema, utoipa::IntoParams))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PeopleQuery {
    /// Words that occur in name, address or title; all of them, in any order, without regard to case.
    pub search: String,
    /// Who belongs to the organization.
    pub belonging: Belonging,
    /// Those with this appointment.
    pub role: Option<Role>,
    /// Those who report to this person.
    pub manager: Option<PersonId>,
    /// The order.
    pub order: PeopleOrder,
    /// How many of them to leave out from the beginning.
    pub skip: usize,
}

/// People of one part of a list: more than a screen shows, and still read at once.
pub const PEOPLE_AT_ONCE: usize = 50;

/// A part of a list of people.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePage {
    /// These.
    pub people: Vec<PersonRow>,
    /// How many there are in all that were asked for.
    pub total: usize,
}

/// A person as a row of a list.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Who.
    pub person: PersonSummary,
    /// The address for sign-in.
    pub email: String,
    /// Appointments.
    pub roles: BTreeSet<Role>,
    /// Line manager.
    pub manager: Option<PersonSummary>,
    /// Since when the person has left.
    pub left: Option<Timestamp>,
}

/// Everything that administrators look after about a person.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRecord {
    /// Who.
    pub id: PersonId,
    /// Counts the changes; to be sent with the next one.
    pub revision: u64,
    /// What can be changed.
    pub details: PersonDetails,
    /// Line manager.
    pub manager: Option<PersonSummary>,
    /// The manager's manager or a dotted line.
    pub second_line: Option<PersonSummary>,
    /// Since when the person has left.
    pub left: Option<Timestamp>,
    /// What of them a directory owns: it is changed there, and not here.
    pub owned: BTreeSet<Owned>,
    /// Whether the person has a password.
    pub can_sign_in: bool,
    /// How many people report to them.
    pub reports: usize,
    /// How many paths of their own are under way.
    pub paths: usize,
    /// How many paths of others they facilitate that are under way.
    pub facilitates: usize,
    /// How many questions about paths of others they have been asked and have not answered.
    pub questions: usize,
    /// The families of the framework in force that they own, and the roadblocks there that they see to.
    pub owns: Vec<String>,
}

/// What the page of a person shows to administrators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonForm {
    /// The person; none where somebody is to be added.
    pub record: Option<PersonRecord>,
    /// The roles of the framework in force, with their titles: what somebody may hold.
    pub roles: Vec<(RoleId, String)>,
    /// The moment at which it was made.
    pub now: Timestamp,
}

/// What administrators write about a person.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PersonDetails {
    /// Full name.
    pub name: String,
    /// The address for sign-in.
    pub email: String,
    /// Job title today.
    pub title: String,
    /// Appointments.
    #[serde(default)]
    pub roles: BTreeSet<Role>,
    /// The role of the framework that the person holds, where that is known.
    #[serde(default)]
    pub holds: Option<RoleId>,
    /// Line manager.
    #[serde(default)]
    pub manager: Option<PersonId>,
    /// The manager's manager or a dotted line.
    #[serde(default)]
    pub second_line: Option<PersonId>,
}

/// A link with which somebody chooses a password. Whoever has it can: it is shown once and its hash alone is kept.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordLink {
    /// The secret.
    pub token: String,
    /// Until when it can be used.
    pub expires: Timestamp,
}

/// Whose password a link is for.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkOwner {
    /// Their name.
    pub name: String,
    /// Their address for sign-in.
    pub email: String,
    /// The organization's name.
    pub organization: String,
}

// A secret is left out wherever something is written into a log.
impl std::fmt::Debug for PasswordLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasswordLink").field("expires", &self.expires).finish_non_exhaustive()
    }
}
