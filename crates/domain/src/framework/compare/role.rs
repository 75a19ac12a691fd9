//! Changes of roles.

use super::log::{At, Log};
use super::pairs::{pairs, reordered};
use super::{Field, What};
use crate::framework::{Band, Framework, FrameworkRole, Modifier, Pathway, Place, Standing, Visibility};

impl Log<'_> {
    pub(super) fn roles(&mut self, before: &[FrameworkRole], after: &[FrameworkRole]) {
        let (old_version, new_version) = (self.before, self.after);
        let place = |role: &FrameworkRole| Place::Role { role: role.id.clone() };
        let name = |framework: &Framework, role: &FrameworkRole| framework.role_name(&role.id);
        for pair in pairs(before, after, |role| &role.id) {
            let Some((old, new, mut at)) = self.in_both(pair, place, name) else { continue };
            moved(&mut at, (old_version, old), (new_version, new));
            role(&mut at, old, new);
        }
    }
}

/// By the identity of the level: a level put in below moves nobody.
fn moved(at: &mut At<'_, '_>, before: (&Framework, &FrameworkRole), after: (&Framework, &FrameworkRole)) {
    let level = |(framework, role): (&Framework, &FrameworkRole)| {
        let found = framework.levels.iter().find(|level| level.number == role.level);
        found.map_or(Err(role.level), |level| Ok(level.id.clone()))
    };
    let (old, new) = (before.1, after.1);
    if (&old.family, &old.track, level(before)) != (&new.family, &new.track, level(after)) {
        at.is(What::Moved { from: position(before), to: position(after) });
    }
}

fn position((framework, role): (&Framework, &FrameworkRole)) -> String {
    let level = framework.levels.iter().find(|level| level.number == role.level);
    let level = level.map_or_else(|| format!("level {}", role.level), |level| framework.level_name(&level.id));
    let family = framework.family(&role.family);
    let track = role.track.as_ref().map(|id| {
        let track = family.and_then(|family| family.tracks.iter().find(|track| track.id == *id));
        track.map_or_else(|| id.to_string(), |track| track.name.clone())
    });
    let family = framework.family_name(&role.family);
    track.map_or_else(|| format!("{family}, {level}"), |track| format!("{family}, {track}, {level}"))
}

fn role(at: &mut At<'_, '_>, old: &FrameworkRole, new: &FrameworkRole) {
    let FrameworkRole {
        id: _,
        family: _,
        track: _,
        level: _,
        title,
        tier,
        discipline,
        grade,
        management_modifier,
        doing,
        going_to_do,
        want_to_do,
        experience,
        expertise,
        merit,
        standing,
        bands,
        pathway,
        selection,
    } = old;
    at.name(title, &new.title);
    at.text(Field::Tier, tier, &new.tier);
    at.text(Field::Discipline, discipline, &new.discipline);
    at.text(Field::Grade, grade, &new.grade);
    modifier(at, management_modifier.as_ref(), new.management_modifier.as_ref());
    at.lines(Field::Doing, doing, &new.doing);
    at.lines(Field::GoingToDo, going_to_do, &new.going_to_do);
    at.lines(Field::WantToDo, want_to_do, &new.want_to_do);
    at.text(Field::Experience, experience, &new.experience);
    at.text(Field::Expertise, expertise, &new.expertise);
    at.text(Field::Merit, merit, &new.merit);
    at.set(Field::Standing, standing, &new.standing, |standing| standing.map_or("", of_standing).to_owned());
    at.set(Field::Bands, &pay(bands), &pay(&new.bands), |bands| bands.iter().map(of_band).collect::<Vec<_>>().join(", "));
    at.order("bands", || reordered(bands, &new.bands, pay_of));
    way_on(at, pathway, &new.pathway);
    at.changed(Field::Selection, selection, &new.selection);
}

fn modifier(at: &mut At<'_, '_>, old: Option<&Modifier>, new: Option<&Modifier>) {
    let is = |is_there: &bool| if *is_there { "offered" } else { "" }.to_owned();
    let (Some(old), Some(new)) = (old, new) else {
        at.set(Field::Modifier, &old.is_some(), &new.is_some(), is);
        return;
    };
    let Modifier { title, expectations, pay } = old;
    at.text(Field::ModifierTitle, title, &new.title);
    at.lines(Field::ModifierExpectations, expectations, &new.expectations);
    at.text(Field::ModifierPay, pay, &new.pay);
}

fn way_on(at: &mut At<'_, '_>, old: &Pathway, new: &Pathway) {
    let texts = |pathway: &Pathway| match pathway {
        Pathway::Inside => (true, String::new(), String::new()),
        Pathway::None { support, reflection } => (false, support.clone(), reflection.clone()),
    };
    let ((old, old_support, old_reflection), (new, new_support, new_reflection)) = (texts(old), texts(new));
    at.set(Field::Pathway, &old, &new, |inside| if *inside { "inside of the organization" } else { "not planned" }.to_owned());
    at.text(Field::Support, &old_support, &new_support);
    at.text(Field::Reflection, &old_reflection, &new_reflection);
}

/// What a band says, without the id that only the draft knows it by.
type Pay<'a> = (u32, u32, &'a str, &'a str, Visibility);

fn pay_of(band: &Band) -> (u32, u32, &str, &str, u8) {
    let Band { id: _, low, high, currency, region, visibility } = band;
    (*low, *high, currency, region, *visibility as u8)
}

/// The bands as a set: in another order they say the same, and that is told by itself.
fn pay(bands: &[Band]) -> Vec<Pay<'_>> {
    let mut bands: Vec<&Band> = bands.iter().collect();
    bands.sort_by_key(|band| pay_of(band));
    bands.into_iter().map(|band| (band.low, band.high, band.currency.as_str(), band.region.as_str(), band.visibility)).collect()
}

fn of_band((low, high, currency, region, visibility): &Pay<'_>) -> String {
    let region = if region.trim().is_empty() { String::new() } else { format!(" in {}", region.trim()) };
    let seen = match visibility {
        Visibility::Everyone => "for everyone to see",
        Visibility::Near => "for those near to see",
        Visibility::Owners => "for the owners to see",
    };
    format!("{} {low} to {high}{region}, {seen}", currency.trim())
}

fn of_standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Destination => "a role to stay in",
        Standing::SteppingStone => "a role to grow out of",
    }
}
