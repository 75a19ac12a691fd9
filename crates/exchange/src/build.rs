//! Builds one framework of what several files say, by name, and ties the ends together when everything was read.

mod finish;

use crate::inherit::Source;
use crate::limits::{MAX_BODY, MAX_CELLS, MAX_COMPETENCIES, MAX_LEVELS, MAX_LINE, MAX_ROLES};
use crate::mapping::{Mapping, Renamed};
use crate::note::{Notes, Place, Why};
use crate::slug::{bare, key, slug, unique};
use domain::framework::{Branch, Category, Cell, Competency, Family, Framework, FrameworkRole, Track};
use domain::ids::{CompetencyId, FamilyId, LevelId, RoleId, TrackId};
use std::collections::{BTreeMap, BTreeSet};

/// A step of the spine while it is put together.
#[derive(Debug)]
struct Step {
    id: LevelId,
    name: String,
    /// What decides the order where no table does: pay, in most cases.
    weight: u64,
}

/// A cell whose source is known in words only.
#[derive(Debug)]
struct Open {
    role: RoleId,
    competency: CompetencyId,
    source: Source,
    words: String,
    left: Option<RoleId>,
    place: Place,
}

/// What a role is made of.
#[derive(Debug, Default)]
pub(crate) struct NewRole<'a> {
    pub title: &'a str,
    pub track: Option<TrackId>,
    /// Its identifier: taken as it is where it can be.
    pub id: &'a str,
    /// How the source calls its place, e.g. `2a`: other cells name it so.
    pub place: &'a str,
}

/// A framework that is being put together.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    pub notes: Notes,
    /// What the caller wants.
    pub wanted: Mapping,
    /// What was taken for what.
    pub taken: Mapping,
    /// Whether the upload has several files: their tables then speak of one family unless they say otherwise.
    pub several: bool,
    /// What the sources call what was found in them.
    pub said: BTreeMap<&'static str, u32>,
    framework: Framework,
    steps: Vec<Step>,
    /// Which step of the spine a role stands at.
    placed: BTreeMap<RoleId, LevelId>,
    /// Roles by family, track, level and title.
    titles: BTreeMap<(FamilyId, Option<TrackId>, LevelId, String), RoleId>,
    /// Orders of levels that sources have.
    chains: Vec<Vec<LevelId>>,
    places: BTreeMap<(FamilyId, String), RoleId>,
    cells: BTreeMap<(RoleId, CompetencyId), Cell>,
    open: Vec<Open>,
    /// Cells that inherit from a role, by its identifier, where that comes with another file.
    perhaps: Vec<(RoleId, CompetencyId, String)>,
    names: Names,
    /// Families whose source knows no ways.
    pathless: BTreeSet<FamilyId>,
    /// Texts of competencies that several levels of mastery explain: used as roles only where nothing else gives any.
    pub mastery: Vec<Mastery>,
    /// What is said about a track's roles in a file of its own.
    pub descriptions: Vec<Description>,
}

/// A competency that is described level by level, outside of any role.
#[derive(Debug)]
pub(crate) struct Mastery {
    pub family: String,
    pub competency: String,
    pub definition: String,
    pub levels: Vec<(String, Vec<String>)>,
    pub place: Place,
}

/// A page about a role or track: its name and lists.
#[derive(Debug)]
pub(crate) struct Description {
    pub name: String,
    pub responsibilities: Vec<String>,
    pub merit: Vec<String>,
    pub place: Place,
}

/// Identifiers that are taken, and what has which name.
#[derive(Debug, Default)]
struct Names {
    families: BTreeSet<String>,
    levels: BTreeSet<String>,
    roles: BTreeSet<String>,
    competencies: BTreeSet<String>,
    family: BTreeMap<String, FamilyId>,
    competency: BTreeMap<String, CompetencyId>,
}

impl Builder {
    /// One line: white space made one, cut to what a line may hold, which is said.
    pub fn line(&mut self, text: &str, place: &Place) -> String {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !domain::text::is_longer(&line, MAX_LINE) {
            return line;
        }
        let short: String = line.chars().take(MAX_LINE - 1).collect();
        self.notes.say(place.clone(), format!("A name is longer than {MAX_LINE} characters and was shortened: {short}…"));
        format!("{short}…")
    }

    /// A text cut to what one may hold, which is said.
    pub fn body(&mut self, text: &str, place: &Place) -> String {
        let text = text.trim();
        if text.encode_utf16().count() <= MAX_BODY {
            return text.to_owned();
        }
        self.notes.say(place.clone(), format!("A text is longer than {MAX_BODY} characters and was shortened."));
        text.chars().take(MAX_BODY / 2).collect()
    }

    /// The family of that name, made where there is none. `id` is what the source calls it.
    pub fn family(&mut self, found: &str, id: &str, place: &Place) -> Result<FamilyId, Why> {
        let found = if found.trim().is_empty() { "Career framework" } else { found };
        let wanted = self.wanted.family(found);
        let name = self.line(&bare(&wanted), place);
        let index = if id.is_empty() { key(&name) } else { id.to_owned() };
        if let Some(known) = self.names.family.get(&index) {
            return Ok(known.clone());
        }
        room("the number of families", self.framework.families.len(), MAX_ROLES)?;
        // `Engineering (Legacy)` is an earlier `Engineering`: the same identifier lets the two be compared.
        let short = name.split(" (").next().unwrap_or(&name).to_owned();
        let id = unique(if id.is_empty() { &short } else { id }, "family", &mut self.names.families);
        let id = FamilyId::parse(&id).or(Err(bad_id()))?;
        self.taken.families.push(Renamed { found: found.to_owned(), name: name.clone() });
        self.names.family.insert(index, id.clone());
        self.framework.families.push(Family::new(id.clone(), name));
        Ok(id)
    }

    /// A family whose source knows no ways between roles.
    pub fn foreign_family(&mut self, found: &str, place: &Place) -> Result<FamilyId, Why> {
        let id = self.family(found, "", place)?;
        self.pathless.insert(id.clone());
        Ok(id)
    }

    /// The name of a family.
    pub fn family_name(&self, id: &FamilyId) -> String {
        let found = self.framework.families.iter().find(|family| family.id == *id);
        found.map(|family| family.name.clone()).unwrap_or_default()
    }

    /// The track of that name in a family.
    pub fn track(&mut self, family: &FamilyId, name: &str, id: &str, place: &Place) -> Result<TrackId, Why> {
        let name = self.line(&bare(name), place);
        let family = self.framework.families.iter_mut().find(|known| known.id == *family).ok_or_else(bad_id)?;
        let same = |track: &&Track| if id.is_empty() { key(&track.name) == key(&name) } else { track.id.as_str() == id };
        if let Some(track) = family.tracks.iter().find(same) {
            return Ok(track.id.clone());
        }
        room("the number of tracks", family.tracks.len(), MAX_LEVELS)?;
        let mut used: BTreeSet<String> = family.tracks.iter().map(|track| track.id.to_string()).collect();
        let id = unique(if id.is_empty() { &name } else { id }, "track", &mut used);
        let id = TrackId::parse(&id).or(Err(bad_id()))?;
        family.tracks.push(Track { id: id.clone(), name });
        Ok(id)
    }

    /// The level of that name or identifier.
    pub fn level(&mut self, name: &str, id: &str, weight: u64, place: &Place) -> Result<LevelId, Why> {
        let name = self.line(&bare(name), place);
        let same = |step: &&mut Step| if id.is_empty() { key(&step.name) == key(&name) } else { step.id.as_str() == id };
        if let Some(step) = self.steps.iter_mut().find(same) {
            step.weight =
                if weight == 0 { step.weight } else { weight.min(if step.weight == 0 { u64::MAX } else { step.weight }) };
            return Ok(step.id.clone());
        }
        room("the number of levels", self.steps.len(), MAX_LEVELS)?;
        let id = unique(if id.is_empty() { &name } else { id }, "level", &mut self.names.levels);
        let id = LevelId::parse(&id).or(Err(bad_id()))?;
        self.steps.push(Step { id: id.clone(), name, weight });
        Ok(id)
    }

    /// Levels in the order in which a source has them, lowest first.
    pub fn chain(&mut self, levels: Vec<LevelId>) {
        self.chains.push(levels);
    }

    /// The number of levels so far.
    pub fn level_count(&self) -> usize {
        self.steps.len()
    }

    /// A role at a level. One of the same identifier, or of the same family, track, level and title, is the same.
    pub fn role(&mut self, family: &FamilyId, level: &LevelId, new: &NewRole<'_>, place: &Place) -> Result<RoleId, Why> {
        let title = self.line(new.title, place);
        let index = (family.clone(), new.track.clone(), level.clone(), key(&title));
        let known = self.titles.get(&index).filter(|id| new.id.is_empty() || slug(new.id) == id.as_str());
        if let Some(role) = known {
            return Ok(role.clone());
        }
        room("the number of roles", self.framework.roles.len(), MAX_ROLES)?;
        let wanted = if new.id.is_empty() { slug(&title) } else { new.id.to_owned() };
        let wanted = if self.names.roles.contains(&wanted) { format!("{family}-{wanted}") } else { wanted };
        let id = unique(&wanted, &format!("{family}-role"), &mut self.names.roles);
        let id = RoleId::parse(&id).or(Err(bad_id()))?;
        let mut role = FrameworkRole::new(id.clone(), family.clone(), 0, title);
        role.track.clone_from(&new.track);
        self.framework.roles.push(role);
        self.titles.entry(index).or_insert_with(|| id.clone());
        self.placed.insert(id.clone(), level.clone());
        if !new.place.is_empty() {
            self.places.entry((family.clone(), new.place.to_lowercase())).or_insert_with(|| id.clone());
        }
        Ok(id)
    }

    /// The number of roles so far.
    pub fn role_count(&self) -> usize {
        self.framework.roles.len()
    }

    /// The roles of that title, or of a track of that name.
    pub fn roles_called(&self, name: &str) -> Vec<RoleId> {
        let tracks = self.framework.families.iter().flat_map(|family| family.tracks.iter().map(|track| (&family.id, track)));
        let tracks: BTreeSet<(&FamilyId, &TrackId)> =
            tracks.filter(|(_, track)| key(&track.name) == name).map(|(family, track)| (family, &track.id)).collect();
        let called = |role: &&FrameworkRole| {
            key(&role.name()) == name || role.track.as_ref().is_some_and(|track| tracks.contains(&(&role.family, track)))
        };
        self.framework.roles.iter().filter(called).map(|role| role.id.clone()).collect()
    }

    /// A role to write to.
    pub fn role_mut(&mut self, id: &RoleId) -> Option<&mut FrameworkRole> {
        self.framework.roles.iter_mut().find(|role| role.id == *id)
    }

    /// The competency of that name, made where there is none. One that two families use is shared.
    pub fn competency(&mut self, name: &str, id: &str, family: Option<&FamilyId>, place: &Place) -> Result<CompetencyId, Why> {
        let name = self.line(&bare(name), place);
        let index = if id.is_empty() { key(&name) } else { id.to_owned() };
        if let Some(known) = self.names.competency.get(&index).cloned() {
            if let Some(found) = self.competency_mut(&known).filter(|found| found.family.as_ref() != family) {
                found.family = None;
            }
            return Ok(known);
        }
        room("the number of competencies", self.framework.competencies.len(), MAX_COMPETENCIES)?;
        let id = unique(if id.is_empty() { &name } else { id }, "competency", &mut self.names.competencies);
        let id = CompetencyId::parse(&id).or(Err(bad_id()))?;
        self.names.competency.insert(index, id.clone());
        let mut made = Competency::new(id.clone(), name.clone(), category(&name));
        made.family = family.cloned();
        self.framework.competencies.push(made);
        Ok(id)
    }

    /// A competency to write to.
    pub fn competency_mut(&mut self, id: &CompetencyId) -> Option<&mut Competency> {
        self.framework.competencies.iter_mut().find(|competency| competency.id == *id)
    }

    /// The cell of a role and a competency, made where there is none.
    pub fn cell(&mut self, role: &RoleId, competency: &CompetencyId) -> Result<&mut Cell, Why> {
        let at = (role.clone(), competency.clone());
        if !self.cells.contains_key(&at) {
            room("the number of cells", self.cells.len(), MAX_CELLS)?;
        }
        Ok(self.cells.entry(at).or_insert_with(|| Cell::new(role.clone(), competency.clone())))
    }

    /// Adds lines to a cell.
    pub fn expect(&mut self, role: &RoleId, competency: &CompetencyId, lines: Vec<String>, place: &Place) -> Result<(), Why> {
        let mut kept = Vec::with_capacity(lines.len());
        for line in lines {
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            kept.push(self.body(&line, place));
        }
        let cell = self.cell(role, competency)?;
        cell.expectations.extend(kept.into_iter().filter(|line| !domain::text::is_blank(line)));
        let size: usize = cell.expectations.iter().map(|line| line.len() + 1).sum();
        room("the text of a cell", size, MAX_BODY)
    }

    /// Lets a cell inherit from what is said in words; they are understood when all roles are known.
    pub fn inherit(&mut self, at: (&RoleId, &CompetencyId), said: (Source, String), left: Option<RoleId>, place: &Place) {
        let (source, words) = said;
        let (role, competency) = (at.0.clone(), at.1.clone());
        self.open.push(Open { role, competency, source, words, left, place: place.clone() });
    }

    /// Lets a cell inherit from the same competency of a role that may come with another file, if that role says something about it.
    pub fn inherit_if_there(&mut self, at: (&RoleId, &CompetencyId), source: &str) {
        self.perhaps.push((at.0.clone(), at.1.clone(), source.to_owned()));
    }

    /// Roles of equal worth on different tracks.
    pub fn branch(&mut self, roles: Vec<RoleId>) {
        self.framework.branches.push(Branch { id: None, roles, statement: String::new() });
    }

    /// Counts what the source calls by a word.
    pub fn count(&mut self, what: &'static str, n: usize) {
        let found = self.said.entry(what).or_default();
        *found = found.saturating_add(u32::try_from(n).unwrap_or(u32::MAX));
    }
}

fn room(what: &'static str, found: usize, limit: usize) -> Result<(), Why> {
    if found < limit { Ok(()) } else { Err(Why::TooMuch { what, limit: limit.to_string() }) }
}

fn bad_id() -> Why {
    Why::Syntax("a name cannot be made an identifier".to_owned())
}

/// Ways of working with others rather than craft, judged by the words of the name: a guess that the owner can change.
fn category(name: &str) -> Category {
    const BEHAVIOURAL: [&str; 26] = [
        "communicat",
        "leader",
        "team",
        "collab",
        "influenc",
        "cultur",
        "conduct",
        "impact",
        "feedback",
        "learning",
        "inclusi",
        "equity",
        "relationship",
        "manag",
        "people",
        "ownership",
        "others",
        "listen",
        "coach",
        "mentor",
        "independen",
        "delivery",
        "behavio",
        "planning",
        "business",
        "decision",
    ];
    let name = name.to_lowercase();
    let found = BEHAVIOURAL.iter().any(|word| name.contains(word));
    if found { Category::Behavioural } else { Category::Technical }
}
