//! What every part of the proposal page holds: the record as I see it, the co-editing, and how to do something.

use crate::command::Command;
use crate::live::LiveProposal;
use crate::server_fns::proposal::{act, proposal};
use crate::words;
use domain::assessment::Side;
use domain::content::{Alignment, Connection, Gaps, Milestones, Objectives, SectionContent};
use domain::ids::{PersonId, ProposalId};
use domain::people::PersonSummary;
use domain::permission::Action;
use domain::problem::Problem;
use domain::room::Shape;
use domain::section::{Right, Section};
use domain::state::Phase;
use domain::time::Timestamp;
use domain::view::ProposalView;
use leptos::prelude::*;
use std::time::Duration;

/// How long the writing rests before the record is fetched again: long enough not to ask between words.
const REST: Duration = Duration::from_millis(1500);

/// The two at the table.
#[derive(Debug, Clone)]
struct Pair {
    id: ProposalId,
    side: Side,
    employee: PersonSummary,
    manager: PersonSummary,
}

/// A cheap handle.
#[derive(Clone, Copy)]
pub struct Page {
    /// The record as I may see it.
    pub view: RwSignal<ProposalView>,
    /// Something is being carried out.
    pub busy: RwSignal<bool>,
    /// What went wrong last.
    pub problem: RwSignal<Option<Problem>>,
    /// The phase that is being looked at.
    pub here: RwSignal<Phase>,
    /// A phase that was asked for by name: it counts as being read even where the page cannot bring it up to the reading line.
    pub sought: RwSignal<Option<Phase>>,
    /// Something was removed in this section and can come back.
    pub removed: RwSignal<Option<(Section, String)>>,
    live: StoredValue<LiveProposal>,
    pair: StoredValue<Pair>,
}

impl Page {
    /// For the table at which one sits.
    pub fn new(live: &LiveProposal) -> Self {
        let view = live.record().get_untracked();
        let pair = Pair { id: view.id.clone(), side: view.side, employee: view.employee.clone(), manager: view.manager.clone() };
        Self {
            view: live.record(),
            busy: RwSignal::new(false),
            problem: RwSignal::new(None),
            // A page is opened at its top, unless its address names a place: then `walk` finds it.
            here: RwSignal::new(Phase::Start),
            sought: RwSignal::new(None),
            removed: RwSignal::new(None),
            live: StoredValue::new(*live),
            pair: StoredValue::new(pair),
        }
    }

    /// The co-editing.
    pub fn live(self) -> LiveProposal {
        self.live.get_value()
    }

    /// Which proposal.
    pub fn id(self) -> ProposalId {
        self.pair.with_value(|p| p.id.clone())
    }

    /// Where a role is chosen on the map, with the way back.
    pub fn map_href(self) -> String {
        format!("/framework/map?for={}", self.id())
    }

    /// Which side I am on.
    pub fn side(self) -> Side {
        self.pair.with_value(|p| p.side)
    }

    /// Whether it is mine.
    pub fn is_employee(self) -> bool {
        self.side() == Side::Employee
    }

    /// Whose it is.
    pub fn employee(self) -> PersonSummary {
        self.pair.with_value(|p| p.employee.clone())
    }

    /// Who facilitates.
    pub fn manager(self) -> PersonSummary {
        self.pair.with_value(|p| p.manager.clone())
    }

    /// One of the two.
    pub fn of(self, side: Side) -> PersonSummary {
        if side == Side::Employee { self.employee() } else { self.manager() }
    }

    /// What a side is called by me: `You`, or the first name.
    pub fn called(self, side: Side) -> String {
        if side == self.side() { words::YOU.to_owned() } else { words::first(&self.of(side).name).to_owned() }
    }

    /// What somebody who wrote for a side is called by me, also where they facilitated it before.
    pub fn author(self, side: Side, person: Option<&PersonId>) -> String {
        let former = person.and_then(|person| {
            self.view.with_untracked(|v| v.former.iter().find(|one| one.person.id == *person).map(|one| one.person.name.clone()))
        });
        former.map_or_else(|| self.called(side), |name| words::first(&name).to_owned())
    }

    /// The first name of the one across the table.
    pub fn other(self) -> String {
        self.called(self.side().other())
    }

    /// A part of the record.
    pub fn select<T>(self, part: impl Fn(&ProposalView) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.view.with(&part))
    }

    /// Whether I may do something now.
    pub fn may(self, action: Action) -> Memo<bool> {
        self.select(move |v| v.allowed.contains(&action))
    }

    /// The moment at which the page was made, for relative dates.
    pub fn now(self) -> Timestamp {
        self.view.with_untracked(|v| v.now)
    }

    /// Whether I cannot write in a section at this moment.
    pub fn locked(self, section: Section) -> Signal<bool> {
        let writable = self.live().writable(Shape::Section(section));
        Signal::derive(move || !writable.get())
    }

    /// Whether I may write in a section, even if its document is not here yet: decides what is shown, never what works.
    pub fn writes(self, section: Section) -> Memo<bool> {
        let right = self.live().right(Shape::Section(section));
        Memo::new(move |_| right.get() == Some(Right::Write))
    }

    /// Does something.
    pub fn act(self, command: Command) {
        self.act_then(command, None);
    }

    /// Does something, and then calls `then` if it was done.
    pub fn act_then(self, command: Command, then: Option<Callback<()>>) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        let id = self.id();
        leptos::task::spawn_local(async move {
            let done = act(id, command).await;
            // The page may be gone by now; then there is nobody to tell.
            let _ = self.busy.try_set(false);
            match done {
                Ok(view) => {
                    self.take(&view);
                    if let Some(then) = then {
                        let _ = then.try_run(());
                    }
                }
                Err(error) => {
                    self.problem.try_set(Some(error.0));
                }
            }
        });
    }

    /// Fetches the record again whenever something says that it changed.
    pub fn follow(self) {
        let manager = self.select(|v| v.manager.id.clone());
        Effect::new(move |_| {
            // Somebody else sits at the table: everything that bears a name is made anew.
            if manager.with(|now| self.pair.with_value(|pair| pair.manager.id != *now)) {
                let _ = window().location().reload();
            }
        });
        let changed = self.live().changed();
        let mut before = None;
        Effect::new(move |_| {
            let now = changed.get();
            if before.replace(now).is_some_and(|before| before != now) {
                self.fetch();
            }
        });
    }

    /// Fetches the record again when the writing rests: what is left depends on the text.
    pub fn follow_writing(self) {
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        let mut begun = false;
        Effect::new(move |_| {
            for section in Section::ALL {
                self.live().content(section).track();
            }
            // The first run only learns what to follow.
            if !std::mem::replace(&mut begun, true) {
                return;
            }
            if let Some(before) = waiting.try_update_value(Option::take).flatten() {
                before.clear();
            }
            let soon = set_timeout_with_handle(move || self.fetch(), REST).ok();
            waiting.set_value(soon);
        });
        on_cleanup(move || {
            if let Some(before) = waiting.try_update_value(Option::take).flatten() {
                before.clear();
            }
        });
    }

    fn fetch(self) {
        let Some(id) = self.pair.try_with_value(|p| p.id.clone()) else { return };
        leptos::task::spawn_local(async move {
            // Without an answer the page stays as it is; the next notice asks again.
            if let Ok(view) = proposal(id.to_string()).await {
                self.take(&view);
            }
        });
    }

    fn take(self, view: &ProposalView) {
        // The page may be gone by now; its table takes it all the same.
        if let Some(live) = self.live.try_get_value() {
            live.take(view);
        }
    }
}

macro_rules! content {
    ($name:ident, $kind:ident, $doc:literal) => {
        #[doc = $doc]
        pub fn $name<T: Default>(page: Page, read: impl Fn(&$kind) -> T) -> T {
            page.live().content(Section::$kind).with(|content| match content {
                SectionContent::$kind(content) => read(content),
                _ => T::default(),
            })
        }
    };
}

content!(objectives, Objectives, "Reads the objectives as they stand.");
content!(connection, Connection, "Reads the connection as it stands.");
content!(alignment, Alignment, "Reads the alignment as it stands.");
content!(gaps, Gaps, "Reads the gaps as they stand.");
content!(milestones, Milestones, "Reads the milestones as they stand.");
