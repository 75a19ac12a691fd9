//! What a draft is made of: every thing in it has one name, from which the names of its texts and scalars are built.

use super::schema::Scalar;
use crate::schema::{POS, SELF};
use crate::spelling::Word as _;
use domain::framework::Dimension;
use domain::ids::{CompetencyId, FamilyId, ItemId, LevelId, RoleId, TrackId};
use std::fmt;

/// Between the parts of a name. In no identifier.
const AND: char = '~';

/// A kind of thing in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// The framework as a whole.
    Page,
    /// A level of the spine.
    Level,
    /// A job family.
    Family,
    /// A track of a family.
    Track,
    /// A role.
    Role,
    /// A competency of the library.
    Competency,
    /// A salary band of a role.
    Band,
    /// A place where a path splits.
    Branch,
    /// Equivalent roles.
    Peers,
    /// Something in the way of an edge.
    Roadblock,
    /// A table of who does what.
    Mocha,
    /// Somebody's part in such a table.
    Assignment,
    /// What a role expects of a competency.
    Cell,
    /// A way from role to role.
    Edge,
    /// What changes at a level in one dimension.
    Distinction,
}

impl What {
    /// Every kind.
    pub const ALL: [Self; 15] = [
        Self::Page,
        Self::Level,
        Self::Family,
        Self::Track,
        Self::Role,
        Self::Competency,
        Self::Band,
        Self::Branch,
        Self::Peers,
        Self::Roadblock,
        Self::Mocha,
        Self::Assignment,
        Self::Cell,
        Self::Edge,
        Self::Distinction,
    ];

    /// The map root with the scalars of these things, under `<item>/<field>`.
    pub fn map(self) -> Option<&'static str> {
        match self {
            Self::Page | Self::Distinction => None,
            Self::Level => Some("levels"),
            Self::Family => Some("families"),
            Self::Track => Some("tracks"),
            Self::Role => Some("roles"),
            Self::Competency => Some("competencies"),
            Self::Band => Some("bands"),
            Self::Branch => Some("branches"),
            Self::Peers => Some("peers"),
            Self::Roadblock => Some("roadblocks"),
            Self::Mocha => Some("mochas"),
            Self::Assignment => Some("assignments"),
            Self::Cell => Some("cells"),
            Self::Edge => Some("edges"),
        }
    }

    /// Whether these things stand in an order, and are there as long as they have a place in it.
    pub fn is_ordered(self) -> bool {
        !matches!(self, Self::Page | Self::Cell | Self::Distinction)
    }

    /// The fields that are texts. No two kinds whose names have the same number of parts share a field.
    pub fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Page => &["why", "values"],
            Self::Level => &["level-name"],
            Self::Family => &["family-name"],
            Self::Track => &["track-name"],
            Self::Role => &[
                "title",
                "tier",
                "discipline",
                "grade",
                "doing",
                "going",
                "want",
                "experience",
                "expertise",
                "merit",
                "modifier",
                "modifier-expects",
                "modifier-pay",
                "support",
                "reflection",
            ],
            Self::Competency => &["name", "definition", "examples", "source-note"],
            Self::Band => &[],
            Self::Branch => &["statement"],
            Self::Peers => &["peers-note"],
            Self::Roadblock => &["roadblock", "plan"],
            Self::Mocha => &["work"],
            Self::Assignment => &["who", "note"],
            Self::Cell => &["own", "meaning", "why"],
            Self::Edge => &["condition"],
            Self::Distinction => &["examples"],
        }
    }

    /// The fields that are scalars, and what they say.
    pub fn scalars(self) -> &'static [(&'static str, Scalar)] {
        match self {
            Self::Page | Self::Distinction => &[],
            Self::Level | Self::Track | Self::Branch | Self::Peers => &[(POS, Scalar::Order)],
            Self::Family => &[(POS, Scalar::Order), ("owner", Scalar::Person), ("review", Scalar::Date)],
            Self::Role => &[
                (POS, Scalar::Order),
                ("family", Scalar::Family),
                ("track", Scalar::Track),
                ("level", Scalar::Level),
                ("standing", Scalar::Standing),
                ("pathway", Scalar::NoPathway),
                ("prevalent", Scalar::Answer),
                ("distinct", Scalar::Answer),
                ("retains", Scalar::Answer),
                ("modifier", Scalar::Yes),
            ],
            Self::Competency => {
                &[(POS, Scalar::Order), ("category", Scalar::Category), ("family", Scalar::Family), ("source", Scalar::Source)]
            }
            Self::Band => &[
                (POS, Scalar::Order),
                ("role", Scalar::Role),
                ("low", Scalar::Amount),
                ("high", Scalar::Amount),
                ("currency", Scalar::Currency),
                ("region", Scalar::Value),
                ("visibility", Scalar::Visibility),
            ],
            Self::Roadblock => {
                &[(POS, Scalar::Order), ("edge", Scalar::Edge), ("remedy", Scalar::Remedy), ("owner", Scalar::Person)]
            }
            Self::Mocha => &[(POS, Scalar::Order), ("parent", Scalar::Item)],
            Self::Assignment => {
                &[(POS, Scalar::Order), ("mocha", Scalar::Item), ("part", Scalar::Part), ("person", Scalar::Person)]
            }
            Self::Cell => &[("inherits", Scalar::Role), ("merged", Scalar::Yes), ("need", Scalar::Need)],
            Self::Edge => &[(POS, Scalar::Order), ("kind", Scalar::Way)],
        }
    }

    /// How many parts its names have.
    fn parts(self) -> usize {
        match self {
            Self::Track | Self::Cell | Self::Edge | Self::Distinction => 2,
            _ => 1,
        }
    }

    /// The kind of thing that has a text of that field.
    pub(super) fn with_text(item: &str, field: &str) -> Option<Self> {
        let parts = item.split(AND).count();
        Self::ALL.into_iter().find(|what| what.parts() == parts && what.texts().contains(&field))
    }

    /// The kind of thing whose scalars are in that map.
    pub(crate) fn with_map(map: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.map() == Some(map))
    }
}

/// One thing in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// See [`What::Page`].
    Page,
    /// See [`What::Level`].
    Level(LevelId),
    /// See [`What::Family`].
    Family(FamilyId),
    /// See [`What::Track`]. Two families may have a track of the same name.
    Track(FamilyId, TrackId),
    /// See [`What::Role`].
    Role(RoleId),
    /// See [`What::Competency`].
    Competency(CompetencyId),
    /// See [`What::Band`].
    Band(ItemId),
    /// See [`What::Branch`].
    Branch(ItemId),
    /// See [`What::Peers`].
    Peers(ItemId),
    /// See [`What::Roadblock`].
    Roadblock(ItemId),
    /// See [`What::Mocha`].
    Mocha(ItemId),
    /// See [`What::Assignment`].
    Assignment(ItemId),
    /// See [`What::Cell`].
    Cell(RoleId, CompetencyId),
    /// See [`What::Edge`]: from, to.
    Edge(RoleId, RoleId),
    /// See [`What::Distinction`].
    Distinction(LevelId, Dimension),
}

impl Item {
    /// What it is.
    pub fn what(&self) -> What {
        match self {
            Self::Page => What::Page,
            Self::Level(_) => What::Level,
            Self::Family(_) => What::Family,
            Self::Track(..) => What::Track,
            Self::Role(_) => What::Role,
            Self::Competency(_) => What::Competency,
            Self::Band(_) => What::Band,
            Self::Branch(_) => What::Branch,
            Self::Peers(_) => What::Peers,
            Self::Roadblock(_) => What::Roadblock,
            Self::Mocha(_) => What::Mocha,
            Self::Assignment(_) => What::Assignment,
            Self::Cell(..) => What::Cell,
            Self::Edge(..) => What::Edge,
            Self::Distinction(..) => What::Distinction,
        }
    }

    /// Reads the name of a thing of that kind: exactly as [`fmt::Display`] writes it, and nothing else.
    pub fn parse(what: What, name: &str) -> Option<Self> {
        Some(match what {
            What::Page => (name == SELF).then_some(Self::Page)?,
            What::Level => Self::Level(LevelId::parse(name).ok()?),
            What::Family => Self::Family(FamilyId::parse(name).ok()?),
            What::Role => Self::Role(RoleId::parse(name).ok()?),
            What::Competency => Self::Competency(CompetencyId::parse(name).ok()?),
            What::Band => Self::Band(ItemId::parse(name).ok()?),
            What::Branch => Self::Branch(ItemId::parse(name).ok()?),
            What::Peers => Self::Peers(ItemId::parse(name).ok()?),
            What::Roadblock => Self::Roadblock(ItemId::parse(name).ok()?),
            What::Mocha => Self::Mocha(ItemId::parse(name).ok()?),
            What::Assignment => Self::Assignment(ItemId::parse(name).ok()?),
            What::Track => {
                let (family, track) = name.split_once(AND)?;
                Self::Track(FamilyId::parse(family).ok()?, TrackId::parse(track).ok()?)
            }
            What::Cell => {
                let (role, competency) = name.split_once(AND)?;
                Self::Cell(RoleId::parse(role).ok()?, CompetencyId::parse(competency).ok()?)
            }
            What::Edge => {
                let (from, to) = pair(name)?;
                Self::Edge(from, to)
            }
            What::Distinction => {
                let (level, dimension) = name.split_once(AND)?;
                Self::Distinction(LevelId::parse(level).ok()?, Dimension::from_word(dimension)?)
            }
        })
    }

    /// The name of the root with that text of it, if it has such a text: `t/<item>/<field>`.
    pub fn text(&self, field: &str) -> Option<String> {
        self.what().texts().contains(&field).then(|| crate::schema::root_name(&self.to_string(), field))
    }

    /// The item and the field of a text root's name, if a draft may have that root.
    pub fn of_text(root: &str) -> Option<(Self, &'static str)> {
        let (item, field) = crate::schema::parse_text_root(root)?;
        let what = What::with_text(item, field)?;
        let field = what.texts().iter().find(|known| **known == field)?;
        Some((Self::parse(what, item)?, field))
    }

    /// The key of that scalar of it.
    pub(super) fn key(&self, field: &str) -> String {
        format!("{self}/{field}")
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page => f.write_str(SELF),
            Self::Level(id) => id.fmt(f),
            Self::Family(id) => id.fmt(f),
            Self::Role(id) => id.fmt(f),
            Self::Competency(id) => id.fmt(f),
            Self::Band(id)
            | Self::Branch(id)
            | Self::Peers(id)
            | Self::Roadblock(id)
            | Self::Mocha(id)
            | Self::Assignment(id) => id.fmt(f),
            Self::Track(family, track) => write!(f, "{family}{AND}{track}"),
            Self::Cell(role, competency) => write!(f, "{role}{AND}{competency}"),
            Self::Edge(from, to) => write!(f, "{from}{AND}{to}"),
            Self::Distinction(level, dimension) => write!(f, "{level}{AND}{}", dimension.word()),
        }
    }
}

/// Two roles.
pub(super) fn pair(name: &str) -> Option<(RoleId, RoleId)> {
    let (from, to) = name.split_once(AND)?;
    Some((RoleId::parse(from).ok()?, RoleId::parse(to).ok()?))
}
