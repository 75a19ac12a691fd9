//! What the server writes: the drawing and the list say the same, and everything on the drawing has a name.

use super::page;
use crate::pages::framework::FrameworkSource;
use domain::framework::{EdgeKind, Framework, Peers};
use domain::ids::RoleId;
use domain::time::Timestamp;
use domain::view::FrameworkView;

fn written(framework: Framework, mine: Option<&'static str>) -> String {
    crate::written::written(move || {
        let mine = mine.map(|id| RoleId::parse(id).unwrap());
        page(&FrameworkSource::Published(Box::new(view(framework, mine))))
    })
}

fn view(framework: Framework, mine: Option<RoleId>) -> FrameworkView {
    FrameworkView {
        framework,
        publications: Vec::new(),
        mine,
        agreements: Vec::new(),
        may_agree: false,
        litmus: None,
        owns: false,
        now: Timestamp::default(),
    }
}

fn demo() -> Framework {
    let mut framework = service::demo::framework();
    let roles = ["data-3", "analytics-3"].map(|id| id.parse().unwrap()).to_vec();
    framework.peers.push(Peers { id: None, roles, note: "Both answer for the evidence of one domain".to_owned() });
    framework
}

#[test]
fn every_role_is_a_link_with_a_name_and_stands_in_the_list_too() {
    let framework = demo();
    let html = written(framework.clone(), Some("data-2"));
    for role in &framework.roles {
        let id = &role.id;
        let tag = html.split("<a ").find(|tag| tag.contains(&format!("id=\"role-{id}\""))).unwrap();
        assert!(tag.contains(&format!("href=\"/framework/r/{id}\"")) && tag.contains("map__role"), "{tag}");
        let title = tag.split("map__title").nth(1).unwrap().replace("<!>", "");
        let last = role.name().rsplit(' ').next().unwrap().to_owned();
        assert!(title.contains(&format!("{last} </tspan>")), "its words are its name: {tag}");
        assert!(html.contains(&format!("<h3><a href=\"/framework/r/{id}\">{}</a></h3>", role.name())));
    }
    assert_eq!(html.matches("aria-current=\"location\"").count(), 1, "one role is mine");
    assert!(html.contains("aria-description=\"Data. Leads to: Senior Data Engineer; "));
}

#[test]
fn conditions_and_statements_are_there_in_words() {
    let framework = demo();
    let html = written(framework.clone(), None);
    let (_, list) = html.split_once("map__list").unwrap();
    for edge in &framework.edges {
        if let EdgeKind::Conditional { condition } = &edge.kind {
            assert!(html.contains(&format!(": {condition}</title>")), "the line tells it");
            assert!(list.contains(&format!("When this holds: {condition}")), "and the list");
        }
    }
    for branch in &framework.branches {
        assert_eq!(list.matches(&branch.statement).count(), branch.roles.len());
    }
    assert!(list.contains("Equivalent: Both answer for the evidence of one domain"));
}

#[test]
fn an_empty_framework_says_what_the_map_is_for() {
    let html = written(Framework::default(), None);
    assert!(html.contains(crate::words::framework::map::EMPTY) && !html.contains("<svg class=\"map__sheet\""));
}
