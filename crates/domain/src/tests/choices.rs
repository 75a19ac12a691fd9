//! Choice points: publishing waits for three answers about each factor as it is worded now.

use crate::framework::sample::two_branches;
use crate::framework::{ChoiceAnswer, ChoiceQuestion, Distinction, Framework, Open, open_choices};
use crate::people::PersonSummary;
use crate::time::Timestamp;
use proptest::prelude::*;

pub(super) fn answer(distinction: &Distinction, question: ChoiceQuestion, about: &str) -> ChoiceAnswer {
    ChoiceAnswer {
        level: distinction.level.clone(),
        dimension: distinction.dimension,
        question,
        answer: "Whoever has no time for it after work".to_owned(),
        about: about.to_owned(),
        by: PersonSummary { id: "amara".parse().unwrap(), name: "Amara".to_owned(), title: String::new() },
        at: Timestamp(0),
    }
}

/// Every question answered about the present wording.
pub(super) fn answered(framework: &Framework) -> Vec<ChoiceAnswer> {
    let all = framework.distinctions.iter().flat_map(|d| ChoiceQuestion::ALL.map(|question| answer(d, question, &d.about())));
    all.collect()
}

proptest! {
    #[test]
    fn exactly_the_questions_without_an_answer_are_open(given in prop::collection::vec(any::<bool>(), 9)) {
        let museum = two_branches();
        let mut given = given.into_iter();
        let answers: Vec<_> = answered(&museum).into_iter().filter(|_| given.next().unwrap()).collect();
        let open = open_choices(&museum, &answers);
        prop_assert_eq!(open.len() + answers.len(), 9);
        for question in &open {
            let is_same = |a: &ChoiceAnswer| (&a.level, a.dimension, a.question) == (&question.level, question.dimension, question.question);
            prop_assert!(question.why == Open::Unanswered && !answers.iter().any(is_same));
        }
    }
}

#[test]
fn an_answer_about_other_words_is_stale_and_one_about_these_is_enough() {
    let mut museum = two_branches();
    let mut answers = answered(&museum);
    museum.distinctions[0].examples[0].push_str(" and textiles");
    let open = open_choices(&museum, &answers);
    assert_eq!(open.len(), 3);
    assert!(open.iter().all(|question| question.why == Open::Stale && question.dimension == museum.distinctions[0].dimension));
    assert!(open[0].sentence(&museum).starts_with("What changes at Advanced in complexity was reworded"));
    answers.extend(answered(&museum));
    assert_eq!(open_choices(&museum, &answers), []);
}

#[test]
fn spaces_ask_nothing_again_and_a_factor_without_words_nothing_at_all() {
    let mut museum = two_branches();
    let answers = answered(&museum);
    museum.distinctions[0].examples[0].push_str("  ");
    museum.distinctions[0].examples.push(String::new());
    assert_eq!(open_choices(&museum, &answers), []);
    museum.distinctions.iter_mut().for_each(|d| d.examples = vec![" ".to_owned()]);
    assert_eq!(open_choices(&museum, &[]), []);
}

#[test]
fn an_answer_without_words_is_none() {
    let museum = two_branches();
    let empty: Vec<_> = answered(&museum).into_iter().map(|a| ChoiceAnswer { answer: " \n".to_owned(), ..a }).collect();
    assert!(open_choices(&museum, &empty).iter().all(|question| question.why == Open::Unanswered));
}
