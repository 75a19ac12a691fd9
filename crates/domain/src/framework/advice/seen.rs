//! What is advised.

use crate::ids::{CompetencyId, FamilyId, ItemId, LevelId, RoleId};
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// One piece of advice: what was seen, and where.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Advice {
    /// A role has fewer or more core competencies than people can keep in mind.
    CoreCount {
        /// The role.
        role: RoleId,
        /// How many it has.
        count: u32,
    },
    /// A role expects much of one category and little or nothing of the other.
    Balance {
        /// The role.
        role: RoleId,
        /// How many technical core competencies it has.
        technical: u32,
        /// How many behavioural ones.
        behavioural: u32,
    },
    /// Cells that do not inherit from one another say the same.
    RepeatedCells {
        /// The cells, in their order.
        cells: Vec<(RoleId, CompetencyId)>,
    },
    /// A cell says what it inherits, or says something twice.
    RepeatedLine {
        /// The role.
        role: RoleId,
        /// The competency.
        competency: CompetencyId,
        /// The line.
        line: String,
    },
    /// A must-have without its reason.
    MustWithoutWhy {
        /// The role.
        role: RoleId,
        /// The competency.
        competency: CompetencyId,
    },
    /// The higher of two neighbouring roles expects nothing that the lower does not.
    NothingAdded {
        /// The lower.
        from: RoleId,
        /// The higher.
        to: RoleId,
    },
    /// Two neighbouring roles expect the very same in some competencies.
    NoProgress {
        /// The lower.
        from: RoleId,
        /// The higher.
        to: RoleId,
        /// In these.
        competencies: Vec<CompetencyId>,
    },
    /// The bands of two neighbouring roles do not overlap.
    BandsApart {
        /// The lower.
        from: RoleId,
        /// The higher.
        to: RoleId,
        /// Their currency.
        currency: String,
        /// Where they hold; empty for everywhere.
        region: String,
    },
    /// A band ends below its start.
    BandReversed {
        /// The role.
        role: RoleId,
        /// What is written as the lowest.
        low: u32,
        /// What is written as the highest.
        high: u32,
        /// The currency.
        currency: String,
        /// Where it holds; empty for everywhere.
        region: String,
    },
    /// Roles of one grade are paid by several bands.
    SeveralBands {
        /// The grade.
        grade: Grade,
        /// The currency.
        currency: String,
        /// Where they hold; empty for everywhere.
        region: String,
        /// How many different bands.
        bands: u32,
        /// The roles.
        roles: Vec<RoleId>,
    },
    /// No way leads to a level of a family that is not its lowest.
    NoFeeder {
        /// The family.
        family: FamilyId,
        /// The level.
        level: LevelId,
        /// The roles there.
        roles: Vec<RoleId>,
    },
    /// Nobody holds a role.
    NoIncumbent {
        /// The role.
        role: RoleId,
    },
    /// A role without a way on does not say how its people are supported.
    NoSupport {
        /// The role.
        role: RoleId,
    },
    /// A role without a way on does not say what was thought about whom that may hold back.
    NoReflection {
        /// The role.
        role: RoleId,
    },
    /// A branch does not say that its sides are worth the same.
    BranchUnstated {
        /// Which; none for what the first release published.
        branch: Option<ItemId>,
        /// Its roles.
        roles: Vec<RoleId>,
    },
    /// Nothing is done about a roadblock.
    NoRemedy {
        /// The way starts here.
        from: RoleId,
        /// It ends here.
        to: RoleId,
        /// The roadblock.
        roadblock: ItemId,
    },
    /// Nobody sees to a roadblock.
    NoRoadblockOwner {
        /// The way starts here.
        from: RoleId,
        /// It ends here.
        to: RoleId,
        /// The roadblock.
        roadblock: ItemId,
    },
    /// The day on which a family was to be looked at has passed.
    ReviewPassed {
        /// The family.
        family: FamilyId,
        /// The day.
        due: Date,
    },
    /// It is not said when a family is to be looked at.
    NoReviewDate {
        /// The family.
        family: FamilyId,
    },
    /// Nobody keeps a family up to date.
    NoFamilyOwner {
        /// The family.
        family: FamilyId,
    },
    /// The written title is another than tier and discipline make.
    TitleDisagrees {
        /// The role.
        role: RoleId,
        /// The title as written.
        written: String,
        /// What tier and discipline make.
        built: String,
    },
}

/// What holds roles together that are to be paid alike.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// The organization's own grade.
    Named(String),
    /// The level, where a role has no grade.
    Level(u8),
}
