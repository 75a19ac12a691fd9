//! Checks of upkeep and of titles.

use super::Advice;
use crate::framework::wording::normalized;
use crate::framework::{Framework, FrameworkRole};
use crate::text::is_blank;
use crate::time::Date;

/// Families that nobody looks after, or that were to be looked at before today.
pub(super) fn families(framework: &Framework, today: Date, found: &mut Vec<Advice>) {
    for family in &framework.families {
        let id = || family.id.clone();
        match family.review {
            Some(due) if due < today => found.push(Advice::ReviewPassed { family: id(), due }),
            Some(_) => {}
            None => found.push(Advice::NoReviewDate { family: id() }),
        }
        if family.owner.is_none() {
            found.push(Advice::NoFamilyOwner { family: id() });
        }
    }
}

/// Titles that say something else than tier and discipline.
pub(super) fn titles(framework: &Framework, found: &mut Vec<Advice>) {
    let other = framework.roles.iter().filter(|role| disagrees(role)).map(|role| {
        let built = FrameworkRole { title: String::new(), ..(*role).clone() };
        Advice::TitleDisagrees { role: role.id.clone(), written: role.title.trim().to_owned(), built: built.name() }
    });
    found.extend(other);
}

/// The words of tier and discipline are to be in the title, wherever they stand. A discriminator may stand for any of them.
fn disagrees(role: &FrameworkRole) -> bool {
    let title = normalized(&role.title);
    let says = |part: &str| {
        let words: Vec<&str> = title.split(is_between_words).collect();
        normalized(part).split(is_between_words).filter(|word| !word.is_empty()).all(|word| words.contains(&word))
    };
    let is_open = is_blank(&role.title) || title.contains('{');
    let agrees = says(&role.tier) && says(&role.discipline);
    !is_open && !agrees
}

fn is_between_words(c: char) -> bool {
    !c.is_alphanumeric()
}
