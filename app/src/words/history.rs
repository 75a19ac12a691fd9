//! What happened, as sentences without their subject. The keys are those of the audit log.

/// What was done, after the name of who did it. A key that is not known yet reads as its own words.
pub fn sentence(what: &str, about: &str) -> String {
    let said = match what {
        "proposal.started" => "started the path",
        "proposal.renamed" => "renamed it",
        "proposal.acknowledged" => "agreed to the goals and rules",
        "section.shared" => "changed who sees",
        "section.unshared" => "closed again",
        "consultation.proposed" => "would like to ask",
        "consultation.consented" => "agreed to asking",
        "consultation.refused" => "did not agree to asking",
        "consultation.answered" => "answered the question",
        "consultation.closed" => "closed the question to",
        "alignment.begun" => "began the walk through the job description",
        "job.accepted" => "accepted the job description",
        "job.to_modify" => "wants the job description modified further",
        "assessment.wanted" => "would like to begin the assessments",
        "assessment.begun" => "agreed, and the assessments began",
        "assessment.called_off" => "called the assessments off",
        "assessment.skipped" => "went on without assessments",
        "assessment.sealed" => "sealed an assessment",
        "assessment.opened" => "sealed as the second: both assessments are open",
        "assessment.repinned" => "pinned anew what is rated, for the target as it is now",
        "proposal.signed" => "signed",
        "proposal.signature_void" => "changed the text after a signature, so that it has to be given again",
        "proposal.ready" => "signed as the second: both have signed",
        "proposal.reopened" => "took the signatures back",
        "proposal.submitted" => "submitted",
        "review.begun" => "began to review",
        "proposal.approved" => "approved",
        "proposal.modifications_requested" => "asked for modifications",
        "proposal.declined" => "declined, with a path",
        "proposal.reconvened" => "opened the text again",
        "request.answered" => "answered a change request",
        "path.activated" => "set out",
        "path.paused" => "took a rest",
        "path.resumed" => "went on",
        "path.completed" if about == "1" => return "arrived, with one milestone that nobody had confirmed".to_owned(),
        "path.completed" if !about.is_empty() => return format!("arrived, with {about} milestones that nobody had confirmed"),
        "path.completed" => "arrived",
        "proposal.withdrawn" => "took it back",
        other => return plain(other, about),
    };
    join(said, about)
}

fn plain(key: &str, about: &str) -> String {
    let words = key.rsplit('.').next().unwrap_or(key).replace('_', " ");
    join(&words, about)
}

fn join(said: &str, about: &str) -> String {
    if about.is_empty() { said.to_owned() } else { format!("{said}: {about}") }
}
