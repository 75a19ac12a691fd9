//! People, what they are appointed to, and who is asking.

use crate::ids::{OrgId, PersonId, RoleId, SessionId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a person is appointed to in the organization. Being somebody's manager is no appointment: it is a reporting line.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads pinned submissions and decides on them.
    LeadershipReviewer,
    /// Sets up steps, guides, pilot and metrics (HR). Reads no draft and no assessment.
    ProgrammeOwner,
    /// Writes the career framework.
    FrameworkOwner,
    /// Looks after people, sign-in and backup. Has no reading right from being administrator.
    Administrator,
    /// Reads the audit log, and nothing else that not everybody may.
    Auditor,
    /// Is named as one whom others may turn to. Has no right from being a mentor.
    Mentor,
}

impl Role {
    /// Every appointment.
    pub const ALL: [Self; 6] =
        [Self::LeadershipReviewer, Self::ProgrammeOwner, Self::FrameworkOwner, Self::Administrator, Self::Auditor, Self::Mentor];

    /// The word in the interface for programs, e.g. `leadership_reviewer`.
    pub fn key(self) -> &'static str {
        match self {
            Self::LeadershipReviewer => "leadership_reviewer",
            Self::ProgrammeOwner => "programme_owner",
            Self::FrameworkOwner => "framework_owner",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::Mentor => "mentor",
        }
    }
}

/// A person of the organization.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// Where.
    pub org: OrgId,
    /// Full name as the person writes it.
    pub name: String,
    /// Address for sign-in, lower case.
    pub email: String,
    /// Job title today, free text.
    pub title: String,
    /// Appointments.
    pub roles: BTreeSet<Role>,
    /// The role of the framework that the person holds, where that is known.
    #[serde(default)]
    pub holds: Option<RoleId>,
    /// Line manager.
    pub manager: Option<PersonId>,
    /// The manager's manager or a dotted line, where the organization keeps one.
    pub second_line: Option<PersonId>,
    /// Since when the person cannot sign in any more; none while they belong to the organization. Left out of what is stored where there is
    /// none, as `revision` is: what was read is compared with the row as it is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Timestamp>,
    /// Counts the changes: what was decided at revision n is written only onto revision n.
    #[serde(default, skip_serializing_if = "is_default")]
    pub revision: u64,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Person {
    /// Somebody of whom nothing is known yet.
    pub fn new(id: PersonId, org: OrgId) -> Self {
        Self {
            id,
            org,
            name: String::new(),
            email: String::new(),
            title: String::new(),
            roles: BTreeSet::new(),
            holds: None,
            manager: None,
            second_line: None,
            left: None,
            revision: 0,
        }
    }

    /// The person at the next revision: whatever changes them counts.
    #[must_use]
    pub fn changed(self) -> Self {
        Self { revision: self.revision.saturating_add(1), ..self }
    }

    /// Whether the person is appointed to `role` and has not left.
    pub fn serves_as(&self, role: Role) -> bool {
        self.left.is_none() && self.roles.contains(&role)
    }

    /// What others may know of this person.
    pub fn summary(&self) -> PersonSummary {
        PersonSummary { id: self.id.clone(), name: self.name.clone(), title: self.title.clone() }
    }
}

/// What others may know of a person: name and title.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSummary {
    /// Who.
    pub id: PersonId,
    /// Full name.
    pub name: String,
    /// Job title.
    pub title: String,
}

impl PersonSummary {
    /// Up to two initials, e.g. `TO`. What stands in brackets is no part of the name.
    pub fn initials(&self) -> String {
        let mut words = self.name.split_whitespace().filter_map(|w| w.chars().next()).filter(|first| first.is_alphanumeric());
        let first = words.next();
        let last = words.next_back();
        first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
    }

    /// One of eight person colours (0 to 7), for where a person stands alone. Beside others of one proposal two may have the same: there,
    /// ask its [`crate::palette::Palette`].
    pub fn color(&self) -> u8 {
        own_color(&self.id)
    }
}

/// Who is asking: made from a session on the server, never from what a client says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// Their organization.
    pub org: OrgId,
    /// Their full name.
    pub name: String,
    /// Their appointments.
    pub roles: BTreeSet<Role>,
    /// The session that proves it.
    pub session: SessionId,
}

impl Actor {
    /// Whether the person is appointed to `role`.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// The circles that managers make: everybody in one reports, through the others, to themselves. `managers` has the manager of whoever has one.
pub fn circles<'a>(managers: &BTreeMap<&'a PersonId, &'a PersonId>) -> Vec<Vec<&'a PersonId>> {
    let (mut found, mut done) = (Vec::new(), BTreeSet::new());
    for start in managers.keys() {
        let (mut walked, mut places, mut at) = (Vec::new(), BTreeMap::new(), Some(*start));
        while let Some(id) = at.filter(|id| !done.contains(id)) {
            if let Some(place) = places.insert(id, walked.len()) {
                found.extend(walked.get(place..).map(<[_]>::to_vec));
                break;
            }
            walked.push(id);
            at = managers.get(id).copied();
        }
        done.extend(walked);
    }
    found
}

/// How many colours there are: more could not be told apart.
pub const COLORS: u8 = 8;

/// The colour that somebody has where nobody else is: FNV-1a of the id, the same on every screen.
pub fn own_color(person: &PersonId) -> u8 {
    let hash = person.as_str().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    u8::try_from((hash >> 32) % u64::from(COLORS)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_of_managers_are_found_once_each() {
        let id = |name: &str| name.parse::<PersonId>().unwrap();
        let people = ["a", "b", "c", "d", "e", "f", "g"].map(id);
        let pairs = [(0, 1), (1, 2), (2, 1), (3, 3), (4, 5), (5, 6)];
        let managers = pairs.into_iter().map(|(who, manager)| (&people[who], &people[manager])).collect();
        let found: Vec<BTreeSet<&str>> =
            circles(&managers).into_iter().map(|circle| circle.into_iter().map(PersonId::as_str).collect()).collect();
        assert_eq!(found, [BTreeSet::from(["b", "c"]), BTreeSet::from(["d"])]);
    }

    #[test]
    fn initials_are_letters_of_the_name() {
        let of =
            |name: &str| PersonSummary { id: "someone".parse().unwrap(), name: name.to_owned(), title: String::new() }.initials();
        assert_eq!(of("Tomás Oliveira"), "TO");
        assert_eq!(of("Åsa Berg (HR)"), "ÅB");
        assert_eq!(of("Ines"), "I");
        assert_eq!(of("(HR)"), "");
    }
}
