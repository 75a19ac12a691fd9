//! The log as it is read: newest first, a part at a time.

use super::link::{ChainEntry, Link, place};
use super::seal::Head;
use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::audit::AuditKind;
use domain::ids::{OrgId, PersonId};
use domain::time::Timestamp;

/// Which entries are read.
#[derive(Debug, Clone, Default)]
pub struct AuditFilter {
    /// Of that kind.
    pub kind: Option<AuditKind>,
    /// What that person did.
    pub person: Option<PersonId>,
    /// About that proposal, person or whatever an entry names first.
    pub subject: Option<String>,
    /// That happened then or later.
    pub from: Option<Timestamp>,
    /// That happened before then.
    pub until: Option<Timestamp>,
    /// That stand behind this place in the list.
    pub behind: Option<String>,
}

// Each reads along one index, whatever else is asked for: what narrows most is given to the index.
pub(crate) const BY_PLACE: &str = "SELECT * FROM audit_chain WITH INDEX audit_chain_by_place
    WHERE org = $org AND place < $behind AND REST ORDER BY place DESC LIMIT $limit";
pub(crate) const BY_KIND: &str = "SELECT * FROM audit_chain WITH INDEX audit_chain_by_kind
    WHERE org = $org AND kind = $kind AND place < $behind AND REST ORDER BY place DESC LIMIT $limit";
pub(crate) const BY_PERSON: &str = "SELECT * FROM audit_chain WITH INDEX audit_chain_by_person
    WHERE org = $org AND person = $person AND place < $behind AND REST ORDER BY place DESC LIMIT $limit";
pub(crate) const BY_SUBJECT: &str = "SELECT * FROM audit_chain WITH INDEX audit_chain_by_subject
    WHERE org = $org AND subject = $subject AND place < $behind AND REST ORDER BY place DESC LIMIT $limit";

/// Behind every place.
const END: &str = "g";

impl Store {
    /// Sealed entries of an organization, newest first, at most `limit`.
    pub async fn audit_log(&self, org: &OrgId, filter: &AuditFilter, limit: usize) -> Result<Vec<ChainEntry>, Error> {
        let AuditFilter { kind, person, subject, from, until, behind } = filter;
        let mut rest = Vec::new();
        let text = match (subject, person, kind) {
            (Some(_), ..) => {
                rest.extend(person.as_ref().map(|_| "person = $person"));
                rest.extend(kind.map(|_| "kind = $kind"));
                BY_SUBJECT
            }
            (None, Some(_), _) => {
                rest.extend(kind.map(|_| "kind = $kind"));
                BY_PERSON
            }
            (None, None, Some(_)) => BY_KIND,
            (None, None, None) => BY_PLACE,
        };
        let rest: String = rest.into_iter().flat_map(|one| [" AND ", one]).collect();
        let until = until.map_or_else(|| END.to_owned(), |until| place(until, 0));
        let behind = behind.as_ref().map_or_else(|| until.clone(), |behind| behind.min(&until).clone());
        let mut unit = Unit::composed(text.replace(" AND REST", &rest))
            .bind("org", row::org(org))
            .bind("behind", behind)
            .bind("limit", i64::try_from(limit).unwrap_or(i64::MAX));
        if let Some(kind) = kind {
            unit = unit.bind("kind", kind.key().to_owned());
        }
        if let Some(person) = person {
            unit = unit.bind("person", row::person(person));
        }
        if let Some(subject) = subject {
            unit = unit.bind("subject", subject.clone());
        }
        let mut links: Vec<Link> = self.run(unit).await?.take(0)?;
        // Here, and not there: the database would go on looking through everything that is older.
        if let Some(from) = from.map(|from| place(from, 0)) {
            links.retain(|link| link.place >= from);
        }
        links.into_iter().map(Link::read).collect()
    }

    /// The number of the last sealed entry and its hash; none where nothing is sealed.
    pub async fn audit_head(&self, org: &OrgId) -> Result<Option<(u64, String)>, Error> {
        let unit = Unit::new("SELECT number, hash FROM ONLY $head").bind("head", key::one("audit_head", org.as_str()));
        let head: Option<Head> = self.run(unit).await?.take(0)?;
        Ok(head.and_then(|head| Some((u64::try_from(head.number).ok()?, head.hash))))
    }
}
