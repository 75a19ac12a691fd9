//! What the kinds of things are called.

use domain::assessment::{Level, Side};
use domain::consultation::{ExcerptPartKind, Support};
use domain::content::{MilestoneKind, Party, TargetKind, Term, Verdict};
use domain::process::Question;
use domain::proposal::JobDecision;
use domain::review::{Criterion, DecisionKind, Met, ResolutionKind};
use domain::section::{Section, Sharing};
use domain::state::{Phase, State};
use domain::time::Date;

pub fn state(state: State) -> &'static str {
    match state {
        State::Draft => "Draft",
        State::Shared => "Shared",
        State::Consulting => "Consulting",
        State::Aligning => "Aligning",
        State::Assessing => "Assessing",
        State::Planning => "Planning",
        State::Ready => "Ready",
        State::Submitted => "Submitted",
        State::InReview => "In review",
        State::ModificationsRequested => "Modifications requested",
        State::Reconvening => "Reconvening",
        State::Approved => "Approved",
        State::Active => "On the path",
        State::Paused => "Paused",
        State::Completed => "Completed",
        State::Declined => "Declined",
        State::Withdrawn => "Withdrawn",
    }
}

pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Start => "Start",
        Phase::Objectives => "Objectives",
        Phase::Connection => "Connection",
        Phase::Alignment => "Alignment",
        Phase::Gaps => "Gaps",
        Phase::Milestones => "Milestones",
        Phase::Submission => "Submission",
        Phase::Decision => "Decision",
        Phase::Reconvene => "Reconvene",
        Phase::Path => "On the path",
    }
}

/// A phase in the middle of a sentence: `Continue with the objectives`.
pub fn phase_inside(phase: Phase) -> &'static str {
    match phase {
        Phase::Start => "the start",
        Phase::Objectives => "the objectives",
        Phase::Connection => "the connection",
        Phase::Alignment => "the alignment",
        Phase::Gaps => "the gaps",
        Phase::Milestones => "the milestones",
        Phase::Submission => "the submission",
        Phase::Decision => "the decision",
        Phase::Reconvene => "the change requests",
        Phase::Path => "the path",
    }
}

pub fn section(section: Section) -> &'static str {
    match section {
        Section::Start => "Start",
        Section::Objectives => "Objectives",
        Section::Connection => "Connection",
        Section::Alignment => "Alignment",
        Section::Gaps => "Gaps",
        Section::Milestones => "Milestones",
    }
}

/// What the employee lets the manager do.
pub fn sharing(sharing: Sharing, manager: &str) -> String {
    match sharing {
        Sharing::Private => "Only I see it".to_owned(),
        Sharing::Reading => format!("{manager} can read"),
        Sharing::Writing => format!("{manager} can read and write"),
    }
}

/// The program's words of a question.
pub fn question(question: Question) -> &'static str {
    use super::proposal::{gaps, objectives, start};
    match question {
        Question::Today => start::TODAY,
        Question::Strengths => start::STRENGTHS,
        Question::Drives => start::DRIVES,
        Question::Needs => start::NEEDS,
        Question::Beyond => objectives::BEYOND,
        Question::FiveYears => objectives::FIVE_YEARS,
        Question::Summary => gaps::SUMMARY,
    }
}

pub fn side(side: Side) -> &'static str {
    match side {
        Side::Employee => "Employee",
        Side::Manager => "Manager",
    }
}

pub fn term(term: Term) -> &'static str {
    match term {
        Term::Short => "Short term: within about a year",
        Term::Long => "Long term: later",
    }
}

pub fn target_kind(kind: TargetKind) -> &'static str {
    match kind {
        TargetKind::Up => "Up: to a higher level",
        TargetKind::Lateral => "Sideways: another family or track, same level",
        TargetKind::Deepen => "Deeper: more of what I do today",
        TargetKind::TakeOnManagement => "Take on managing people",
        TargetKind::LayDownManagement => "Stop managing people, and keep my level",
        TargetKind::Stay => "Stay where I am, and be well there",
        TargetKind::Outside => "Somewhere outside this organization",
    }
}

pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Aligned => "Fits",
        Verdict::Modifiable => "Fits with a change",
        Verdict::NotAligned => "Does not fit",
    }
}

pub fn level(level: Level) -> &'static str {
    match level {
        Level::NotYet => "Not yet",
        Level::Sometimes => "Sometimes, or with help",
        Level::Reliably => "Reliably",
        Level::TeachesOthers => "Others learn it here",
        Level::NoOpportunity => "No opportunity yet",
    }
}

pub fn milestone_kind(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::Training => "Training",
        MilestoneKind::StretchAssignment => "Stretch assignment",
        MilestoneKind::Mentoring => "Mentoring",
        MilestoneKind::Project => "Project across teams",
        MilestoneKind::Rotation => "Rotation",
        MilestoneKind::Shadowing => "Shadowing",
        MilestoneKind::Coaching => "Coaching",
        MilestoneKind::ExternalClass => "Class outside",
        MilestoneKind::Sabbatical => "Time away to learn",
    }
}

/// A party by name, where it has one.
pub fn party(party: Party, employee: &str, manager: &str) -> String {
    match party {
        Party::Employee => employee.to_owned(),
        Party::Manager => manager.to_owned(),
        Party::Organization => "The organization".to_owned(),
    }
}

pub fn support(support: Support) -> &'static str {
    match support {
        Support::Likely => "Likely supported",
        Support::WithChanges => "Supported with changes",
        Support::NotNow => "Not now",
    }
}

/// A part of what a stakeholder reads.
pub fn excerpt_part(kind: ExcerptPartKind) -> &'static str {
    match kind {
        ExcerptPartKind::Goals => "Goals",
        ExcerptPartKind::Direction => "Direction",
        ExcerptPartKind::Target => "Aimed at",
        ExcerptPartKind::Responsibilities => "What this role does",
        ExcerptPartKind::Expected => "What this role expects",
        ExcerptPartKind::JobDescription => "Job description",
        ExcerptPartKind::GoalsAndJob => "Goals and job description",
        ExcerptPartKind::Gaps => "Where there is a gap",
        ExcerptPartKind::Focus => "In focus",
        ExcerptPartKind::PerformanceGoals => "Performance goals",
        ExcerptPartKind::Milestones => "Milestones planned so far",
    }
}

pub fn criterion(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Realistic => "Is the path realistic, given what has been shown?",
        Criterion::CreatesValue => "Does it create value for the organization?",
        Criterion::Evidence => "Is there evidence for the competencies?",
    }
}

pub fn met(met: Met) -> &'static str {
    match met {
        Met::Yes => "Yes",
        Met::WithChanges => "With changes",
        Met::NotYet => "Not yet",
    }
}

pub fn decision(kind: DecisionKind) -> &'static str {
    match kind {
        DecisionKind::Approve => "Approved",
        DecisionKind::ApproveWithModifications => "Approved with modifications",
        DecisionKind::RequestModifications => "Modifications requested",
        DecisionKind::Decline => "Declined, with a path",
    }
}

pub fn resolution(kind: ResolutionKind) -> &'static str {
    match kind {
        ResolutionKind::Resolved => "Changed",
        ResolutionKind::Disputed => "Kept, with a reason",
    }
}

pub fn job_decision(decision: JobDecision) -> &'static str {
    match decision {
        JobDecision::Accepted => "The job description stands",
        JobDecision::ModifyFurther => "The job description needs further changes",
    }
}

/// A field of the document, as a pinned version calls it.
pub fn field(item: &str, field: &str, employee: &str, manager: &str) -> String {
    let known = match (item, field) {
        ("self", "today") => "Today",
        ("self", "strengths") => "Strengths",
        ("self", "drives") => "What drives me",
        ("self", "needs") => "What I need",
        ("self", "beyond") => "Apart from today's role",
        ("self", "five-years") => "In five years",
        ("self", "summary") => "What both see",
        ("target", "kind") => "Direction",
        ("target", "title") => "Role aimed at",
        ("target", "role") => "Role of the framework",
        ("path", "title") => "Name of the path",
        (_, "employee-level" | "employee-evidence") => return employee.to_owned(),
        (_, "manager-level" | "manager-evidence") => return manager.to_owned(),
        (_, "goal") => "Goal",
        (_, "term") => "When",
        (_, "clause") => "Job description",
        (_, "link" | "left-open") => "Serves",
        (_, "value") => "Value it creates",
        (_, "verdict") => "Verdict",
        (_, "feedback") => "Feedback",
        (_, "focus") => "Focus",
        (_, "expected") => "Expected",
        (_, "question") => "Question asked",
        (_, "support") => "Answer",
        (_, "reason") => "Reason of the answer",
        (_, "closed") => "Closed without an answer",
        (_, "title") => "Milestone",
        (_, "measure") => "How it will be known",
        (_, "start") => "From",
        (_, "target") => "To",
        (_, "due") => "By",
        (_, "kind") => "How",
        (_, "gap") => "Closes the gap in",
        (_, "serves") => "Serves the goal",
        (_, "owner") => "Responsible",
        (_, "confirmer") => "Confirmed by",
        (_, other) => other,
    };
    known.to_owned()
}

/// What the key of a choice or a date is called; words stay as they are.
pub fn value(section: Section, field: &str, text: &str, employee: &str, manager: &str) -> String {
    let named = match (section, field) {
        (Section::Objectives, "kind") => TargetKind::ALL.into_iter().find(|k| k.key() == text).map(target_kind),
        (Section::Objectives, "term") => [Term::Short, Term::Long].into_iter().find(|t| t.key() == text).map(term),
        (Section::Connection, "left-open") => Some(super::proposal::connection::LEFT_OPEN),
        (Section::Alignment, "verdict") => {
            let all = [Verdict::Aligned, Verdict::Modifiable, Verdict::NotAligned];
            all.into_iter().find(|v| v.key() == text).map(verdict)
        }
        (Section::Connection | Section::Milestones, "support") => Support::ALL.into_iter().find(|s| s.key() == text).map(support),
        (Section::Gaps, "employee-level" | "manager-level") => Level::ALL.into_iter().find(|l| l.key() == text).map(level),
        (Section::Milestones, "kind") => MilestoneKind::ALL.into_iter().find(|k| k.key() == text).map(milestone_kind),
        (Section::Milestones, "owner" | "confirmer") => {
            let found = Party::ALL.into_iter().find(|p| p.key() == text);
            return found.map_or_else(|| text.to_owned(), |p| party(p, employee, manager));
        }
        (Section::Milestones, "due") => return Date::parse(text).map_or_else(|_| text.to_owned(), super::dates::day),
        _ => None,
    };
    named.unwrap_or(text).to_owned()
}

/// Lines of a role that are expected of the person today already.
pub fn known(lines: usize) -> String {
    format!("Already expected of you today: {}", super::count(lines, "line", "lines"))
}
