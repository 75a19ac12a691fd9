//! Where a role stands and what it pays, in a line.

use crate::words::framework::matrix as said;
use domain::framework::{Band, Framework, FrameworkRole};

/// E.g. `Level 3 · expert · 82–102 k EUR`.
pub fn line(frame: &Framework, role: &FrameworkRole) -> String {
    let track = role.track.as_ref().and_then(|id| {
        let family = frame.families.iter().find(|family| family.id == role.family)?;
        family.tracks.iter().find(|track| track.id == *id).map(|track| track.name.clone())
    });
    let band = role.bands.first().map(pay);
    let parts = [Some(said::level(role.level)), track, band];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// E.g. `82–102 k EUR`.
pub fn pay(band: &Band) -> String {
    let thousands = band.low.is_multiple_of(1000) && band.high.is_multiple_of(1000) && band.high >= 10_000;
    let (low, high, unit) = if thousands { (band.low / 1000, band.high / 1000, " k") } else { (band.low, band.high, "") };
    format!("{low}–{high}{unit} {}", band.currency).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::pay;
    use domain::framework::{Band, Visibility};

    #[test]
    fn pay_is_said_in_thousands_where_it_is_round() {
        let band = |low, high| Band {
            id: None,
            low,
            high,
            currency: "EUR".to_owned(),
            region: String::new(),
            visibility: Visibility::Everyone,
        };
        assert_eq!(pay(&band(62_000, 74_000)), "62–74 k EUR");
        assert_eq!(pay(&band(62_500, 74_000)), "62500–74000 EUR");
    }
}
