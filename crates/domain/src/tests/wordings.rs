//! A wording stands for its words.

use crate::content::Clause;
use crate::wording::Wording;
use proptest::prelude::*;

fn clauses(texts: &[String]) -> Vec<Clause> {
    let clause = |(n, text): (usize, &String)| Clause { id: format!("c{n}").parse().unwrap(), text: text.clone() };
    texts.iter().enumerate().map(clause).collect()
}

proptest! {
    #[test]
    fn the_same_words_have_the_same_wording_and_others_another(a in ".{0,40}", b in ".{0,40}") {
        prop_assert_eq!(Wording::of(&a) == Wording::of(&b), a.trim() == b.trim());
        prop_assert_eq!(Wording::of(&format!(" {a}\n")), Wording::of(&a));
        prop_assert_eq!(Wording::of(&a).as_str().parse(), Ok(Wording::of(&a)));
    }

    #[test]
    fn a_job_description_in_another_order_or_cut_otherwise_is_another(texts in prop::collection::vec("[a-c]{1,3}", 2..5)) {
        let whole = Clause::wording(&clauses(&texts));
        let mut other = texts.clone();
        other.swap(0, 1);
        prop_assert_eq!(Clause::wording(&clauses(&other)) == whole, texts[0] == texts[1]);
        let joined = [vec![texts[..2].concat()], texts[2..].to_vec()].concat();
        prop_assert_ne!(Clause::wording(&clauses(&joined)), whole);
    }
}

#[test]
fn a_wording_is_the_same_on_every_machine() {
    assert_eq!(Wording::of("").as_str(), "cbf29ce484222325");
    assert_eq!(Wording::of("foobar").as_str(), "85944171f73967e8");
    for wrong in ["", "85944171F73967E8", "85944171f73967e", "85944171f73967e8 "] {
        assert!(wrong.parse::<Wording>().is_err(), "{wrong}");
    }
}
