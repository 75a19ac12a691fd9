//! Where new structs stand: a struct with neighbours stands where they do, so all of its neighbours have to stand in one place, and what it
//! holds has to fit there. Structs whose neighbours disagree make replicas diverge for ever.

use super::Refusal;
use super::content::Holds;
use super::history::{History, Slot};
use super::limits::Limits;
use super::structs::{Id, Stands, Struct};
use std::collections::HashMap;

/// Where the structs of one update stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// One for each new struct, in order of client and clock.
    pub(super) placed: Vec<Placed>,
    /// Slots that nothing stood in before, numbered on from those of the history.
    pub(super) slots: Vec<Slot>,
}

/// A place among those of the room. Neighbours have to stand in the same one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The slot of that number, and whether that is a text.
    Slot(u32, SlotKind),
    /// Collected: nothing can stand beside it.
    Gone,
}

/// What can stand in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SlotKind {
    Text,
    Key,
}

/// These clocks of a client stand there, between these neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) client: u64,
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) place: Place,
    pub(super) left: Option<Id>,
    pub(super) right: Option<Id>,
}

#[derive(Debug, Clone, Copy)]
enum Progress {
    Unseen,
    Waiting,
    Done(Place),
}

struct Resolver<'a> {
    structs: &'a [Struct],
    history: &'a History,
    starts: HashMap<u64, (usize, usize)>,
    progress: Vec<Progress>,
    fresh: HashMap<&'a Slot, u32>,
    slots: Vec<Slot>,
}

/// Finds the place of every struct. Iterative: a chain of neighbours may be as long as the update.
pub(super) fn resolve(structs: &[Struct], limits: &Limits, history: &History) -> Result<Places, Refusal> {
    let mut starts = HashMap::new();
    for (index, found) in structs.iter().enumerate() {
        starts.entry(found.client).or_insert((index, index)).1 = index + 1;
    }
    let progress = vec![Progress::Unseen; structs.len()];
    let mut resolver = Resolver { structs, history, starts, progress, fresh: HashMap::new(), slots: Vec::new() };
    let mut waiting = Vec::new();
    for index in 0..structs.len() {
        waiting.push(index);
        while let Some(top) = waiting.last().copied() {
            match resolver.step(top)? {
                Some(first) => waiting.push(first),
                None => _ = waiting.pop(),
            }
        }
        if resolver.slots.len() > limits.slots {
            return Err(Refusal::Hostile("it begins too many texts and keys"));
        }
        if !resolver.slots.is_empty() && history.slots() as usize + resolver.slots.len() > limits.room_slots {
            return Err(Refusal::Full);
        }
    }
    resolver.finish()
}

impl<'a> Resolver<'a> {
    /// Resolves one struct, or says which other has to be resolved first.
    fn step(&mut self, index: usize) -> Result<Option<usize>, Refusal> {
        let Some(found) = self.structs.get(index) else { return Ok(None) };
        if matches!(self.progress.get(index), Some(Progress::Done(_))) {
            return Ok(None);
        }
        let place = match &found.stands {
            Stands::Collected => Place::Gone,
            Stands::In(slot) => self.slot(slot),
            Stands::Continues(_) => self.continued(found)?,
            Stands::Beside(left, right) => {
                if left == right {
                    return Err(Refusal::Hostile("a struct between one neighbour"));
                }
                let mut agreed = None;
                for neighbour in [left, right].into_iter().flatten() {
                    match self.neighbour(found, *neighbour)? {
                        Neighbour::Stands(place) if agreed.is_none_or(|a| a == place) => agreed = Some(place),
                        Neighbour::Stands(_) => return Err(Refusal::Hostile("neighbours from different places")),
                        Neighbour::Unresolved(first) => {
                            self.set(index, Progress::Waiting);
                            return Ok(Some(first));
                        }
                    }
                }
                agreed.filter(|place| *place != Place::Gone).ok_or(Refusal::Hostile("a neighbour that was collected"))?
            }
        };
        fits(place, found)?;
        self.set(index, Progress::Done(place));
        Ok(None)
    }

    fn set(&mut self, index: usize, progress: Progress) {
        if let Some(slot) = self.progress.get_mut(index) {
            *slot = progress;
        }
    }

    fn slot(&mut self, slot: &'a Slot) -> Place {
        if let Some(place) = self.history.slot(slot) {
            return place;
        }
        let next = self.history.slots() + u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        let slots = &mut self.slots;
        let number = self.fresh.entry(slot).or_insert_with(|| {
            slots.push(slot.clone());
            next
        });
        Place::Slot(*number, slot.kind())
    }

    /// The room has the beginning of this struct: the rest stands where that does, whatever it says now.
    fn continued(&self, found: &Struct) -> Result<Place, Refusal> {
        let before = found.from.checked_sub(1).and_then(|clock| self.history.place(found.client, clock));
        before.ok_or(Refusal::Gap)
    }

    fn neighbour(&self, of: &Struct, (client, clock): Id) -> Result<Neighbour, Refusal> {
        if client == of.client && clock >= of.from {
            return Err(Refusal::Hostile("a struct beside itself or its future"));
        }
        if let Some(place) = self.history.place(client, clock) {
            return Ok(Neighbour::Stands(place));
        }
        let index = self.find(client, clock).ok_or(Refusal::Gap)?;
        match self.progress.get(index) {
            Some(Progress::Done(place)) => Ok(Neighbour::Stands(*place)),
            Some(Progress::Unseen) => Ok(Neighbour::Unresolved(index)),
            Some(Progress::Waiting) | None => Err(Refusal::Hostile("neighbours in a circle")),
        }
    }

    /// The struct of this update that holds a clock. Structs of one client lie side by side and in order.
    fn find(&self, client: u64, clock: u32) -> Option<usize> {
        let (start, end) = *self.starts.get(&client)?;
        let own = self.structs.get(start..end)?;
        let index = own.partition_point(|s| s.to <= clock);
        own.get(index).filter(|s| s.from <= clock).map(|_| start + index)
    }

    fn finish(self) -> Result<Places, Refusal> {
        let mut placed = Vec::with_capacity(self.structs.len());
        for (found, progress) in self.structs.iter().zip(&self.progress) {
            let Progress::Done(place) = progress else { return Err(Refusal::Hostile("neighbours in a circle")) };
            let Struct { client, from, to, ref stands, .. } = *found;
            let (left, right) = stands.neighbours(client, from);
            placed.push(Placed { client, from, to, place: *place, left, right });
        }
        Ok(Places { placed, slots: self.slots })
    }
}

enum Neighbour {
    Stands(Place),
    Unresolved(usize),
}

fn fits(place: Place, found: &Struct) -> Result<(), Refusal> {
    match (place, found.holds) {
        (_, Holds::Nothing) | (Place::Slot(_, SlotKind::Text), Holds::Text) | (Place::Slot(_, SlotKind::Key), Holds::Scalars) => {
            Ok(())
        }
        _ => Err(Refusal::Hostile("text outside a text, or a scalar outside a map")),
    }
}
