//! The figures about people that were last shown to those who write a framework.

use crate::error::Error;
use crate::key;
use crate::row;
use crate::store::Store;
use crate::unit::Unit;
use domain::framework::headcount::Counts;
use domain::framework::litmus::Answered;
use domain::ids::{OrgId, RoleId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What figures were last made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct ShownFigures {
    /// How many hold each role.
    pub holders: Counts,
    /// How many open paths aim at each role.
    pub aiming: Counts,
    /// The version that the answers of the litmus test are about.
    pub version: u32,
    /// Those answers, role by role.
    pub answers: BTreeMap<RoleId, Answered>,
}

const REPLACE: &str = "
    BEGIN;
    LET $hit = (UPDATE $id SET body = $body WHERE body = $read RETURN VALUE body);
    IF array::len($hit) = 0 { THROW 'stale' };
    COMMIT;";

impl Store {
    /// What was last shown in an organization; none before the first time.
    pub async fn figures(&self, org: &OrgId) -> Result<Option<ShownFigures>, Error> {
        self.body("figures", key::one("shown_figures", org.as_str())).await
    }

    /// Notes what is shown from now on, in the place of what was read before; [`Error::Conflict`] or [`Error::Exists`] when somebody else
    /// noted something meanwhile.
    pub async fn figures_save(&self, org: &OrgId, read: Option<&ShownFigures>, shown: &ShownFigures) -> Result<(), Error> {
        let unit = match read {
            Some(read) => Unit::new(REPLACE).bind("read", row::body("figures", read)?),
            None => Unit::new("CREATE $id CONTENT { body: $body } RETURN NONE"),
        };
        let unit = unit.bind("id", key::one("shown_figures", org.as_str())).bind("body", row::body("figures", shown)?);
        self.run(unit).await.map(drop)
    }
}
