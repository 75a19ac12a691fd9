//! A role: where it stands, what people in it do, what it expects and where that comes from, and where it can lead.

mod compare;
mod criteria;
mod equal;
mod expected;
mod head;
mod onwards;
mod pay;
mod responsibilities;

use crate::components::topbar::topbar;
use crate::markup::{IntoNode, Node, title, view};
use crate::reactive::prelude::*;
use crate::words::{self, framework as said};
use domain::framework::{Framework, FrameworkRole};
use domain::ids::RoleId;

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

/// The page; nothing where there is no such role. `with` is the role that it is compared with.
pub fn page(reading: Reading<'_>, id: &str, with: Option<&str>) -> Option<Node> {
    let role = reading.framework.roles.iter().find(|role| role.id.as_str() == id)?;
    let name = role.name();
    let tab = words::tab(&name);
    title(move || tab.clone());
    let above = Some((said::FRAMEWORK, "/framework"));
    Some(view! {
        {topbar(above, Signal::stored(name), ().into_node())}
        <div class="page page--wide">
            {head::head(reading, role)}
            <div class="role">
                <div class="role__facts">{head::facts(reading, role)}</div>
                <div class="role__main">{main(reading, role)}</div>
                <div class="role__side">{side(reading, role)}</div>
            </div>
            {compare::compare(reading.framework, role, with)}
        </div>
    })
}

fn main(reading: Reading<'_>, role: &FrameworkRole) -> Node {
    view! { {responsibilities::responsibilities(role)}{expected::expected(reading.framework, role)}{onwards::onwards(reading, role)} }
}

fn side(reading: Reading<'_>, role: &FrameworkRole) -> Node {
    view! {
        {pay::pay(role)}
        {criteria::addition(role)}
        {criteria::changes(reading, role)}
        {criteria::tier(role)}
        {equal::equal(reading, role)}
    }
}
