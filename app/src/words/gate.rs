//! What is missing, in one sentence each.

use domain::assessment::Side;
use domain::consultation::Round;
use domain::content::Term;
use domain::gate::{MilestonePart, Missing};
use domain::process::Question;
use std::collections::BTreeMap;

pub const COMPLETE: &str = "Everything is in place.";
pub const LEAD: &str = "Still missing before it can be submitted. Each line leads to its place.";

/// The names that the sentences need.
pub struct Names<'a> {
    /// What the employee is called by this reader: `You` or the first name.
    pub employee: &'a str,
    /// What the manager is called by this reader.
    pub manager: &'a str,
    /// The organization's words for questions.
    pub questions: &'a BTreeMap<Question, String>,
}

impl Names<'_> {
    fn of(&self, side: Side) -> &str {
        match side {
            Side::Employee => self.employee,
            Side::Manager => self.manager,
        }
    }

    fn has_not(&self, side: Side, rest: &str) -> String {
        let name = self.of(side);
        let verb = if name == super::YOU { "have" } else { "has" };
        format!("{name} {verb} not {rest}")
    }
}

/// The sentence.
pub fn missing(missing: &Missing, names: &Names<'_>) -> String {
    let fixed = match missing {
        Missing::Acknowledgement { side } => return names.has_not(*side, "agreed to the goals and rules yet"),
        Missing::NotShared { section } => {
            return format!("{} is not shared with the manager yet", super::names::section(*section));
        }
        Missing::Seal { side } => return names.has_not(*side, "sealed the assessment yet"),
        Missing::Focus { least, most } => return focus(*least, *most),
        Missing::Milestone { part: MilestonePart::OtherConfirmer, .. } => {
            "A milestone is confirmed by the person responsible for it: choose somebody else"
        }
        Missing::Milestone { part, .. } => return format!("A milestone has no {}", milestone_part(*part)),
        Missing::Term { term: Term::Short } => "No short-term goal yet",
        Missing::Term { term: Term::Long } => "No long-term goal yet",
        Missing::Today => "Nothing written on today's role",
        Missing::Beyond => "No answer on goals apart from today's role",
        Missing::FiveYears => "No picture of the job in five years",
        Missing::Answer { question } => {
            let own = names.questions.get(question).map(String::as_str);
            return format!("No answer to “{}”", own.unwrap_or_else(|| super::names::question(*question)));
        }
        Missing::Asked { round: Round::Support } => "Nobody has answered yet whether this would be supported",
        Missing::Asked { round: Round::Preparation } => "Nobody has answered yet what would prepare you",
        Missing::Goals => "No goal yet",
        Missing::EmptyGoal { .. } => "A goal has no words",
        Missing::TargetKind => "The direction of the path is open",
        Missing::Target => "The role aimed at has no name",
        Missing::JobDescription => "The job description has no clause yet",
        Missing::EmptyClause { .. } => "A clause of the job description has no words",
        Missing::Link { .. } => "A goal is neither linked to an objective nor left open",
        Missing::Value { .. } => "A linked goal does not say what value it creates",
        Missing::Consultation { .. } => "A consultation is neither answered nor closed",
        Missing::Verdict { .. } => "A clause has no verdict",
        Missing::VerdictReworded { .. } => "A clause was reworded after its verdict: confirm the verdict",
        Missing::Feedback { .. } => "A clause does not fit as it stands, and nothing says why",
        Missing::JobDecision => "The job description is not accepted yet",
        Missing::JobReworded => "The job description was changed after it was accepted: confirm it again",
        Missing::Expectations => "What was rated is not what the target expects now: pin it again",
        Missing::FocusMilestone { .. } => "A focus has no milestone that closes its gap",
        Missing::Milestones => "No milestone yet",
        Missing::Preparation { .. } => "A question on what would prepare you is neither answered nor closed",
        Missing::Request { .. } => "A change request has no answer",
    };
    fixed.to_owned()
}

/// How much may be in focus, as what is to be done.
fn focus(least: u32, most: u32) -> String {
    format!("Choose {} to focus on", super::how_many(least, most))
}

fn milestone_part(part: MilestonePart) -> &'static str {
    match part {
        MilestonePart::Title => "name",
        MilestonePart::Measure => "measure",
        MilestonePart::Target => "value to reach",
        MilestonePart::Due => "date",
        MilestonePart::Kind => "kind",
        MilestonePart::Gap => "gap that it closes",
        MilestonePart::Owner => "person responsible",
        MilestonePart::Confirmer => "person who confirms it",
        MilestonePart::OtherConfirmer => "second person to confirm it",
    }
}
