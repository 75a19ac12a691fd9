//! How enumerations are spelled in the document: the same words as in JSON, so that a stored version and the draft agree.

use domain::content::{Link, MilestoneKind, Party, TargetKind, Term, Verdict};
use domain::ids::ObjectiveId;

/// A goal that serves no objective for now. The underscore keeps it apart from every identifier.
pub const LEFT_OPEN: &str = "left_open";
/// Something that is chosen.
pub const YES: &str = "yes";
/// Something that was asked and is not so.
pub const NO: &str = "no";

/// A value that is spelled as one word.
pub trait Word: Sized {
    /// The word.
    fn word(&self) -> &'static str;
    /// The value of that word.
    fn from_word(text: &str) -> Option<Self>;
}

macro_rules! words {
    ($type:ident: $($variant:ident = $word:literal),+ $(,)?) => {
        impl $crate::spelling::Word for $type {
            fn word(&self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            fn from_word(text: &str) -> Option<Self> {
                match text { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(crate) use words;

words!(Term: Short = "short", Long = "long");
words!(Verdict: Aligned = "aligned", Modifiable = "modifiable", NotAligned = "not_aligned");
words!(Party: Employee = "employee", Manager = "manager", Organization = "organization");
words!(TargetKind:
    Up = "up",
    Lateral = "lateral",
    Deepen = "deepen",
    TakeOnManagement = "take_on_management",
    LayDownManagement = "lay_down_management",
    Stay = "stay",
    Outside = "outside",
);
words!(MilestoneKind:
    Training = "training",
    StretchAssignment = "stretch_assignment",
    Mentoring = "mentoring",
    Project = "project",
    Rotation = "rotation",
    Shadowing = "shadowing",
    Coaching = "coaching",
    ExternalClass = "external_class",
    Sabbatical = "sabbatical",
);

/// A link as one word.
pub fn link_word(link: &Link) -> &str {
    match link {
        Link::Objective(id) => id.as_str(),
        Link::LeftOpen => LEFT_OPEN,
    }
}

/// The link of that word.
pub fn link_from_word(text: &str) -> Option<Link> {
    if text == LEFT_OPEN { Some(Link::LeftOpen) } else { ObjectiveId::parse(text).ok().map(Link::Objective) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Debug;

    fn agrees_with_json<T: Word + PartialEq + Debug + serde::Serialize>(value: &T) {
        assert_eq!(serde_json::to_value(value).unwrap(), serde_json::Value::String(value.word().to_owned()));
        assert_eq!(T::from_word(value.word()).as_ref(), Some(value));
    }

    #[test]
    fn words_are_those_of_json() {
        TargetKind::ALL.iter().for_each(agrees_with_json);
        MilestoneKind::ALL.iter().for_each(agrees_with_json);
        Party::ALL.iter().for_each(agrees_with_json);
        [Term::Short, Term::Long].iter().for_each(agrees_with_json);
        [Verdict::Aligned, Verdict::Modifiable, Verdict::NotAligned].iter().for_each(agrees_with_json);
        assert_eq!(Term::from_word("Short"), None);
    }
}
