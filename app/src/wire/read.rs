//! Reading values out of the tree.

use super::json::Json;
use domain::ids::{
    CompetencyId, ConsultationId, ExpectationId, FamilyId, ItemId, ObjectiveId, OrgId, PersonId, ProposalId, RequestId, RoleId,
    SessionId, TrackId,
};
use domain::room::RoomName;
use domain::time::{Date, Timestamp};
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};
use std::collections::{BTreeMap, BTreeSet};

/// What can be read.
pub trait Read: Sized {
    /// The value, if the tree holds one.
    fn read(json: &Json) -> Option<Self>;
}

impl Read for String {
    fn read(json: &Json) -> Option<Self> {
        json.text().map(str::to_owned)
    }
}

impl Read for bool {
    fn read(json: &Json) -> Option<Self> {
        match json {
            Json::Flag(flag) => Some(*flag),
            _ => None,
        }
    }
}

impl Read for () {
    fn read(_: &Json) -> Option<Self> {
        Some(())
    }
}

fn number(json: &Json) -> Option<i64> {
    match json {
        Json::Number(number) => Some(*number),
        _ => None,
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => { $(impl Read for $kind {
        fn read(json: &Json) -> Option<Self> {
            Self::try_from(number(json)?).ok()
        }
    })* };
}

numbers!(u8, u32, u64);

impl Read for Timestamp {
    fn read(json: &Json) -> Option<Self> {
        number(json).map(Self)
    }
}

impl Read for Date {
    fn read(json: &Json) -> Option<Self> {
        Self::parse(json.text()?).ok()
    }
}

macro_rules! from_text {
    ($($kind:ty),*) => { $(impl Read for $kind {
        fn read(json: &Json) -> Option<Self> {
            json.text()?.parse().ok()
        }
    })* };
}

from_text!(
    CompetencyId,
    ConsultationId,
    ExpectationId,
    FamilyId,
    ItemId,
    ObjectiveId,
    OrgId,
    PersonId,
    ProposalId,
    RequestId,
    RoleId,
    RoomName,
    SessionId,
    TrackId
);

/// One of several words, spelled as serde spells them.
pub(super) fn word<'a, T: Deserialize<'a>>(json: &'a Json) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(json.text()?)).ok()
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json) -> Option<Self> {
        match json {
            Json::Null => Some(None),
            value => T::read(value).map(Some),
        }
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json) -> Option<Self> {
        T::read(json).map(Self::new)
    }
}

fn list(json: &Json) -> Option<&[Json]> {
    match json {
        Json::List(list) => Some(list),
        // A list that is left out when it is empty.
        Json::Null => Some(&[]),
        _ => None,
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json) -> Option<Self> {
        let list = list(json)?;
        let mut all = Self::with_capacity(list.len());
        for item in list {
            all.push(T::read(item)?);
        }
        Some(all)
    }
}

impl<T: Read + Ord> Read for BTreeSet<T> {
    fn read(json: &Json) -> Option<Self> {
        // Inserted one by one: collecting sorts first, and every sort is eight kilobytes of program.
        let mut all = Self::new();
        for item in list(json)? {
            all.insert(T::read(item)?);
        }
        Some(all)
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json) -> Option<Self> {
        match list(json)? {
            [a, b] => Some((A::read(a)?, B::read(b)?)),
            _ => None,
        }
    }
}

impl<K: Read + Ord, V: Read> Read for BTreeMap<K, V> {
    fn read(json: &Json) -> Option<Self> {
        let Json::Object(fields) = json else { return None };
        let mut all = Self::new();
        for (key, value) in fields {
            // Names are texts, whatever the key's type.
            all.insert(K::read(&Json::Text(key.clone()))?, V::read(value)?);
        }
        Some(all)
    }
}
