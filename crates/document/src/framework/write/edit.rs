//! The changes that can be made, and why one may be refused.

use crate::framework::{Item, Way};
use crate::limits::framework::{MAX_KEYS, MAX_ROOTS, MAX_UTF16};
use crate::write::Chosen;
use domain::content::{MAX_SCALAR_CHARS, MAX_TEXT_UTF16};
use domain::framework::{Category, Need, Part, Remedy, Source, Standing, Visibility};
use domain::ids::{CompetencyId, FamilyId, ItemId, LevelId, PersonId, RoleId, TrackId};
use domain::time::Date;

/// A place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At<I> {
    /// Before everything else.
    First,
    /// Behind everything else.
    Last,
    /// Behind that.
    After(I),
}

impl<I: Clone> At<I> {
    /// The same place among other names.
    pub(super) fn map<J>(&self, name: impl FnOnce(I) -> J) -> At<J> {
        match self {
            Self::First => At::First,
            Self::Last => At::Last,
            Self::After(id) => At::After(name(id.clone())),
        }
    }
}

/// A scalar and its new value; none takes it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// Who keeps a family up to date, or sees to a roadblock.
    Owner(Option<PersonId>),
    /// When a family is looked at again.
    Review(Option<Date>),
    /// Whether people mean to stay in a role.
    Standing(Option<Standing>),
    /// Whether the framework describes a way on from a role.
    WayOn(Chosen),
    /// Whether many people hold a role.
    Prevalent(Option<Chosen>),
    /// Whether there are competencies of its own on a way on from a role.
    Distinct(Option<Chosen>),
    /// Whether a path would keep or develop people.
    Retains(Option<Chosen>),
    /// Whether a role has a management modifier. Its texts are kept when it goes.
    Modifier(Chosen),
    /// What a competency belongs to.
    Category(Category),
    /// The family of a competency; none for one that families share.
    Family(Option<FamilyId>),
    /// Where a competency was found.
    Source(Option<Source>),
    /// The lowest pay of a band.
    Low(u32),
    /// The highest pay of a band.
    High(u32),
    /// The currency of a band; empty for undecided.
    Currency(String),
    /// Where a band holds; empty for everywhere.
    Region(String),
    /// Who may see a band.
    Visibility(Visibility),
    /// Whether a cell is shown as one with its source.
    Merged(Chosen),
    /// Whether somebody must have what a cell asks for.
    Need(Option<Need>),
    /// How an edge leads. Its condition is kept when it leads otherwise.
    Way(Way),
    /// What is done about a roadblock.
    Remedy(Option<Remedy>),
    /// The table that a table of who does what is a part of.
    Parent(Option<ItemId>),
    /// What somebody does.
    Part(Part),
    /// Who does it, if they are in the directory.
    Person(Option<PersonId>),
}

/// One change of a draft. Places and lengths of texts count UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A new level: between two others too, which renumbers them and moves no role.
    AddLevel {
        /// A new id.
        id: LevelId,
        /// Its name.
        name: String,
        /// Where.
        at: At<LevelId>,
    },
    /// A new job family.
    AddFamily {
        /// A new id.
        id: FamilyId,
        /// Its name.
        name: String,
        /// Where.
        at: At<FamilyId>,
    },
    /// A new track.
    AddTrack {
        /// Of which family.
        family: FamilyId,
        /// An id that is new in that family.
        id: TrackId,
        /// Its name.
        name: String,
        /// Where.
        at: At<TrackId>,
    },
    /// A new role.
    AddRole {
        /// A new id.
        id: RoleId,
        /// In which family.
        family: FamilyId,
        /// On which track of it.
        track: Option<TrackId>,
        /// At which level.
        level: LevelId,
        /// Its title.
        title: String,
        /// Where.
        at: At<RoleId>,
    },
    /// A new competency.
    AddCompetency {
        /// A new id.
        id: CompetencyId,
        /// Its name.
        name: String,
        /// What it belongs to.
        category: Category,
        /// Its family; none for one that families share.
        family: Option<FamilyId>,
        /// Where.
        at: At<CompetencyId>,
    },
    /// A new band, from 0 to 0, for the owners' eyes.
    AddBand {
        /// A new id.
        id: ItemId,
        /// Of which role.
        role: RoleId,
        /// Where.
        at: At<ItemId>,
    },
    /// A new place where a path splits.
    AddBranch {
        /// A new id.
        id: ItemId,
        /// The roles that are worth the same.
        roles: Vec<RoleId>,
        /// Where.
        at: At<ItemId>,
    },
    /// New equivalent roles.
    AddPeers {
        /// A new id.
        id: ItemId,
        /// The roles.
        roles: Vec<RoleId>,
        /// Where.
        at: At<ItemId>,
    },
    /// A new way between two roles, the last in the list.
    AddEdge {
        /// From here.
        from: RoleId,
        /// To there.
        to: RoleId,
        /// How.
        way: Way,
    },
    /// A new roadblock.
    AddRoadblock {
        /// A new id.
        id: ItemId,
        /// On the way from here.
        from: RoleId,
        /// To there.
        to: RoleId,
        /// Where.
        at: At<ItemId>,
    },
    /// A new table of who does what.
    AddMocha {
        /// A new id.
        id: ItemId,
        /// The table that it is a part of.
        parent: Option<ItemId>,
        /// The work.
        work: String,
        /// Where.
        at: At<ItemId>,
    },
    /// A new part in a table.
    AddAssignment {
        /// A new id.
        id: ItemId,
        /// In which table.
        mocha: ItemId,
        /// Which part.
        part: Part,
        /// Where.
        at: At<ItemId>,
    },
    /// Puts something elsewhere in its list.
    Move {
        /// What.
        item: Item,
        /// Where: behind something of the same kind.
        at: At<Item>,
    },
    /// Puts a role into another place of the matrix.
    MoveRole {
        /// Which.
        role: RoleId,
        /// Into which family.
        family: FamilyId,
        /// On which track of it.
        track: Option<TrackId>,
        /// At which level.
        level: LevelId,
        /// Where in the list; none leaves it where it is.
        at: Option<At<RoleId>>,
    },
    /// Takes something away with its scalars, its texts and what belongs to it alone. A level or a family with roles is not taken away:
    /// merge it into another. A cell becomes blank, a distinction empty. A role goes as with [`Self::RemoveRole`] without successor.
    Remove(Item),
    /// Takes a role away with its cells, edges and bands. What others inherit from it stays expected of them: its own lines come before
    /// theirs, and they inherit from where it did.
    RemoveRole {
        /// Which.
        role: RoleId,
        /// Where its holders go.
        successor: Option<RoleId>,
    },
    /// Makes one role of two. Own lines that `into` lacks come behind its own, other texts where `into` has none or as a paragraph of
    /// their own; edges, bands and memberships go over; cells that inherit from `from` inherit from `into`, unless that makes a circle.
    MergeRoles {
        /// The role that goes; its holders go to the other.
        from: RoleId,
        /// The role that stays.
        into: RoleId,
    },
    /// Makes two roles of one: the new one, behind it, begins as a copy of texts, cells and edges. Bands and roadblocks stay with the old.
    SplitRole {
        /// Which.
        role: RoleId,
        /// A new id.
        new: RoleId,
        /// The title of the new role.
        title: String,
    },
    /// Makes one level of two: roles and distinctions go over.
    MergeLevels {
        /// The level that goes.
        from: LevelId,
        /// The level that stays.
        into: LevelId,
    },
    /// A new level behind another, and some of its roles go there.
    SplitLevel {
        /// Which.
        level: LevelId,
        /// A new id.
        new: LevelId,
        /// The name of the new level.
        name: String,
        /// The roles that go to the new level.
        roles: Vec<RoleId>,
    },
    /// Makes one family of two: roles, tracks and competencies go over; tracks of one id become one.
    MergeFamilies {
        /// The family that goes.
        from: FamilyId,
        /// The family that stays.
        into: FamilyId,
    },
    /// Sets a scalar.
    Set(Item, Field),
    /// Chooses from where a cell inherits. Refused where it would inherit from itself.
    SetSource {
        /// The cell's role.
        role: RoleId,
        /// The cell's competency.
        competency: CompetencyId,
        /// The role whose cell is expected too.
        source: Option<RoleId>,
    },
    /// Whether a competency is needed on a way.
    SetNeeded {
        /// From here.
        from: RoleId,
        /// To there.
        to: RoleId,
        /// Which.
        competency: CompetencyId,
        /// Whether.
        needed: Chosen,
    },
    /// Whether a role belongs to a branch.
    SetInBranch {
        /// Which branch.
        branch: ItemId,
        /// Which role.
        role: RoleId,
        /// Whether.
        is_in: Chosen,
    },
    /// Whether a role belongs to peers.
    SetInPeers {
        /// Which peers.
        peers: ItemId,
        /// Which role.
        role: RoleId,
        /// Whether.
        is_in: Chosen,
    },
    /// Where the holders of a role go that is no longer there.
    SetSuccessor {
        /// The role that is gone.
        role: RoleId,
        /// Where they go.
        successor: Option<RoleId>,
    },
    /// A new wording. What stays the same is left alone, so that others' carets and concurrent changes live on.
    ReplaceText {
        /// Of what.
        item: Item,
        /// The field.
        field: String,
        /// The wording.
        text: String,
    },
    /// What somebody typed.
    Splice {
        /// Of what.
        item: Item,
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

/// Why an edit changed nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is no such text or scalar.
    #[error("'{item}' has no '{field}'")]
    NoSuchField {
        /// The item named.
        item: String,
        /// The field named.
        field: String,
    },
    /// It was removed meanwhile, or never was.
    #[error("'{0}' is not there any more")]
    Gone(String),
    /// Something of that id is there already.
    #[error("'{0}' is there already: take a new id")]
    Exists(String),
    /// Something cannot be merged into itself.
    #[error("'{0}' cannot be merged into itself")]
    Same(String),
    /// Roles are there.
    #[error("there are roles at '{0}': move them, or merge it into another")]
    InUse(String),
    /// A cell would inherit from itself.
    #[error("the expectations of {competency} at {role} would inherit from themselves: choose another source")]
    Cycle {
        /// Of which role.
        role: RoleId,
        /// Of which competency.
        competency: CompetencyId,
    },
    /// Something is named that is not in the framework.
    #[error("there is no {what} {id}: add it, or name another")]
    Dangling {
        /// A word for it.
        what: &'static str,
        /// What was named.
        id: String,
    },
    /// Two things have one name.
    #[error("there are two of {what} {id}: take one away")]
    Duplicate {
        /// A word for it.
        what: &'static str,
        /// Their name.
        id: String,
    },
    /// A value that is not possible there.
    #[error("'{value}' is not possible as {field} of '{item}'")]
    Value {
        /// Of what.
        item: String,
        /// The field.
        field: &'static str,
        /// The value.
        value: String,
    },
    /// The list is full.
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
    /// The draft would become too long.
    #[error("the framework's texts together would be longer than {MAX_UTF16} characters")]
    DraftTooLong,
    /// So much was added and removed that no new text or value fits.
    #[error("{MAX_ROOTS} texts and {MAX_KEYS} values are the most that a framework can have")]
    Full,
    /// The document holds something that does not show; places in it would be wrong.
    #[error("the text cannot be edited because it holds something that is no text")]
    Damaged,
}
