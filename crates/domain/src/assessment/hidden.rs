//! What the manager reads of what is rated: clauses are words of the job description, and go with it when it is private.

use crate::framework::{Expectation, ExpectedLine};
use crate::proposal::Proposal;
use crate::section::{Section, Sharing};

/// What is rated, as the manager may read it. While the objectives are private, a clause keeps its place and its id, so that answers
/// already given stay with it and show again, but not its words. Competencies are the framework's words and stay.
pub fn visible_to_manager(proposal: &Proposal) -> Vec<Expectation> {
    let all = proposal.expectations.iter();
    if proposal.sharing(Section::Objectives) != Sharing::Private {
        return all.cloned().collect();
    }
    all.zip(1_u32..)
        .map(|(expectation, place)| if expectation.is_clause() { hidden(expectation, place) } else { expectation.clone() })
        .collect()
}

fn hidden(clause: &Expectation, place: u32) -> Expectation {
    let told = "The job description is private at the moment. Answers already given are kept.".to_owned();
    Expectation {
        id: clause.id.clone(),
        title: format!("Clause {place}, not shared with you"),
        category: None,
        lines: vec![ExpectedLine { text: told, from: String::new(), known: false }],
    }
}
