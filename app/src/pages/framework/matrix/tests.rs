//! The matrix as the server writes it.

use super::page;
use crate::pages::framework::FrameworkSource;
use domain::framework::Framework;
use domain::time::Timestamp;
use domain::view::FrameworkView;
use service::demo;

fn written(framework: Framework, family: &str) -> String {
    let view = FrameworkView {
        framework,
        publications: Vec::new(),
        mine: None,
        agreements: Vec::new(),
        may_agree: false,
        litmus: None,
        owns: false,
        now: Timestamp(0),
    };
    let family = family.to_owned();
    crate::written::written(move || page(&FrameworkSource::Published(Box::new(view)), &family))
}

#[test]
fn a_family_is_a_grid_of_its_roles_and_competencies() {
    let framework = demo::framework();
    let family = framework.families.first().unwrap().clone();
    let roles: Vec<_> = framework.roles.iter().filter(|role| role.family == family.id).cloned().collect();
    let html = written(framework, family.id.as_str());
    assert!(html.contains("role=\"grid\""), "{html}");
    for role in &roles {
        assert!(html.contains(&format!("id=\"at-{}~\"", role.id)), "{}", role.id);
    }
    assert!(html.contains("matrix__chip") && html.contains("data-blank"));
    // Nobody but its owners writes in it.
    assert!(!html.contains("<textarea"));
}

#[test]
fn of_two_hundred_roles_only_some_columns_are_written() {
    let mut framework = demo::framework();
    let (family, first) = (framework.families.first().unwrap().id.clone(), framework.roles.first().unwrap().clone());
    for number in 0..200 {
        let mut role = first.clone();
        role.id = format!("many-{number}").parse().unwrap();
        framework.roles.push(role);
    }
    let html = written(framework, family.as_str());
    let columns = html.matches("class=\"matrix__head\"").count();
    assert_eq!(columns, super::window::WHOLE);
}

#[test]
fn a_family_that_is_not_there_is_nothing() {
    assert!(!written(demo::framework(), "nothing").contains("role=\"grid\""));
}
