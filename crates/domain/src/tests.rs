//! Properties of the rules, each checked on what chance makes up.

mod advices;
mod assessments;
mod changes;
mod choices;
mod comings;
mod comparison;
mod demands;
mod dossiers;
mod excerpts;
mod fixtures;
mod frameworks;
mod headcounts;
mod holes;
mod inheritance;
mod litmuses;
mod names;
mod palettes;
mod projects;
mod publications;
mod rails;
mod reviews;
mod rights;
mod sections;
mod sights;
mod walks;
mod wordings;
