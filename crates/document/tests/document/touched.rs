//! Which roots are told as touched.

use crate::support::Replica;
use document::state;
use document::write::Edit;
use domain::section::Section;
use std::sync::{Arc, Mutex};

fn typed(field: &str, text: &str) -> Edit {
    Edit::Splice { item: "self".into(), field: field.into(), at: 0, remove: 0, insert: text.into() }
}

#[test]
fn a_text_that_somebody_else_began_is_told_with_its_first_letter_and_with_every_later_one() {
    let (writer, reader) = (Replica::new(Section::Start, 1), Replica::new(Section::Start, 2));
    let told = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&told);
    reader.doc.observe_update_v1("test", move |txn, _| sink.lock().unwrap().push(Vec::from_iter(state::touched(txn)))).unwrap();

    let both = [writer.edit(&typed("today", "a")).unwrap(), writer.edit(&typed("needs", "b")).unwrap()];
    let later = writer.edit(&typed("needs", "c")).unwrap();
    for update in both.iter().chain([&later]) {
        state::follow_v1(&mut state::write(&reader.doc, "other").unwrap(), update).unwrap();
    }

    let (today, needs) = (vec!["t/self/today".to_owned()], vec!["t/self/needs".to_owned()]);
    assert_eq!(*told.lock().unwrap(), [today, needs.clone(), needs]);
    assert_eq!(reader.content(), writer.content());
}
