//! What the server writes: the drawing and the list say the same, and everything on the drawing has a name.

use super::page;
use crate::components::hydrated;
use crate::markup::html;
use crate::reactive::Owner;
use crate::shown::FrameworkSource;
use domain::framework::{EdgeKind, Framework, Peers};
use domain::ids::RoleId;
use domain::time::Timestamp;
use domain::view::FrameworkView;

fn written(framework: Framework, mine: Option<&str>) -> String {
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        hydrated::provide();
        let mine = mine.map(|id| RoleId::parse(id).unwrap());
        html(&page(&FrameworkSource::Published(Box::new(view(framework, mine)))))
    });
    owner.unset_with_forced_cleanup();
    html
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
        assert!(html.contains(&format!(
            "<a class=\"map__role\" id=\"role-{id}\" href=\"/framework/r/{id}\" aria-label=\"{}, level {}",
            role.name(),
            role.level
        )));
        assert!(html.contains(&format!("<h3><a href=\"/framework/r/{id}\">{}</a></h3>", role.name())));
    }
    assert_eq!(html.matches("aria-current=\"location\"").count(), 1, "one role is mine");
    assert!(html.contains("Data Engineer, level 2, Data, you are here. Leads to: Senior Data Engineer; "));
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
