//! The engine as pages know it.

use super::Engine;
use super::field::{By, Field};
use super::line::State;
use crate::live::browser::overlay::Overlay;
use crate::live::coediting::{Coediting, Elements, PartEdit};
use crate::live::place::Place;
use crate::live::seat::Seat;
use crate::live::state::Silence;
use domain::room::Shape;
use std::rc::Rc;

impl Coediting for Engine {
    fn refresh(&self, seats: &[Seat]) {
        self.presence.keep_to_myself(seats.iter().filter(|seat| seat.alone).map(|seat| seat.part).collect());
        for seat in seats {
            let open = self.room(seat.part);
            if open.as_ref().map(|room| &room.name) == seat.room.as_ref() {
                continue;
            }
            if let Some(room) = open {
                self.shut(&room);
            }
            if let Some(name) = &seat.room {
                self.open(name.clone(), seat.part);
            }
        }
        self.status();
    }

    fn edit(&self, edit: &PartEdit) {
        let part = edit.part();
        if let Some(room) = self.room(part) {
            self.script.widen(&room, edit);
        }
        self.change(part, &mut |txn, random| self.script.edit(txn, edit, random));
    }

    fn undo(&self, part: Shape) {
        if let Some(room) = self.room(part).filter(|room| self.may_write(room)) {
            room.undo();
            self.after(&room, By::Me);
        }
    }

    fn redo(&self, part: Shape) {
        if let Some(room) = self.room(part).filter(|room| self.may_write(room)) {
            room.redo();
            self.after(&room, By::Me);
        }
    }

    fn bind(&self, number: u32, place: Place, elements: Elements) {
        let Some(root) = self.script.text_root(place.part, &place.item, &place.field) else { return };
        let Elements { area, mirror, carets } = elements;
        let part = place.part;
        let field = Field::new(number, place, root, area, Overlay::new(mirror, carets), self.this.clone());
        self.fields.borrow_mut().push(Rc::clone(&field));
        if let Some(room) = self.room(part).filter(|_| self.is_ready(part)) {
            field.adopt(&room);
            self.redraw();
        }
    }

    fn unbind(&self, number: u32) {
        let gone = self.fields.borrow().iter().find(|field| field.id == number).cloned();
        self.fields.borrow_mut().retain(|field| field.id != number);
        if let Some(field) = gone {
            self.presence.exit(&field.root);
            field.leave();
        }
    }

    fn attend(&self, part: Option<Shape>) {
        self.presence.attend(part);
        self.tell_present();
    }

    fn stand(&self, part: Shape, root: &str) {
        self.presence.enter(part, root);
        self.tell_present();
    }

    fn dismiss(&self, key: &str) {
        self.outbox.drop_refused(key);
        self.status();
    }

    fn silence(&self, silence: Silence) {
        self.announcer.silence(silence);
    }

    fn away(&self) {
        self.shown.set(false);
        self.settle(0);
        self.attend(None);
        self.announcer.leave();
    }

    fn back(&self) {
        self.shown.set(true);
        if self.line.was_up() {
            self.announcer.prepare();
        }
    }

    fn stop(&self) {
        self.settle(0);
        self.ticking.borrow_mut().take();
        self.redrawing.borrow_mut().take();
        self.listeners.borrow_mut().clear();
        for field in self.fields.take() {
            field.leave();
        }
        self.line.end(1000);
        self.announcer.leave();
    }

    fn is_served(&self) -> bool {
        !matches!(self.line.state(), State::Ended(_))
    }
}
