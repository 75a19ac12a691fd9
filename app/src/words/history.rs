//! What happened, as sentences without their subject. The keys are those of the audit log.

use domain::section::Section;

/// What was done, after the name of who did it. A key that is not known yet reads as its own words.
pub fn sentence(what: &str, about: &str) -> String {
    let said = match what {
        "proposal.started" => "started the path",
        "proposal.renamed" => "renamed it",
        "proposal.acknowledged" => "agreed to the goals and rules",
        "section.shared" => return format!("changed who can see “{}”", section(about)),
        "section.unshared" => return format!("made “{}” private again", section(about)),
        "proposal.framework_adopted" => return format!("switched to version {about} of the framework"),
        "consultation.proposed" => return format!("would like to ask {about}"),
        "consultation.consented" => return format!("agreed to asking {about}"),
        "consultation.refused" => return format!("did not agree to asking {about}"),
        // Whoever answered is the subject already.
        "consultation.answered" => return "answered the question".to_owned(),
        "consultation.closed" => return format!("closed the question to {about}"),
        "alignment.begun" => "began the walk through the job description",
        "job.accepted" => "accepted the job description",
        "job.to_modify" => "asked for further changes to the job description",
        "assessment.wanted" => "would like to begin the assessments",
        "assessment.begun" => "agreed, and the assessments began",
        "assessment.called_off" => "called the assessments off",
        "assessment.skipped" => "continued without assessments",
        "assessment.sealed" => "sealed an assessment",
        "assessment.opened" => "was the second to seal: both assessments are open",
        "assessment.repinned" => "pinned what the target expects now, to be rated",
        "proposal.signed" => "signed",
        "proposal.signature_void" => return format!("signed a changed text, so the signature of {about} has to be given again"),
        "proposal.ready" => "was the second to sign: both have signed",
        "proposal.reopened" => "took the signatures back",
        "proposal.submitted" => return of_version("submitted", about),
        "review.begun" => return of_version("began to review", about),
        "review.decided" => return of_version("decided on", about),
        "proposal.approved" => return of_version("approved", about),
        "proposal.modifications_requested" => return of_version("asked for changes to", about),
        "proposal.declined" => return format!("{}, and named another way", of_version("declined", about)),
        "proposal.reconvened" => "opened the text again",
        "request.answered" => "answered a change request",
        "path.activated" => "set out",
        "path.paused" => "paused the path",
        "path.resumed" => "resumed the path",
        "path.completed" if about == "1" => return "arrived, with one milestone that nobody had confirmed".to_owned(),
        "path.completed" if !about.is_empty() => return format!("arrived, with {about} milestones that nobody had confirmed"),
        "path.completed" => "arrived",
        "proposal.process_adopted" => return "moved it to the new questions and guides".to_owned(),
        "proposal.handed_over" => return format!("handed it over to {about}"),
        "proposal.handover_noted" => "left a note for the next manager",
        "proposal.withdrawn" => "withdrew the path",
        other => return plain(other, about),
    };
    join(said, about)
}

/// `approved version 2`.
fn of_version(did: &str, number: &str) -> String {
    if number.is_empty() { format!("{did} it") } else { format!("{did} version {number}") }
}

/// What a section is called; a key that is not known yet reads as it is.
fn section(key: &str) -> &str {
    let known = Section::ALL.into_iter().find(|section| section.key() == key);
    known.map_or(key, |section| super::names::section(section))
}

fn plain(key: &str, about: &str) -> String {
    let words = key.rsplit('.').next().unwrap_or(key).replace('_', " ");
    join(&words, about)
}

fn join(said: &str, about: &str) -> String {
    if about.is_empty() { said.to_owned() } else { format!("{said}: {about}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happened_reads_as_a_sentence_after_a_name() {
        assert_eq!(sentence("proposal.approved", "2"), "approved version 2");
        assert_eq!(sentence("proposal.modifications_requested", "1"), "asked for changes to version 1");
        assert_eq!(sentence("proposal.declined", "1"), "declined version 1, and named another way");
        assert_eq!(sentence("section.shared", "gaps"), "changed who can see “Gaps”");
        assert_eq!(sentence("section.unshared", "start"), "made “Start” private again");
        assert_eq!(sentence("consultation.proposed", "Priya Raman"), "would like to ask Priya Raman");
        assert_eq!(sentence("proposal.ready", ""), "was the second to sign: both have signed");
        assert_eq!(sentence("something.not_known_yet", "3"), "not known yet: 3");
    }
}
