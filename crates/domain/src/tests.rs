//! Properties of the rules, each checked on what chance makes up.

mod assessments;
mod comparison;
mod dossiers;
mod fixtures;
mod frameworks;
mod holes;
mod names;
mod palettes;
mod rails;
mod reviews;
mod rights;
mod walks;
