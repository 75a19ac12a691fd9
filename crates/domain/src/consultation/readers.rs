//! Who reads something of a section because they were asked about it.

use super::{Consultation, Round, Stage};
use crate::ids::PersonId;
use crate::proposal::Proposal;
use crate::section::Section;
use crate::state::State;
use crate::time::Date;

/// Somebody who reads a part of a section to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Who.
    pub person: PersonId,
    /// About how many questions.
    pub questions: u32,
    /// By when the last answer is wanted; none once all are answered.
    pub until: Option<Date>,
}

/// Whether the reader of the sentence may see into the section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insight {
    /// Yes: they hear of whoever reads something of it.
    Open,
    /// No: they hear of whoever was asked in a round about it, written in or not.
    Closed,
}

impl Consultation {
    /// Whether the question reached the stakeholder, so that they read the excerpt: proposed or refused ones never do, closed ones no
    /// longer.
    pub fn is_put(&self) -> bool {
        matches!(self.stage, Stage::Asked | Stage::Answered { .. })
    }

    fn shows(&self, section: Section, insight: Insight) -> bool {
        match insight {
            Insight::Open => self.excerpt.iter().any(|part| part.kind.section() == section),
            Insight::Closed => self.round.sections().contains(&section),
        }
    }
}

impl Round {
    /// The sections that its questions are about.
    fn sections(self) -> &'static [Section] {
        match self {
            Self::Support => &[Section::Objectives],
            Self::Preparation => &[Section::Objectives, Section::Gaps, Section::Milestones],
        }
    }
}

/// Who reads something of a section to answer a question, each person once, in the order in which they were asked.
pub fn readers(proposal: &Proposal, consultations: &[Consultation], section: Section, insight: Insight) -> Vec<Reader> {
    let mut found: Vec<Reader> = Vec::new();
    // A proposal that was taken back is the pair's again.
    if proposal.state == State::Withdrawn {
        return found;
    }
    for consultation in consultations.iter().filter(|c| c.is_put() && c.shows(section, insight)) {
        let until = (consultation.stage == Stage::Asked).then_some(consultation.due);
        match found.iter_mut().find(|reader| reader.person == consultation.stakeholder) {
            Some(reader) => {
                reader.questions += 1;
                reader.until = reader.until.max(until);
            }
            None => found.push(Reader { person: consultation.stakeholder.clone(), questions: 1, until }),
        }
    }
    found
}
