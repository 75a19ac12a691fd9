//! What the kinds of things in a framework are called.

use crate::words::dates;
use domain::framework::{Category, Dimension, Level, Need, Remedy, Standing};
use domain::view::{Publication, PublicationState};

pub fn category(category: Category) -> &'static str {
    match category {
        Category::Technical => "Technical",
        Category::Behavioural => "Behavioural",
    }
}

pub fn need(need: Need) -> &'static str {
    match need {
        Need::Must => "Must be there",
        Need::Nice => "Can be learned in the role",
    }
}

pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Destination => "A role to stay in",
        Standing::SteppingStone => "A role to grow out of",
    }
}

/// What that means.
pub fn standing_more(standing: Standing) -> &'static str {
    match standing {
        Standing::Destination => "People mean to stay here and go deeper. That is worth as much as moving on.",
        Standing::SteppingStone => "People mean to go on from here. That is worth as much as staying.",
    }
}

pub fn remedy(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::InHouseTraining => "Training in the house",
        Remedy::ExternalTraining => "Training elsewhere",
        Remedy::Coaching => "Coaching",
        Remedy::Scholarship => "Money for learning",
        Remedy::Sabbatical => "Time away",
        Remedy::Other => "What is done about it",
    }
}

pub fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Scope => "Scope",
        Dimension::Complexity => "Complexity",
        Dimension::Volume => "Volume and efficiency",
        Dimension::Drive => "Driving the work",
        Dimension::Influence => "Position and influence",
    }
}

/// `Level 3`, and its name where it has another one.
pub fn level(number: u8, level: Option<&Level>) -> String {
    let plain = format!("Level {number}");
    match level.map(|level| level.name.trim()) {
        Some(name) if !name.is_empty() && name != plain => format!("{plain} · {name}"),
        _ => plain,
    }
}

/// Whether a version holds, and from when; nothing where there is nothing to say.
pub fn holds(publication: &Publication) -> Option<String> {
    let day = publication.effective.map(dates::day);
    match (publication.state, day) {
        (PublicationState::Coming, Some(day)) => Some(format!("begins on {day}")),
        (PublicationState::Coming, None) => Some("is to come".to_owned()),
        (PublicationState::InForce, Some(day)) => Some(format!("in force since {day}")),
        (PublicationState::InForce, None) => Some("in force".to_owned()),
        (PublicationState::Past, Some(day)) => Some(format!("was in force from {day}")),
        (PublicationState::Past, None) => None,
        (PublicationState::Overtaken, Some(day)) => Some(format!("was to begin on {day}, a newer one took its place before")),
        (PublicationState::Overtaken, None) => Some("a newer one took its place before it began".to_owned()),
    }
}

/// Thousands apart: `98 000`, with spaces that do not break.
pub fn amount(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Date;

    #[test]
    fn amounts_can_be_read_at_a_glance() {
        assert_eq!(amount(950), "950");
        assert_eq!(amount(98_000), "98\u{202f}000");
        assert_eq!(amount(1_250_000), "1\u{202f}250\u{202f}000");
    }

    #[test]
    fn a_level_without_a_name_of_its_own_is_not_named_twice() {
        let named = |name: &str| Level { id: "level-2".parse().unwrap(), number: 2, name: name.to_owned() };
        assert_eq!(level(2, Some(&named("Level 2"))), "Level 2");
        assert_eq!(level(2, Some(&named("Independent"))), "Level 2 · Independent");
        assert_eq!(level(2, None), "Level 2");
    }

    #[test]
    fn a_version_that_does_not_hold_yet_says_so() {
        let of = |state, effective| {
            holds(&Publication { version: 2, effective, state, by: None, at: None, note: String::new() }).unwrap_or_default()
        };
        let day = Some(Date::from_days(20_000));
        assert_eq!(of(PublicationState::InForce, day), "in force since 4 October 2024");
        assert_eq!(of(PublicationState::Coming, day), "begins on 4 October 2024");
        assert!(of(PublicationState::Overtaken, day).starts_with("was to begin on 4 October 2024"));
        assert_eq!(of(PublicationState::Past, None), "");
    }
}
