//! A role next to another one: only what differs.

use crate::pages::framework::sides;
use crate::words::framework::role as said;
use domain::framework::{Family, Framework, FrameworkRole, compare};
use leptos::prelude::*;

/// The choice of the other role, and the differences where one is chosen. An ordinary form: the address tells what is compared, and it works
/// without scripts.
pub fn compare(framework: &Framework, role: &FrameworkRole, with: Option<&str>) -> AnyView {
    let other = with.and_then(|id| framework.roles.iter().find(|other| other.id.as_str() == id && other.id != role.id));
    let groups = framework.families.iter().map(|family| group(framework, family, role, other)).collect_view();
    let found = other.map(|other| {
        let all = compare::roles(framework, &role.id, &other.id);
        let heading = said::differences(&role.name(), &other.name());
        view! { <div class="stack"><h3>{heading}</h3>{sides::sides(&all, &role.name(), &other.name())}</div> }
    });
    let action = format!("/framework/r/{}#compare", role.id);
    view! {
        <section class="stack" id="compare" aria-labelledby="compare-title">
            <h2 id="compare-title">{said::COMPARE}</h2>
            <form class="pick" method="get" action=action>
                <div class="field">
                    <label class="field__label" for="with">{said::WITH}</label>
                    <select class="input" id="with" name="with">{groups}</select>
                </div>
                <button class="button" type="submit">{said::COMPARE_BUTTON}</button>
            </form>
            {found}
        </section>
    }
    .into_any()
}

fn group(framework: &Framework, family: &Family, role: &FrameworkRole, other: Option<&FrameworkRole>) -> AnyView {
    let mut roles: Vec<&FrameworkRole> =
        framework.roles.iter().filter(|one| one.family == family.id && one.id != role.id).collect();
    if roles.is_empty() {
        return ().into_any();
    }
    roles.sort_by_key(|one| one.level);
    let each = |one: &&FrameworkRole| {
        let selected = other.is_some_and(|other| other.id == one.id);
        view! { <option value=one.id.to_string() selected=selected>{one.name()}</option> }
    };
    view! { <optgroup label=family.name.clone()>{roles.iter().map(each).collect_view()}</optgroup> }.into_any()
}
