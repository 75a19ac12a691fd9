//! Reading values out of the tree.
//!
//! Reading always gives a value. What does not fit is told to [`Trouble`], and the whole answer is thrown away at the end: returning early
//! from every field of eighty types would cost more program than the fields themselves.

use super::json::Json;
use domain::ids::{
    CompetencyId, ConsultationId, ExpectationId, FamilyId, ItemId, LevelId, ObjectiveId, OrgId, PersonId, ProposalId, RequestId,
    RoleId, SessionId, TrackId,
};
use domain::room::RoomName;
use domain::time::{Date, Timestamp};
use domain::wording::Wording;
use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{Expected, Unexpected};
use std::collections::{BTreeMap, BTreeSet};

/// Whether something did not fit.
#[derive(Debug, Default)]
pub struct Trouble(bool);

impl Trouble {
    /// Something did not fit.
    pub fn tell(&mut self) {
        self.0 = true;
    }

    fn told<T>(&mut self, value: Option<T>, instead: T) -> T {
        if value.is_none() {
            self.tell();
        }
        value.unwrap_or(instead)
    }
}

/// What can be read.
pub trait Read: Sized {
    /// The value; a stand-in, and trouble, where the tree holds none.
    fn read(json: &Json, trouble: &mut Trouble) -> Self;
}

/// The value, if the tree holds one.
pub fn whole<T: Read>(json: &Json) -> Option<T> {
    let mut trouble = Trouble::default();
    let value = T::read(json, &mut trouble);
    (!trouble.0).then_some(value)
}

impl Read for String {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        text(json, trouble).to_owned()
    }
}

fn text<'a>(json: &'a Json, trouble: &mut Trouble) -> &'a str {
    trouble.told(json.text(), "")
}

impl Read for bool {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match json {
            Json::Flag(flag) => *flag,
            _ => trouble.told(None, false),
        }
    }
}

impl Read for () {
    fn read(_: &Json, _: &mut Trouble) -> Self {}
}

fn number(json: &Json, trouble: &mut Trouble) -> i64 {
    match json {
        Json::Number(number) => *number,
        _ => trouble.told(None, 0),
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => { $(impl Read for $kind {
        fn read(json: &Json, trouble: &mut Trouble) -> Self {
            let number = number(json, trouble);
            trouble.told(Self::try_from(number).ok(), 0)
        }
    })* };
}

numbers!(u8, u32, u64);

impl Read for Timestamp {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        Self(number(json, trouble))
    }
}

impl Read for Date {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        let read = Self::parse(text(json, trouble)).ok();
        trouble.told(read, Self::from_days(0))
    }
}

/// Reads what is written as text; `instead` is a text that can always be read.
fn parsed<T: std::str::FromStr>(json: &Json, instead: &str, trouble: &mut Trouble) -> T {
    let read = text(json, trouble).parse();
    if read.is_err() {
        trouble.tell();
    }
    match read.or_else(|_unreadable| instead.parse()) {
        Ok(value) => value,
        Err(_) => std::process::abort(),
    }
}

macro_rules! from_text {
    ($($kind:ty = $instead:literal),* $(,)?) => { $(impl Read for $kind {
        fn read(json: &Json, trouble: &mut Trouble) -> Self {
            parsed(json, $instead, trouble)
        }
    })* };
}

from_text!(
    CompetencyId = "x",
    ConsultationId = "x",
    ExpectationId = "x",
    FamilyId = "x",
    LevelId = "x",
    ItemId = "x",
    ObjectiveId = "x",
    OrgId = "x",
    PersonId = "x",
    ProposalId = "x",
    RequestId = "x",
    RoleId = "x",
    RoomName = "p/x/table",
    SessionId = "x",
    TrackId = "x",
    Wording = "0000000000000000",
);

/// A word that was not understood. It says nothing: the sentences that serde would write come with formatting of every kind of value.
#[derive(Debug)]
struct NotUnderstood;

impl std::fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not understood")
    }
}

impl std::error::Error for NotUnderstood {}

impl serde::de::Error for NotUnderstood {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
}

/// One of several words, spelled as serde spells them.
pub(super) fn word<'a, T: Deserialize<'a>>(json: &'a Json, instead: T, trouble: &mut Trouble) -> T {
    let read = T::deserialize(StrDeserializer::<NotUnderstood>::new(text(json, trouble))).ok();
    trouble.told(read, instead)
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match json {
            Json::Null => None,
            value => Some(T::read(value, trouble)),
        }
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        Self::new(T::read(json, trouble))
    }
}

fn list<'a>(json: &'a Json, trouble: &mut Trouble) -> &'a [Json] {
    match json {
        Json::List(list) => list,
        // A list that is left out when it is empty.
        Json::Null => &[],
        _ => trouble.told(None, &[]),
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        let list = list(json, trouble);
        let mut all = Self::with_capacity(list.len());
        for item in list {
            all.push(T::read(item, trouble));
        }
        all
    }
}

impl<T: Read + Ord> Read for BTreeSet<T> {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        // Inserted one by one: collecting sorts first, and every sort is eight kilobytes of program.
        let mut all = Self::new();
        for item in list(json, trouble) {
            all.insert(T::read(item, trouble));
        }
        all
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        let list = list(json, trouble);
        let part = |place: usize| list.get(place).unwrap_or(&Json::Null);
        (A::read(part(0), trouble), B::read(part(1), trouble))
    }
}

impl<T: Read> Read for [T; 3] {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        let list = list(json, trouble);
        std::array::from_fn(|place| T::read(list.get(place).unwrap_or(&Json::Null), trouble))
    }
}

impl<K: Read + Ord, V: Read> Read for BTreeMap<K, V> {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        let mut all = Self::new();
        let Json::Object(fields) = json else {
            trouble.tell();
            return all;
        };
        for (key, value) in fields {
            // Names are texts, whatever the key's type.
            let key = K::read(&Json::Text(key.clone()), trouble);
            all.insert(key, V::read(value, trouble));
        }
        all
    }
}
