//! Which fields and words there are. A field that is added to a type and forgotten here does not compile.

use super::json::Json;
use super::read::{Read, Trouble, word};
use domain::assessment::{Assessment, Level as Met, Rating, Side};
use domain::consultation::{Answer, Consultation, ConsultationView, Round, Support};
use domain::content::{
    Alignment, Clause, Connected, Connection, Contents, Gaps, Goal, Milestone, MilestoneKind, Milestones, Objectives, Party,
    PerformanceGoal, Start, TargetKind, Term, Verdict, Walked,
};
use domain::framework::{
    Branch, Category, Cell, Competency, Edge, Expectation, ExpectedLine, Family, Framework, FrameworkRole, Level,
    StrategicObjective, Track,
};
use domain::gate::MilestonePart;
use domain::people::{PersonSummary, Role};
use domain::permission::Action;
use domain::problem::{Code, Problem};
use domain::proposal::{JobDecision, Signature};
use domain::reading::Line;
use domain::review::{ChangeRequest, Criterion, Decision, DecisionKind, Passage, Resolution, ResolutionKind};
use domain::section::{Right, Section, Sharing};
use domain::state::{Phase, State};
use domain::version::Version;
use domain::view::{
    Audience, DecisionView, Desk, DeskLine, HistoryLine, Me, Progress, ProposalSummary, ProposalView, RailPhase, Report,
    RequestView, ReviewLine, ReviewView, SectionView, SessionView, SignatureView, Turn, VersionSummary,
};

macro_rules! words {
    ($($name:ty = $instead:ident),* $(,)?) => { $(impl Read for $name {
        fn read(json: &Json, trouble: &mut Trouble) -> Self {
            word(json, Self::$instead, trouble)
        }
    })* };
}

words!(
    Action = View,
    Audience = Pair,
    Category = Technical,
    Code = Internal,
    Criterion = Evidence,
    DecisionKind = Approve,
    JobDecision = Accepted,
    Met = NotYet,
    MilestoneKind = Training,
    MilestonePart = Title,
    Party = Employee,
    Phase = Start,
    Progress = Ahead,
    ResolutionKind = Resolved,
    domain::review::Met = NotYet,
    Right = Read,
    Role = LeadershipReviewer,
    Round = Support,
    Section = Start,
    Sharing = Private,
    Side = Employee,
    State = Draft,
    Support = NotNow,
    TargetKind = Stay,
    Term = Short,
    Turn = Nobodys,
    Verdict = NotAligned,
);

macro_rules! records {
    ($($name:ident { $($field:ident),* $(,)? })*) => { $(impl Read for $name {
        fn read(json: &Json, trouble: &mut Trouble) -> Self {
            Self { $($field: Read::read(json.get(stringify!($field)), trouble)),* }
        }
    })* };
}

records! {
    Me { person, email, organization, roles, supports, turns }
    PersonSummary { id, name, title }
    ProposalSummary { id, title, state, employee, manager, phase, turn, version, updated }
    RailPhase { phase, progress, turn, left }
    SectionView { section, sharing, audience, right, room, content }
    SignatureView { side, at, void }
    VersionSummary { number, at }
    RequestView { request, reviewer }
    DecisionView { decision, reviewer }
    HistoryLine { at, who, what, about }
    ReviewLine { line, number, change }
    DeskLine { kind, proposal, title, person, since, due }
    Desk { your_turn, waiting, good_to_know, now }
    Report { person, proposals }
    SessionView { id, current, agent, created, seen, expires }

    Consultation { id, proposal, round, stakeholder, asked_by, question, due, stage, excerpt, at }
    ConsultationView { consultation, stakeholder, asked_by, employee }
    Answer { support, reason, at }
    Assessment { ratings, sealed }
    Rating { level, evidence }
    Problem { code, message, missing, request_id }
    Signature { side, person, at, heads }
    Line { section, item, field, text }
    Passage { section, item, field, quote }
    Resolution { kind, note, by, at }
    ChangeRequest { id, reviewer, version, passage, note, resolution }
    Decision { reviewer, version, kind, reason, path, rubric, at }

    Start { today, strengths, drives, needs }
    Goal { id, text, term }
    Clause { id, text }
    Objectives { beyond, five_years, goals, target_kind, target_role, target_title, clauses }
    Connected { link, value }
    Connection { goals }
    Walked { verdict, feedback }
    Alignment { clauses }
    PerformanceGoal { id, text }
    Gaps { focus, summary, goals }
    Milestone { id, title, measure, start, target, due, kind, gap, owner, confirmer }
    Milestones { milestones }
    Contents { start, objectives, connection, alignment, gaps, milestones }

    Framework { version, effective, levels, families, roles, competencies, cells, edges, branches }
    Level { number, name }
    Family { id, name, tracks }
    Track { id, name }
    FrameworkRole { id, family, track, level, title, management_modifier, doing, going_to_do, want_to_do }
    Competency { id, name, definition, category }
    Cell { role, competency, inherits, expectations }
    Edge { from, to, kind, needs }
    Branch { roles, statement }
    StrategicObjective { id, name, description }
    ExpectedLine { text, from }
    Expectation { id, title, category, lines }

    Version {
        proposal, number, title, employee, manager, contents, target, framework_version, expectations, assessments, objectives,
        consultations, signatures, answered, at,
    }
    ReviewView {
        version, newest, state, lines, decisions, standing, quorum, decided, requests, answered, allowed, now,
    }
    ProposalView {
        id, title, state, revision, employee, manager, side, table, rail, sections, allowed, missing, acknowledged, job_decision,
        consultations, colleagues, expectations, assessment, signatures, versions, decisions, requests, framework, objectives, history,
        created, now,
    }
}
