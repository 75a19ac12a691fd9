//! One value per section, without a map: every section always has one.

use domain::content::SectionContent;
use domain::section::Section;
use leptos::prelude::RwSignal;

/// What each section says.
pub(super) type Contents = PerSection<RwSignal<SectionContent>>;

/// One `T` for each section.
#[derive(Debug, Clone, Copy)]
pub(super) struct PerSection<T> {
    start: T,
    objectives: T,
    connection: T,
    alignment: T,
    gaps: T,
    milestones: T,
}

impl<T> PerSection<T> {
    /// Makes each.
    pub(super) fn new(mut make: impl FnMut(Section) -> T) -> Self {
        Self {
            start: make(Section::Start),
            objectives: make(Section::Objectives),
            connection: make(Section::Connection),
            alignment: make(Section::Alignment),
            gaps: make(Section::Gaps),
            milestones: make(Section::Milestones),
        }
    }

    /// One of them.
    pub(super) fn get(&self, section: Section) -> &T {
        match section {
            Section::Start => &self.start,
            Section::Objectives => &self.objectives,
            Section::Connection => &self.connection,
            Section::Alignment => &self.alignment,
            Section::Gaps => &self.gaps,
            Section::Milestones => &self.milestones,
        }
    }
}
