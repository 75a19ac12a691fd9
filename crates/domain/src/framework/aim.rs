//! What a path aims at in the framework, by the kind of its target: the role, its title, and what is rated.

use super::{Category, Expectation, ExpectedLine, Framework, FrameworkError, FrameworkRole, Modifier, clause_expectations};
use crate::content::{Aim, Objectives};
use crate::ids::{ExpectationId, RoleId};
use crate::text::is_blank;

/// Under which id the management of people is rated: it is of no competency of the library.
const MANAGEMENT: &str = "management-modifier";

impl Framework {
    /// The role of this framework that a path aims at, for somebody who holds the role `held`. Roles that went on into others are
    /// followed. None outside, and where the role is not known or does not exist yet.
    pub fn aimed(&self, objectives: &Objectives, held: Option<&RoleId>) -> Option<&FrameworkRole> {
        let present = |role: &RoleId| self.role(&self.successor(role));
        let named = || objectives.target_role.as_ref().and_then(present);
        let today = || held.and_then(present);
        match objectives.demands().aim {
            Aim::Role => named(),
            // Who is not known to hold a role may say which it is.
            Aim::Today => today().or_else(named),
            Aim::Managing => named().or_else(today),
            Aim::Outside => None,
        }
    }

    /// The title of what a path aims at: that of the role, with its modifier where management is taken on, or the employee's own words.
    pub fn aimed_title(&self, objectives: &Objectives, held: Option<&RoleId>) -> String {
        match self.aimed(objectives, held) {
            Some(role) if objectives.demands().aim == Aim::Managing => role.name_with_modifier(),
            Some(role) => role.name(),
            None => objectives.target_title.trim().to_owned(),
        }
    }

    /// What is rated for a target: the expectations of the role aimed at, with those of its management modifier where management is
    /// taken on; the clauses of the job description where there is no such role, or where it expects nothing. Empty where nothing says
    /// what would be expected.
    pub fn target_expectations(
        &self,
        objectives: &Objectives,
        held: Option<&RoleId>,
    ) -> Result<Vec<Expectation>, FrameworkError> {
        let clauses = || clause_expectations(&objectives.clauses);
        if let Some(named) = &objectives.target_role
            && matches!(objectives.demands().aim, Aim::Role | Aim::Managing)
            && self.present(named).is_none()
        {
            return Err(FrameworkError::Dangling { what: "role", id: named.to_string() });
        }
        let Some(role) = self.aimed(objectives, held) else { return Ok(clauses()) };
        let mut found = self.expectations(&role.id)?;
        if objectives.demands().aim == Aim::Managing {
            match role.managing() {
                Some(managing) => found.push(managing),
                // Another role may be all about management by itself. Today's is not: then the job description has to say what is added.
                None if held.is_none_or(|held| self.successor(held) == role.id) => {
                    let added = clauses();
                    if added.is_empty() {
                        return Ok(Vec::new());
                    }
                    found.extend(added);
                }
                None => {}
            }
        }
        Ok(if found.is_empty() { clauses() } else { found })
    }
}

impl FrameworkRole {
    /// What is expected of those who take on the management of people beside this role; none where the framework does not say.
    fn managing(&self) -> Option<Expectation> {
        let Modifier { title, expectations, .. } = self.management_modifier.as_ref()?;
        let written = expectations.iter().filter(|line| !is_blank(line));
        let line = |text: &String| ExpectedLine { text: text.clone(), from: self.name_with_modifier(), known: false };
        let lines: Vec<ExpectedLine> = written.map(line).collect();
        let id = ExpectationId::parse(MANAGEMENT).ok().filter(|_| !lines.is_empty())?;
        let title = if is_blank(title) { "Managing people".to_owned() } else { format!("Managing people: {}", title.trim()) };
        Some(Expectation { id, title, category: Some(Category::Behavioural), lines })
    }
}
