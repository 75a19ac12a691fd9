//! Publications that have not begun yet. There is one draft, so each publication has everything in it that was published before: of those
//! whose day has come the newest is in force, and one that begins earlier than others that are still to come takes their place.

use crate::time::Date;
use serde::{Deserialize, Serialize};

/// A publication and the day on which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    /// Which.
    pub version: u32,
    /// Its first day.
    pub day: Date,
}

/// The publications that are to come, in the order of their days, which is that of their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Coming(Vec<Begin>);

impl Coming {
    /// Whether nothing is to come.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each, the next one first.
    pub fn iter(&self) -> impl Iterator<Item = Begin> + '_ {
        self.0.iter().copied()
    }

    /// When a version begins; none where it is not to come.
    pub fn day_of(&self, version: u32) -> Option<Date> {
        self.iter().find(|begin| begin.version == version).map(|begin| begin.day)
    }

    /// The newest of them.
    pub fn newest(&self) -> Option<Begin> {
        self.0.last().copied()
    }

    /// The next one, if its day has come.
    pub fn due(&self, today: Date) -> Option<Begin> {
        self.0.first().copied().filter(|begin| begin.day <= today)
    }

    /// What is still to come when a version has begun.
    #[must_use]
    pub fn after(&self, version: u32) -> Self {
        Self(self.iter().filter(|begin| begin.version > version).collect())
    }

    /// What is to come when another version was published. Those that were to begin on its day or later never will.
    #[must_use]
    pub fn with(&self, new: Begin) -> Self {
        Self(self.before(new.day).chain([new]).collect())
    }

    /// Those that begin before a day.
    pub fn before(&self, day: Date) -> impl Iterator<Item = Begin> + '_ {
        self.iter().filter(move |begin| begin.day < day)
    }
}

/// A publication as it was announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announced {
    /// Which.
    pub version: u32,
    /// The day on which it was published.
    pub published: Date,
    /// The day from which it was to hold, where one was named.
    pub effective: Option<Date>,
}

impl Announced {
    /// Its first day: nothing begins before it was published.
    fn begins(self) -> Date {
        self.effective.map_or(self.published, |day| day.max(self.published))
    }

    /// Whether a newer publication took its place before its day came.
    pub fn was_overtaken(self, all: &[Self]) -> bool {
        let day = self.begins();
        all.iter().any(|other| other.version > self.version && other.published < day && other.begins() <= day)
    }
}
