//! What there is to know about this very server. Written by it alone: the browser's program has no words of it.

pub const ABOUT: &str = "About this server";
pub const MAY_LOSE: &str = "This server may lose what it showed as saved.";
pub const MAY_LOSE_MORE: &str =
    "It does not wait for its disk, so a crash takes the last changes with it. Try things out here; keep nothing here.";
