//! Checks of salary bands.

use super::{Advice, Grade, steps};
use crate::framework::{Band, Framework, FrameworkRole};
use crate::text::is_blank;
use std::collections::{BTreeMap, BTreeSet};

/// How many neighbouring bands were compared, so that it can be said that none was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BandSurvey {
    /// Pairs of bands of neighbouring roles in the same currency and region.
    pub looked: usize,
    /// How many of them do not overlap.
    pub apart: usize,
}

impl Framework {
    /// Looks at the bands of every two neighbouring roles in the same currency and region.
    pub fn band_survey(&self) -> BandSurvey {
        let pairs = pairs(self);
        BandSurvey { looked: pairs.len(), apart: pairs.iter().filter(|pair| pair.is_apart()).count() }
    }
}

impl BandSurvey {
    /// The figures in words.
    pub fn sentence(self) -> String {
        let Self { looked, apart } = self;
        if looked == 0 {
            return "There are no neighbouring bands to compare yet.".to_owned();
        }
        let (bands, verb) = if looked == 1 { ("band", "does") } else { ("bands", "do") };
        format!("{apart} of {looked} neighbouring {bands} {verb} not overlap.")
    }
}

struct Pair<'a> {
    lower: (&'a FrameworkRole, &'a Band),
    higher: (&'a FrameworkRole, &'a Band),
}

impl Pair<'_> {
    /// Bands that only touch do not overlap: nobody can be paid the same in both without standing at the end of one.
    fn is_apart(&self) -> bool {
        let (low, high) = (self.lower.1, self.higher.1);
        low.low.max(high.low) >= low.high.min(high.high)
    }
}

fn pairs(framework: &Framework) -> Vec<Pair<'_>> {
    let mut found = Vec::new();
    for (lower, higher) in steps(framework) {
        for band in lower.bands.iter().filter(|band| is_sound(band)) {
            let others = higher.bands.iter().filter(|other| is_sound(other) && market(other) == market(band));
            found.extend(others.map(|other| Pair { lower: (lower, band), higher: (higher, other) }));
        }
    }
    found
}

/// A reversed band overlaps nothing and is told by itself.
fn is_sound(band: &Band) -> bool {
    band.low <= band.high
}

/// Where bands can be compared: currency and region, as far as they mean the same.
type Market = (String, String);

fn market(band: &Band) -> Market {
    (band.currency.trim().to_uppercase(), band.region.trim().to_lowercase())
}

/// Reversed bands, neighbours apart, and grades with several bands.
pub(super) fn pay(framework: &Framework, found: &mut Vec<Advice>) {
    let bands = framework.roles.iter().flat_map(|role| role.bands.iter().map(move |band| (role, band)));
    found.extend(bands.clone().filter(|(_, band)| !is_sound(band)).map(|(role, band)| Advice::BandReversed {
        role: role.id.clone(),
        low: band.low,
        high: band.high,
        currency: band.currency.clone(),
        region: band.region.clone(),
    }));
    found.extend(pairs(framework).iter().filter(|pair| pair.is_apart()).map(|pair| Advice::BandsApart {
        from: pair.lower.0.id.clone(),
        to: pair.higher.0.id.clone(),
        currency: pair.lower.1.currency.clone(),
        region: pair.lower.1.region.clone(),
    }));
    let mut by_grade: BTreeMap<(Grade, Market), Vec<(&FrameworkRole, &Band)>> = BTreeMap::new();
    for (role, band) in bands.filter(|(_, band)| is_sound(band)) {
        by_grade.entry((grade(role), market(band))).or_default().push((role, band));
    }
    found.extend(by_grade.into_iter().filter_map(|((grade, _), bands)| several(grade, &bands)));
}

fn grade(role: &FrameworkRole) -> Grade {
    if is_blank(&role.grade) { Grade::Level(role.level) } else { Grade::Named(role.grade.trim().to_owned()) }
}

fn several(grade: Grade, bands: &[(&FrameworkRole, &Band)]) -> Option<Advice> {
    let different: BTreeSet<(u32, u32)> = bands.iter().map(|(_, band)| (band.low, band.high)).collect();
    let mut roles = Vec::new();
    for (role, _) in bands {
        if roles.last() != Some(&role.id) {
            roles.push(role.id.clone());
        }
    }
    let (_, first) = bands.first()?;
    let (currency, region) = (first.currency.clone(), first.region.clone());
    let count = u32::try_from(different.len()).unwrap_or(u32::MAX);
    (count > 1).then_some(Advice::SeveralBands { grade, currency, region, bands: count, roles })
}
