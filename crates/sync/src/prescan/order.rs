//! In which order the structs of a slot stand: the same list that the CRDT builds, without its content.
//!
//! A struct names the two neighbours that it was written between. Whoever wrote it honestly saw them side by side, so nothing that its author
//! must have known can stand between them. Structs for which that is not so make replicas diverge for ever, and a few thousand of them keep
//! the CRDT searching for minutes; what follows the rule converges, because an honest client could have written it.

use super::place::{Place, Placed};
use super::structs::Id;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Runs that one update may make the search pass over: two people who both inserted two hundred times at the very same place without a
/// network. The CRDT passes over the same ones, at some 150 ns each.
const MAX_STEPS: usize = 50_000;
/// On top of it, for every run of the room: what an author knew is found by following all of it once.
const STEPS_PER_RUN: usize = 4;

/// Runs that all updates of a room together may make the search pass over: whoever loads the room makes the CRDT pass over about as many again,
/// for up to a second, while others wait to load theirs.
const MAX_STEPS_OF_A_ROOM: usize = 5_000_000;

/// Why the structs of an update have no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Tangled {
    /// Something stands between the two neighbours that the author knew.
    #[error("{}", self.rule())]
    Apart,
    /// Structs that wait for each other.
    #[error("{}", self.rule())]
    Circle,
    /// It may be honest, and takes too long to find out.
    #[error("{}", self.rule())]
    Costly,
}

impl Tangled {
    /// The same in words for the account of refusals.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Apart => "a struct between neighbours that its author cannot have seen side by side",
            Self::Circle => "structs that wait for each other",
            Self::Costly => "too much at one place at the same time",
        }
    }
}

/// Clocks of one client that stand side by side and were written one behind the other.
#[derive(Debug)]
struct Run {
    to: u32,
    left: Option<Id>,
    right: Option<Id>,
    next: Option<Id>,
}

/// The lists of all slots.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// By client and first clock.
    runs: HashMap<u64, BTreeMap<u32, Run>>,
    heads: HashMap<u32, Id>,
    count: usize,
    /// Runs passed over so far.
    passed: usize,
}

/// How far the author of a struct knew each client, at the least.
type Known = HashMap<u64, u32>;

/// Whose structs come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trust {
    /// Somebody's: looked at.
    Wire,
    /// Our own log's: looked at before.
    Stored,
}

struct Search {
    trust: Trust,
    steps: usize,
    known: HashMap<u64, Known>,
}

impl Search {
    fn step(&mut self) -> Result<(), Tangled> {
        if self.trust == Trust::Stored {
            return Ok(());
        }
        self.steps = self.steps.checked_sub(1).ok_or(Tangled::Costly)?;
        Ok(())
    }
}

/// The structs of one client that are not in yet, in order.
type Waiting<'a> = std::iter::Peekable<std::slice::Iter<'a, Placed>>;

impl Order {
    /// How many runs there are.
    pub(super) fn runs(&self) -> usize {
        self.count
    }

    /// Takes structs in, each behind those that it builds on. After an error the order holds a part of them and cannot be used any more.
    pub(super) fn take(&mut self, placed: &[Placed], trust: Trust) -> Result<(), Tangled> {
        let steps = MAX_STEPS.saturating_add(self.count.saturating_mul(STEPS_PER_RUN));
        let mut search = Search { trust, steps, known: HashMap::new() };
        let mut waiting: HashMap<u64, Waiting<'_>> = placed
            .chunk_by(|a, b| a.client == b.client)
            .filter_map(|own| Some((own.first()?.client, own.iter().peekable())))
            .collect();
        for last in placed {
            self.take_until(last.client, last.from, &mut waiting, &mut search)?;
        }
        Ok(())
    }

    /// Takes in everything of one client up to that clock, and before each struct what it builds on.
    fn take_until(
        &mut self,
        client: u64,
        clock: u32,
        waiting: &mut HashMap<u64, Waiting<'_>>,
        search: &mut Search,
    ) -> Result<(), Tangled> {
        let (mut stack, mut entered) = (vec![(client, clock)], HashSet::from([client]));
        while let Some((client, until)) = stack.last().copied() {
            let next = waiting.get_mut(&client).and_then(|own| own.peek().copied()).filter(|next| next.from <= until);
            let Some(next) = next else {
                stack.pop();
                entered.remove(&client);
                continue;
            };
            let mut is_waiting =
                |id: &Id| waiting.get_mut(&id.0).and_then(|own| own.peek().copied()).is_some_and(|n| n.from <= id.1);
            if let Some(first) = [next.left, next.right].into_iter().flatten().find(|id| is_waiting(id)) {
                if !entered.insert(first.0) {
                    return Err(Tangled::Circle);
                }
                stack.push(first);
                continue;
            }
            waiting.get_mut(&client).and_then(Iterator::next);
            if let Place::Slot(slot, _) = next.place {
                self.insert(next, slot, search)?;
            }
        }
        Ok(())
    }

    fn insert(&mut self, new: &Placed, slot: u32, search: &mut Search) -> Result<(), Tangled> {
        if let Some(left) = new.left {
            self.split_behind(left);
        }
        if let Some((client, clock)) = new.right
            && let Some(before) = clock.checked_sub(1)
        {
            self.split_behind((client, before));
        }
        let behind = if self.behind(new.left, slot) == new.right { new.left } else { self.search(new, slot, search)? };
        self.link(new, behind, slot);
        Ok(())
    }

    /// Behind which struct the new one stands where others were written between its neighbours meanwhile. The rule of the CRDT: among those
    /// with the same left neighbour the client ids decide, and whatever was written behind one of them goes with it.
    fn search(&mut self, new: &Placed, slot: u32, search: &mut Search) -> Result<Option<Id>, Tangled> {
        if search.trust == Trust::Wire {
            self.learn(new, search)?;
        }
        let (mut passed, mut open) = (HashSet::new(), HashSet::new());
        let (mut behind, mut is_found, mut steps) = (new.left, false, 0_usize);
        let mut here = self.behind(new.left, slot);
        while here != new.right {
            let Some((at, run)) = here.and_then(|at| Some((at, self.run(at)?.1))) else {
                // The end, and the right neighbour was not there.
                return if search.trust == Trust::Wire { Err(Tangled::Apart) } else { Ok(behind) };
            };
            steps += 1;
            search.step()?;
            if search.trust == Trust::Wire && self.passed.saturating_add(steps) > MAX_STEPS_OF_A_ROOM {
                return Err(Tangled::Costly);
            }
            let is_known = |known: &Known| known.get(&at.0).is_some_and(|clock| *clock > at.1);
            if search.known.get(&new.client).is_some_and(is_known) {
                return Err(Tangled::Apart);
            }
            if !is_found {
                passed.insert(at);
                open.insert(at);
                let goes_behind = if run.left == new.left {
                    is_found = at.0 >= new.client && run.right == new.right;
                    at.0 < new.client
                } else {
                    let origin = run.left.and_then(|left| self.run(left)).map(|(start, _)| start);
                    is_found = origin.is_none_or(|origin| !passed.contains(&origin));
                    origin.is_some_and(|origin| !is_found && !open.contains(&origin))
                };
                if goes_behind {
                    behind = Some((at.0, run.to - 1));
                    open.clear();
                }
            } else if search.trust == Trust::Stored {
                break;
            }
            here = run.next;
        }
        self.passed = self.passed.saturating_add(steps);
        Ok(behind)
    }

    /// What the author of a struct knew when writing it: what they wrote before, the neighbours, and all that these were built on.
    fn learn(&self, new: &Placed, search: &mut Search) -> Result<(), Tangled> {
        let mut known = search.known.remove(&new.client).unwrap_or_default();
        let before = new.from.checked_sub(1).map(|clock| (new.client, clock));
        let mut open: Vec<Id> = [before, new.left, new.right].into_iter().flatten().collect();
        while let Some((client, clock)) = open.pop() {
            let upto = known.entry(client).or_default();
            if *upto > clock {
                continue;
            }
            let from = std::mem::replace(upto, clock + 1);
            let Some(runs) = self.runs.get(&client) else { continue };
            let begins = runs.range(..=from).next_back().map_or(from, |(start, _)| *start);
            for (start, run) in runs.range(begins..=clock) {
                search.step()?;
                open.extend(run.left.filter(|_| *start >= from));
                open.extend(run.right);
            }
        }
        search.known.insert(new.client, known);
        Ok(())
    }

    fn link(&mut self, new: &Placed, behind: Option<Id>, slot: u32) {
        let follows = new.from.checked_sub(1).map(|clock| (new.client, clock));
        let goes_on = behind.is_some() && behind == follows && new.left == follows;
        if let Some(run) = behind.filter(|_| goes_on).and_then(|id| self.run_mut(id))
            && run.right == new.right
        {
            run.to = new.to;
            return;
        }
        let at = (new.client, new.from);
        let next = match behind {
            None => self.heads.insert(slot, at),
            Some(id) => self.run_mut(id).and_then(|run| run.next.replace(at)),
        };
        let run = Run { to: new.to, left: new.left, right: new.right, next };
        self.runs.entry(new.client).or_default().insert(new.from, run);
        self.count += 1;
    }

    /// The first struct behind the end of a run, or of the slot.
    fn behind(&self, id: Option<Id>, slot: u32) -> Option<Id> {
        match id {
            None => self.heads.get(&slot).copied(),
            Some(id) => self.run(id)?.1.next,
        }
    }

    /// Makes that clock the last of its run.
    fn split_behind(&mut self, (client, clock): Id) {
        let Some(run) = self.run_mut((client, clock)).filter(|run| run.to > clock + 1) else { return };
        let next = run.next.replace((client, clock + 1));
        let rest = Run { to: run.to, left: Some((client, clock)), right: run.right, next };
        run.to = clock + 1;
        self.runs.entry(client).or_default().insert(clock + 1, rest);
        self.count += 1;
    }

    /// The run that holds a clock, and where it begins.
    fn run(&self, (client, clock): Id) -> Option<(Id, &Run)> {
        let (start, run) = self.runs.get(&client)?.range(..=clock).next_back()?;
        (run.to > clock).then_some(((client, *start), run))
    }

    fn run_mut(&mut self, (client, clock): Id) -> Option<&mut Run> {
        let (_, run) = self.runs.get_mut(&client)?.range_mut(..=clock).next_back()?;
        (run.to > clock).then_some(run)
    }
}
