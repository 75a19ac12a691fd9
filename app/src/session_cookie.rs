//! Writing the session cookie, and the one with which somebody signs out at the identity provider: their names and attributes depend on how people reach
//! the server, so the server gives the means as context.

use axum::http::HeaderValue;
use domain::time::Timestamp;
use std::fmt;
use std::sync::Arc;

type Set = dyn Fn(&str, Timestamp) -> Option<HeaderValue> + Send + Sync;
type Clear = dyn Fn() -> Option<HeaderValue> + Send + Sync;
type Farewell = dyn Fn(&str) -> Option<HeaderValue> + Send + Sync;

/// Writes `Set-Cookie`.
#[derive(Clone)]
pub struct SessionCookie {
    set: Arc<Set>,
    clear: Arc<Clear>,
    farewell: Arc<Farewell>,
}

impl SessionCookie {
    /// `set` signs in with a token until a moment, `clear` signs out, `farewell` gives what one signs out with at the identity provider, where that is
    /// possible.
    pub fn new(
        set: impl Fn(&str, Timestamp) -> Option<HeaderValue> + Send + Sync + 'static,
        clear: impl Fn() -> Option<HeaderValue> + Send + Sync + 'static,
        farewell: impl Fn(&str) -> Option<HeaderValue> + Send + Sync + 'static,
    ) -> Self {
        Self { set: Arc::new(set), clear: Arc::new(clear), farewell: Arc::new(farewell) }
    }

    pub(crate) fn set(&self, token: &str, expires: Timestamp) -> Option<HeaderValue> {
        (self.set)(token, expires)
    }

    pub(crate) fn clear(&self) -> Option<HeaderValue> {
        (self.clear)()
    }

    pub(crate) fn farewell(&self, secret: &str) -> Option<HeaderValue> {
        (self.farewell)(secret)
    }
}

impl fmt::Debug for SessionCookie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionCookie")
    }
}
