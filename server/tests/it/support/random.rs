//! Randomness that can be played again: the seed is printed, and `WAYMARK_SEED` sets it.

/// `SplitMix64` (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// From `WAYMARK_SEED`, else from `fallback`; printed, so that a failure can be repeated.
    pub fn announced(fallback: u64) -> Self {
        let seed = std::env::var("WAYMARK_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(fallback);
        println!("repeat with WAYMARK_SEED={seed}");
        Self(seed)
    }

    /// A seed that nobody had before, for what need not be repeated.
    pub fn fresh() -> u64 {
        use std::hash::{BuildHasher, Hasher};
        std::collections::hash_map::RandomState::new().build_hasher().finish()
    }

    pub fn from_seed(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `limit - 1`.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A client id for a document.
    pub fn client(&mut self) -> u32 {
        u32::try_from(self.next() >> 32).unwrap().max(1)
    }
}
