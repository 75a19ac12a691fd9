//! What is taken for what: a guess that the caller may change and hand back.

use domain::ids::LevelId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is taken for what. The default lets everything be guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Mapping {
    /// The families that were found, and what they are to be called.
    pub families: Vec<Renamed>,
    /// The tables that were found, and what their columns are.
    pub tables: Vec<TableMapping>,
    /// Where levels go that the framework does not have yet.
    pub levels: Levels,
    /// Whether ways are drawn where the source knows none.
    pub ways: Ways,
    /// The currency of pay without one; three letters of ISO 4217. Without it, `XXX` is written, which stands for none.
    pub currency: Option<String>,
    /// What pay is for. Bands are for a year.
    pub period: Period,
}

/// A family under the name that the source has, and under the one that it gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    /// As found.
    pub found: String,
    /// As wanted.
    pub name: String,
}

/// What a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Roles or levels as columns, competencies as rows: the template grid.
    Matrix,
    /// Roles or levels as rows, competencies as columns.
    Transposed,
    /// One record a row; the columns say of what.
    Rows,
    /// One competency a table, levels as columns, lines below them.
    Skills,
    /// One of the tables that this program writes.
    Own,
    /// Nothing that a framework has.
    Nothing,
}

/// What a table is taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableMapping {
    /// Which: its file, and its sheet or first line.
    pub table: String,
    /// What it holds.
    pub shape: Shape,
    /// Its columns, where rows are records.
    #[serde(default)]
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// What stands above it.
    pub header: String,
    /// What it is taken for.
    pub field: Field,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Nothing that is imported.
    Ignore,
    /// The family's name.
    Family,
    /// The family's identifier.
    FamilyId,
    /// The track's name.
    Track,
    /// The track's identifier.
    TrackId,
    /// The level's name.
    Level,
    /// The level's identifier.
    LevelId,
    /// The level's place.
    LevelNumber,
    /// The role's title.
    Role,
    /// The role's identifier.
    RoleId,
    /// The organization's own name of the grade.
    Grade,
    /// The competency's name.
    Competency,
    /// The competency's identifier.
    CompetencyId,
    /// Technical or behavioural.
    Category,
    /// What the competency means.
    Definition,
    /// A skill within the competency: put before the expectation.
    Skill,
    /// One expectation.
    Expectation,
    /// What the cell inherits from.
    Inherits,
    /// Whether the cell is shown as one with that.
    Merged,
    /// Must or nice.
    Need,
    /// Why it must be there.
    Why,
    /// What the competency means in this role.
    Meaning,
    /// Responsibilities of the role.
    Responsibilities,
    /// The lowest pay.
    SalaryLow,
    /// The highest pay.
    SalaryHigh,
    /// Both in one text.
    SalaryRange,
    /// The currency.
    Currency,
    /// Where the pay holds.
    Region,
}

/// Where levels go that the framework does not have yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Levels {
    /// Those of the same id or name are the same; others go behind the one that they follow in the import.
    #[default]
    InPlace,
    /// Those of the same id or name are the same; others go to the end of the spine.
    Append,
    /// As said; those that are not named as in place.
    To {
        /// The import's levels and the framework's that they become.
        levels: BTreeMap<LevelId, LevelId>,
    },
}

/// Whether ways are drawn where the source knows none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Ways {
    /// From each role to the next level of its track.
    #[default]
    Drawn,
    /// None.
    None,
}

/// What pay is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// A year.
    #[default]
    Year,
    /// A month: twelve make a year.
    Month,
    /// An hour: 2,080 make a year.
    Hour,
}

impl Period {
    /// How many of it make a year.
    #[must_use]
    pub fn per_year(self) -> u32 {
        match self {
            Self::Year => 1,
            Self::Month => 12,
            Self::Hour => 2_080,
        }
    }
}

impl Mapping {
    /// The name that a family is to have.
    pub(crate) fn family(&self, found: &str) -> String {
        let renamed = self.families.iter().find(|family| family.found == found);
        renamed.map_or(found, |family| &family.name).to_owned()
    }

    /// What a table is to be taken for, where the caller has said so.
    pub(crate) fn table(&self, table: &str) -> Option<&TableMapping> {
        self.tables.iter().find(|known| known.table == table)
    }
}
