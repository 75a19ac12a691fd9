//! The demo's library of competencies and its strategic objectives.

use domain::framework::{Category, Competency, StrategicObjective};
use domain::ids::CompetencyId;

/// Id, name, definition, category.
pub struct CompetencyRow(&'static str, &'static str, &'static str, Category);

impl CompetencyRow {
    pub fn is(&self, id: &CompetencyId) -> bool {
        self.0 == id.as_str()
    }

    pub fn build(&self) -> Option<Competency> {
        Some(Competency { definition: self.2.to_owned(), ..Competency::new(self.0.parse().ok()?, self.1, self.3) })
    }
}

pub const COMPETENCIES: [CompetencyRow; 8] = [
    CompetencyRow(
        "modelling",
        "Data modelling",
        "Gives data a shape that others understand, trust and can build on.",
        Category::Technical,
    ),
    CompetencyRow(
        "pipelines",
        "Dependable pipelines",
        "Builds and runs the flow of data so that it arrives whole, on time and explained when it does not.",
        Category::Technical,
    ),
    CompetencyRow(
        "questions",
        "Asking the right question",
        "Turns a vague wish into a question that data can answer and that a decision hangs on.",
        Category::Technical,
    ),
    CompetencyRow(
        "evidence",
        "Weighing evidence",
        "Chooses a method that fits, knows what it cannot show, and says so.",
        Category::Technical,
    ),
    CompetencyRow(
        "clarity",
        "Making things clear",
        "Explains so that the people concerned can decide, object or take over.",
        Category::Behavioural,
    ),
    CompetencyRow(
        "driving",
        "Driving the work",
        "Brings work to its end: agrees on what matters, clears the way, and stops what does not pay.",
        Category::Behavioural,
    ),
    CompetencyRow(
        "growing-others",
        "Growing others",
        "Leaves people more able than they were before working together.",
        Category::Behavioural,
    ),
    CompetencyRow(
        "care",
        "Looking after a team",
        "Answers for how a group of people is staffed, treated and heard.",
        Category::Behavioural,
    ),
];

/// Id, name, description.
pub struct ObjectiveRow(&'static str, &'static str, &'static str);

impl ObjectiveRow {
    pub fn build(&self) -> Option<StrategicObjective> {
        Some(StrategicObjective::new(self.0.parse().ok()?, self.1, self.2))
    }
}

pub const OBJECTIVES: [ObjectiveRow; 4] = [
    ObjectiveRow(
        "trusted-figures",
        "One set of figures that everybody trusts",
        "Every department plans with the same definitions, and a figure that looks wrong is explained within a working day.",
    ),
    ObjectiveRow(
        "self-serve",
        "Teams answer their own questions",
        "Product teams get to a first answer without waiting for a specialist, and know when they need one.",
    ),
    ObjectiveRow(
        "reliable-nights",
        "Quiet nights",
        "Data arrives before the working day begins, and nobody is woken for something that could have been prevented.",
    ),
    ObjectiveRow(
        "grown-here",
        "Leading roles filled from within",
        "When a leading role opens, at least one colleague has been preparing for it and wants it.",
    ),
];
