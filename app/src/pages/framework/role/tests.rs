//! The page as the server writes it.

use super::{Reading, page};
use domain::framework::{Framework, Pathway, sample};
use leptos::prelude::IntoAny;

fn written(framework: &Framework, id: &str, with: Option<&str>) -> Option<String> {
    framework.roles.iter().any(|role| role.id.as_str() == id).then(|| {
        let (framework, id, with) = (framework.clone(), id.to_owned(), with.map(str::to_owned));
        crate::written::written(move || {
            let reading = Reading { framework: &framework, mine: None, edition: "Version 2" };
            page(reading, &id, with.as_deref(), ().into_any()).unwrap()
        })
    })
}

/// The element's text from one place on.
fn after<'a>(html: &'a str, place: &str) -> &'a str {
    html.split_once(place).map(|(_, rest)| rest).unwrap()
}

#[test]
fn inherited_lines_say_where_they_come_from_and_own_ones_that_they_are_new() {
    let framework = sample::two_branches();
    let role = framework.roles.iter().find(|role| role.id.as_str() == sample::STUDIO).unwrap();
    let html = written(&framework, sample::STUDIO, None).unwrap();
    let mut inherited = 0;
    for competency in &framework.competencies {
        for line in framework.resolved(&role.id, &competency.id) {
            let text = line.text.trim().replace('&', "&amp;");
            let item = after(&html, &format!(">{text}"));
            let source = item.split("</li>").next().unwrap();
            if line.own {
                assert!(source.contains("New with this role"), "{text}");
            } else {
                inherited += 1;
                assert!(source.contains(&format!("/framework/r/{}", line.from)), "{text}");
            }
        }
    }
    assert!(inherited > 0);
    assert!(!html.contains(&format!("from {}", framework.role_name(&sample::MATERIALS.parse().unwrap()))));
}

#[test]
fn a_way_under_a_condition_says_the_condition_and_a_roadblock_its_remedy() {
    let framework = sample::two_branches();
    let edge = framework.edges.iter().find(|edge| matches!(edge.kind, domain::framework::EdgeKind::Conditional { .. })).unwrap();
    let domain::framework::EdgeKind::Conditional { condition } = &edge.kind else { panic!("no condition") };
    let html = written(&framework, edge.from.as_str(), None).unwrap();
    assert!(after(&html, "from-here").contains(condition.trim()));
    let blocked = framework.edges.iter().find(|edge| edge.roadblocks.iter().any(|one| one.remedy.is_some())).unwrap();
    let html = written(&framework, blocked.from.as_str(), None).unwrap();
    assert!(after(&html, "from-here").contains("roadblock__remedy"));
}

#[test]
fn both_sides_of_a_branch_name_each_other_with_the_statement() {
    let framework = sample::two_branches();
    let statement = "Changing sides is no step back";
    for (here, there) in [(sample::MATERIALS, sample::STUDIO), (sample::STUDIO, sample::MATERIALS)] {
        let html = written(&framework, here, None).unwrap();
        let part = after(&html, "same-worth");
        assert!(part.contains(statement) && part.contains(&format!("/framework/r/{there}")), "{here}");
    }
}

#[test]
fn the_addition_to_a_title_is_shown_as_something_beside_it() {
    let framework = sample::two_branches();
    let role = framework.roles.iter().find(|role| role.management_modifier.is_some()).unwrap();
    let modifier = role.management_modifier.as_ref().unwrap();
    let html = written(&framework, role.id.as_str(), None).unwrap();
    assert!(html.contains(&format!("<h1>{}</h1>", role.name())));
    assert!(html.contains(&format!("with {} as an addition", modifier.title)));
}

#[test]
fn a_comparison_shows_what_differs_and_nothing_else() {
    let framework = sample::two_branches();
    let html = written(&framework, sample::MATERIALS, Some(sample::STUDIO)).unwrap();
    let part = after(&html, "compare-title");
    let (first, second) = (sample::MATERIALS.parse().unwrap(), sample::STUDIO.parse().unwrap());
    let all = domain::framework::compare::roles(&framework, &first, &second);
    assert!(all.iter().any(domain::framework::compare::Difference::differs));
    for line in all.iter().flat_map(|one| &one.both) {
        assert!(!part.contains(line.text.trim()), "{}", line.text);
    }
    for line in all.iter().flat_map(|one| one.first.iter().chain(&one.second)) {
        assert!(part.contains(line.text.trim()), "{}", line.text);
    }
    assert!(part.contains("selected"));
    // With itself, or with nothing of ours, there is nothing to compare.
    assert!(!written(&framework, sample::BASE, Some(sample::BASE)).unwrap().contains("class=\"sides\""));
}

#[test]
fn without_a_way_on_it_is_said_how_people_are_supported() {
    let mut framework = sample::two_branches();
    let role = framework.roles.iter_mut().find(|role| role.id.as_str() == sample::BASE).unwrap();
    role.pathway = Pathway::None { support: "A grant for study each year.".to_owned(), reflection: "Kept inside.".to_owned() };
    let html = written(&framework, sample::BASE, None).unwrap();
    assert!(html.contains("A grant for study each year.") && !html.contains("Kept inside."));
}

#[test]
fn a_role_that_is_not_there_is_no_page() {
    assert!(written(&sample::two_branches(), "nobody", None).is_none());
}
