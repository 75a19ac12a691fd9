//! The pages as the server writes them.

use super::comparison;
use domain::framework::{Framework, sample};
use domain::people::PersonSummary;
use domain::time::{Date, Timestamp};
use domain::view::{ComparisonGroup, ComparisonView, FrameworkView, Publication, PublicationState};

fn publication(version: u32) -> Publication {
    let by = PersonSummary { id: "ines".parse().unwrap(), name: "Ines Bauer".into(), title: String::new() };
    Publication {
        version,
        effective: Some(Date::from_days(19_000)),
        state: PublicationState::InForce,
        by: Some(by),
        at: Some(Timestamp(0)),
        note: format!("Note {version}"),
    }
}

fn compared(older: &Framework, newer: &Framework, count: u32) -> String {
    let view = ComparisonView {
        from: count - 1,
        to: Some(count),
        groups: ComparisonGroup::between(older, newer),
        publications: (1..=count).rev().map(publication).collect(),
        owns: false,
        now: Timestamp(0),
    };
    crate::written::written(move || comparison(&view))
}

#[test]
fn words_that_came_and_went_are_marked_in_the_role_that_they_belong_to() {
    let older = sample::two_branches();
    let mut newer = older.clone();
    let role = newer.roles.iter_mut().find(|role| role.id.as_str() == sample::STUDIO).unwrap();
    role.merit = "Shown in two studios".to_owned();
    let before = older.roles.iter().find(|role| role.id.as_str() == sample::STUDIO).unwrap();
    assert_ne!(before.merit, role.merit);
    let html = compared(&older, &newer, 2);
    let part = html.split("<h3>").find(|part| part.contains(&format!("/framework/r/{}", sample::STUDIO))).unwrap();
    assert!(part.contains("merit") && part.contains("<ins>"), "{part}");
    assert!(html.contains("Version 2 against version 1") && html.contains("Note 2"));
}

#[test]
fn a_role_that_is_gone_is_named_and_leads_nowhere() {
    let older = sample::two_branches();
    let mut newer = older.clone();
    newer.roles.retain(|role| role.id.as_str() != sample::HEAD);
    let html = compared(&older, &newer, 2);
    assert!(html.contains("data-change=\"removed\""));
    assert!(!html.contains(&format!("/framework/r/{}", sample::HEAD)));
    assert!(html.contains(&older.role_name(&sample::HEAD.parse().unwrap())));
}

#[test]
fn another_older_version_can_be_chosen_where_there_are_several() {
    let same = sample::two_branches();
    assert!(!compared(&same, &same, 2).contains("<select"));
    let three = compared(&same, &same, 3);
    assert!(three.contains("action=\"/framework/versions/3\"") && three.contains("value=\"2\" selected"));
    assert!(three.contains("Nothing differs"));
}

#[test]
fn versions_are_listed_with_who_when_and_why_and_the_draft_is_for_its_owners() {
    let view = |owns| FrameworkView {
        framework: Framework { version: 2, ..sample::two_branches() },
        publications: vec![publication(2), publication(1)],
        mine: None,
        agreements: Vec::new(),
        may_agree: false,
        litmus: None,
        owns,
        now: Timestamp(20_000 * 86_400_000),
    };
    let written = |owns| crate::written::written(move || super::list::list(&view(owns)));
    let readers = written(false);
    assert!(readers.contains("Ines Bauer") && readers.contains("Note 1") && readers.contains("in force since 8 January 2022"));
    let coming = Publication { state: PublicationState::Coming, ..publication(3) };
    let announced = FrameworkView { publications: vec![coming, publication(2)], ..view(false) };
    let html = crate::written::written(move || super::list::list(&announced));
    assert!(html.contains("Version 3") && html.contains("begins on 8 January 2022"), "{html}");
    assert!(!readers.contains("/framework/versions/draft"));
    assert!(written(true).contains("/framework/versions/draft"));
}
