//! How enumerations of the framework are spelled: the same words as in JSON.

use crate::spelling::words;
use domain::framework::{Category, Dimension, Need, Part, Remedy, Source, Standing, Visibility};

/// How an edge leads, without the condition, which is a text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// One level up.
    Up,
    /// Same level, another family or track.
    Lateral,
    /// Only when something holds.
    Conditional,
}

/// No way on is planned from a role.
pub(super) const NO_PATHWAY: &str = "none";

words!(Way: Up = "up", Lateral = "lateral", Conditional = "conditional");
words!(Category: Technical = "technical", Behavioural = "behavioural");
words!(Source: JobDescription = "job_description", Expectation = "expectation", PastEvaluation = "past_evaluation");
words!(Need: Must = "must", Nice = "nice");
words!(Standing: Destination = "destination", SteppingStone = "stepping_stone");
words!(Visibility: Everyone = "everyone", Near = "near", Owners = "owners");
words!(Part: Manager = "manager", Owner = "owner", Consulted = "consulted", Helper = "helper", Approver = "approver");
words!(Dimension: Scope = "scope", Complexity = "complexity", Volume = "volume", Drive = "drive", Influence = "influence");
words!(Remedy:
    InHouseTraining = "in_house_training",
    ExternalTraining = "external_training",
    Coaching = "coaching",
    Scholarship = "scholarship",
    Sabbatical = "sabbatical",
    Other = "other",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::Word;
    use std::fmt::Debug;

    fn agrees_with_json<T: Word + PartialEq + Debug + serde::Serialize>(value: &T) {
        assert_eq!(serde_json::to_value(value).unwrap(), serde_json::Value::String(value.word().to_owned()));
        assert_eq!(T::from_word(value.word()).as_ref(), Some(value));
    }

    #[test]
    fn words_are_those_of_json() {
        [Category::Technical, Category::Behavioural].iter().for_each(agrees_with_json);
        [Source::JobDescription, Source::Expectation, Source::PastEvaluation].iter().for_each(agrees_with_json);
        [Need::Must, Need::Nice].iter().for_each(agrees_with_json);
        [Standing::Destination, Standing::SteppingStone].iter().for_each(agrees_with_json);
        [Visibility::Everyone, Visibility::Near, Visibility::Owners].iter().for_each(agrees_with_json);
        Part::ALL.iter().for_each(agrees_with_json);
        Dimension::ALL.iter().for_each(agrees_with_json);
        [
            Remedy::InHouseTraining,
            Remedy::ExternalTraining,
            Remedy::Coaching,
            Remedy::Scholarship,
            Remedy::Sabbatical,
            Remedy::Other,
        ]
        .iter()
        .for_each(agrees_with_json);
    }
}
