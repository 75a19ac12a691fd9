//! Who sits where: what the engine is told by pages.

use domain::palette::Palette;
use domain::people::PersonSummary;
use domain::room::Shape;
use domain::section::Right;

/// A part as the page's data names it.
#[derive(Debug, Clone)]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nobody sits at a table on the server"))]
pub(super) struct Seat {
    pub(super) part: Shape,
    /// Where it is edited; nothing where I may not read it.
    pub(super) room: Option<String>,
    pub(super) right: Option<Right>,
    /// Whether nobody else may see it: being in it is nobody else's business then.
    pub(super) alone: bool,
}

/// The table at which people sit, and who they are.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "nobody sits at a table on the server"))]
pub(super) struct Table {
    /// The room for presence and notices.
    pub(super) room: String,
    pub(super) me: PersonSummary,
    /// Who is known by the page.
    pub(super) people: Vec<PersonSummary>,
    pub(super) palette: Palette,
}
