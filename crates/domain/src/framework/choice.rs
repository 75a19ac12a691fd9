//! Choice points: each factor that tells levels apart is asked three questions, and publishing waits for the answers.

use super::{ChoiceAnswer, ChoiceQuestion, Dimension, Distinction, Framework};
use crate::ids::LevelId;
use crate::text::is_blank;
use serde::{Deserialize, Serialize};

/// A question that nobody has answered about a factor as it is worded now.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenChoice {
    /// The level of the factor.
    pub level: LevelId,
    /// Its dimension.
    pub dimension: Dimension,
    /// The question.
    pub question: ChoiceQuestion,
    /// Why it is open.
    pub why: Open,
}

/// Why a question is open.
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// Nobody answered.
    Unanswered,
    /// It was answered, and the examples have changed since: what was true of the old ones may not be of these.
    Stale,
}

impl Distinction {
    /// Whether anything is said.
    pub fn is_blank(&self) -> bool {
        self.examples.iter().all(|line| is_blank(line))
    }

    /// What an answer is about: the examples that have words, one a line.
    pub fn about(&self) -> String {
        same_words(self.examples.iter().map(String::as_str))
    }
}

impl ChoiceAnswer {
    /// Whether it answers the question about these very examples.
    pub fn is_about(&self, distinction: &Distinction) -> bool {
        self.is_of(distinction) && same_words(self.about.lines()) == distinction.about()
    }

    fn is_of(&self, distinction: &Distinction) -> bool {
        self.level == distinction.level && self.dimension == distinction.dimension && !is_blank(&self.answer)
    }
}

/// Lines without what cannot be seen: a space behind a line must not ask three questions again.
fn same_words<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    // Examples are kept one a line, yet one of an import may hold a line break itself.
    let lines: Vec<&str> = lines.flat_map(str::lines).map(str::trim).filter(|line| !is_blank(line)).collect();
    lines.join("\n")
}

impl OpenChoice {
    /// What is asked, in words.
    pub fn sentence(&self, framework: &Framework) -> String {
        let level = framework.level_name(&self.level);
        let (dimension, question) = (self.dimension.words(), self.question.words());
        match self.why {
            Open::Unanswered => format!("What changes at {level} in {dimension} waits for an answer: {question}"),
            Open::Stale => {
                format!("What changes at {level} in {dimension} was reworded after it was answered; look at it again: {question}")
            }
        }
    }
}

impl Dimension {
    /// The dimension in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Complexity => "complexity",
            Self::Volume => "volume and efficiency",
            Self::Drive => "driving the work",
            Self::Influence => "position and influence",
        }
    }
}

impl ChoiceQuestion {
    /// The question in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Affected => "who could be held back by this, and who could gain?",
            Self::Input => "whose view do you need to check it?",
            Self::Interrupts => "how does it work against unequal chances?",
        }
    }
}

/// The questions that are open: for each factor with words, those of the three that have no answer about its present examples.
pub fn open_choices(framework: &Framework, answers: &[ChoiceAnswer]) -> Vec<OpenChoice> {
    let asked = framework.distinctions.iter().filter(|distinction| !distinction.is_blank());
    asked.flat_map(|distinction| ChoiceQuestion::ALL.into_iter().filter_map(|q| open(distinction, q, answers))).collect()
}

fn open(distinction: &Distinction, question: ChoiceQuestion, answers: &[ChoiceAnswer]) -> Option<OpenChoice> {
    let mut given = answers.iter().filter(|answer| answer.question == question && answer.is_of(distinction)).peekable();
    let why = if given.peek().is_none() { Open::Unanswered } else { Open::Stale };
    let answered = given.any(|answer| answer.is_about(distinction));
    let Distinction { level, dimension, .. } = distinction;
    (!answered).then(|| OpenChoice { level: level.clone(), dimension: *dimension, question, why })
}
