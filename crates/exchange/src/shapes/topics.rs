//! A family of topics with criteria for each level, as Monzo keeps them before its Markdown. What `generic` says of a topic holds for the
//! topic of the same name in every other family.

use super::family::explain;
use super::place;
use crate::build::{Builder, NewRole};
use crate::note::{Place, Refusal};
use crate::slug::{bare, slug};
use crate::tree::Node;
use domain::ids::{CompetencyId, FamilyId, RoleId};
use std::collections::{BTreeMap, BTreeSet};

/// The file name and the address of the family that the others inherit from.
const GENERIC: &str = "generic";

/// Reads one family.
pub(crate) fn read(builder: &mut Builder, file: &str, node: &Node) -> Result<(), Refusal> {
    let here = place(file, node);
    let family = family(builder, file, node, &here)?;
    let mut numbers: BTreeSet<u8> = BTreeSet::new();
    for content in node.items_of("topics").iter().flat_map(|topic| topic.items_of("content")) {
        match number(content) {
            Some(n) => {
                numbers.insert(n);
            }
            None => builder.notes.say(place(file, content), "A level is no number from 1 to 99; its criteria were left out."),
        }
    }
    let numbers: Vec<u8> = numbers.into_iter().collect();
    let roles = level_roles(builder, &family, &numbers, &here)?;
    builder.count("levels", roles.len());
    for topic in node.items_of("topics") {
        read_topic(builder, file, topic, &family, &roles)?;
    }
    Ok(())
}

/// The family of a file, by the names in its front matter.
pub(crate) fn family(builder: &mut Builder, file: &str, node: &Node, here: &Place) -> Result<FamilyId, Refusal> {
    let title = [node.text_of("title"), node.text_of("sidebarTitle"), crate::file::stem(file)]
        .into_iter()
        .find(|title| !title.trim().is_empty());
    let title = bare(title.unwrap_or(file));
    let name = title.strip_suffix(" Framework").unwrap_or(&title);
    builder.foreign_family(name, here).map_err(|why| Refusal::new(here.clone(), why))
}

fn number(content: &Node) -> Option<u8> {
    content.text_of("level").trim().parse().ok().filter(|n| (1..100).contains(n))
}

/// One role for each level of a family whose levels have numbers only.
pub(crate) fn level_roles(
    builder: &mut Builder,
    family: &FamilyId,
    numbers: &[u8],
    at: &Place,
) -> Result<BTreeMap<u8, RoleId>, Refusal> {
    let fail = |why| Refusal::new(at.clone(), why);
    let mut roles = BTreeMap::new();
    let mut chain = Vec::new();
    let name = builder.family_name(family);
    for n in numbers {
        let level = builder.level(&format!("Level {n}"), &format!("level-{n}"), u64::from(*n), at).map_err(fail)?;
        chain.push(level.clone());
        let id = slug(&format!("{}-level-{n}", family.as_str().get(..30).unwrap_or(family.as_str())));
        let place = n.to_string();
        let new = NewRole { title: &format!("{name} Level {n}"), track: None, id: &id, place: &place };
        roles.insert(*n, builder.role(family, &level, &new, at).map_err(fail)?);
    }
    builder.chain(chain);
    Ok(roles)
}

fn read_topic(
    builder: &mut Builder,
    file: &str,
    topic: &Node,
    family: &FamilyId,
    roles: &BTreeMap<u8, RoleId>,
) -> Result<(), Refusal> {
    let at = place(file, topic);
    let fail = |why| Refusal::new(at.clone(), why);
    let name = topic.text_of("name");
    let title = bare(topic.text_of("title"));
    let shown = if title.is_empty() { sentence_case(name) } else { title };
    let competency = builder.competency(&shown, &slug(name), Some(family), &at).map_err(fail)?;
    builder.count("topics", 1);
    for content in topic.items_of("content") {
        let Some(role) = number(content).and_then(|n| roles.get(&n)) else { continue };
        let at = place(file, content);
        let mut lines: Vec<String> = content.items_of("criteria").iter().map(|line| line.text().to_owned()).collect();
        for example in content.items_of("exampleCriteria") {
            let line = example.text_of("criteria").to_owned();
            let examples: Vec<&str> = example.items_of("examples").iter().map(Node::text).collect();
            builder.count("examples", examples.len());
            let cell = builder.cell(role, &competency).map_err(|why| Refusal::new(at.clone(), why))?;
            explain(&mut cell.meaning, &line, &examples, "");
            lines.push(line);
        }
        builder.count("criteria", lines.len());
        builder.expect(role, &competency, lines, &at).map_err(|why| Refusal::new(at.clone(), why))?;
        inherit_generic(builder, family, role, &competency, number(content));
    }
    Ok(())
}

/// Lets the cell inherit from `generic`, if that family is part of the import and says something there.
fn inherit_generic(builder: &mut Builder, family: &FamilyId, role: &RoleId, competency: &CompetencyId, n: Option<u8>) {
    let is_generic = family.as_str().starts_with(GENERIC);
    if let Some(n) = n.filter(|_| !is_generic) {
        builder.inherit_if_there((role, competency), &format!("{GENERIC}-level-{n}"));
    }
}

fn sentence_case(name: &str) -> String {
    let name = name.replace('-', " ");
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}
