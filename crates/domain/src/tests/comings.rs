//! Which publication is in force: on every day the newest of those whose day has come.

use crate::framework::{Announced, Begin, Coming};
use crate::time::Date;
use proptest::prelude::*;

/// The first day of the story.
const FIRST: i64 = 20_000;

fn day(number: i64) -> Date {
    Date::from_days(FIRST + number)
}

/// What an organization keeps.
#[derive(Debug, Default)]
struct Kept {
    in_force: u32,
    coming: Coming,
}

impl Kept {
    fn wake(&mut self, today: Date) {
        while let Some(begin) = self.coming.due(today) {
            (self.in_force, self.coming) = (begin.version, self.coming.after(begin.version));
        }
    }

    fn publish(&mut self, announced: Announced) {
        if let Some(day) = announced.effective.filter(|day| *day > announced.published) {
            self.coming = self.coming.with(Begin { version: announced.version, day });
        } else {
            (self.in_force, self.coming) = (announced.version, Coming::default());
        }
    }
}

/// Days between publications, and how many days after its publication each is to begin, if that is said.
fn stories() -> impl Strategy<Value = Vec<Announced>> {
    prop::collection::vec((0..6_i64, prop::option::of(-3..15_i64)), 1..8).prop_map(|steps| {
        let mut today = 0;
        let announced = steps.into_iter().zip(1..).map(|((wait, ahead), version)| {
            today += wait;
            Announced { version, published: day(today), effective: ahead.map(|ahead| day(today + ahead)) }
        });
        announced.collect()
    })
}

fn begins(one: Announced) -> Date {
    one.effective.map_or(one.published, |day| day.max(one.published))
}

proptest! {
    #[test]
    fn the_newest_of_those_whose_day_has_come_is_in_force(story in stories(), asleep in prop::collection::vec(any::<bool>(), 60)) {
        let mut kept = Kept::default();
        for (number, asleep) in (0..60).zip(asleep) {
            let today = day(number);
            // A server that is down on a day wakes up on a later one, and whoever publishes wakes it first.
            let published: Vec<_> = story.iter().copied().filter(|one| one.published == today).collect();
            if asleep && published.is_empty() {
                continue;
            }
            kept.wake(today);
            for one in published {
                kept.publish(one);
            }
            let come = story.iter().copied().filter(|one| one.published <= today && begins(*one) <= today);
            prop_assert_eq!(kept.in_force, come.map(|one| one.version).max().unwrap_or_default());
        }
    }

    #[test]
    fn what_is_to_come_is_in_the_order_of_days_and_of_numbers(story in stories()) {
        let mut kept = Kept::default();
        for one in story {
            kept.wake(one.published);
            kept.publish(one);
            let coming: Vec<Begin> = kept.coming.iter().collect();
            prop_assert!(coming.windows(2).all(|two| two[0].day < two[1].day && two[0].version < two[1].version), "{coming:?}");
            prop_assert_eq!(kept.coming.newest().map_or(kept.in_force, |newest| newest.version), one.version);
        }
    }

    #[test]
    fn a_publication_is_overtaken_exactly_when_it_is_never_in_force(story in stories()) {
        let mut kept = Kept::default();
        let mut held = std::collections::BTreeSet::new();
        for number in 0..80 {
            kept.wake(day(number));
            held.insert(kept.in_force);
            for one in story.iter().filter(|one| one.published == day(number)) {
                kept.publish(*one);
                held.insert(kept.in_force);
            }
        }
        for one in &story {
            prop_assert_eq!(one.was_overtaken(&story), !held.contains(&one.version), "{:?}", one);
        }
    }
}

#[test]
fn one_that_begins_earlier_takes_the_place_of_those_that_were_to_come() {
    let begin = |version, number| Begin { version, day: day(number) };
    let two = Coming::default().with(begin(2, 10)).with(begin(3, 20));
    assert_eq!(two.iter().collect::<Vec<_>>(), [begin(2, 10), begin(3, 20)]);
    assert_eq!(two.with(begin(4, 15)).iter().collect::<Vec<_>>(), [begin(2, 10), begin(4, 15)]);
    assert_eq!(two.with(begin(4, 10)).iter().collect::<Vec<_>>(), [begin(4, 10)], "on the same day the newer one");
    assert_eq!((two.due(day(9)), two.due(day(10))), (None, Some(begin(2, 10))));
}
