//! Why a socket closes. Codes 4400 to 4499 are final: unmodified clients do not come back after one. Everything else is retried.

/// A close code and its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Close {
    pub(crate) code: u16,
    pub(crate) reason: &'static str,
}

impl Close {
    pub(crate) const RESTART: Self = Self { code: 1012, reason: "the server restarts" };
    pub(crate) const SLOW: Self = Self { code: 1013, reason: "the connection is too slow" };
    pub(crate) const TRY_LATER: Self = Self { code: 1013, reason: "try again later" };
    pub(crate) const TOO_MANY: Self = Self { code: 1013, reason: "too many connections" };
    pub(crate) const INTERNAL: Self = Self { code: 1011, reason: "internal error" };
    pub(crate) const TOO_BIG: Self = Self { code: 1009, reason: "the message is too big" };
    pub(crate) const SIGNED_OUT: Self = Self { code: 4401, reason: "signed out" };
    pub(crate) const UNKNOWN_SESSION: Self = Self { code: 4401, reason: "not signed in" };
    pub(crate) const FORBIDDEN: Self = Self { code: 4403, reason: "a message broke the rules of the room" };
}
