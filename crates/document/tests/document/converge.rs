//! People who edit a section at once and hear of each other late and in any order end with the same content.

use crate::support::{Replica, id};
use document::schema::{self, List};
use document::write::{Chosen, Edit, MilestoneField};
use document::{doc, read, state};
use domain::content::{Link, MilestoneKind, Party, TargetKind, Term, Verdict};
use domain::ids::{ExpectationId, ObjectiveId, RoleId};
use domain::section::Section;
use domain::time::Date;
use domain::wording::Wording;
use proptest::prelude::*;
use std::collections::VecDeque;

const PEOPLE: usize = 3;

#[derive(Debug, Clone)]
enum Step {
    /// One of them edits.
    Edit(usize, Edit),
    /// The server receives the next edit of one of them.
    Send(usize),
    /// One of them hears the next edit from the server, maybe the own.
    Hear(usize),
    /// The second learns all that the first knows, as after a reconnection.
    Meet(usize, usize),
}

fn item() -> impl Strategy<Value = domain::ids::ItemId> {
    // Few ids, so that people meet at the same items: even the same id added twice must converge.
    prop::sample::select(vec!["g1", "g2", "g3", "g4", "target-1"]).prop_map(id)
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[a-c ]{0,6}", "[😀שאe\u{301}\n]{0,4}", any::<String>().prop_map(|text| text.chars().take(12).collect())]
}

fn milestone_field() -> impl Strategy<Value = MilestoneField> {
    prop_oneof![
        words().prop_map(MilestoneField::Start),
        words().prop_map(MilestoneField::Target),
        prop::option::of(-90_000_i64..90_000).prop_map(|days| MilestoneField::Due(days.map(Date::from_days))),
        prop::option::of(prop::sample::select(MilestoneKind::ALL.to_vec())).prop_map(MilestoneField::Kind),
        prop::option::of(item()).prop_map(|gap| MilestoneField::Gap(gap.map(ExpectationId::from))),
        prop::option::of(prop::sample::select(Party::ALL.to_vec())).prop_map(MilestoneField::Owner),
        prop::option::of(prop::sample::select(Party::ALL.to_vec())).prop_map(MilestoneField::Confirmer),
    ]
}

fn list_edit(list: List) -> impl Strategy<Value = Edit> {
    let add = move |id, after| match list {
        List::Goals => Edit::AddGoal { id, after },
        List::Clauses => Edit::AddClause { id, after },
        List::PerformanceGoals => Edit::AddPerformanceGoal { id, after },
        List::Milestones => Edit::AddMilestone { id, after },
    };
    prop_oneof![
        3 => (item(), prop::option::of(item())).prop_map(move |(id, after)| add(id, after)),
        2 => (item(), prop::option::of(item())).prop_map(move |(id, after)| Edit::MoveItem { list, id, after }),
        1 => item().prop_map(move |id| Edit::RemoveItem { list, id }),
    ]
}

fn scalar_edit(section: Section) -> BoxedStrategy<Edit> {
    let kinds = prop::option::of(prop::sample::select(TargetKind::ALL.to_vec()));
    let links = prop::option::of(prop_oneof![
        Just(Link::LeftOpen),
        "[a-z]{1,3}".prop_map(|id| Link::Objective(ObjectiveId::parse(&id).unwrap())),
    ]);
    let verdicts = prop::option::of(prop::sample::select(vec![Verdict::Aligned, Verdict::Modifiable, Verdict::NotAligned]));
    match section {
        Section::Objectives => prop_oneof![
            (item(), prop::sample::select(vec![Term::Short, Term::Long])).prop_map(|(goal, term)| Edit::SetTerm { goal, term }),
            kinds.prop_map(Edit::SetTargetKind),
            prop::option::of("[a-z]{1,3}").prop_map(|id| Edit::SetTargetRole(id.map(|id| RoleId::parse(&id).unwrap()))),
        ]
        .boxed(),
        Section::Connection => (item(), links).prop_map(|(goal, link)| Edit::SetLink { goal, link }).boxed(),
        Section::Alignment => (item(), verdicts, prop::option::of("[a-c]"))
            .prop_map(|(clause, verdict, about)| Edit::SetVerdict {
                clause,
                verdict,
                about: about.map(|text| Wording::of(&text)),
            })
            .boxed(),
        Section::Gaps => (item(), prop::sample::select(vec![Chosen::Yes, Chosen::No]))
            .prop_map(|(item, chosen)| Edit::SetFocus { expectation: ExpectationId::from(item), chosen })
            .boxed(),
        Section::Milestones => (item(), milestone_field()).prop_map(|(id, field)| Edit::SetMilestone { id, field }).boxed(),
        Section::Start => text_edit(section).boxed(),
    }
}

fn text_edit(section: Section) -> impl Strategy<Value = Edit> {
    let mut fields: Vec<(String, String)> =
        schema::fixed_texts(section).iter().map(|(item, field)| ((*item).to_owned(), (*field).to_owned())).collect();
    let of_items = schema::lists(section).iter().flat_map(|list| list.texts()).copied();
    for field in of_items.chain(schema::about(section).map(|(_, field)| field)) {
        fields.extend(["g1", "g2", "g3"].map(|item| (item.to_owned(), field.to_owned())));
    }
    let splice = |((item, field), at, remove, insert)| Edit::Splice { item, field, at, remove, insert };
    prop_oneof![
        4 => (prop::sample::select(fields.clone()), 0_u32..30, 0_u32..5, words()).prop_map(splice),
        1 => (prop::sample::select(fields), words()).prop_map(|((item, field), text)| Edit::ReplaceText { item, field, text }),
    ]
}

fn edit(section: Section) -> BoxedStrategy<Edit> {
    let lists: Vec<_> = schema::lists(section).iter().map(|list| list_edit(*list).boxed()).collect();
    let texts = text_edit(section).boxed();
    if lists.is_empty() {
        prop_oneof![scalar_edit(section), texts].boxed()
    } else {
        prop_oneof![3 => prop::strategy::Union::new(lists), 2 => scalar_edit(section), 4 => texts].boxed()
    }
}

fn plan() -> impl Strategy<Value = (Section, Vec<Step>)> {
    prop::sample::select(Section::ALL.to_vec()).prop_flat_map(|section| {
        let step = prop_oneof![
            4 => (0..PEOPLE, edit(section)).prop_map(|(who, edit)| Step::Edit(who, edit)),
            2 => (0..PEOPLE).prop_map(Step::Send),
            3 => (0..PEOPLE).prop_map(Step::Hear),
            1 => (0..PEOPLE, 0..PEOPLE).prop_map(|(from, to)| Step::Meet(from, to)),
        ];
        (Just(section), prop::collection::vec(step, 1..80))
    })
}

/// Three people and the log of the server between them.
struct Room {
    people: Vec<Replica>,
    /// What each has not sent yet.
    outboxes: Vec<VecDeque<Vec<u8>>>,
    /// What arrived at the server.
    log: Vec<Vec<u8>>,
    /// How much of the log each has heard.
    heard: [usize; PEOPLE],
}

impl Room {
    fn new(section: Section) -> Self {
        let people = (1..).take(PEOPLE).map(|client| Replica::new(section, client)).collect();
        Self { people, outboxes: vec![VecDeque::new(); PEOPLE], log: Vec::new(), heard: [0; PEOPLE] }
    }

    fn step(&mut self, step: Step) {
        match step {
            // Refusals (the item is gone, is there already) are part of life.
            Step::Edit(who, edit) => self.outboxes[who].extend(self.people[who].edit(&edit)),
            Step::Send(who) => self.log.extend(self.outboxes[who].pop_front()),
            Step::Hear(who) => {
                if let Some(update) = self.log.get(self.heard[who]) {
                    self.people[who].take(update);
                    self.heard[who] += 1;
                }
            }
            Step::Meet(from, to) => meet(&self.people[from], &self.people[to]),
        }
    }

    /// Everything is sent and heard.
    fn rest(&mut self) {
        for who in 0..PEOPLE {
            let unsent = std::mem::take(&mut self.outboxes[who]);
            self.log.extend(unsent);
        }
        for (person, heard) in self.people.iter().zip(self.heard) {
            self.log[heard..].iter().for_each(|update| person.take(update));
        }
    }
}

/// `to` learns everything that `from` knows.
fn meet(from: &Replica, to: &Replica) {
    let knows = state::vector(&state::read(&to.doc).unwrap());
    let lacks = state::diff_v1(&state::read(&from.doc).unwrap(), &knows).unwrap();
    to.take(&lacks);
}

/// Carries the plan out; afterwards everybody has heard of everything.
fn carry_out(section: Section, steps: Vec<Step>) -> Room {
    let mut room = Room::new(section);
    for step in steps {
        room.step(step);
    }
    room.rest();
    room
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn all_see_the_same_and_nothing_is_wrong((section, steps) in plan()) {
        let room = carry_out(section, steps);
        let content = room.people[0].content();
        for person in &room.people {
            prop_assert_eq!(&person.content(), &content);
            prop_assert_eq!(person.check(), Ok(()));
        }
    }

    #[test]
    fn a_stored_copy_reads_the_same((section, steps) in plan()) {
        let room = carry_out(section, steps);
        let person = &room.people[0];
        let txn = state::read(&person.doc).unwrap();
        let (snapshot, update) = (state::encode_v2(&txn), state::encode_v1(&txn));
        let log = room.log.iter().map(Vec::as_slice);
        for copy in [
            doc::load(9, Some(&snapshot), []),
            doc::load(9, None, [update.as_slice(), update.as_slice()]),
            doc::load(9, None, log.clone()),
            doc::load(9, Some(&snapshot), log),
        ] {
            let copy = Replica { section, doc: copy.unwrap() };
            prop_assert_eq!(copy.content(), person.content());
            prop_assert_eq!(copy.check(), Ok(()));
        }
    }

    #[test]
    fn out_of_order_is_mended_by_the_difference((section, steps) in plan(), order in any::<u64>()) {
        let room = carry_out(section, steps);
        let late = Replica::new(section, 9);
        let mut log = room.log;
        log.sort_by_key(|update| update.iter().fold(order, |sum, byte| sum.rotate_left(7) ^ u64::from(*byte)));
        for update in &log {
            late.take(update);
        }
        // The wire keeps the order; should it be lost, updates may wait although what they waited for has come.
        let waits = state::waits(&state::read(&late.doc).unwrap());
        prop_assert!(waits || late.content() == room.people[0].content());
        meet(&room.people[0], &late);
        prop_assert_eq!(late.content(), room.people[0].content());
        prop_assert_eq!(late.check(), Ok(()));
    }

    #[test]
    fn every_text_shown_has_a_root_that_is_allowed((section, steps) in plan()) {
        let room = carry_out(section, steps);
        for root in read::text_roots(section, &room.people[0].content()) {
            prop_assert!(schema::allows_root(section, &root, schema::Kind::Text), "{}", root);
        }
    }
}
