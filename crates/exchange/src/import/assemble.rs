//! What can be told only when all files are read: whose levels of mastery and whose responsibilities a text describes.

use crate::build::{Builder, Description, Mastery, NewRole};
use crate::note::Refusal;
use crate::slug::{bare, key};
use domain::ids::RoleId;

impl Builder {
    /// Puts descriptions where they belong.
    pub(crate) fn assemble(&mut self) -> Result<(), Refusal> {
        let mastery = std::mem::take(&mut self.mastery);
        let library = self.role_count() > 0;
        for one in mastery {
            let place = one.place.clone();
            let done = if library { self.examples(&one) } else { self.mastery_roles(one) };
            done.map_err(|why| Refusal::new(place, why))?;
        }
        for one in std::mem::take(&mut self.descriptions) {
            let place = one.place.clone();
            self.describe(one).map_err(|why| Refusal::new(place, why))?;
        }
        Ok(())
    }

    /// Roles come from elsewhere: the levels of mastery explain the competency for the whole organization.
    fn examples(&mut self, one: &Mastery) -> Result<(), crate::note::Why> {
        let id = self.competency(&one.competency, "", None, &one.place)?;
        let definition = self.body(&one.definition, &one.place);
        let lines: Vec<String> =
            one.levels.iter().flat_map(|(level, lines)| lines.iter().map(|line| format!("{}: {line}", bare(level)))).collect();
        if let Some(competency) = self.competency_mut(&id) {
            for line in lines {
                if !competency.examples.contains(&line) {
                    competency.examples.push(line);
                }
            }
            if competency.definition.is_empty() {
                competency.definition = definition;
            }
        }
        Ok(())
    }

    /// Nothing else tells roles: each level of mastery is one.
    fn mastery_roles(&mut self, one: Mastery) -> Result<(), crate::note::Why> {
        let family = self.foreign_family(&one.family, &one.place)?;
        let competency = self.competency(&one.competency, "", Some(&family), &one.place)?;
        let definition = self.body(&one.definition, &one.place);
        if let Some(found) = self.competency_mut(&competency) {
            found.definition = definition;
        }
        let mut chain = Vec::new();
        for (name, lines) in one.levels {
            let level = self.level(&name, "", 0, &one.place)?;
            let role = self.role(&family, &level, &NewRole { title: &bare(&name), ..NewRole::default() }, &one.place)?;
            self.expect(&role, &competency, lines, &one.place)?;
            chain.push(level);
        }
        self.chain(chain);
        Ok(())
    }

    /// A page about a role or about all roles of a track.
    fn describe(&mut self, one: Description) -> Result<(), crate::note::Why> {
        let mut roles: Vec<RoleId> = self.roles_called(&key(&one.name));
        if roles.is_empty() {
            if self.role_count() > 0 {
                self.notes
                    .say(one.place, format!("There is no role or track called \"{}\"; the description was left out.", one.name));
                return Ok(());
            }
            let family = self.foreign_family(&one.name, &one.place)?;
            let level = self.level("Level 1", "level-1", 1, &one.place)?;
            roles.push(self.role(&family, &level, &NewRole { title: &bare(&one.name), ..NewRole::default() }, &one.place)?);
        }
        let merit = self.body(&one.merit.join("\n"), &one.place);
        for id in roles {
            if let Some(role) = self.role_mut(&id).filter(|role| role.doing.is_empty()) {
                role.doing.clone_from(&one.responsibilities);
                role.merit.clone_from(&merit);
            }
        }
        Ok(())
    }
}
