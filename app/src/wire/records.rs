//! Which fields and words there are. A field that is added to a type and forgotten here does not compile.

use super::json::Json;
use super::read::{Read, Trouble, word};
use domain::assessment::{Assessment, Earlier, Level as Met, Rating, Side};
use domain::consultation::{Answer, Consultation, ConsultationView, ExcerptPart, ExcerptPartKind, Round, Support};
use domain::content::{
    Alignment, Clause, Connected, Connection, Contents, Gaps, Goal, Milestone, MilestoneKind, Milestones, Objectives, Party,
    PerformanceGoal, Start, TargetKind, Term, Verdict, Walked,
};
use domain::framework::{
    Assignment, Band, Branch, Category, Cell, ChoiceAnswer, ChoiceQuestion, Competency, Dimension, Distinction, Edge,
    Expectation, ExpectedLine, Family, Framework, FrameworkRole, Level, Mocha, Modifier, Need, Part, Peers, Philosophy, Remedy,
    Roadblock, Selection, Source, Standing, StrategicObjective, Succession, Track, Visibility,
};
use domain::gate::MilestonePart;
use domain::people::{PersonSummary, Role};
use domain::permission::Action;
use domain::problem::{Code, Problem};
use domain::proposal::{JobDecision, Signature};
use domain::reading::Line;
use domain::review::{ChangeRequest, Criterion, Decision, DecisionKind, Passage, Resolution, ResolutionKind};
use domain::section::{Right, Section, Sharing};
use domain::state::{Phase, State, Step};
use domain::version::Version;
use domain::view::{
    Agreement, Audience, CommentView, ComparedRole, ComparisonGroup, ComparisonLine, ComparisonPart, ComparisonSort,
    ComparisonView, ConsultedReader, DecisionView, Desk, DeskLine, DraftView, FrameworkView, HistoryLine, ImportColumn,
    ImportCounts, ImportDone, ImportFamily, ImportLevels, ImportMapping, ImportNote, ImportOffer, ImportPreview, ImportSummary,
    ImportTable, ImportUndone, LitmusInvitation, LitmusOutcome, LitmusResult, Me, Onwards, Outline, OutlineFamily, OutlineRole,
    Progress, ProposalSummary, ProposalView, Publication, PublicationState, RailPhase, ReplyView, Report, RequestView,
    ResetApproval, ReviewLine, ReviewView, SectionView, SessionView, SignatureView, Turn, VersionSummary,
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
    ChoiceQuestion = Affected,
    Code = Internal,
    ComparisonSort = Changed,
    Criterion = Evidence,
    Dimension = Scope,
    ExcerptPartKind = GoalsAndJob,
    DecisionKind = Approve,
    ImportLevels = InPlace,
    JobDecision = Accepted,
    Met = NotYet,
    MilestoneKind = Training,
    MilestonePart = Title,
    Need = Nice,
    Onwards = Nobody,
    Part = Helper,
    Party = Employee,
    Phase = Start,
    Progress = Ahead,
    PublicationState = Past,
    Remedy = Other,
    ResolutionKind = Resolved,
    domain::review::Met = NotYet,
    domain::assessment::Ratings = HeldBack,
    Right = Read,
    Role = LeadershipReviewer,
    Round = Support,
    Section = Start,
    Sharing = Private,
    Side = Employee,
    Source = Expectation,
    Standing = Destination,
    State = Draft,
    Step = Withdraw,
    Support = NotNow,
    TargetKind = Stay,
    Term = Short,
    Turn = Nobodys,
    Verdict = NotAligned,
    Visibility = Owners,
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
    SectionView { section, sharing, audience, onwards, consulted, right, room, content }
    ConsultedReader { person, questions, until }
    SignatureView { side, at, void }
    VersionSummary { number, at }
    RequestView { request, reviewer }
    DecisionView { decision, reviewer }
    HistoryLine { at, who, what, about }
    ReviewLine { line, number, change }
    ResetApproval { reviewer, version, passages }
    DeskLine { kind, proposal, title, person, since, due }
    Desk { your_turn, waiting, good_to_know, now }
    Report { person, proposals }
    SessionView { id, current, agent, created, seen, expires }

    Consultation { id, proposal, round, stakeholder, asked_by, question, due, stage, excerpt, at }
    ConsultationView { consultation, stakeholder, asked_by, employee }
    ExcerptPart { kind, lines }
    Answer { support, reason, at }
    Assessment { ratings, kept, earlier, sealed }
    Earlier { expectation, rating, sealed }
    Rating { level, evidence }
    Problem { code, message, missing, hindrances, request_id }
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
    Walked { verdict, feedback, about }
    Alignment { clauses }
    PerformanceGoal { id, text }
    Gaps { focus, summary, goals }
    Milestone { id, title, measure, start, target, due, kind, gap, owner, confirmer }
    Milestones { milestones }
    Contents { start, objectives, connection, alignment, gaps, milestones }

    Framework {
        version, effective, philosophy, levels, distinctions, families, roles, competencies, cells, edges, branches, peers, successions, project,
    }
    Philosophy { why, values }
    Level { id, number, name }
    Distinction { level, dimension, examples }
    Family { id, name, tracks, owner, review }
    Track { id, name }
    FrameworkRole {
        id, family, track, level, title, tier, discipline, grade, management_modifier, doing, going_to_do, want_to_do, experience, expertise,
        merit, standing, bands, pathway, selection,
    }
    Modifier { title, expectations, pay }
    Band { id, low, high, currency, region, visibility }
    Selection { prevalent, distinct, retains }
    Succession { from, to }
    Competency { id, name, definition, category, family, source, source_note, examples }
    Cell { role, competency, inherits, merged, expectations, meaning, need, why }
    Edge { from, to, kind, needs, roadblocks }
    Roadblock { id, text, remedy, plan, owner }
    Branch { id, roles, statement }
    Peers { id, roles, note }
    Mocha { id, parent, title, people }
    Assignment { id, part, person, who, note }
    ChoiceAnswer { level, dimension, question, answer, about, by, at }

    Outline { version, newest, families, held }
    OutlineFamily { name, roles }
    OutlineRole { id, title, level }
    FrameworkView { framework, publications, mine, agreements, may_agree, litmus, owns, now }
    Publication { version, effective, state, by, at, note }
    DraftView {
        room, table, right, framework, seq, answers, comments, publications, holders, aiming, litmus, agreements, import, people, now,
    }
    Agreement { by, at }
    CommentView { id, place, quote, text, by, at, replies, resolved }
    ReplyView { text, by, at }
    LitmusInvitation { role, answered }
    LitmusResult { role, asked, outcome }
    LitmusOutcome { answered, yes, passed }
    ImportSummary { id, name, by, at, changes }
    ImportPreview { found, notes, mapping, changes, ready }
    ImportCounts { families, roles, levels, competencies, cells }
    ImportNote { file, place, line, text, refused, repair }
    ImportOffer { key, text }
    ImportMapping { families, tables, levels }
    ImportFamily { found, name }
    ImportTable { table, shape, columns }
    ImportColumn { header, field }
    ImportDone { import }
    ImportUndone { left }
    ComparisonView { from, to, groups, publications, owns, now }
    ComparisonGroup { title, parts }
    ComparisonPart { role, lines }
    ComparedRole { id, title, there }
    ComparisonLine { about, sort, pieces }

    StrategicObjective { id, name, description }
    ExpectedLine { text, from, known }
    Expectation { id, title, category, lines }

    Version {
        proposal, number, title, employee, manager, contents, target, framework_version, expectations, assessments, objectives,
        consultations, signatures, answered, at,
    }
    ReviewView {
        version, ratings, newest, state, lines, decisions, standing, reset, outcome, quorum, decided, requests, answered, allowed, now,
    }
    ProposalView {
        id, title, state, revision, employee, manager, side, table, rail, sections, allowed, missing, acknowledged, job_decision, beginning,
        consultations, colleagues, expectations, assessment, signatures, versions, decisions, requests, framework, objectives, history,
        created, now,
    }
}
