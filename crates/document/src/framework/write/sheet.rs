//! A framework as the scalars, texts and orders that a draft of it has.

use super::EditError;
use crate::framework::items::{Item, What};
use crate::framework::schema::{BRANCH_ROLES, NEEDS, PEER_ROLES, SUCCESSIONS};
use crate::framework::spelling::{NO_PATHWAY, Way};
use crate::framework::{cycles, lines};
use crate::spelling::{NO, Word as _, YES};
use domain::framework::{Band, Edge, EdgeKind, Framework, FrameworkRole, Mocha, Pathway};
use domain::ids::{CompetencyId, ItemId, RoleId};
use std::collections::{BTreeMap, BTreeSet};

/// What a text is to say.
pub(super) enum Wording {
    Text(String),
    /// One thing a line.
    Lines(Vec<String>),
}

impl Wording {
    /// Whether a text says that already.
    pub(super) fn is(&self, text: &str) -> bool {
        match self {
            Self::Text(wanted) => wanted == text,
            Self::Lines(wanted) => *wanted == lines(text),
        }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Lines(lines) => lines.join("\n"),
        }
    }
}

/// See the module.
#[derive(Default)]
pub(super) struct Sheet {
    items: BTreeSet<Item>,
    /// What stands one behind the other.
    pub(super) orders: Vec<Vec<Item>>,
    pub(super) scalars: BTreeMap<(&'static str, String), String>,
    pub(super) texts: BTreeMap<String, Wording>,
}

impl Sheet {
    /// Refuses a framework that does not hold together. Bands, branches and peers without an id are left out.
    pub(super) fn of(framework: &Framework) -> Result<Self, EditError> {
        let mut sheet = Self::default();
        sheet.spine(framework)?;
        sheet.roles(framework)?;
        sheet.competencies(framework)?;
        sheet.cells(framework)?;
        sheet.ways(framework)?;
        sheet.project(&framework.project)?;
        Ok(sheet)
    }

    /// Whether that is there, or, of what is there when it says something, whether what it belongs to is.
    pub(super) fn shows(&self, item: &Item) -> bool {
        match item {
            Item::Page => true,
            Item::Cell(role, competency) => self.has_role(role) && self.has_competency(competency),
            Item::Distinction(level, _) => self.items.contains(&Item::Level(level.clone())),
            _ => self.items.contains(item),
        }
    }

    fn has_role(&self, id: &RoleId) -> bool {
        self.items.contains(&Item::Role(id.clone()))
    }

    fn has_competency(&self, id: &CompetencyId) -> bool {
        self.items.contains(&Item::Competency(id.clone()))
    }

    fn needs(&self, item: &Item) -> Result<(), EditError> {
        if self.items.contains(item) { Ok(()) } else { Err(dangling(item)) }
    }

    fn add(&mut self, item: &Item) -> Result<(), EditError> {
        if self.items.insert(item.clone()) {
            Ok(())
        } else {
            Err(EditError::Duplicate { what: word(item.what()), id: item.to_string() })
        }
    }

    fn set(&mut self, item: &Item, field: &str, value: Option<String>) {
        if let (Some(map), Some(value)) = (item.what().map(), value) {
            self.scalars.insert((map, item.key(field)), value);
        }
    }

    fn text(&mut self, item: &Item, field: &str, text: &str) {
        if let Some(root) = item.text(field) {
            self.texts.insert(root, Wording::Text(crate::text::clean(text).into_owned()));
        }
    }

    fn lines(&mut self, item: &Item, field: &str, wanted: &[String]) {
        if let Some(root) = item.text(field) {
            self.texts.insert(root, Wording::Lines(lines(&crate::text::clean(&wanted.join("\n")))));
        }
    }

    fn spine(&mut self, framework: &Framework) -> Result<(), EditError> {
        self.text(&Item::Page, "why", &framework.philosophy.why);
        self.text(&Item::Page, "values", &framework.philosophy.values);
        let mut levels = Vec::new();
        for level in &framework.levels {
            let item = Item::Level(level.id.clone());
            self.add(&item)?;
            self.text(&item, "level-name", &level.name);
            levels.push(item);
        }
        self.orders.push(levels);
        for distinction in &framework.distinctions {
            self.needs(&Item::Level(distinction.level.clone()))?;
            let item = Item::Distinction(distinction.level.clone(), distinction.dimension);
            self.add(&item)?;
            self.lines(&item, "examples", &distinction.examples);
        }
        let mut families = Vec::new();
        for family in &framework.families {
            let item = Item::Family(family.id.clone());
            self.add(&item)?;
            self.text(&item, "family-name", &family.name);
            self.set(&item, "owner", family.owner.as_ref().map(ToString::to_string));
            self.set(&item, "review", family.review.map(|date| date.to_string()));
            let mut tracks = Vec::new();
            for track in &family.tracks {
                let item = Item::Track(family.id.clone(), track.id.clone());
                self.add(&item)?;
                self.text(&item, "track-name", &track.name);
                tracks.push(item);
            }
            self.orders.push(tracks);
            families.push(item);
        }
        self.orders.push(families);
        Ok(())
    }

    fn roles(&mut self, framework: &Framework) -> Result<(), EditError> {
        let mut roles = Vec::new();
        for role in &framework.roles {
            let level = framework.levels.iter().find(|level| level.number == role.level);
            let level = level.ok_or_else(|| EditError::Dangling { what: "level", id: role.level.to_string() })?;
            self.needs(&Item::Family(role.family.clone()))?;
            let item = Item::Role(role.id.clone());
            self.add(&item)?;
            self.set(&item, "family", Some(role.family.to_string()));
            self.set(&item, "level", Some(level.id.to_string()));
            if let Some(track) = &role.track {
                self.needs(&Item::Track(role.family.clone(), track.clone()))?;
                self.set(&item, "track", Some(track.to_string()));
            }
            self.role_says(&item, role);
            self.bands(role)?;
            roles.push(item);
        }
        self.orders.push(roles);
        Ok(())
    }

    fn role_says(&mut self, item: &Item, role: &FrameworkRole) {
        for (field, text) in [
            ("title", &role.title),
            ("tier", &role.tier),
            ("discipline", &role.discipline),
            ("grade", &role.grade),
            ("experience", &role.experience),
            ("expertise", &role.expertise),
            ("merit", &role.merit),
        ] {
            self.text(item, field, text);
        }
        for (field, lines) in [("doing", &role.doing), ("going", &role.going_to_do), ("want", &role.want_to_do)] {
            self.lines(item, field, lines);
        }
        self.set(item, "standing", role.standing.map(|standing| standing.word().to_owned()));
        let answer = |value: Option<bool>| value.map(|yes| if yes { YES } else { NO }.to_owned());
        self.set(item, "prevalent", answer(role.selection.prevalent));
        self.set(item, "distinct", answer(role.selection.distinct));
        self.set(item, "retains", answer(role.selection.retains));
        if let Some(modifier) = &role.management_modifier {
            self.set(item, "modifier", Some(YES.to_owned()));
            self.text(item, "modifier", &modifier.title);
            self.lines(item, "modifier-expects", &modifier.expectations);
            self.text(item, "modifier-pay", &modifier.pay);
        }
        if let Pathway::None { support, reflection } = &role.pathway {
            self.set(item, "pathway", Some(NO_PATHWAY.to_owned()));
            self.text(item, "support", support);
            self.text(item, "reflection", reflection);
        }
    }

    fn bands(&mut self, role: &FrameworkRole) -> Result<(), EditError> {
        let mut bands = Vec::new();
        for band in &role.bands {
            let Band { id: Some(id), low, high, currency, region, visibility } = band else { continue };
            let item = Item::Band(id.clone());
            self.add(&item)?;
            self.set(&item, "role", Some(role.id.to_string()));
            self.set(&item, "low", Some(low.to_string()));
            self.set(&item, "high", Some(high.to_string()));
            self.set(&item, "currency", Some(currency.clone()).filter(|text| !text.is_empty()));
            self.set(&item, "region", Some(region.clone()).filter(|text| !text.is_empty()));
            self.set(&item, "visibility", Some(visibility.word().to_owned()));
            bands.push(item);
        }
        self.orders.push(bands);
        Ok(())
    }

    fn competencies(&mut self, framework: &Framework) -> Result<(), EditError> {
        let mut order = Vec::new();
        for competency in &framework.competencies {
            let item = Item::Competency(competency.id.clone());
            self.add(&item)?;
            if let Some(family) = &competency.family {
                self.needs(&Item::Family(family.clone()))?;
                self.set(&item, "family", Some(family.to_string()));
            }
            self.set(&item, "category", Some(competency.category.word().to_owned()));
            self.set(&item, "source", competency.source.map(|source| source.word().to_owned()));
            self.text(&item, "name", &competency.name);
            self.text(&item, "definition", &competency.definition);
            self.text(&item, "source-note", &competency.source_note);
            self.lines(&item, "examples", &competency.examples);
            order.push(item);
        }
        self.orders.push(order);
        Ok(())
    }

    fn cells(&mut self, framework: &Framework) -> Result<(), EditError> {
        let mut sources: BTreeMap<&CompetencyId, BTreeMap<&str, &str>> = BTreeMap::new();
        for cell in &framework.cells {
            self.needs(&Item::Role(cell.role.clone()))?;
            self.needs(&Item::Competency(cell.competency.clone()))?;
            let item = Item::Cell(cell.role.clone(), cell.competency.clone());
            self.add(&item)?;
            if let Some(source) = &cell.inherits {
                self.needs(&Item::Role(source.clone()))?;
                self.set(&item, "inherits", Some(source.to_string()));
                self.set(&item, "merged", cell.merged.then(|| YES.to_owned()));
                sources.entry(&cell.competency).or_default().insert(cell.role.as_str(), source.as_str());
            }
            self.set(&item, "need", cell.need.map(|need| need.word().to_owned()));
            self.lines(&item, "own", &cell.expectations);
            self.text(&item, "meaning", &cell.meaning);
            self.text(&item, "why", &cell.why);
        }
        for (competency, sources) in sources {
            if let Some(role) = cycles::broken(&sources).first().and_then(|role| RoleId::parse(role).ok()) {
                return Err(EditError::Cycle { role, competency: competency.clone() });
            }
        }
        Ok(())
    }

    fn ways(&mut self, framework: &Framework) -> Result<(), EditError> {
        let mut order = Vec::new();
        for edge in &framework.edges {
            order.push(self.edge(edge)?);
        }
        self.orders.push(order);
        let mut order = Vec::new();
        for branch in &framework.branches {
            let Some(id) = &branch.id else { continue };
            let item = Item::Branch(id.clone());
            self.add(&item)?;
            self.text(&item, "statement", &branch.statement);
            self.members(BRANCH_ROLES, id, &branch.roles)?;
            order.push(item);
        }
        self.orders.push(order);
        let mut order = Vec::new();
        for peers in &framework.peers {
            let Some(id) = &peers.id else { continue };
            let item = Item::Peers(id.clone());
            self.add(&item)?;
            self.text(&item, "peers-note", &peers.note);
            self.members(PEER_ROLES, id, &peers.roles)?;
            order.push(item);
        }
        self.orders.push(order);
        for succession in &framework.successions {
            let key = (SUCCESSIONS, succession.from.to_string());
            if self.scalars.insert(key, succession.to.to_string()).is_some() {
                return Err(EditError::Duplicate { what: "succession", id: succession.from.to_string() });
            }
        }
        Ok(())
    }

    fn members(&mut self, map: &'static str, of: &ItemId, roles: &[RoleId]) -> Result<(), EditError> {
        for role in roles {
            self.needs(&Item::Role(role.clone()))?;
            self.scalars.insert((map, format!("{of}~{role}")), YES.to_owned());
        }
        Ok(())
    }

    fn edge(&mut self, edge: &Edge) -> Result<Item, EditError> {
        self.needs(&Item::Role(edge.from.clone()))?;
        self.needs(&Item::Role(edge.to.clone()))?;
        let item = Item::Edge(edge.from.clone(), edge.to.clone());
        self.add(&item)?;
        let way = match &edge.kind {
            EdgeKind::Up => Way::Up,
            EdgeKind::Lateral => Way::Lateral,
            EdgeKind::Conditional { condition } => {
                self.text(&item, "condition", condition);
                Way::Conditional
            }
        };
        self.set(&item, "kind", Some(way.word().to_owned()));
        for competency in &edge.needs {
            self.needs(&Item::Competency(competency.clone()))?;
            self.scalars.insert((NEEDS, format!("{item}~{competency}")), YES.to_owned());
        }
        let mut order = Vec::new();
        for roadblock in &edge.roadblocks {
            let block = Item::Roadblock(roadblock.id.clone());
            self.add(&block)?;
            self.set(&block, "edge", Some(item.to_string()));
            self.set(&block, "remedy", roadblock.remedy.map(|remedy| remedy.word().to_owned()));
            self.set(&block, "owner", roadblock.owner.as_ref().map(ToString::to_string));
            self.text(&block, "roadblock", &roadblock.text);
            self.text(&block, "plan", &roadblock.plan);
            order.push(block);
        }
        self.orders.push(order);
        Ok(item)
    }

    fn project(&mut self, tables: &[Mocha]) -> Result<(), EditError> {
        let mut order = Vec::new();
        for table in tables {
            let item = Item::Mocha(table.id.clone());
            self.add(&item)?;
            self.set(&item, "parent", table.parent.as_ref().map(ToString::to_string));
            self.text(&item, "work", &table.title);
            let mut people = Vec::new();
            for assignment in &table.people {
                let part = Item::Assignment(assignment.id.clone());
                self.add(&part)?;
                self.set(&part, "mocha", Some(table.id.to_string()));
                self.set(&part, "part", Some(assignment.part.word().to_owned()));
                self.set(&part, "person", assignment.person.as_ref().map(ToString::to_string));
                self.text(&part, "who", &assignment.who);
                self.text(&part, "note", &assignment.note);
                people.push(part);
            }
            self.orders.push(people);
            order.push(item);
        }
        self.orders.push(order);
        let parents: BTreeMap<&str, &str> =
            tables.iter().filter_map(|table| Some((table.id.as_str(), table.parent.as_ref()?.as_str()))).collect();
        for parent in tables.iter().filter_map(|table| table.parent.clone()) {
            self.needs(&Item::Mocha(parent))?;
        }
        match cycles::broken(&parents).first() {
            Some(table) => Err(EditError::Value { item: (*table).to_owned(), field: "parent", value: (*table).to_owned() }),
            None => Ok(()),
        }
    }
}

fn dangling(item: &Item) -> EditError {
    EditError::Dangling { what: word(item.what()), id: item.to_string() }
}

fn word(what: What) -> &'static str {
    match what {
        What::Page => "framework",
        What::Level => "level",
        What::Family => "family",
        What::Track => "track",
        What::Role => "role",
        What::Competency => "competency",
        What::Band => "band",
        What::Branch => "branch",
        What::Peers => "peers",
        What::Roadblock => "roadblock",
        What::Mocha => "project",
        What::Assignment => "assignment",
        What::Cell => "cell",
        What::Edge => "edge",
        What::Distinction => "distinction",
    }
}
