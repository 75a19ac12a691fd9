//! Which groups of the identity provider appoint to what: a short list that grows and shrinks.

use crate::components::button::{Button, Look};
use crate::components::field::{InputField, Named, SelectField};
use crate::words::{organization, sign_in as said};
use domain::people::Role;
use domain::sign_in::GroupRule;
use leptos::prelude::*;

/// One line.
#[derive(Clone, Copy)]
struct Line {
    key: usize,
    group: RwSignal<String>,
    role: RwSignal<Role>,
}

/// The lines as they are being written.
#[derive(Clone, Copy)]
pub struct Groups {
    lines: RwSignal<Vec<Line>>,
    /// Numbers the lines: one that is removed leaves the others where they are.
    next: StoredValue<usize>,
}

impl Groups {
    /// As they were read.
    pub fn of(rules: Vec<GroupRule>) -> Self {
        let groups = Self { lines: RwSignal::new(Vec::new()), next: StoredValue::new(0) };
        groups.fill(rules);
        groups
    }

    /// Puts in what was read, in place of what was written.
    pub fn fill(self, rules: Vec<GroupRule>) {
        let lines = rules.into_iter().map(|rule| self.line(rule.group, rule.role)).collect();
        self.lines.set(lines);
    }

    /// What stands there. Lines without a group are nothing.
    pub fn written(self) -> Vec<GroupRule> {
        let rule = |line: &Line| GroupRule { group: line.group.get_untracked(), role: line.role.get_untracked() };
        self.lines.with_untracked(|lines| lines.iter().map(rule).filter(|rule| !rule.group.trim().is_empty()).collect())
    }

    fn line(self, group: String, role: Role) -> Line {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        Line { key, group: RwSignal::new(group), role: RwSignal::new(role) }
    }
}

/// The list.
#[component]
pub fn GroupsField(groups: Groups) -> impl IntoView {
    let lines = groups.lines;
    let add = Callback::new(move |()| {
        let line = groups.line(String::new(), Role::LeadershipReviewer);
        lines.update(|lines| lines.push(line));
    });
    view! {
        <p class="small second">{said::GROUPS_LEAD}</p>
        <For each=move || lines.get() key=|line| line.key let:line><OneGroup line lines/></For>
        <div><Button label=said::ADD_GROUP look=Look::Plain press=add/></div>
    }
}

#[component]
fn OneGroup(line: Line, lines: RwSignal<Vec<Line>>) -> impl IntoView {
    let Line { key, group, role } = line;
    let options: Vec<Named> = Role::ALL.map(|role| (role.key().to_owned(), organization::role(role).to_owned())).into();
    let chosen = Signal::derive(move || role.get().key().to_owned());
    let choose = Callback::new(move |key: String| {
        if let Some(found) = Role::ALL.into_iter().find(|role| role.key() == key) {
            role.set(found);
        }
    });
    let remove = Callback::new(move |()| lines.update(|lines| lines.retain(|other| other.key != key)));
    let write = Callback::new(move |words| group.set(words));
    view! {
        <div class="group-rule">
            <InputField id=format!("group-{key}") label=said::GROUP kind="text" value=group set=write/>
            <SelectField id=format!("group-{key}-role") label=said::APPOINTS_TO options=Signal::stored(options) value=chosen set=choose/>
            <Button label=said::REMOVE look=Look::Quiet press=remove/>
        </div>
    }
}
