//! A job family of levels, themes and competencies, as the Financial Times publishes its own. A theme is what we call a competency; a
//! statement of one level and theme is a line of that cell. Levels that differ only in what stands in parentheses are two sides of one level.

use super::place;
use crate::build::{Builder, NewRole};
use crate::inherit::bullets;
use crate::note::{Place, Refusal};
use crate::slug::{key, slug};
use crate::tree::Node;
use domain::ids::{CompetencyId, LevelId, RoleId, TrackId};
use std::collections::BTreeMap;

/// A level of the source: its name without what is in the parentheses, and that.
struct Column<'a> {
    id: &'a str,
    name: &'a str,
    base: &'a str,
    side: Option<&'a str>,
    place: Place,
}

/// Reads one family.
pub(crate) fn read(builder: &mut Builder, file: &str, node: &Node) -> Result<(), Refusal> {
    let here = place(file, node);
    let refuse = |place: &Place| {
        let place = place.clone();
        move |why| Refusal::new(place, why)
    };
    let found = Some(node.text_of("name")).filter(|name| !name.trim().is_empty()).unwrap_or(crate::file::stem(file));
    let family = builder.foreign_family(found, &here).map_err(refuse(&here))?;
    let columns = columns(file, node);
    let mut roles: BTreeMap<&str, RoleId> = BTreeMap::new();
    let mut chain: Vec<LevelId> = Vec::new();
    let mut sides: BTreeMap<LevelId, Vec<RoleId>> = BTreeMap::new();
    for column in &columns {
        let at = &column.place;
        let shared = if column.side.is_some() { common(&columns, column.base) } else { column.id.to_owned() };
        let level = builder.level(column.base, &slug(&shared), 0, at).map_err(refuse(at))?;
        if chain.last() != Some(&level) {
            chain.push(level.clone());
        }
        let track: Option<TrackId> = match column.side {
            Some(side) => Some(builder.track(&family, side, "", at).map_err(refuse(at))?),
            None => None,
        };
        let id = slug(&format!("{family}-{}", column.id));
        let new = NewRole { title: column.name, track, id: &id, place: column.id };
        let role = builder.role(&family, &level, &new, at).map_err(refuse(at))?;
        if column.side.is_some() {
            sides.entry(level).or_default().push(role.clone());
        }
        roles.insert(column.id, role);
    }
    builder.count("levels", columns.len());
    builder.chain(chain);
    for roles in sides.into_values() {
        builder.branch(roles);
    }
    let themes = themes(builder, file, node, &family)?;
    statements(builder, file, node, &roles, &themes)
}

fn columns<'a>(file: &str, node: &'a Node) -> Vec<Column<'a>> {
    let levels = node.items_of("levels");
    let split = |name: &'a str| match name.trim().strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        Some((base, side)) => (base.trim(), Some(side.trim())),
        None => (name.trim(), None),
    };
    let mut columns = Vec::with_capacity(levels.len());
    for level in levels {
        let name = Some(level.text_of("name")).filter(|name| !name.is_empty()).unwrap_or(level.text());
        let id = Some(level.text_of("id")).filter(|id| !id.is_empty()).unwrap_or(name);
        let (base, side) = split(name);
        // Parentheses make two sides only where another level has the same name before them.
        let twin = side.is_some() && levels.iter().filter(|other| key(split(other.text_of("name")).0) == key(base)).count() > 1;
        let (base, side) = if twin { (base, side) } else { (name, None) };
        columns.push(Column { id, name, base, side, place: place(file, level) });
    }
    columns
}

/// What the identifiers of a level's sides have in common, e.g. `senior-2` of `senior-2-ic` and `senior-2-pm`.
fn common(columns: &[Column<'_>], base: &str) -> String {
    let mut ids = columns.iter().filter(|column| column.side.is_some() && column.base == base).map(|column| column.id);
    let first = ids.next().unwrap_or(base);
    let shared = ids.fold(first.to_owned(), |shared, id| {
        shared.chars().zip(id.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    });
    let shared = shared.trim_end_matches('-').to_owned();
    if slug(&shared).is_empty() { base.to_owned() } else { shared }
}

fn themes<'a>(
    builder: &mut Builder,
    file: &str,
    node: &'a Node,
    family: &domain::ids::FamilyId,
) -> Result<BTreeMap<&'a str, CompetencyId>, Refusal> {
    let mut themes = BTreeMap::new();
    for theme in node.items_of("themes") {
        let at = place(file, theme);
        let name = theme.text_of("name");
        let id = Some(theme.text_of("id")).filter(|id| !id.is_empty()).unwrap_or(name);
        let known = builder.competency(name, &slug(id), Some(family), &at).map_err(|why| Refusal::new(at.clone(), why))?;
        let definition = theme.text_of("summary").split_whitespace().collect::<Vec<_>>().join(" ");
        let definition = builder.body(&definition, &at);
        if let Some(found) = builder.competency_mut(&known).filter(|found| found.definition.is_empty()) {
            found.definition = definition;
        }
        themes.insert(id, known);
    }
    builder.count("themes", themes.len());
    Ok(themes)
}

fn statements(
    builder: &mut Builder,
    file: &str,
    node: &Node,
    roles: &BTreeMap<&str, RoleId>,
    themes: &BTreeMap<&str, CompetencyId>,
) -> Result<(), Refusal> {
    let statements = node.items_of("competencies");
    let mut proficiencies = 0_usize;
    for statement in statements {
        let at = place(file, statement);
        let (level, theme) = (statement.text_of("level"), statement.text_of("theme"));
        let (Some(role), Some(competency)) = (roles.get(level), themes.get(theme)) else {
            builder.notes.say(
                at,
                format!(
                    "A competency names the level `{level}` and the theme `{theme}`, which are not both there; it was left out."
                ),
            );
            continue;
        };
        let summary: Vec<&str> = statement.text_of("summary").lines().collect();
        let lines = bullets(&summary);
        let head = lines.first().cloned().unwrap_or_default();
        let fail = |why| Refusal::new(at.clone(), why);
        builder.expect(role, competency, lines, &at).map_err(fail)?;
        let proficiency = statement.text_of("proficiency");
        proficiencies += usize::from(!proficiency.is_empty());
        let examples: Vec<&str> = statement.items_of("examples").iter().map(Node::text).collect();
        builder.count("examples", examples.len());
        let meaning = &mut builder.cell(role, competency).map_err(fail)?.meaning;
        explain(meaning, &head, &examples, proficiency);
        for url in statement.items_of("supportingUrls") {
            explain(&mut builder.cell(role, competency).map_err(fail)?.meaning, url.text_of("label"), &[url.text_of("url")], "");
        }
        let meaning = builder.cell(role, competency).map_err(fail)?.meaning.clone();
        let meaning = builder.body(&meaning, &at);
        builder.cell(role, competency).map_err(fail)?.meaning = meaning;
    }
    builder.count("competencies", statements.len());
    if proficiencies > 0 {
        let sentence = format!(
            "{proficiencies} proficiencies and all examples were put into the meaning of their cells; the statements' own ids are not kept."
        );
        builder.notes.say(Place::file(file), sentence);
    }
    Ok(())
}

/// Adds to what a competency means in a role: the proficiency once, and examples below what they are examples of.
pub(crate) fn explain(meaning: &mut String, of: &str, examples: &[&str], proficiency: &str) {
    let mut lines = Vec::new();
    let grade = format!("Proficiency: {proficiency}");
    if !proficiency.is_empty() && !meaning.lines().any(|line| line == grade) {
        lines.push(grade);
    }
    if !examples.is_empty() {
        lines.push(of.to_owned());
        lines.extend(examples.iter().map(|example| format!("- {}", example.split_whitespace().collect::<Vec<_>>().join(" "))));
    }
    for line in lines {
        if !meaning.is_empty() {
            meaning.push('\n');
        }
        meaning.push_str(&line);
    }
}
