//! What the gate looks at, and what it finds.

use super::focus::{Focus, focus};
use super::{MilestonePart, Missing};
use crate::assessment::{Assessment, Rated, Side};
use crate::consultation::{Consultation, Round, Stage};
use crate::content::{Aim, Clause, Contents, Demand, Goal, Link, Milestone, Objectives, Term, Walked};
use crate::ids::ExpectationId;
use crate::process::Question;
use crate::proposal::{JobDecision, Proposal};
use crate::review::ChangeRequest;
use crate::section::Sharing;
use crate::state::Phase;
use crate::text::is_blank;
use std::collections::BTreeSet;

/// Everything that a submission is made of.
#[derive(Debug, Clone)]
pub struct Dossier<'a> {
    /// The record.
    pub proposal: &'a Proposal,
    /// What was written.
    pub contents: &'a Contents,
    /// All consultations of both rounds.
    pub consultations: &'a [Consultation],
    /// Who has sealed their assessment.
    pub sealed: BTreeSet<Side>,
    /// Both assessments, once both are sealed and open.
    pub opened: Option<[&'a Assessment; 2]>,
    /// What the target asks to be rated as it is now; none while nothing is pinned.
    pub rated: Option<&'a Rated>,
    /// The change requests of the newest version.
    pub requests: &'a [ChangeRequest],
}

/// What is missing, in the order of the rail; empty when it may be submitted.
pub fn missing(dossier: &Dossier<'_>) -> Vec<Missing> {
    let mut found = Vec::new();
    for phase in Phase::ALL {
        if let Some(section) = phase.section()
            && dossier.proposal.sharing(section) == Sharing::Private
        {
            found.push(Missing::NotShared { section });
        }
        match phase {
            Phase::Start => start(dossier, &mut found),
            Phase::Objectives => objectives(dossier, &mut found),
            Phase::Connection => connection(dossier, &mut found),
            Phase::Alignment => alignment(dossier, &mut found),
            Phase::Gaps => gaps(dossier, &mut found),
            Phase::Milestones => milestones(dossier, &mut found),
            Phase::Reconvene => found.extend(open_requests(dossier.proposal, dossier.requests)),
            Phase::Submission | Phase::Decision | Phase::Path => {}
        }
    }
    found
}

fn start(dossier: &Dossier<'_>, found: &mut Vec<Missing>) {
    let unacknowledged = Side::ALL.into_iter().filter(|side| !dossier.proposal.acknowledged.contains_key(side));
    found.extend(unacknowledged.map(|side| Missing::Acknowledgement { side }));
    unanswered(dossier, Phase::Start, found);
}

/// Questions of a phase that need an answer and have none.
fn unanswered(dossier: &Dossier<'_>, phase: Phase, found: &mut Vec<Missing>) {
    let required = dossier.proposal.process.required.iter().filter(|question| question.phase() == phase);
    let open = required.filter(|question| is_blank(question.answer(dossier.contents)));
    found.extend(open.map(|question| match question {
        Question::Today => Missing::Today,
        Question::Beyond => Missing::Beyond,
        Question::FiveYears => Missing::FiveYears,
        question => Missing::Answer { question: *question },
    }));
}

/// Whether somebody has to have answered in a round, and nobody has.
fn unasked(dossier: &Dossier<'_>, round: Round) -> Option<Missing> {
    let answered = |c: &Consultation| c.round == round && matches!(c.stage, Stage::Answered { .. });
    let needed = dossier.proposal.process.asked.contains(&round);
    (needed && !dossier.consultations.iter().any(answered)).then_some(Missing::Asked { round })
}

fn objectives(dossier: &Dossier<'_>, found: &mut Vec<Missing>) {
    let written = &dossier.contents.objectives;
    unanswered(dossier, Phase::Objectives, found);
    goals(&written.goals, found);
    if written.target_kind.is_none() {
        found.push(Missing::TargetKind);
    }
    if !is_named(written) {
        found.push(Missing::Target);
    }
    if written.clauses.is_empty() && written.demands().job_description == Demand::Needed {
        found.push(Missing::JobDescription);
    }
    let empty = written.clauses.iter().filter(|clause| is_blank(&clause.text));
    found.extend(empty.map(|clause| Missing::EmptyClause { clause: clause.id.clone() }));
}

/// Whether what is aimed at has a name, where it needs one: today's role does not.
fn is_named(written: &Objectives) -> bool {
    let titled = !is_blank(&written.target_title);
    match written.demands().aim {
        Aim::Role => titled || written.target_role.is_some(),
        Aim::Outside => titled,
        Aim::Today | Aim::Managing => true,
    }
}

fn goals(goals: &[Goal], found: &mut Vec<Missing>) {
    if goals.is_empty() {
        found.push(Missing::Goals);
        return;
    }
    let absent = [Term::Short, Term::Long].into_iter().filter(|term| goals.iter().all(|goal| goal.term != *term));
    found.extend(absent.map(|term| Missing::Term { term }));
    let empty = goals.iter().filter(|goal| is_blank(&goal.text));
    found.extend(empty.map(|goal| Missing::EmptyGoal { goal: goal.id.clone() }));
}

fn connection(dossier: &Dossier<'_>, found: &mut Vec<Missing>) {
    for goal in &dossier.contents.objectives.goals {
        let connected = dossier.contents.connection.goals.get(&goal.id);
        match connected.and_then(|c| c.link.as_ref().map(|link| (link, &c.value))) {
            None => found.push(Missing::Link { goal: goal.id.clone() }),
            Some((Link::Objective(_), value)) if is_blank(value) => found.push(Missing::Value { goal: goal.id.clone() }),
            Some((Link::Objective(_) | Link::LeftOpen, _)) => {}
        }
    }
    found.extend(unasked(dossier, Round::Support));
    found.extend(open_in(dossier, Round::Support).map(|c| Missing::Consultation { consultation: c.id.clone() }));
}

fn open_in<'a>(dossier: &Dossier<'a>, round: Round) -> impl Iterator<Item = &'a Consultation> {
    dossier.consultations.iter().filter(move |c| c.round == round && matches!(c.stage, Stage::Proposed | Stage::Asked))
}

fn alignment(dossier: &Dossier<'_>, found: &mut Vec<Missing>) {
    let walked = &dossier.contents.alignment.clauses;
    let objectives = &dossier.contents.objectives;
    let clauses = &objectives.clauses;
    found.extend(clauses.iter().flat_map(|clause| of_clause(clause, walked.get(&clause.id))));
    if clauses.is_empty() && objectives.demands().job_description == Demand::ByChoice {
        return;
    }
    if dossier.proposal.job_decision != Some(JobDecision::Accepted) {
        found.push(Missing::JobDecision);
    } else if dossier.proposal.accepted_other_words(clauses) {
        found.push(Missing::JobReworded);
    }
}

fn of_clause(clause: &Clause, walked: Option<&Walked>) -> Vec<Missing> {
    let id = || clause.id.clone();
    let Some((walked, verdict)) = walked.and_then(|walked| Some((walked, walked.verdict?))) else {
        return vec![Missing::Verdict { clause: id() }];
    };
    let mut found = Vec::new();
    if walked.standing(clause).is_none() {
        found.push(Missing::VerdictReworded { clause: id() });
    }
    if verdict.needs_feedback() && is_blank(&walked.feedback) {
        found.push(Missing::Feedback { clause: id() });
    }
    found
}

/// Seals count only on pinned expectations: before the assessments began there was nothing to seal. Where rating is a matter of choice,
/// what was not begun is not missing, and what was rated before stays where the kind of target has nothing else to rate.
fn gaps(dossier: &Dossier<'_>, found: &mut Vec<Missing>) {
    unanswered(dossier, Phase::Gaps, found);
    let begun = !dossier.proposal.expectations.is_empty();
    let by_choice = dossier.contents.objectives.demands().rating == Demand::ByChoice;
    if !begun && by_choice {
        return;
    }
    let fits = |rated: &Rated| rated.is_pinned(dossier.proposal) || (by_choice && rated.expectations.is_empty());
    if begun && !dossier.rated.is_none_or(fits) {
        found.push(Missing::Expectations);
    }
    let unsealed = Side::ALL.into_iter().filter(|side| !(begun && dossier.sealed.contains(side)));
    found.extend(unsealed.map(|side| Missing::Seal { side }));
    let Focus { least, most } = focus(&dossier.proposal.expectations, dossier.opened);
    if !(least..=most).contains(&u32::try_from(in_focus(dossier).len()).unwrap_or(u32::MAX)) {
        found.push(Missing::Focus { least, most });
    }
}

/// What is in focus among what was rated. A mark on anything else is left over from an earlier target and counts for nothing.
fn in_focus<'a>(dossier: &Dossier<'a>) -> Vec<&'a ExpectationId> {
    let marked = &dossier.contents.gaps.focus;
    dossier.proposal.expectations.iter().map(|e| &e.id).filter(|id| marked.contains(id)).collect()
}

fn milestones(dossier: &Dossier<'_>, found: &mut Vec<Missing>) {
    let plan = &dossier.contents.milestones.milestones;
    let closed: BTreeSet<&ExpectationId> = plan.iter().filter_map(|m| m.gap.as_ref()).collect();
    let open = in_focus(dossier).into_iter().filter(|id| !closed.contains(id));
    found.extend(open.map(|id| Missing::FocusMilestone { focus: id.clone() }));
    if plan.is_empty() {
        found.push(Missing::Milestones);
    }
    for milestone in plan {
        let parts = parts(dossier, milestone);
        found.extend(parts.map(|part| Missing::Milestone { milestone: milestone.id.clone(), part }));
    }
    found.extend(unasked(dossier, Round::Preparation));
    found.extend(open_in(dossier, Round::Preparation).map(|c| Missing::Preparation { consultation: c.id.clone() }));
}

fn parts(dossier: &Dossier<'_>, milestone: &Milestone) -> impl Iterator<Item = MilestonePart> {
    let gap = milestone.gap.as_ref().is_some_and(|gap| is_gap(dossier, gap));
    [
        (MilestonePart::Title, !is_blank(&milestone.title)),
        (MilestonePart::Measure, !is_blank(&milestone.measure)),
        (MilestonePart::Target, !is_blank(&milestone.target)),
        (MilestonePart::Due, milestone.due.is_some()),
        (MilestonePart::Kind, milestone.kind.is_some()),
        (MilestonePart::Gap, gap),
        (MilestonePart::Owner, milestone.owner.is_some()),
        (MilestonePart::Confirmer, milestone.confirmer.is_some()),
        (MilestonePart::OtherConfirmer, !milestone.confirms_itself()),
    ]
    .into_iter()
    .filter_map(|(part, given)| (!given).then_some(part))
}

/// A gap is something that was rated, or a performance goal. Where nothing is rated, a milestone may serve a goal of the career instead.
fn is_gap(dossier: &Dossier<'_>, gap: &ExpectationId) -> bool {
    let Dossier { proposal, contents, .. } = dossier;
    let performance = contents.gaps.goals.iter().any(|goal| goal.id.as_str() == gap.as_str());
    let served = || contents.objectives.goals.iter().any(|goal| goal.id.as_str() == gap.as_str());
    let rated = proposal.expectations.iter().any(|e| e.id == *gap);
    rated || performance || (proposal.expectations.is_empty() && served())
}

/// The change requests of the newest version that nobody has answered. Those that came with an approval stay open on the path too.
pub fn open_requests(proposal: &Proposal, requests: &[ChangeRequest]) -> Vec<Missing> {
    let newest = proposal.version;
    let open = requests.iter().filter(|r| newest >= 1 && r.version == newest && r.resolution.is_none());
    open.map(|r| Missing::Request { request: r.id.clone() }).collect()
}
