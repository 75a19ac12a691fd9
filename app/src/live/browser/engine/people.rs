//! Who is here, and where: what I tell, and what I make of what the others tell.

use super::Engine;
use super::field::Field;
use super::line::State;
use crate::live::browser::clock;
use crate::live::browser::overlay::{Mark, Rest};
use crate::live::browser::room::Room;
use crate::live::part;
use crate::live::roster::{Changed, Shown};
use crate::live::state::{IsMe, Present, Typing};
use crate::live::words;
use document::{anchor, state};
use domain::ids::PersonId;
use domain::people::PersonSummary;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::rc::Rc;
use sync::codec::Body;
use sync::codec::awareness::{self, Entry};

/// A caret that has not moved for so long folds its flag away.
const REST_MS: u64 = 2_000;
/// Marks are drawn at most once in this time: about one frame.
const FRAME_MS: u32 = 16;

impl Engine {
    /// Tells the table where I am, and the room I write in where my caret is.
    pub(super) fn tell(&self) {
        self.presence.told();
        if self.line.state() == State::Up {
            self.show_in(&self.table, self.presence.client, Some(&self.presence.shown()));
            self.tell_caret();
        }
        self.tell_present();
    }

    fn show_in(&self, name: &str, client: u32, shown: Option<&Shown>) {
        let state = shown.and_then(|s| serde_json::to_string(s).ok());
        let entry = Entry { client: u64::from(client), clock: self.presence.next_clock(), state };
        self.send(name, Body::Awareness(awareness::encode(&[entry])));
    }

    fn tell_caret(&self) {
        let focused = self.focused();
        let room = focused.as_ref().and_then(|field| self.room(field.place.part));
        let before = self.caret_in.replace(room.clone());
        if let Some(before) = before.filter(|before| room.as_ref().is_none_or(|room| !Rc::ptr_eq(room, before))) {
            self.show_in(&before.name, before.client, None);
        }
        let (Some(field), Some(room)) = (focused, room) else { return };
        let mut shown = Shown { field: Some(field.root.clone()), typing: Some(self.presence.is_typing()), ..Shown::default() };
        if let Some((fixed, moving)) = field.selection() {
            (shown.anchor, shown.head) = (to_base64(&fixed), to_base64(&moving));
        }
        self.show_in(&room.name, room.client, Some(&shown));
    }

    fn focused(&self) -> Option<Rc<Field>> {
        self.fields.borrow().iter().find(|field| field.is_focused()).cloned()
    }

    /// The document's selection changed: perhaps in one of our fields.
    pub(super) fn selection_moved(&self) {
        if self.focused().is_some() {
            self.presence.tell_soon();
        }
    }

    /// Lets go of those who have been silent for too long.
    pub(super) fn expire(&self) {
        let now = clock::now();
        if self.presence.roster.borrow_mut().expire(now) == Changed::Yes {
            self.tell_present();
        }
        let rooms = self.all_rooms();
        let gone = rooms.iter().filter(|room| room.roster.borrow_mut().expire(now) == Changed::Yes).count();
        if gone > 0 {
            self.redraw();
        }
    }

    /// Shows who is at the table: I first, then the others, each person once, as they showed themselves last.
    pub(super) fn tell_present(&self) {
        // In the order of their ids, so that nobody jumps. A handful of people: a map of its own would only make the program larger.
        let mut others: Vec<(u64, Present)> = Vec::new();
        for (client, shown, moved) in self.presence.roster.borrow().everyone() {
            let Some(person) = self.person(shown).filter(|p| p.id != self.me.id && client != u64::from(self.presence.client))
            else {
                continue;
            };
            let present = Present {
                part: shown.section.as_deref().and_then(part::from_key),
                field: shown.field.clone(),
                typing: if shown.typing == Some(true) { Typing::Yes } else { Typing::No },
                me: IsMe::No,
                person,
            };
            match others.binary_search_by(|(_, other)| other.person.id.cmp(&present.person.id)) {
                Ok(place) => {
                    if let Some(known) = others.get_mut(place).filter(|(at, _)| *at <= moved) {
                        *known = (moved, present);
                    }
                }
                Err(place) => others.insert(place, (moved, present)),
            }
        }
        let mut all = vec![self.myself()];
        all.extend(others.into_iter().map(|(_, present)| present));
        self.announce(&all);
        let signal = self.signals.present;
        if signal.try_with_untracked(|old| *old != all) == Some(true) {
            signal.set(all);
        }
    }

    fn myself(&self) -> Present {
        let (part, field) = self.presence.place();
        let typing = if self.presence.is_typing() { Typing::Yes } else { Typing::No };
        Present { person: self.me.clone(), part, field, typing, me: IsMe::Yes }
    }

    fn announce(&self, all: &[Present]) {
        let writes = |p: &&Present| p.me == IsMe::No && p.typing == Typing::Yes;
        let now = all.iter().filter(writes).filter_map(|p| Some((p.person.id.clone(), p.part?))).collect();
        let name = |id: &PersonId| all.iter().find(|p| p.person.id == *id).map_or("", |p| first_name(&p.person.name)).to_owned();
        let field = |id: &PersonId| all.iter().find(|p| p.person.id == *id).and_then(|p| p.field.as_deref());
        let place = |person: &PersonId, part| self.script.place(part, field(person));
        self.announcer.writing(now, |person, part| words::writing(&name(person), &place(person, part)));
    }

    /// The person behind a state: known from the page, or as the server names them.
    fn person(&self, shown: &Shown) -> Option<PersonSummary> {
        let user = shown.user.as_ref()?;
        let id = PersonId::parse(user.id.as_deref()?).ok()?;
        let known = self.people.iter().find(|p| p.id == id).cloned();
        known.or_else(|| Some(PersonSummary { id, name: user.name.clone()?, title: String::new() }))
    }

    /// Draws others' carets, with the next frame.
    pub(super) fn redraw(&self) {
        self.redraw_in(FRAME_MS);
    }

    fn redraw_in(&self, wait: u32) {
        let this = self.this.clone();
        let mut redrawing = self.redrawing.borrow_mut();
        if redrawing.is_some() && wait > FRAME_MS {
            return;
        }
        *redrawing = Some(Timeout::new(wait, move || {
            if let Some(engine) = this.upgrade() {
                engine.redrawing.borrow_mut().take();
                engine.draw();
            }
        }));
    }

    fn draw(&self) {
        let fields = self.fields.borrow().clone();
        let mut moving = false;
        for field in fields {
            let marks = self.room(field.place.part).map(|room| self.marks(&room, &field.root)).unwrap_or_default();
            moving |= marks.iter().any(|mark| mark.rest == Rest::No);
            field.draw(&marks);
        }
        if moving {
            self.redraw_in(u32::try_from(REST_MS).unwrap_or(u32::MAX));
        }
    }

    fn marks(&self, room: &Room, name: &str) -> Vec<Mark> {
        let Ok(txn) = state::read(&room.doc) else { return Vec::new() };
        let place = |text: &Option<String>| anchor::decode(&txn, name, &from_base64(text.as_deref()?)?);
        let roster = room.roster.borrow();
        let here = roster
            .everyone()
            .filter(|(client, shown, _)| *client != u64::from(room.client) && shown.field.as_deref() == Some(name));
        here.filter_map(|(client, shown, moved)| {
            let person = self.person(shown).filter(|p| p.id != self.me.id)?;
            let head = place(&shown.head)?;
            let rest = if clock::now() >= moved + REST_MS { Rest::Yes } else { Rest::No };
            let anchor = place(&shown.anchor).unwrap_or(head);
            Some(Mark {
                client,
                name: first_name(&person.name).to_owned(),
                color: self.palette.color(&person.id),
                anchor,
                head,
                rest,
            })
        })
        .collect()
    }
}

fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// Through the browser's own base64, which takes one character per byte.
fn to_base64(bytes: &[u8]) -> Option<String> {
    let text: String = bytes.iter().copied().map(char::from).collect();
    web_sys::window()?.btoa(&text).ok()
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let text = web_sys::window()?.atob(text).ok()?;
    text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}
