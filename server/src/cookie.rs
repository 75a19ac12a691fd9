//! The session cookie: its name, its attributes, and finding it in a request.

use crate::config::PublicOrigin;
use domain::time::Timestamp;
use http::{HeaderMap, HeaderValue, header};

/// How the cookie is written; decided once by the public address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// Over https: bound to this host and never sent in the clear.
    Secure,
    /// Over http, on one's own machine.
    Plain,
}

impl Cookie {
    /// The cookie for that public address.
    pub fn of(origin: Option<&PublicOrigin>) -> Self {
        if origin.is_some_and(PublicOrigin::is_secure) { Self::Secure } else { Self::Plain }
    }

    /// Its name. Browsers accept `__Host-` only with `Secure`, the path `/` and no domain.
    pub fn name(self) -> &'static str {
        match self {
            Self::Secure => "__Host-waymark",
            Self::Plain => "waymark",
        }
    }

    /// The name of the one that a browser has while it is at the identity provider.
    fn provider_name(self) -> &'static str {
        match self {
            Self::Secure => "__Host-waymark-provider",
            Self::Plain => "waymark-provider",
        }
    }

    fn attributes(self) -> &'static str {
        match self {
            Self::Secure => "Path=/; HttpOnly; Secure; SameSite=Lax",
            Self::Plain => "Path=/; HttpOnly; SameSite=Lax",
        }
    }

    /// `Set-Cookie` that signs in until `expires`.
    pub fn set(self, token: &str, expires: Timestamp) -> Option<HeaderValue> {
        self.write(self.name(), token, expires)
    }

    /// `Set-Cookie` for going to the identity provider. `Lax`, since the provider's page leads back here.
    pub fn set_provider(self, secret: &str, expires: Timestamp) -> Option<HeaderValue> {
        self.write(self.provider_name(), secret, expires)
    }

    fn write(self, name: &str, value: &str, expires: Timestamp) -> Option<HeaderValue> {
        let text = format!("{name}={value}; {}; Expires={}", self.attributes(), http_date(expires));
        HeaderValue::from_str(&text).ok()
    }

    /// `Set-Cookie` that signs out.
    pub fn clear(self) -> Option<HeaderValue> {
        self.set("", Timestamp(0))
    }

    /// The token that a request carries.
    pub fn find(self, headers: &HeaderMap) -> Option<&str> {
        named(self.name(), headers)
    }

    /// What a request carries that comes back from the identity provider.
    pub fn find_provider(self, headers: &HeaderMap) -> Option<&str> {
        named(self.provider_name(), headers)
    }
}

fn named<'a>(name: &str, headers: &'a HeaderMap) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, value)| *known == name && !value.is_empty())
        .map(|(_, value)| value)
}

/// A moment as RFC 9110 (5.6.7) writes it, e.g. `Thu, 01 Jan 1970 00:00:00 GMT`.
fn http_date(at: Timestamp) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let date = at.date();
    let (year, month, day) = date.parts();
    // 1970-01-01 was a Thursday.
    let weekday = usize::try_from(date.days().rem_euclid(7)).ok().and_then(|n| DAYS.get(n)).unwrap_or(&"");
    let month = usize::from(month).checked_sub(1).and_then(|n| MONTHS.get(n)).unwrap_or(&"");
    let seconds = at.0.div_euclid(1000).rem_euclid(86_400);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_rfc_9110_shows_them() {
        assert_eq!(http_date(Timestamp(784_111_777_000)), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(http_date(Timestamp(0)), "Thu, 01 Jan 1970 00:00:00 GMT");
    }

    #[test]
    fn the_attributes_follow_the_public_address() {
        let secure = Cookie::of("https://example.org".parse().ok().as_ref());
        let set = secure.set("t", Timestamp(784_111_777_000)).unwrap();
        assert_eq!(set, "__Host-waymark=t; Path=/; HttpOnly; Secure; SameSite=Lax; Expires=Sun, 06 Nov 1994 08:49:37 GMT");
        let plain = Cookie::of("http://127.0.0.1:4300".parse().ok().as_ref());
        assert_eq!(plain.clear().unwrap(), "waymark=; Path=/; HttpOnly; SameSite=Lax; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(Cookie::of(None), Cookie::Plain);
    }

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=b; waymarks=x; waymark=t0k; c=d"));
        assert_eq!(Cookie::Plain.find(&headers), Some("t0k"));
        assert_eq!(Cookie::Secure.find(&headers), None);
        assert_eq!(Cookie::Plain.find_provider(&headers), None);
        headers.append(header::COOKIE, HeaderValue::from_static("waymark-provider=s3cret"));
        assert_eq!((Cookie::Plain.find(&headers), Cookie::Plain.find_provider(&headers)), (Some("t0k"), Some("s3cret")));
    }
}
