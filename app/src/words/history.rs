//! What happened, as sentences without their subject. The keys are those of the audit log.

/// What was done, after the name of who did it. A key that is not known yet reads as its own words.
pub fn sentence(what: &str, about: &str) -> String {
    let said = match what {
        "proposal.started" | "proposal.created" => "started the path",
        "proposal.renamed" => "renamed it",
        "proposal.acknowledged" => "agreed to the goals and rules",
        "proposal.shared" => "changed who sees",
        "proposal.job_decided" => "decided on the job description",
        "proposal.signed" => "signed",
        "proposal.ready" => "signed; both have signed now",
        "proposal.reopened" => "took the signatures back",
        "proposal.submitted" => "submitted",
        "proposal.withdrawn" => "took it back",
        "proposal.aligning" | "proposal.align" => "began the walk through the job description",
        "proposal.assessing" | "proposal.assess" => "began the assessments",
        "proposal.reconvened" | "proposal.reconvene" => "opened the text again",
        "proposal.activated" | "proposal.activate" => "set out",
        "proposal.paused" | "proposal.pause" => "took a rest",
        "proposal.resumed" | "proposal.resume" => "went on",
        "proposal.completed" | "proposal.complete" => "arrived",
        "consultation.proposed" | "consultation.asked" => "would like to ask",
        "consultation.consented" => "agreed to asking",
        "consultation.refused" => "did not agree to asking",
        "consultation.answered" => "answered a question",
        "consultation.closed" => "closed a question to",
        "assessment.sealed" => "sealed an assessment",
        "review.begun" => "began the review",
        "review.decided" | "decision.made" => "decided",
        "request.resolved" => "answered a change request",
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
