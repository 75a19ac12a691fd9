//! What every part of the matrix holds: the framework, what it shows of it, and where I am in it.

use super::window::{Apart, WHOLE, Window};
use crate::live::book::Place;
use crate::live::{IsMe, Present};
use crate::pages::framework::open::Opened;
use document::framework::Item;
use document::framework::write::Edit;
use domain::framework::{Cell, Framework, FrameworkRole};
use domain::ids::{CompetencyId, FamilyId, RoleId};
use domain::people::PersonSummary;
use leptos::prelude::*;

/// How much is shown of what is inherited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// What each role adds.
    Changes,
    /// With every line that is inherited.
    Everything,
}

/// Where I am: a cell, or with one part missing the header of a row or a column, or the corner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Here {
    /// The row.
    pub row: Option<CompetencyId>,
    /// The column.
    pub column: Option<RoleId>,
}

/// A cheap handle.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The framework. Stored, so that the handle stays small: every closure of the grid holds one.
    opened: StoredValue<Opened>,
    /// Which family.
    pub family: StoredValue<FamilyId>,
    /// The roles, by level and track.
    pub columns: Memo<Vec<RoleId>>,
    /// The competencies.
    pub rows: Memo<Vec<CompetencyId>>,
    /// Which columns are in sight.
    pub window: RwSignal<Window>,
    /// The roles whose columns are in the page.
    pub shown: Memo<Vec<String>>,
    /// Where I am.
    pub here: RwSignal<Here>,
    /// The cell whose field has the focus: it keeps the field, whoever else comes to the cell or leaves it.
    pub writing: RwSignal<Option<Place>>,
    /// How much is shown.
    pub depth: RwSignal<Depth>,
    /// Whether the panel is open.
    pub panel: RwSignal<bool>,
    /// The cell whose source is being chosen.
    pub picking: RwSignal<Option<Place>>,
    /// The others who are in cells.
    pub others: Memo<Vec<(Place, PersonSummary)>>,
    /// The grid.
    pub grid: NodeRef<leptos::html::Div>,
    /// What scrolls.
    pub scroller: NodeRef<leptos::html::Div>,
}

impl Sheet {
    /// The matrix of a family.
    pub fn new(opened: Opened, family: FamilyId) -> Self {
        let (book, of) = (opened.book, family.clone());
        let columns = book.select(move |frame| columns(frame, &of));
        let (of, all) = (family.clone(), opened.writes());
        let rows: Memo<Vec<CompetencyId>> = Memo::new(move |_| {
            let frame = book.frame();
            let own = frame.competencies.iter().filter(|c| c.family.as_ref().is_none_or(|family| *family == of));
            let said = |competency: &CompetencyId| {
                columns.with(|all| all.iter().any(|role| !book.cell_now(&(role.clone(), competency.clone())).is_blank()))
            };
            own.filter(|c| all || said(&c.id)).map(|c| c.id.clone()).collect()
        });
        let here = Here {
            row: rows.with_untracked(|all| all.first().cloned()),
            column: columns.with_untracked(|all| all.first().cloned()),
        };
        let others = Memo::new(move |_| {
            let place = |one: &Present| match one.field.as_deref().and_then(Item::of_text)?.0 {
                Item::Cell(role, competency) if one.me == IsMe::No => Some(((role, competency), one.person.clone())),
                _ => None,
            };
            let present = opened.live.map(|live| live.present());
            present.map(|present| present.with(|all| all.iter().filter_map(place).collect())).unwrap_or_default()
        });
        let (window, here) = (RwSignal::new(Window::FIRST), RwSignal::new(here));
        let shown = Memo::new(move |_| columns.with(|all| shown(all, window.get(), here.with(|here| here.column.clone()))));
        Self {
            opened: StoredValue::new(opened),
            family: StoredValue::new(family),
            columns,
            rows,
            window,
            shown,
            here,
            writing: RwSignal::new(None),
            depth: RwSignal::new(Depth::Changes),
            panel: RwSignal::new(false),
            picking: RwSignal::new(None),
            others,
            grid: NodeRef::new(),
            scroller: NodeRef::new(),
        }
    }

    /// The framework.
    pub fn opened(self) -> Opened {
        self.opened.get_value()
    }

    /// The family's name.
    pub fn family_name(self) -> Memo<String> {
        let family = self.family.get_value();
        self.opened().book.select(move |frame| {
            frame.families.iter().find(|other| other.id == family).map(|family| family.name.clone()).unwrap_or_default()
        })
    }

    /// A part of a role; the stand-in where it is gone.
    pub fn role<T>(self, id: &RoleId, part: impl Fn(&Framework, &FrameworkRole) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Default + Send + Sync + 'static,
    {
        let id = id.clone();
        self.opened().book.select(move |frame| frame.role(&id).map(|role| part(frame, role)).unwrap_or_default())
    }

    /// The title of a role.
    pub fn title(self, id: &RoleId) -> Memo<String> {
        self.role(id, |_, role| role.name())
    }

    /// Whether not all columns are in the page.
    pub fn is_windowed(self) -> bool {
        self.columns.with(Vec::len) > WHOLE
    }

    /// Which of the columns is mine, if I am in one.
    pub fn at(self, columns: &[RoleId]) -> Option<usize> {
        self.here.with(|here| here.column.as_ref().and_then(|column| columns.iter().position(|id| id == column)))
    }

    /// Changes the draft.
    pub fn edit(self, edit: Edit) {
        if let Some(live) = self.opened().live {
            live.edit(edit);
        }
    }

    /// Goes somewhere.
    pub fn go(self, here: Here) {
        if let (Some(live), (Some(role), Some(competency))) = (self.opened().live, (here.column.clone(), here.row.clone()))
            && let Some(root) = Item::Cell(role, competency).text("own")
        {
            live.stand(&root);
        }
        // The panel is made anew with every place: not for one where I am already.
        if self.here.with_untracked(|now| *now != here) {
            self.here.set(here);
        }
    }

    /// The field of a cell got the focus: that is where I am, however I came there.
    pub fn enter(self, place: &Place) {
        self.writing.set(Some(place.clone()));
        self.go(Here { row: Some(place.1.clone()), column: Some(place.0.clone()) });
    }

    /// The field of a cell lost the focus.
    pub fn leave(self, place: &Place) {
        if self.is_writing(place) {
            self.writing.set(None);
        }
    }

    /// Whether the field of a cell has the focus.
    pub fn is_writing(self, place: &Place) -> bool {
        self.writing.with_untracked(|at| at.as_ref() == Some(place))
    }

    /// A row or a column may be taken away with me in it: then I am at the head of what is left, and who had the focus there has the grid.
    pub fn outlive(self) {
        Effect::new(move |_| {
            let Here { row, column } = self.here.get_untracked();
            let left = Here {
                row: row.clone().filter(|row| self.rows.with(|all| all.contains(row))),
                column: column.clone().filter(|column| self.columns.with(|all| all.contains(column))),
            };
            if left == (Here { row, column }) {
                return;
            }
            self.writing.set(None);
            self.go(left);
            request_animation_frame(move || {
                let nothing = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
                if nothing {
                    self.focus();
                }
            });
        });
    }

    /// Gives the grid the focus.
    pub fn focus(self) {
        if let Some(grid) = self.grid.get_untracked() {
            let _ = grid.focus();
        }
    }

    /// The cells behind a cell: the one that it inherits from, what that inherits from, and so on.
    pub fn sources(self, place: &Place) -> Vec<Cell> {
        let mut chain: Vec<Cell> = Vec::new();
        let mut next = self.opened().book.cell_now(place).inherits;
        while let Some(role) = next.take() {
            if role == place.0 || chain.iter().any(|cell| cell.role == role) {
                break;
            }
            let cell = self.opened().book.cell_now(&(role, place.1.clone()));
            next.clone_from(&cell.inherits);
            chain.push(cell);
        }
        chain
    }
}

/// The roles whose columns are in the page: all, or those of the window and the one where I am.
fn shown(all: &[RoleId], window: Window, here: Option<RoleId>) -> Vec<String> {
    if all.len() <= WHOLE {
        return all.iter().map(RoleId::to_string).collect();
    }
    let here = here.and_then(|here| all.iter().position(|id| *id == here));
    let Window { start, end } = window.within(all.len());
    let (before, behind) = match window.apart(here) {
        Apart::No => (None, None),
        Apart::Before(at) => (all.get(at), None),
        Apart::Behind(at) => (None, all.get(at)),
    };
    before.into_iter().chain(all.get(start..end).unwrap_or_default()).chain(behind).map(RoleId::to_string).collect()
}

/// The roles of a family: by level, then by track, those that share the base first. Without sorting, which is some kilobytes of program.
fn columns(frame: &Framework, family: &FamilyId) -> Vec<RoleId> {
    let tracks = frame.families.iter().find(|f| f.id == *family).map(|f| f.tracks.as_slice()).unwrap_or_default();
    let tracks: Vec<_> = std::iter::once(None).chain(tracks.iter().map(|track| Some(&track.id))).collect();
    let mut all = Vec::new();
    for level in &frame.levels {
        for track in &tracks {
            let here =
                |role: &&FrameworkRole| role.family == *family && role.level == level.number && role.track.as_ref() == *track;
            all.extend(frame.roles.iter().filter(here).map(|role| role.id.clone()));
        }
    }
    all
}
