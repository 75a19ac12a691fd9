//! Whatever is written as text reads back as the same thing, in one spelling.

use crate::assessment::Level;
use crate::content::{MilestoneKind, Party, TargetKind, Term, Verdict};
use crate::ids::{FrameworkId, MAX_ID_LEN, PersonId, ProposalId};
use crate::room::RoomName;
use crate::section::Section;
use crate::time::{Date, Timestamp};
use proptest::prelude::*;
use serde::Serialize;

/// 0001-01-01 and 9999-12-31 as days since 1970-01-01.
const DAYS: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;

fn rooms() -> impl Strategy<Value = RoomName> {
    let section = prop::option::of(prop::sample::select(Section::ALL.to_vec()));
    ("[a-z0-9-]{1,40}", section, prop::option::of(any::<u32>()), 0..3_u8).prop_map(|(id, section, generation, about)| {
        let (proposal, framework) = (ProposalId::parse(&id).unwrap(), FrameworkId::parse(&id).unwrap());
        match (about, section, generation) {
            (0, Some(section), Some(generation)) => RoomName::Section { proposal, section, generation },
            (0, ..) => RoomName::Table { proposal },
            (1, _, Some(generation)) => RoomName::Draft { framework, generation },
            (1, ..) => RoomName::DraftTable { framework },
            _ => RoomName::Desk { person: PersonId::parse(&id).unwrap() },
        }
    })
}

proptest! {
    #[test]
    fn a_day_survives_being_written(days in DAYS) {
        let date = Date::from_days(days);
        prop_assert_eq!(date.days(), days);
        prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
        let json = serde_json::to_string(&date).unwrap();
        prop_assert_eq!(serde_json::from_str::<Date>(&json).unwrap(), date);
    }

    #[test]
    fn the_next_day_is_written_later_and_is_its_neighbour(days in *DAYS.start()..*DAYS.end()) {
        let (today, tomorrow) = (Date::from_days(days), Date::from_days(days + 1));
        prop_assert!(today < tomorrow && today.to_string() < tomorrow.to_string());
        let (year, month, day) = tomorrow.parts();
        prop_assert!(day == today.parts().2 + 1 || (day == 1 && (year, month) != (today.parts().0, today.parts().1)));
    }

    #[test]
    fn any_moment_has_a_day(at in any::<i64>()) {
        let day = Timestamp(at).date().days();
        prop_assert!(i128::from(day) * 86_400_000 <= i128::from(at));
        prop_assert!(i128::from(at) < (i128::from(day) + 1) * 86_400_000);
    }

    #[test]
    fn what_reads_as_a_day_is_written_the_same(text in "[0-9]{4}-[0-9]{2}-[0-9]{2}|[-+0-9a-z ]{0,12}|.{0,12}") {
        if let Ok(date) = Date::parse(&text) {
            prop_assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn a_room_survives_being_written(room in rooms()) {
        let text = room.to_string();
        prop_assert_eq!(text.parse::<RoomName>(), Ok(room.clone()));
        let json = serde_json::to_string(&room).unwrap();
        prop_assert_eq!(serde_json::from_str::<RoomName>(&json).unwrap(), room);
    }

    #[test]
    fn what_reads_as_a_room_is_written_the_same(text in "p/[a-z]{1,3}/(start|gaps|table|x)(/[0-9+]{0,11})?(/)?|.{0,20}") {
        if let Ok(room) = text.parse::<RoomName>() {
            prop_assert_eq!(room.to_string(), text);
        }
    }

    #[test]
    fn an_id_is_short_and_of_plain_letters(text in "[a-z0-9-]{0,50}|.{0,10}") {
        let plain = !text.is_empty()
            && text.len() <= MAX_ID_LEN
            && text.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
        prop_assert_eq!(ProposalId::parse(&text).is_ok(), plain);
    }
}

#[test]
fn days_that_the_calendar_does_not_have_are_refused() {
    for text in ["2025-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "0000-01-01", "2026-1-01", ""] {
        assert!(Date::parse(text).is_err(), "{text}");
    }
    for text in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
        assert!(Date::parse(text).is_ok(), "{text}");
    }
}

#[test]
fn other_spellings_of_a_room_are_no_room() {
    for text in [
        "p/a/start/01",
        "p/a/start/+1",
        "p/a/start",
        "p/a/table/",
        "p/a/table/0",
        "p/A/table",
        "q/a/table",
        "p//table",
        "d/",
        "d/a/b",
    ] {
        assert!(text.parse::<RoomName>().is_err(), "{text}");
    }
}

/// The key is the word in JSON, and reads back.
fn keys<T: Serialize + PartialEq + std::fmt::Debug + Copy>(
    all: &[T],
    key: impl Fn(T) -> &'static str,
    read: impl Fn(&str) -> Option<T>,
) {
    for choice in all {
        assert_eq!(serde_json::to_value(choice).unwrap(), key(*choice));
        assert_eq!(read(key(*choice)), Some(*choice));
    }
    assert_eq!(read("nothing-of-the-sort"), None);
}

#[test]
fn keys_are_the_words_in_json() {
    keys(&Term::ALL, Term::key, Term::from_key);
    keys(&TargetKind::ALL, TargetKind::key, TargetKind::from_key);
    keys(&Verdict::ALL, Verdict::key, Verdict::from_key);
    keys(&MilestoneKind::ALL, MilestoneKind::key, MilestoneKind::from_key);
    keys(&Party::ALL, Party::key, Party::from_key);
    keys(&Section::ALL, Section::key, Section::from_key);
    keys(&Level::ALL, Level::key, |key| Level::ALL.into_iter().find(|level| level.key() == key));
}
