//! Whether a page that opens the socket is one of ours: browsers send cookies with it from any page, and ask nobody.

use crate::config::PublicOrigin;
use http::{HeaderMap, header};

/// A program sends no `Origin`; a browser always does, and a page cannot forge it.
pub fn is_ours(headers: &HeaderMap, public: Option<&PublicOrigin>) -> bool {
    let fetched_from = headers.get("sec-fetch-site").map(http::HeaderValue::as_bytes);
    if fetched_from.is_some_and(|site| !matches!(site, b"same-origin" | b"none")) {
        return false;
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    if public.is_some_and(|public| public.as_str() == origin) {
        return true;
    }
    let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    authority.is_some() && authority == host
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(origin: Option<&str>, site: Option<&str>) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "127.0.0.1:4300".parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        if let Some(site) = site {
            headers.insert("sec-fetch-site", site.parse().unwrap());
        }
        is_ours(&headers, "https://path.example.org".parse().ok().as_ref())
    }

    #[test]
    fn pages_of_other_sites_are_turned_away() {
        assert!(ours(None, None));
        assert!(ours(Some("http://127.0.0.1:4300"), Some("same-origin")));
        assert!(ours(Some("https://path.example.org"), None));
        assert!(!ours(Some("https://evil.example"), None));
        assert!(!ours(Some("http://127.0.0.1:4301"), None));
        assert!(!ours(Some("null"), None));
        assert!(!ours(None, Some("cross-site")));
        assert!(!ours(Some("http://127.0.0.1:4300"), Some("same-site")));
    }
}
