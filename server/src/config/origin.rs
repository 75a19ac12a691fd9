//! The address under which people reach the server, as browsers write it in `Origin`.

use std::str::FromStr;

/// `http://host[:port]` or `https://host[:port]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicOrigin {
    text: String,
    secure: Secure,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Secure {
    Yes,
    No,
}

/// Not an origin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an address of the form https://host or http://host:port, without a path")]
pub struct InvalidOrigin;

impl PublicOrigin {
    /// The origin as browsers write it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether people come over `https`: then the cookie is `__Host-` and `Secure`, and browsers are told to stay with it.
    pub fn is_secure(&self) -> bool {
        self.secure == Secure::Yes
    }
}

impl FromStr for PublicOrigin {
    type Err = InvalidOrigin;

    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        let lower = text.trim_end_matches('/').to_ascii_lowercase();
        let uri: http::Uri = lower.parse().map_err(|_error| InvalidOrigin)?;
        let (secure, default_port) = match uri.scheme_str() {
            Some("https") => (Secure::Yes, 443),
            Some("http") => (Secure::No, 80),
            _ => return Err(InvalidOrigin),
        };
        let authority = uri.authority().ok_or(InvalidOrigin)?;
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() || authority.as_str().contains('@') {
            return Err(InvalidOrigin);
        }
        let scheme = if secure == Secure::Yes { "https" } else { "http" };
        // Browsers leave the default port out, and compare byte for byte.
        let text = match authority.port_u16() {
            Some(port) if port != default_port => format!("{scheme}://{}:{port}", authority.host()),
            _ => format!("{scheme}://{}", authority.host()),
        };
        Ok(Self { text, secure })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        let of = |text: &str| text.parse::<PublicOrigin>().map(|o| o.text);
        assert_eq!(of("https://Path.Example.org/"), Ok("https://path.example.org".to_owned()));
        assert_eq!(of("https://example.org:443"), Ok("https://example.org".to_owned()));
        assert_eq!(of("http://127.0.0.1:4300"), Ok("http://127.0.0.1:4300".to_owned()));
        for bad in ["example.org", "ftp://example.org", "https://example.org/waymark", "https://a@example.org", ""] {
            assert_eq!(of(bad), Err(InvalidOrigin), "{bad}");
        }
    }
}
