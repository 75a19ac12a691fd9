//! Numbers that many threads write while none of them waits.

use std::sync::atomic::{AtomicU64, Ordering};

/// A number that only grows, from zero at the start of the process.
#[derive(Debug, Default)]
pub struct Count(AtomicU64);

impl Count {
    pub(crate) fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }

    /// How many so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// How many there are of something at the moment.
#[derive(Debug, Default)]
pub struct Level(AtomicU64);

impl Level {
    pub(crate) fn rise(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn fall(&self, by: u64) {
        // Whoever falls has risen before.
        self.0.fetch_sub(by, Ordering::Relaxed);
    }

    /// One more until the guard is dropped, whatever ends it.
    pub(crate) fn while_held(&self) -> Held<'_> {
        self.rise();
        Held(self)
    }

    /// How many now.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// See [`Level::while_held`].
pub(crate) struct Held<'a>(&'a Level);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.fall(1);
    }
}

/// A closed set of things that are counted apart. Closed, because every value is a series of its own in whatever reads the figures:
/// nothing that a client chooses may become one.
pub trait Kind: Copy + PartialEq + 'static {
    /// Every value.
    const ALL: &'static [Self];
    /// What the figures call it.
    fn label(self) -> &'static str;
}

/// Declares an enum whose values are counted apart, each with its label; the list of all of them cannot lack one.
macro_rules! kinds {
    ($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $value:ident = $label:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$of])* $value,)+ }

        impl $crate::meter::Kind for $name {
            const ALL: &'static [Self] = &[$(Self::$value,)+];

            fn label(self) -> &'static str {
                match self { $(Self::$value => $label,)+ }
            }
        }
    };
}
pub(crate) use kinds;

/// One count for each value of a set.
#[derive(Debug)]
pub struct Counts<K>(Box<[(K, Count)]>);

impl<K: Kind> Default for Counts<K> {
    fn default() -> Self {
        Self(K::ALL.iter().map(|kind| (*kind, Count::default())).collect())
    }
}

impl<K: Kind> Counts<K> {
    pub(crate) fn one(&self, kind: K) {
        if let Some((_, count)) = self.0.iter().find(|(known, _)| *known == kind) {
            count.add(1);
        }
    }

    /// How many so far of one kind.
    pub fn get(&self, kind: K) -> u64 {
        self.0.iter().find(|(known, _)| *known == kind).map_or(0, |(_, count)| count.get())
    }

    /// How many so far of each kind.
    pub fn all(&self) -> impl Iterator<Item = (K, u64)> + '_ {
        self.0.iter().map(|(kind, count)| (*kind, count.get()))
    }
}
