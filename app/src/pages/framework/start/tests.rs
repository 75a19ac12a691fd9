//! The page as the server writes it.

use super::page;
use domain::framework::{Framework, sample};
use domain::people::PersonSummary;
use domain::time::{Date, Timestamp};
use domain::view::{Agreement, FrameworkView, LitmusInvitation, Publication, PublicationState};

fn view(framework: Framework) -> FrameworkView {
    FrameworkView {
        framework: Framework { version: 2, ..framework },
        publications: Vec::new(),
        mine: None,
        agreements: Vec::new(),
        may_agree: false,
        litmus: None,
        owns: false,
        now: Timestamp(0),
    }
}

fn written(view: &FrameworkView) -> String {
    let view = view.clone();
    crate::written::written(move || page(&view))
}

#[test]
fn every_role_stands_at_its_level_and_mine_is_marked_once() {
    let framework = sample::two_branches();
    let mine = framework.roles.iter().find(|role| role.id.as_str() == sample::STUDIO).cloned().unwrap();
    let html = written(&FrameworkView { mine: Some(mine.id.clone()), ..view(framework.clone()) });
    for role in &framework.roles {
        assert!(html.contains(&format!("<a href=\"/framework/r/{}\">{}</a>", role.id, role.name())), "{}", role.id);
    }
    assert_eq!(html.matches("You are here</span>").count(), 1);
    assert!(html.contains(&format!("/framework/r/{}#from-here", mine.id)));
    assert!(html.contains("Version 2"));
}

#[test]
fn only_who_writes_it_is_led_to_the_draft() {
    let framework = sample::two_branches();
    assert!(!written(&view(framework.clone())).contains("Edit the draft"));
    assert!(written(&FrameworkView { owns: true, ..view(framework) }).contains("Edit the draft"));
}

#[test]
fn before_the_first_publication_readers_are_told_and_owners_can_begin() {
    let empty = FrameworkView { framework: Framework::default(), ..view(Framework::default()) };
    let readers = written(&empty);
    assert!(readers.contains("No framework is published yet") && !readers.contains("/framework/import"));
    assert!(written(&FrameworkView { owns: true, ..empty }).contains("/framework/import"));
}

#[test]
fn a_version_that_is_to_come_is_announced_beside_the_one_in_force() {
    let day = Some(Date::from_days(20_000));
    let publication =
        |version, state, note: &str| Publication { version, effective: day, state, by: None, at: None, note: note.to_owned() };
    let coming = publication(3, PublicationState::Coming, "One role less.");
    let publications = vec![coming.clone(), publication(2, PublicationState::InForce, "")];
    let html = written(&FrameworkView { publications, ..view(sample::two_branches()) });
    assert!(html.contains("Version 2, in force since 4 October 2024"), "{html}");
    assert!(html.contains("href=\"/framework/versions/3\"") && html.contains("begins on 4 October 2024"), "{html}");
    assert!(html.contains("One role less."));
    let first = FrameworkView { framework: Framework::default(), publications: vec![coming], ..view(Framework::default()) };
    assert!(written(&first).contains("begins on 4 October 2024"), "also before the first one");
}

#[test]
fn agreeing_is_asked_of_leadership_and_who_agreed_is_named() {
    let someone = PersonSummary { id: "marta".parse().unwrap(), name: "Marta Lindqvist".into(), title: String::new() };
    let agreed = Agreement { by: someone, at: Timestamp(0) };
    let asked = written(&FrameworkView { may_agree: true, ..view(sample::two_branches()) });
    assert!(asked.contains(">I agree</button>") && asked.contains("Nobody in leadership"));
    let done = written(&FrameworkView { agreements: vec![agreed], ..view(sample::two_branches()) });
    assert!(done.contains("Marta Lindqvist") && !done.contains("I agree"));
}

#[test]
fn the_three_questions_are_for_holders_and_show_what_was_answered() {
    let role = sample::BASE.parse().unwrap();
    let html = written(&view(sample::two_branches()));
    assert!(!html.contains("litmus"));
    let asked = LitmusInvitation { role, answered: Some([true, false, true]) };
    let html = written(&FrameworkView { litmus: Some(asked), ..view(sample::two_branches()) });
    assert_eq!(html.matches("type=\"radio\"").count(), 6);
    let checked = |name: &str, value: &str| html.contains(&format!("name=\"{name}\" value=\"{value}\" checked"));
    assert!(checked("litmus-0", "yes") && checked("litmus-1", "not-yet") && checked("litmus-2", "yes"), "{html}");
}
