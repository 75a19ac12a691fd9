//! The one place that asks the machine for the time and for randomness: everywhere else both are arguments.

use crate::error::Error;
use domain::ids::InvalidId;
use domain::time::{Date, TimeZone, Timestamp};
use std::fmt::Write as _;
use std::time::UNIX_EPOCH;

/// Letters of an identifier. 32 of them, so that five random bits choose one without bias; `i`, `l`, `o` and `u` are left out because
/// people read identifiers aloud.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 20 letters of five bits: 100 bits, so that two never meet.
const ID_LEN: usize = 20;

/// The present.
#[expect(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
pub fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The calendar day of a moment in a time zone.
pub fn day(at: Timestamp, zone: &TimeZone) -> Result<Date, Error> {
    let unknown = |error| Error::internal("a day could not be told", error);
    let moment = jiff::Timestamp::from_millisecond(at.0).map_err(|error| unknown(error.to_string()))?;
    let date = moment.in_tz(zone.as_str()).map_err(|error| unknown(error.to_string()))?.date();
    Date::parse(&date.to_string()).map_err(|error| unknown(error.to_string()))
}

/// The moment at which a day begins in a time zone.
pub fn begins(day: Date, zone: &TimeZone) -> Result<Timestamp, Error> {
    let unknown = |error: jiff::Error| Error::internal("the beginning of a day could not be told", error.to_string());
    let day: jiff::civil::Date = day.to_string().parse().map_err(unknown)?;
    Ok(Timestamp(day.in_tz(zone.as_str()).map_err(unknown)?.timestamp().as_millisecond()))
}

/// A moment as files have it, in UTC (RFC 3339); its milliseconds where it is too far away for a calendar.
pub fn written(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0).map_or_else(|_far_away| at.0.to_string(), |moment| moment.to_string())
}

/// The time zone of that name in the IANA database. The program has its own copy, for machines without one.
pub fn time_zone(name: &str) -> Result<TimeZone, Error> {
    match jiff::tz::TimeZone::get(name) {
        Ok(zone) => Ok(TimeZone::named(zone.iana_name().unwrap_or(name))),
        Err(_unknown) => Err(Error::invalid(format!("There is no time zone {name}: take a name as Europe/Berlin or UTC."))),
    }
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| Error::internal("the operating system gave no randomness", e.to_string()))?;
    Ok(bytes)
}

/// A new identifier of any kind.
pub fn id<I: std::str::FromStr<Err = InvalidId>>() -> Result<I, Error> {
    id_text()?.parse().map_err(|e| Error::internal("a new identifier was not one", e))
}

/// A new identifier as text.
pub fn id_text() -> Result<String, Error> {
    let bytes = random::<ID_LEN>()?;
    Ok(bytes.iter().filter_map(|b| LETTERS.get(usize::from(b % 32))).map(|b| char::from(*b)).collect())
}

/// A new secret of 256 bits, in hexadecimal.
pub fn secret() -> Result<String, Error> {
    let bytes = random::<32>()?;
    let mut text = String::with_capacity(64);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::ProposalId;

    #[test]
    fn identifiers_are_valid_and_differ() {
        let one: ProposalId = id().unwrap();
        let two: ProposalId = id().unwrap();
        assert_eq!(one.as_str().len(), ID_LEN);
        assert_ne!(one, two);
    }

    #[test]
    fn a_day_begins_earlier_in_the_east() {
        let noon = Timestamp(20_000 * 86_400_000 + 12 * 3_600_000);
        let day = |name: &str| day(noon, &time_zone(name).unwrap()).unwrap().days();
        assert_eq!([day("Pacific/Kiritimati"), day("UTC"), day("europe/berlin")], [20_001, 20_000, 20_000]);
        let night = Timestamp(20_000 * 86_400_000 + 3_600_000);
        assert_eq!(super::day(night, &time_zone("America/Los_Angeles").unwrap()).unwrap().days(), 19_999);
        assert!(matches!(time_zone("Atlantis/Capital"), Err(Error::Invalid(_))));
    }

    #[test]
    fn a_day_lasts_until_the_next_begins() {
        let zone = time_zone("Europe/Berlin").unwrap();
        // The clocks are put forward on this day.
        let of = |text: &str| begins(Date::parse(text).unwrap(), &zone).unwrap();
        assert_eq!(written(of("2026-03-29")), "2026-03-28T23:00:00Z");
        assert_eq!(of("2026-03-30").0 - of("2026-03-29").0, 23 * 3_600_000);
        assert_eq!(day(Timestamp(of("2026-03-30").0 - 1), &zone).unwrap(), Date::parse("2026-03-29").unwrap());
    }

    #[test]
    fn secrets_have_256_bits() {
        let text = secret().unwrap();
        assert_eq!(text.len(), 64);
        assert!(text.bytes().all(|b| b.is_ascii_hexdigit()));
    }
}
