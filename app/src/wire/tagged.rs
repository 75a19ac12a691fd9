//! Types whose kind stands in a field of its own.

use super::json::Json;
use super::read::{Read, Trouble};
use domain::assessment::AssessmentView;
use domain::consultation::Stage;
use domain::content::{Link, SectionContent};
use domain::diff::{LineChange, Piece};
use domain::framework::{EdgeKind, Pathway};
use domain::gate::Missing;
use domain::section::Section;
use domain::view::DeskKind;

fn field<T: Read>(json: &Json, name: &str, trouble: &mut Trouble) -> T {
    T::read(json.get(name), trouble)
}

fn kind<'a>(json: &'a Json, name: &str) -> &'a str {
    json.get(name).text().unwrap_or_default()
}

/// A kind that is not known.
fn unknown<T>(instead: T, trouble: &mut Trouble) -> T {
    trouble.tell();
    instead
}

impl Read for SectionContent {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match field(json, "section", trouble) {
            Section::Start => Self::Start(Read::read(json, trouble)),
            Section::Objectives => Self::Objectives(Read::read(json, trouble)),
            Section::Connection => Self::Connection(Read::read(json, trouble)),
            Section::Alignment => Self::Alignment(Read::read(json, trouble)),
            Section::Gaps => Self::Gaps(Read::read(json, trouble)),
            Section::Milestones => Self::Milestones(Read::read(json, trouble)),
        }
    }
}

impl Read for Link {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match json.text() {
            Some("left_open") => Self::LeftOpen,
            Some(_) => unknown(Self::LeftOpen, trouble),
            None => Self::Objective(field(json, "objective", trouble)),
        }
    }
}

impl Read for Stage {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match kind(json, "stage") {
            "proposed" => Self::Proposed,
            "refused" => Self::Refused,
            "asked" => Self::Asked,
            "answered" => Self::Answered { answer: field(json, "answer", trouble) },
            "closed" => Self::Closed { reason: field(json, "reason", trouble) },
            _ => unknown(Self::Refused, trouble),
        }
    }
}

impl Read for AssessmentView {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match kind(json, "stage") {
            "not_begun" => Self::NotBegun,
            "alone" => Self::Alone { mine: field(json, "mine", trouble), other_sealed: field(json, "other_sealed", trouble) },
            "closed" => Self::Closed { sealed: field(json, "sealed", trouble) },
            "held_back" => Self::HeldBack,
            "open" => Self::Open { employee: field(json, "employee", trouble), manager: field(json, "manager", trouble) },
            _ => unknown(Self::NotBegun, trouble),
        }
    }
}

impl Read for EdgeKind {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match kind(json, "kind") {
            "up" => Self::Up,
            "lateral" => Self::Lateral,
            "conditional" => Self::Conditional { condition: field(json, "condition", trouble) },
            _ => unknown(Self::Up, trouble),
        }
    }
}

impl Read for Pathway {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match kind(json, "kind") {
            "inside" => Self::Inside,
            "none" => Self::None { support: field(json, "support", trouble), reflection: field(json, "reflection", trouble) },
            _ => unknown(Self::Inside, trouble),
        }
    }
}

impl Read for LineChange {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match kind(json, "change") {
            "same" => Self::Same,
            "added" => Self::Added,
            "removed" => Self::Removed,
            "moved" => Self::Moved,
            "changed" => Self::Changed { pieces: field(json, "pieces", trouble) },
            _ => unknown(Self::Same, trouble),
        }
    }
}

impl Read for Piece {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        let text = field(json, "text", trouble);
        match kind(json, "kind") {
            "same" => Self::Same(text),
            "added" => Self::Added(text),
            "removed" => Self::Removed(text),
            _ => unknown(Self::Same(text), trouble),
        }
    }
}

impl Read for DeskKind {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match kind(json, "kind") {
            "acknowledge" => Self::Acknowledge,
            "continue" => Self::Continue { phase: field(json, "phase", trouble) },
            "consent" => {
                Self::Consent { consultation: field(json, "consultation", trouble), phase: field(json, "phase", trouble) }
            }
            "answer" => Self::Answer { consultation: field(json, "consultation", trouble) },
            "begin_assessment" => Self::BeginAssessment,
            "assess" => Self::Assess,
            "sign" => Self::Sign,
            "submit" => Self::Submit,
            "review" => Self::Review { version: field(json, "version", trouble) },
            "reconvene" => Self::Reconvene,
            "resolve" => Self::Resolve { open: field(json, "open", trouble) },
            "waiting_for" => Self::WaitingFor { phase: field(json, "phase", trouble) },
            "with_leadership" => Self::WithLeadership,
            "approved" => Self::Approved,
            "declined" => Self::Declined,
            "on_the_path" => Self::OnThePath,
            "being_modified" => Self::BeingModified { request: field(json, "request", trouble) },
            _ => unknown(Self::OnThePath, trouble),
        }
    }
}

impl Read for Missing {
    fn read(json: &Json, trouble: &mut Trouble) -> Self {
        match kind(json, "what") {
            "acknowledgement" => Self::Acknowledgement { side: field(json, "side", trouble) },
            "not_shared" => Self::NotShared { section: field(json, "section", trouble) },
            "today" => Self::Today,
            "beyond" => Self::Beyond,
            "five_years" => Self::FiveYears,
            "goals" => Self::Goals,
            "term" => Self::Term { term: field(json, "term", trouble) },
            "empty_goal" => Self::EmptyGoal { goal: field(json, "goal", trouble) },
            "target_kind" => Self::TargetKind,
            "target" => Self::Target,
            "job_description" => Self::JobDescription,
            "empty_clause" => Self::EmptyClause { clause: field(json, "clause", trouble) },
            "link" => Self::Link { goal: field(json, "goal", trouble) },
            "value" => Self::Value { goal: field(json, "goal", trouble) },
            "consultation" => Self::Consultation { consultation: field(json, "consultation", trouble) },
            "verdict" => Self::Verdict { clause: field(json, "clause", trouble) },
            "verdict_reworded" => Self::VerdictReworded { clause: field(json, "clause", trouble) },
            "feedback" => Self::Feedback { clause: field(json, "clause", trouble) },
            "job_decision" => Self::JobDecision,
            "job_reworded" => Self::JobReworded,
            "expectations" => Self::Expectations,
            "seal" => Self::Seal { side: field(json, "side", trouble) },
            "focus" => Self::Focus { least: field(json, "least", trouble), most: field(json, "most", trouble) },
            "focus_milestone" => Self::FocusMilestone { focus: field(json, "focus", trouble) },
            "milestones" => Self::Milestones,
            "milestone" => Self::Milestone { milestone: field(json, "milestone", trouble), part: field(json, "part", trouble) },
            "preparation" => Self::Preparation { consultation: field(json, "consultation", trouble) },
            "request" => Self::Request { request: field(json, "request", trouble) },
            _ => unknown(Self::Today, trouble),
        }
    }
}
