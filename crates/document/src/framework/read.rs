//! Lenient reading: whatever the draft holds, there is a framework that holds together, and the same one on every replica.
//!
//! What two people did at the same time may not fit together. Then
//! - a role whose level is gone stands at the lowest one, a role whose family is gone in the first, so that it can still be seen and put
//!   elsewhere; a track that its family does not have is none;
//! - where there are roles and nobody left a level or a family, there is one without a name;
//! - cells, edges, bands and the like of things that are gone are not shown; what is written in them is kept, and shows again when an undo
//!   brings back what they belong to;
//! - a cell whose source is gone has none; of cells that inherit in a circle the one of the largest role has none;
//! - a competency of a family that is gone is one that all families share; tables of who does what that are part of each other in a
//!   circle lose their link like cells.

use super::cycles;
use super::items::{Item, What};
use super::lines;
use super::schema::{BRANCH_ROLES, NEEDS, PEER_ROLES, SUCCESSIONS};
use super::spelling::{NO_PATHWAY, Way};
use crate::gather;
use crate::schema::POS;
use crate::spelling::{NO, Word, YES};
use domain::framework::{
    Assignment, Band, Branch, Category, Cell, Competency, Dimension, Distinction, Edge, EdgeKind, Family, Framework,
    FrameworkRole, Level, Mocha, Modifier, Part, Pathway, Peers, Philosophy, Roadblock, Selection, Succession, Track,
};
use domain::ids::{CompetencyId, FamilyId, ItemId, LevelId, PersonId, RoleId, TrackId};
use domain::time::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use yrs::branch::BranchPtr;
use yrs::{Any, GetString as _, Map as _, MapRef, Out, ReadTxn, TextRef};

/// What the draft says, with version 0 and no date.
pub fn read(txn: &impl ReadTxn) -> Framework {
    Reader { flat: &Flat::of(txn) }.framework()
}

/// The scalars of one thing.
type Fields = BTreeMap<String, String>;

/// A draft as plain strings: read once, looked up by name.
struct Flat {
    /// By the root's name; empty ones are left out.
    texts: HashMap<String, String>,
    /// By map, item and field; those of relations by map and key, with an empty field.
    maps: HashMap<String, BTreeMap<String, Fields>>,
}

impl Flat {
    fn of(txn: &impl ReadTxn) -> Self {
        let mut flat = Self { texts: HashMap::new(), maps: HashMap::new() };
        for (name, root) in txn.root_refs() {
            let Some(branch) = root.try_branch().map(BranchPtr::from) else { continue };
            if name.starts_with("t/") {
                let text = TextRef::from(branch).get_string(txn);
                if !text.is_empty() {
                    flat.texts.insert(name.to_owned(), text);
                }
            } else {
                flat.maps.insert(name.to_owned(), scalars(&MapRef::from(branch), txn));
            }
        }
        flat
    }

    fn text(&self, item: &Item, field: &str) -> String {
        item.text(field).and_then(|root| self.texts.get(&root)).cloned().unwrap_or_default()
    }

    fn lines(&self, item: &Item, field: &str) -> Vec<String> {
        item.text(field).and_then(|root| self.texts.get(&root)).map(|text| lines(text)).unwrap_or_default()
    }

    fn items(&self, map: &str) -> impl Iterator<Item = (&String, &Fields)> {
        self.maps.get(map).into_iter().flatten()
    }

    fn get(&self, item: &Item, field: &str) -> Option<&str> {
        let map = self.maps.get(item.what().map()?)?;
        map.get(&item.to_string())?.get(field).map(String::as_str)
    }

    fn word<W: Word>(&self, item: &Item, field: &str) -> Option<W> {
        W::from_word(self.get(item, field)?)
    }

    fn answer(&self, item: &Item, field: &str) -> Option<bool> {
        match self.get(item, field)? {
            YES => Some(true),
            NO => Some(false),
            _ => None,
        }
    }

    /// The things of that kind, in their order.
    fn list(&self, what: What) -> Vec<Item> {
        let placed = |(name, fields): (&String, &Fields)| Some((fields.get(POS)?.clone(), Item::parse(what, name)?));
        let mut items: Vec<_> = self.items(what.map().unwrap_or_default()).filter_map(placed).collect();
        items.sort_unstable();
        items.into_iter().map(|(_, item)| item).collect()
    }
}

fn scalars(map: &MapRef, txn: &impl ReadTxn) -> BTreeMap<String, Fields> {
    let mut items: BTreeMap<String, Fields> = BTreeMap::new();
    for (key, value) in map.iter(txn) {
        if let Out::Any(Any::String(value)) = value {
            let (item, field) = key.split_once('/').unwrap_or((key, ""));
            items.entry(item.to_owned()).or_default().insert(field.to_owned(), value.as_ref().to_owned());
        }
    }
    items
}

/// Where the things stand that others refer to.
struct Known {
    levels: HashMap<LevelId, u8>,
    families: HashMap<FamilyId, BTreeSet<TrackId>>,
    first_family: Option<FamilyId>,
    roles: HashMap<RoleId, usize>,
    competencies: HashMap<CompetencyId, usize>,
}

struct Reader<'a> {
    flat: &'a Flat,
}

impl Reader<'_> {
    fn framework(&self) -> Framework {
        let roles = self.flat.list(What::Role);
        let (mut levels, mut families) = (self.levels(), self.families());
        if !roles.is_empty() {
            if levels.is_empty() {
                levels.extend(Level::id_of(1).map(|id| Level { id, number: 1, name: String::new() }));
            }
            if families.is_empty() {
                families.extend(FamilyId::parse("family").map(|id| Family::new(id, "")));
            }
        }
        let mut known = Known {
            levels: levels.iter().map(|level| (level.id.clone(), level.number)).collect(),
            families: families
                .iter()
                .map(|f| (f.id.clone(), gather::set(f.tracks.iter().map(|track| track.id.clone()))))
                .collect(),
            first_family: families.first().map(|family| family.id.clone()),
            roles: HashMap::new(),
            competencies: HashMap::new(),
        };
        let bands = self.bands();
        let roles: Vec<_> = roles.iter().filter_map(|item| self.role(item, &known, &bands)).collect();
        known.roles = roles.iter().enumerate().map(|(at, role)| (role.id.clone(), at)).collect();
        let competencies: Vec<_> =
            self.flat.list(What::Competency).iter().filter_map(|item| self.competency(item, &known)).collect();
        known.competencies = competencies.iter().enumerate().map(|(at, found)| (found.id.clone(), at)).collect();
        Framework {
            version: 0,
            effective: None,
            philosophy: Philosophy { why: self.flat.text(&Item::Page, "why"), values: self.flat.text(&Item::Page, "values") },
            distinctions: self.distinctions(&levels),
            cells: self.cells(&known),
            edges: self.edges(&known),
            branches: self.branches(&known),
            peers: self.peers(&known),
            successions: self.successions(),
            project: self.project(),
            levels,
            families,
            roles,
            competencies,
        }
    }

    fn levels(&self) -> Vec<Level> {
        let level = |(at, item): (usize, Item)| match item {
            Item::Level(ref id) => Some(Level {
                id: id.clone(),
                number: u8::try_from(at + 1).unwrap_or(u8::MAX),
                name: self.flat.text(&item, "level-name"),
            }),
            _ => None,
        };
        self.flat.list(What::Level).into_iter().enumerate().filter_map(level).collect()
    }

    fn distinctions(&self, levels: &[Level]) -> Vec<Distinction> {
        let of_level = |level: &Level| Dimension::ALL.map(|dimension| (level.id.clone(), dimension));
        let distinction = |(level, dimension): (LevelId, Dimension)| {
            let examples = self.flat.lines(&Item::Distinction(level.clone(), dimension), "examples");
            (!examples.is_empty()).then_some(Distinction { level, dimension, examples })
        };
        levels.iter().flat_map(of_level).filter_map(distinction).collect()
    }

    fn families(&self) -> Vec<Family> {
        let mut tracks: HashMap<FamilyId, Vec<Track>> = HashMap::new();
        for item in self.flat.list(What::Track) {
            if let Item::Track(family, id) = &item {
                let name = self.flat.text(&item, "track-name");
                tracks.entry(family.clone()).or_default().push(Track { id: id.clone(), name });
            }
        }
        let family = |item: Item| match item {
            Item::Family(ref id) => Some(Family {
                id: id.clone(),
                name: self.flat.text(&item, "family-name"),
                tracks: tracks.remove(id).unwrap_or_default(),
                owner: self.flat.get(&item, "owner").and_then(|id| PersonId::parse(id).ok()),
                review: self.flat.get(&item, "review").and_then(|date| Date::parse(date).ok()),
            }),
            _ => None,
        };
        self.flat.list(What::Family).into_iter().filter_map(family).collect()
    }

    fn role(&self, item: &Item, known: &Known, bands: &HashMap<String, Vec<Band>>) -> Option<FrameworkRole> {
        let Item::Role(id) = item else { return None };
        let flat = self.flat;
        let named = flat.get(item, "family").and_then(|id| FamilyId::parse(id).ok()).filter(|id| known.families.contains_key(id));
        let family = named.or_else(|| known.first_family.clone())?;
        let track = flat.get(item, "track").and_then(|id| TrackId::parse(id).ok());
        let level = flat.get(item, "level").and_then(|id| LevelId::parse(id).ok()).and_then(|id| known.levels.get(&id).copied());
        let modifier = || Modifier {
            title: flat.text(item, "modifier"),
            expectations: flat.lines(item, "modifier-expects"),
            pay: flat.text(item, "modifier-pay"),
        };
        Some(FrameworkRole {
            id: id.clone(),
            track: track.filter(|track| known.families.get(&family).is_some_and(|tracks| tracks.contains(track))),
            family,
            level: level.unwrap_or(1),
            title: flat.text(item, "title"),
            tier: flat.text(item, "tier"),
            discipline: flat.text(item, "discipline"),
            grade: flat.text(item, "grade"),
            management_modifier: (flat.get(item, "modifier") == Some(YES)).then(modifier),
            doing: flat.lines(item, "doing"),
            going_to_do: flat.lines(item, "going"),
            want_to_do: flat.lines(item, "want"),
            experience: flat.text(item, "experience"),
            expertise: flat.text(item, "expertise"),
            merit: flat.text(item, "merit"),
            standing: flat.word(item, "standing"),
            bands: bands.get(id.as_str()).cloned().unwrap_or_default(),
            pathway: if flat.get(item, "pathway") == Some(NO_PATHWAY) {
                Pathway::None { support: flat.text(item, "support"), reflection: flat.text(item, "reflection") }
            } else {
                Pathway::Inside
            },
            selection: Selection {
                prevalent: flat.answer(item, "prevalent"),
                distinct: flat.answer(item, "distinct"),
                retains: flat.answer(item, "retains"),
            },
        })
    }

    /// By the role.
    fn bands(&self) -> HashMap<String, Vec<Band>> {
        let mut bands: HashMap<String, Vec<Band>> = HashMap::new();
        let amount = |item: &Item, field| self.flat.get(item, field).and_then(|text| text.parse().ok()).unwrap_or_default();
        for item in self.flat.list(What::Band) {
            if let (Item::Band(id), Some(role)) = (&item, self.flat.get(&item, "role")) {
                bands.entry(role.to_owned()).or_default().push(Band {
                    id: Some(id.clone()),
                    low: amount(&item, "low"),
                    high: amount(&item, "high"),
                    currency: self.flat.get(&item, "currency").unwrap_or_default().to_owned(),
                    region: self.flat.get(&item, "region").unwrap_or_default().to_owned(),
                    visibility: self.flat.word(&item, "visibility").unwrap_or_default(),
                });
            }
        }
        bands
    }

    fn competency(&self, item: &Item, known: &Known) -> Option<Competency> {
        let Item::Competency(id) = item else { return None };
        let family = self.flat.get(item, "family").and_then(|id| FamilyId::parse(id).ok());
        Some(Competency {
            id: id.clone(),
            name: self.flat.text(item, "name"),
            definition: self.flat.text(item, "definition"),
            category: self.flat.word(item, "category").unwrap_or(Category::Technical),
            family: family.filter(|id| known.families.contains_key(id)),
            source: self.flat.word(item, "source"),
            source_note: self.flat.text(item, "source-note"),
            examples: self.flat.lines(item, "examples"),
        })
    }

    /// Every cell that says something, in the order of roles and then of competencies.
    fn cells(&self, known: &Known) -> Vec<Cell> {
        let scalars = self.flat.items("cells").map(|(name, _)| name.as_str());
        let texts = self.flat.texts.keys().filter_map(|root| {
            let (item, field) = crate::schema::parse_text_root(root)?;
            What::Cell.texts().contains(&field).then_some(item)
        });
        let mut found = BTreeMap::new();
        for name in scalars.chain(texts) {
            if let Some(item) = Item::parse(What::Cell, name)
                && let Item::Cell(role, competency) = &item
                && let (Some(role), Some(competency)) = (known.roles.get(role), known.competencies.get(competency))
            {
                found.insert((*role, *competency), item);
            }
        }
        let mut sources: HashMap<&CompetencyId, BTreeMap<&str, &str>> = HashMap::new();
        for item in found.values() {
            if let Item::Cell(role, competency) = item
                && let Some(source) = self.flat.get(item, "inherits")
                && RoleId::parse(source).is_ok_and(|id| known.roles.contains_key(&id))
            {
                sources.entry(competency).or_default().insert(role.as_str(), source);
            }
        }
        for chosen in sources.values_mut() {
            for role in cycles::broken(chosen) {
                chosen.remove(role);
            }
        }
        let source = |role: &RoleId, competency: &CompetencyId| {
            let id = sources.get(competency)?.get(role.as_str())?;
            RoleId::parse(id).ok()
        };
        found.values().filter_map(|item| self.cell(item, &source)).collect()
    }

    fn cell(&self, item: &Item, source: &dyn Fn(&RoleId, &CompetencyId) -> Option<RoleId>) -> Option<Cell> {
        let Item::Cell(role, competency) = item else { return None };
        let inherits = source(role, competency);
        let cell = Cell {
            merged: inherits.is_some() && self.flat.get(item, "merged") == Some(YES),
            inherits,
            expectations: self.flat.lines(item, "own"),
            meaning: self.flat.text(item, "meaning"),
            need: self.flat.word(item, "need"),
            why: self.flat.text(item, "why"),
            ..Cell::new(role.clone(), competency.clone())
        };
        (cell != Cell::new(role.clone(), competency.clone())).then_some(cell)
    }

    fn edges(&self, known: &Known) -> Vec<Edge> {
        let mut needs: HashMap<&str, BTreeMap<usize, CompetencyId>> = HashMap::new();
        for (key, _) in self.flat.items(NEEDS) {
            if let Some((edge, competency)) = key.rsplit_once('~')
                && let Ok(competency) = CompetencyId::parse(competency)
                && let Some(at) = known.competencies.get(&competency)
            {
                needs.entry(edge).or_default().insert(*at, competency);
            }
        }
        let mut roadblocks: HashMap<&str, Vec<Roadblock>> = HashMap::new();
        for item in self.flat.list(What::Roadblock) {
            if let (Item::Roadblock(id), Some(edge)) = (&item, self.flat.get(&item, "edge")) {
                roadblocks.entry(edge).or_default().push(Roadblock {
                    id: id.clone(),
                    text: self.flat.text(&item, "roadblock"),
                    remedy: self.flat.word(&item, "remedy"),
                    plan: self.flat.text(&item, "plan"),
                    owner: self.flat.get(&item, "owner").and_then(|id| PersonId::parse(id).ok()),
                });
            }
        }
        let edge = |item: Item| match &item {
            Item::Edge(from, to) if known.roles.contains_key(from) && known.roles.contains_key(to) => {
                let name = item.to_string();
                Some(Edge {
                    from: from.clone(),
                    to: to.clone(),
                    kind: match self.flat.word(&item, "kind").unwrap_or(Way::Up) {
                        Way::Up => EdgeKind::Up,
                        Way::Lateral => EdgeKind::Lateral,
                        Way::Conditional => EdgeKind::Conditional { condition: self.flat.text(&item, "condition") },
                    },
                    needs: needs.remove(name.as_str()).into_iter().flatten().map(|(_, id)| id).collect(),
                    roadblocks: roadblocks.remove(name.as_str()).unwrap_or_default(),
                })
            }
            _ => None,
        };
        self.flat.list(What::Edge).into_iter().filter_map(edge).collect()
    }

    /// The roles that belong to things of that relation, in the order of roles.
    fn members(&self, relation: &str, known: &Known) -> HashMap<ItemId, Vec<RoleId>> {
        let mut members: HashMap<ItemId, BTreeMap<usize, RoleId>> = HashMap::new();
        for (key, _) in self.flat.items(relation) {
            if let Some((item, role)) = key.split_once('~')
                && let (Ok(item), Ok(role)) = (ItemId::parse(item), RoleId::parse(role))
                && let Some(at) = known.roles.get(&role)
            {
                members.entry(item).or_default().insert(*at, role);
            }
        }
        members.into_iter().map(|(item, roles)| (item, roles.into_values().collect())).collect()
    }

    fn branches(&self, known: &Known) -> Vec<Branch> {
        let mut members = self.members(BRANCH_ROLES, known);
        let branch = |item: Item| match &item {
            Item::Branch(id) => Some(Branch {
                id: Some(id.clone()),
                roles: members.remove(id).unwrap_or_default(),
                statement: self.flat.text(&item, "statement"),
            }),
            _ => None,
        };
        self.flat.list(What::Branch).into_iter().filter_map(branch).collect()
    }

    fn peers(&self, known: &Known) -> Vec<Peers> {
        let mut members = self.members(PEER_ROLES, known);
        let peers = |item: Item| match &item {
            Item::Peers(id) => Some(Peers {
                id: Some(id.clone()),
                roles: members.remove(id).unwrap_or_default(),
                note: self.flat.text(&item, "peers-note"),
            }),
            _ => None,
        };
        self.flat.list(What::Peers).into_iter().filter_map(peers).collect()
    }

    fn successions(&self) -> Vec<Succession> {
        let succession = |(from, fields): (&String, &Fields)| {
            Some(Succession { from: RoleId::parse(from).ok()?, to: RoleId::parse(fields.get("")?).ok()? })
        };
        self.flat.items(SUCCESSIONS).filter_map(succession).collect()
    }

    fn project(&self) -> Vec<Mocha> {
        let tables = self.flat.list(What::Mocha);
        let names = gather::set(tables.iter().map(ToString::to_string));
        let mut parents: BTreeMap<&str, &str> = BTreeMap::new();
        for (item, name) in tables.iter().zip(tables.iter().filter_map(|item| names.get(&item.to_string()))) {
            if let Some(parent) = self.flat.get(item, "parent").filter(|parent| names.contains(*parent)) {
                parents.insert(name, parent);
            }
        }
        for table in cycles::broken(&parents) {
            parents.remove(table);
        }
        let mut people: HashMap<&str, Vec<Assignment>> = HashMap::new();
        for item in self.flat.list(What::Assignment) {
            if let (Item::Assignment(id), Some(table)) = (&item, self.flat.get(&item, "mocha")) {
                people.entry(table).or_default().push(Assignment {
                    id: id.clone(),
                    part: self.flat.word(&item, "part").unwrap_or(Part::Helper),
                    person: self.flat.get(&item, "person").and_then(|id| PersonId::parse(id).ok()),
                    who: self.flat.text(&item, "who"),
                    note: self.flat.text(&item, "note"),
                });
            }
        }
        let table = |item: &Item| match item {
            Item::Mocha(id) => Some(Mocha {
                id: id.clone(),
                parent: parents.get(id.as_str()).and_then(|id| ItemId::parse(id).ok()),
                title: self.flat.text(item, "work"),
                people: people.remove(id.as_str()).unwrap_or_default(),
            }),
            _ => None,
        };
        tables.iter().filter_map(table).collect()
    }
}
