//! What of a thing changed.

use serde::{Deserialize, Serialize};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $words:literal,)*) => {
        /// What of a thing changed.
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        impl Field {
            /// The field in words, as it stands behind `the`.
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$name => $words,)*
                }
            }
        }
    };
}

fields! {
    /// Why careers matter here.
    Why = "why",
    /// Values.
    Values = "values",
    /// Examples of a factor or a competency.
    Examples = "examples",
    /// Who keeps a family up to date.
    Owner = "owner",
    /// When it is to be looked at again.
    Review = "review date",
    /// The tier.
    Tier = "tier",
    /// The discipline.
    Discipline = "discipline",
    /// The grade.
    Grade = "grade",
    /// Managing people: whether it can be taken on.
    Modifier = "management modifier",
    /// What is put behind the title of who takes it on.
    ModifierTitle = "title of the management modifier",
    /// What is expected of who takes it on.
    ModifierExpectations = "expectations of the management modifier",
    /// What it does to pay.
    ModifierPay = "pay of the management modifier",
    /// Responsibilities carried now.
    Doing = "responsibilities carried now",
    /// Responsibilities about to be taken on.
    GoingToDo = "responsibilities about to be taken on",
    /// Responsibilities to grow into.
    WantToDo = "responsibilities to grow into",
    /// Experience.
    Experience = "experience",
    /// Expertise.
    Expertise = "expertise",
    /// Merit.
    Merit = "merit",
    /// Whether people mean to stay.
    Standing = "standing",
    /// Pay.
    Bands = "bands",
    /// Whether there is a way on.
    Pathway = "way on",
    /// How people are supported where there is none.
    Support = "support without a way on",
    /// Whom that may hold back.
    Reflection = "thoughts about having no way on",
    /// Why a path is written.
    Selection = "reasons for a path",
    /// The definition.
    Definition = "definition",
    /// Technical or behavioural.
    Category = "category",
    /// The family of a competency.
    Family = "family",
    /// Where it was found.
    Source = "source",
    /// That in words.
    SourceNote = "note on the source",
    /// The role that a cell inherits from.
    Inherits = "source of inheritance",
    /// Whether it is shown as one.
    Merged = "merging",
    /// Expectations.
    Expectations = "expectations",
    /// What a competency means in a role.
    Meaning = "meaning in the role",
    /// Must or nice to have.
    Need = "need",
    /// Why it must be there.
    Reason = "reason",
    /// Up, lateral or conditional.
    Kind = "kind of way",
    /// The condition.
    Condition = "condition",
    /// The competencies needed.
    Needs = "competencies needed",
    /// What a roadblock is.
    Text = "description",
    /// What is done about it.
    Remedy = "remedy",
    /// How.
    Plan = "plan",
    /// The roles of a branch or of peers.
    Roles = "roles",
    /// The statement of a branch.
    Statement = "statement",
    /// What peers have in common.
    Note = "note",
    /// Where the holders of a role go.
    Successor = "successor",
    /// The table above.
    Parent = "table above",
    /// Who does what.
    People = "people",
    /// The number of a level.
    Number = "number",
}
