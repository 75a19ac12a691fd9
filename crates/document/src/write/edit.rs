//! The changes that can be made, and why one may be refused.

use crate::limits::{MAX_ROOTS, MAX_SECTION_UTF16};
use crate::schema::List;
use domain::content::{Link, MAX_SCALAR_CHARS, MAX_TEXT_UTF16, MilestoneKind, Party, TargetKind, Term, Verdict};
use domain::ids::{ExpectationId, ItemId, RoleId};
use domain::section::Section;
use domain::time::Date;
use domain::wording::Wording;

/// Whether an expectation is in focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// A scalar of a milestone. An empty value or none takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MilestoneField {
    /// Value at the start.
    Start(String),
    /// Value to reach.
    Target(String),
    /// By when.
    Due(Option<Date>),
    /// How.
    Kind(Option<MilestoneKind>),
    /// The gap it closes.
    Gap(Option<ExpectationId>),
    /// Who owes it.
    Owner(Option<Party>),
    /// Who confirms it.
    Confirmer(Option<Party>),
}

/// One change of a section. Places and lengths of texts count UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A new career goal, behind `after`; the last if there is no such goal or none is named.
    AddGoal {
        /// A new id.
        id: ItemId,
        /// Behind which.
        after: Option<ItemId>,
    },
    /// A new clause of the job description, placed like a goal.
    AddClause {
        /// A new id.
        id: ItemId,
        /// Behind which.
        after: Option<ItemId>,
    },
    /// A new performance goal, placed like a goal.
    AddPerformanceGoal {
        /// A new id.
        id: ItemId,
        /// Behind which.
        after: Option<ItemId>,
    },
    /// A new milestone, placed like a goal.
    AddMilestone {
        /// A new id.
        id: ItemId,
        /// Behind which.
        after: Option<ItemId>,
    },
    /// Puts an item behind another; to the beginning if none is named.
    MoveItem {
        /// The list.
        list: List,
        /// Which item.
        id: ItemId,
        /// Behind which. Unlike with a new item, none means the beginning.
        after: Option<ItemId>,
    },
    /// Takes an item away with its scalars and texts.
    RemoveItem {
        /// The list.
        list: List,
        /// Which item.
        id: ItemId,
    },
    /// When a career goal is to be reached.
    SetTerm {
        /// Which goal.
        goal: ItemId,
        /// When.
        term: Term,
    },
    /// Which way the path leads.
    SetTargetKind(Option<TargetKind>),
    /// The framework's role aimed at.
    SetTargetRole(Option<RoleId>),
    /// What a goal serves; none makes it undecided.
    SetLink {
        /// Which goal.
        goal: ItemId,
        /// What.
        link: Option<Link>,
    },
    /// How a clause stands; none makes it undecided.
    SetVerdict {
        /// Which clause.
        clause: ItemId,
        /// How.
        verdict: Option<Verdict>,
        /// The wording of the clause that it is about; none where whoever gives the verdict cannot read it.
        about: Option<Wording>,
    },
    /// Takes an expectation into focus or out of it.
    SetFocus {
        /// Which.
        expectation: ExpectationId,
        /// In or out.
        chosen: Chosen,
    },
    /// A scalar of a milestone.
    SetMilestone {
        /// Which milestone.
        id: ItemId,
        /// Which scalar, and its value.
        field: MilestoneField,
    },
    /// A new wording. What stays the same is left alone, so that others' carets and concurrent changes live on.
    ReplaceText {
        /// `self`, `target` or an item's id.
        item: String,
        /// The field.
        field: String,
        /// The wording.
        text: String,
    },
    /// What somebody typed.
    Splice {
        /// `self`, `target` or an item's id.
        item: String,
        /// The field.
        field: String,
        /// Where.
        at: u32,
        /// How much is taken away.
        remove: u32,
        /// What is put there.
        insert: String,
    },
}

impl Edit {
    /// The section it belongs to; none for texts, which every section has.
    pub fn section(&self) -> Option<Section> {
        match self {
            Self::AddGoal { .. }
            | Self::AddClause { .. }
            | Self::SetTerm { .. }
            | Self::SetTargetKind(_)
            | Self::SetTargetRole(_) => Some(Section::Objectives),
            Self::AddPerformanceGoal { .. } | Self::SetFocus { .. } => Some(Section::Gaps),
            Self::AddMilestone { .. } | Self::SetMilestone { .. } => Some(Section::Milestones),
            Self::SetLink { .. } => Some(Section::Connection),
            Self::SetVerdict { .. } => Some(Section::Alignment),
            Self::MoveItem { list, .. } | Self::RemoveItem { list, .. } => Some(list.section()),
            Self::ReplaceText { .. } | Self::Splice { .. } => None,
        }
    }
}

/// Why an edit changed nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The edit is about something of another section.
    #[error("this belongs to another section")]
    OtherSection,
    /// The section has no such text.
    #[error("the section has no text '{field}' of '{item}'")]
    NoSuchText {
        /// The item named.
        item: String,
        /// The field named.
        field: String,
    },
    /// The item was removed meanwhile, or never was.
    #[error("'{0}' is not there any more")]
    Gone(ItemId),
    /// An item with that id is there already.
    #[error("'{0}' is there already: take a new id")]
    Exists(ItemId),
    /// The id is the name of something that is always there.
    #[error("'{0}' is reserved: take another id")]
    Reserved(ItemId),
    /// The list or map is full.
    #[error("{limit} is the most here: remove something first")]
    TooMany {
        /// How many are possible.
        limit: usize,
    },
    /// A short value that is not short.
    #[error("{len} characters are too many for this value: {MAX_SCALAR_CHARS} are possible")]
    ValueTooLong {
        /// How many it has.
        len: usize,
    },
    /// The text would become too long.
    #[error("the text would have {len} characters: {MAX_TEXT_UTF16} are possible")]
    TextTooLong {
        /// How long it would become, in UTF-16 units.
        len: u32,
    },
    /// The section would become too long.
    #[error("the section's texts together would be longer than {MAX_SECTION_UTF16} characters")]
    SectionTooLong,
    /// So much was added and removed that no new text fits.
    #[error("{MAX_ROOTS} texts were begun in this section, which is the most")]
    Full,
    /// The document holds something that does not show; places in it would be wrong.
    #[error("the text cannot be edited because it holds something that is no text")]
    Damaged,
}
