//! Types whose kind stands in a field of its own.

use super::json::Json;
use super::read::Read;
use domain::assessment::AssessmentView;
use domain::consultation::Stage;
use domain::content::{Link, SectionContent};
use domain::diff::{LineChange, Piece};
use domain::framework::EdgeKind;
use domain::gate::Missing;
use domain::section::Section;
use domain::view::DeskKind;

fn field<T: Read>(json: &Json, name: &str) -> Option<T> {
    T::read(json.get(name))
}

impl Read for SectionContent {
    fn read(json: &Json) -> Option<Self> {
        Some(match field(json, "section")? {
            Section::Start => Self::Start(Read::read(json)?),
            Section::Objectives => Self::Objectives(Read::read(json)?),
            Section::Connection => Self::Connection(Read::read(json)?),
            Section::Alignment => Self::Alignment(Read::read(json)?),
            Section::Gaps => Self::Gaps(Read::read(json)?),
            Section::Milestones => Self::Milestones(Read::read(json)?),
        })
    }
}

impl Read for Link {
    fn read(json: &Json) -> Option<Self> {
        match json.text() {
            Some("left_open") => Some(Self::LeftOpen),
            Some(_) => None,
            None => field(json, "objective").map(Self::Objective),
        }
    }
}

impl Read for Stage {
    fn read(json: &Json) -> Option<Self> {
        Some(match json.get("stage").text()? {
            "proposed" => Self::Proposed,
            "refused" => Self::Refused,
            "asked" => Self::Asked,
            "answered" => Self::Answered { answer: field(json, "answer")? },
            "closed" => Self::Closed { reason: field(json, "reason")? },
            _ => return None,
        })
    }
}

impl Read for AssessmentView {
    fn read(json: &Json) -> Option<Self> {
        Some(match json.get("stage").text()? {
            "not_begun" => Self::NotBegun,
            "alone" => Self::Alone { mine: field(json, "mine")?, other_sealed: field(json, "other_sealed")? },
            "closed" => Self::Closed { sealed: field(json, "sealed")? },
            "open" => Self::Open { employee: field(json, "employee")?, manager: field(json, "manager")? },
            _ => return None,
        })
    }
}

impl Read for EdgeKind {
    fn read(json: &Json) -> Option<Self> {
        Some(match json.get("kind").text()? {
            "up" => Self::Up,
            "lateral" => Self::Lateral,
            "conditional" => Self::Conditional { condition: field(json, "condition")? },
            _ => return None,
        })
    }
}

impl Read for LineChange {
    fn read(json: &Json) -> Option<Self> {
        Some(match json.get("change").text()? {
            "same" => Self::Same,
            "added" => Self::Added,
            "removed" => Self::Removed,
            "changed" => Self::Changed { pieces: field(json, "pieces")? },
            _ => return None,
        })
    }
}

impl Read for Piece {
    fn read(json: &Json) -> Option<Self> {
        let text = field(json, "text")?;
        Some(match json.get("kind").text()? {
            "same" => Self::Same(text),
            "added" => Self::Added(text),
            "removed" => Self::Removed(text),
            _ => return None,
        })
    }
}

impl Read for DeskKind {
    fn read(json: &Json) -> Option<Self> {
        Some(match json.get("kind").text()? {
            "acknowledge" => Self::Acknowledge,
            "continue" => Self::Continue { phase: field(json, "phase")? },
            "consent" => Self::Consent { consultation: field(json, "consultation")? },
            "answer" => Self::Answer { consultation: field(json, "consultation")? },
            "assess" => Self::Assess,
            "sign" => Self::Sign,
            "submit" => Self::Submit,
            "review" => Self::Review { version: field(json, "version")? },
            "reconvene" => Self::Reconvene,
            "resolve" => Self::Resolve { open: field(json, "open")? },
            "waiting_for" => Self::WaitingFor { phase: field(json, "phase")? },
            "with_leadership" => Self::WithLeadership,
            "approved" => Self::Approved,
            "declined" => Self::Declined,
            "on_the_path" => Self::OnThePath,
            "being_modified" => Self::BeingModified { request: field(json, "request")? },
            _ => return None,
        })
    }
}

impl Read for Missing {
    fn read(json: &Json) -> Option<Self> {
        Some(match json.get("what").text()? {
            "acknowledgement" => Self::Acknowledgement { side: field(json, "side")? },
            "not_shared" => Self::NotShared { section: field(json, "section")? },
            "today" => Self::Today,
            "beyond" => Self::Beyond,
            "five_years" => Self::FiveYears,
            "goals" => Self::Goals,
            "term" => Self::Term { term: field(json, "term")? },
            "empty_goal" => Self::EmptyGoal { goal: field(json, "goal")? },
            "target_kind" => Self::TargetKind,
            "target" => Self::Target,
            "job_description" => Self::JobDescription,
            "empty_clause" => Self::EmptyClause { clause: field(json, "clause")? },
            "link" => Self::Link { goal: field(json, "goal")? },
            "value" => Self::Value { goal: field(json, "goal")? },
            "consultation" => Self::Consultation { consultation: field(json, "consultation")? },
            "verdict" => Self::Verdict { clause: field(json, "clause")? },
            "job_decision" => Self::JobDecision,
            "seal" => Self::Seal { side: field(json, "side")? },
            "focus" => Self::Focus,
            "focus_milestone" => Self::FocusMilestone { focus: field(json, "focus")? },
            "milestones" => Self::Milestones,
            "milestone" => Self::Milestone { milestone: field(json, "milestone")?, part: field(json, "part")? },
            "request" => Self::Request { request: field(json, "request")? },
            _ => return None,
        })
    }
}
