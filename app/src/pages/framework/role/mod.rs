//! A role: where it stands, what people in it do, what it expects and where that comes from, and where it can lead.

mod compare;
mod criteria;
mod equal;
mod expected;
mod head;
mod onwards;
mod pay;
mod responsibilities;

use crate::components::topbar::TopBar;
use crate::pages::framework::FrameworkSource;
use crate::pages::framework::edition;
use crate::pages::framework::source;
use crate::pages::loaded::{loaded, param, query};
use crate::pages::not_found::nothing;
use crate::words::{self, framework as said};
use domain::framework::{Framework, FrameworkRole};
use domain::ids::RoleId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};

#[cfg(test)]
mod tests;

/// A framework as somebody reads it.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// What it says.
    pub framework: &'a Framework,
    /// The role that the reader holds.
    pub mine: Option<&'a RoleId>,
    /// Which version it is, in words.
    pub edition: &'a str,
}

impl Reading<'_> {
    /// A level as it is called.
    fn level(&self, number: u8) -> String {
        said::names::level(number, self.framework.levels.iter().find(|level| level.number == number))
    }
}

/// The route `/framework/r/:role`.
pub struct RoleRoute {
    role: Memo<String>,
}

#[lazy_route]
impl LazyRoute for RoleRoute {
    fn data() -> Self {
        Self { role: param("role") }
    }

    fn view(this: Self) -> AnyView {
        let role = this.role;
        loaded(source(), move |source| view! { {move || of(&source, &role.get(), query("with").as_deref())} }.into_any())
    }
}

/// The page of a role of the draft or of what was published.
fn of(source: &FrameworkSource, id: &str, with: Option<&str>) -> AnyView {
    let (framework, mine, edition) = match source {
        FrameworkSource::Published(view) => (&view.framework, view.mine.as_ref(), said::version(view.framework.version)),
        FrameworkSource::Draft(view) => (&view.framework, None, said::draft_after(view.framework.version)),
    };
    let switch = edition::switch(source, &format!("/framework/r/{id}"));
    page(Reading { framework, mine, edition: &edition }, id, with, switch).unwrap_or_else(nothing)
}

/// The page; nothing where there is no such role. `with` is the role that it is compared with, `switch` leads to another edition.
pub fn page(reading: Reading<'_>, id: &str, with: Option<&str>, switch: AnyView) -> Option<AnyView> {
    let role = reading.framework.roles.iter().find(|role| role.id.as_str() == id)?;
    let name = role.name();
    let tab = words::tab(&name);
    let above = Some((said::FRAMEWORK, "/framework"));
    Some(
        view! {
            <Title text=tab/>
            <TopBar above=above here=name/>
            <div class="page page--wide">
                {head::head(reading, role, switch)}
                <div class="role">
                    <div class="role__facts">{head::facts(reading, role)}</div>
                    <div class="role__main">{main(reading, role)}</div>
                    <div class="role__side">{side(reading, role)}</div>
                </div>
                {compare::compare(reading.framework, role, with)}
            </div>
        }
        .into_any(),
    )
}

fn main(reading: Reading<'_>, role: &FrameworkRole) -> AnyView {
    view! { {responsibilities::responsibilities(role)}{expected::expected(reading.framework, role)}{onwards::onwards(reading, role)} }.into_any()
}

fn side(reading: Reading<'_>, role: &FrameworkRole) -> AnyView {
    view! {
        {pay::pay(role)}
        {criteria::addition(role)}
        {criteria::changes(reading, role)}
        {criteria::tier(role)}
        {equal::equal(reading, role)}
    }
    .into_any()
}
