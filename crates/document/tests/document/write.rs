//! Edits do what they say, stay inside of the limits, and refuse with a reason.

use crate::support::{Replica, id};
use document::limits::MAX_ORDER_LEN;
use document::read;
use document::schema::List;
use document::state;
use document::write::{Chosen, Edit, EditError, MilestoneField};
use document::yrs::{Map as _, ReadTxn as _, WriteTxn as _};
use domain::content::{
    Clause, Contents, Link, MAX_ITEMS, MAX_SCALAR_CHARS, MAX_TEXT_UTF16, MilestoneKind, Party, SectionContent, TargetKind, Term,
    Verdict,
};
use domain::ids::{ExpectationId, ObjectiveId, RoleId};
use domain::section::Section;
use domain::time::Date;
use domain::wording::Wording;

fn add_goal(name: &str, after: Option<&str>) -> Edit {
    Edit::AddGoal { id: id(name), after: after.map(id) }
}

fn move_goal(name: &str, after: Option<&str>) -> Edit {
    Edit::MoveItem { list: List::Goals, id: id(name), after: after.map(id) }
}

fn text(item: &str, field: &str, text: &str) -> Edit {
    Edit::ReplaceText { item: item.to_owned(), field: field.to_owned(), text: text.to_owned() }
}

fn splice(at: u32, remove: u32, insert: &str) -> Edit {
    Edit::Splice { item: "self".to_owned(), field: "today".to_owned(), at, remove, insert: insert.to_owned() }
}

fn goals(copy: &Replica) -> Vec<String> {
    let SectionContent::Objectives(content) = copy.content() else { panic!("another section") };
    content.goals.iter().map(|goal| goal.id.to_string()).collect()
}

fn today(copy: &Replica) -> String {
    let SectionContent::Start(content) = copy.content() else { panic!("another section") };
    content.today
}

fn with_goals(names: &[&str]) -> Replica {
    let copy = Replica::new(Section::Objectives, 1);
    for name in names {
        copy.edit(&add_goal(name, None)).unwrap();
    }
    copy
}

#[test]
fn items_are_added_at_the_end_or_behind_another() {
    let copy = with_goals(&["a", "b", "c"]);
    copy.edit(&add_goal("d", Some("a"))).unwrap();
    copy.edit(&add_goal("e", Some("gone"))).unwrap();
    assert_eq!(goals(&copy), ["a", "d", "b", "c", "e"]);
    assert_eq!(copy.edit(&add_goal("a", None)), Err(EditError::Exists(id("a"))));
    assert_eq!(copy.edit(&add_goal("self", None)), Err(EditError::Reserved(id("self"))));
}

#[test]
fn items_move_behind_another_or_to_the_beginning() {
    let copy = with_goals(&["a", "b", "c", "d"]);
    copy.edit(&move_goal("d", None)).unwrap();
    assert_eq!(goals(&copy), ["d", "a", "b", "c"]);
    copy.edit(&move_goal("d", Some("b"))).unwrap();
    assert_eq!(goals(&copy), ["a", "b", "d", "c"]);
    copy.edit(&move_goal("a", Some("c"))).unwrap();
    assert_eq!(goals(&copy), ["b", "d", "c", "a"]);
    assert_eq!(copy.edit(&move_goal("x", None)), Err(EditError::Gone(id("x"))));
    assert_eq!(copy.edit(&move_goal("a", Some("x"))), Err(EditError::Gone(id("x"))));
}

#[test]
fn a_move_to_where_it_stands_writes_nothing() {
    let copy = with_goals(&["a", "b"]);
    for edit in [move_goal("a", None), move_goal("b", Some("a")), move_goal("b", Some("b"))] {
        assert_eq!(copy.edit(&edit).unwrap(), state::EMPTY_UPDATE);
    }
}

#[test]
fn five_thousand_moves_to_one_place_keep_the_order_and_short_strings() {
    let copy = with_goals(&["a", "b", "c"]);
    for _ in 0..2_500 {
        copy.edit(&move_goal("c", Some("a"))).unwrap();
        assert_eq!(goals(&copy), ["a", "c", "b"]);
        copy.edit(&move_goal("b", Some("a"))).unwrap();
        assert_eq!(goals(&copy), ["a", "b", "c"]);
    }
    assert_eq!(copy.check(), Ok(()), "strings of at most {MAX_ORDER_LEN}");
}

#[test]
fn an_item_goes_between_two_with_equal_places() {
    let copy = Replica::new(Section::Objectives, 1);
    {
        let mut txn = state::write(&copy.doc, "test").unwrap();
        let map = txn.get_or_insert_map("goals");
        map.insert(&mut txn, "a/pos", "V");
        map.insert(&mut txn, "b/pos", "V");
    }
    copy.edit(&add_goal("c", Some("a"))).unwrap();
    assert_eq!(goals(&copy), ["a", "c", "b"]);
}

#[test]
fn a_list_is_full_at_its_limit() {
    let copy = Replica::new(Section::Objectives, 1);
    for item in 0..MAX_ITEMS {
        copy.edit(&add_goal(&format!("g{item}"), None)).unwrap();
    }
    assert_eq!(copy.edit(&add_goal("more", None)), Err(EditError::TooMany { limit: MAX_ITEMS }));
    copy.edit(&Edit::RemoveItem { list: List::Goals, id: id("g7") }).unwrap();
    copy.edit(&add_goal("more", None)).unwrap();
    assert_eq!(copy.check(), Ok(()));
}

#[test]
fn removing_takes_scalars_and_texts_along() {
    let copy = Replica::new(Section::Milestones, 1);
    copy.edit(&Edit::AddMilestone { id: id("m1"), after: None }).unwrap();
    copy.edit(&text("m1", "title", "Lead the review")).unwrap();
    copy.edit(&Edit::SetMilestone { id: id("m1"), field: MilestoneField::Target("3 teams".into()) }).unwrap();
    copy.edit(&Edit::RemoveItem { list: List::Milestones, id: id("m1") }).unwrap();
    assert_eq!(copy.content(), SectionContent::empty(Section::Milestones));
    let txn = state::read(&copy.doc).unwrap();
    assert_eq!(document::read::text(&txn, "t/m1/title"), "");
    assert_eq!(txn.get_map("milestones").unwrap().len(&txn), 0);
    drop(txn);
    assert_eq!(copy.edit(&Edit::RemoveItem { list: List::Milestones, id: id("m1") }), Err(EditError::Gone(id("m1"))));
    assert_eq!(copy.edit(&text("m1", "title", "late")), Err(EditError::Gone(id("m1"))));
    let late = Edit::SetMilestone { id: id("m1"), field: MilestoneField::Kind(None) };
    assert_eq!(copy.edit(&late), Err(EditError::Gone(id("m1"))));
}

#[test]
fn a_milestone_reads_as_it_was_written() {
    let copy = Replica::new(Section::Milestones, 1);
    copy.edit(&Edit::AddMilestone { id: id("m1"), after: None }).unwrap();
    copy.edit(&text("m1", "measure", "Teams that decide with it")).unwrap();
    let gap = ExpectationId::parse("stakeholder-trust").unwrap();
    let due = Date::parse("2027-06-30").unwrap();
    for field in [
        MilestoneField::Start("0 teams".into()),
        MilestoneField::Target("3 teams".into()),
        MilestoneField::Due(Some(due)),
        MilestoneField::Kind(Some(MilestoneKind::StretchAssignment)),
        MilestoneField::Gap(Some(gap.clone())),
        MilestoneField::Owner(Some(Party::Organization)),
        MilestoneField::Confirmer(Some(Party::Manager)),
    ] {
        copy.edit(&Edit::SetMilestone { id: id("m1"), field }).unwrap();
    }
    let SectionContent::Milestones(content) = copy.content() else { panic!("another section") };
    let milestone = &content.milestones[0];
    assert_eq!((milestone.measure.as_str(), milestone.start.as_str()), ("Teams that decide with it", "0 teams"));
    assert_eq!((milestone.target.as_str(), milestone.due), ("3 teams", Some(due)));
    assert_eq!((milestone.kind, &milestone.gap), (Some(MilestoneKind::StretchAssignment), &Some(gap)));
    assert_eq!((milestone.owner, milestone.confirmer), (Some(Party::Organization), Some(Party::Manager)));
    copy.edit(&Edit::SetMilestone { id: id("m1"), field: MilestoneField::Due(None) }).unwrap();
    copy.edit(&Edit::SetMilestone { id: id("m1"), field: MilestoneField::Start(String::new()) }).unwrap();
    let SectionContent::Milestones(content) = copy.content() else { panic!("another section") };
    assert_eq!((content.milestones[0].due, content.milestones[0].start.as_str()), (None, ""));
}

#[test]
fn short_values_over_the_limit_are_refused() {
    let copy = Replica::new(Section::Milestones, 1);
    copy.edit(&Edit::AddMilestone { id: id("m1"), after: None }).unwrap();
    let field = MilestoneField::Start("x".repeat(MAX_SCALAR_CHARS + 1));
    let refused = copy.edit(&Edit::SetMilestone { id: id("m1"), field });
    assert_eq!(refused, Err(EditError::ValueTooLong { len: MAX_SCALAR_CHARS + 1 }));
}

#[test]
fn a_target_and_terms_are_set_and_unset() {
    let copy = with_goals(&["a"]);
    let role = RoleId::parse("data-lead").unwrap();
    copy.edit(&Edit::SetTerm { goal: id("a"), term: Term::Long }).unwrap();
    copy.edit(&Edit::SetTargetKind(Some(TargetKind::LayDownManagement))).unwrap();
    copy.edit(&Edit::SetTargetRole(Some(role.clone()))).unwrap();
    copy.edit(&text("target", "title", "Steward of measures")).unwrap();
    let SectionContent::Objectives(content) = copy.content() else { panic!("another section") };
    assert_eq!(content.goals[0].term, Term::Long);
    assert_eq!((content.target_kind, content.target_role), (Some(TargetKind::LayDownManagement), Some(role)));
    assert_eq!(content.target_title, "Steward of measures");
    copy.edit(&Edit::SetTargetRole(None)).unwrap();
    assert_eq!(copy.edit(&Edit::SetTargetRole(None)).unwrap(), state::EMPTY_UPDATE);
    let SectionContent::Objectives(content) = copy.content() else { panic!("another section") };
    assert_eq!(content.target_role, None);
    assert_eq!(copy.edit(&Edit::SetTerm { goal: id("x"), term: Term::Short }), Err(EditError::Gone(id("x"))));
}

#[test]
fn links_verdicts_and_focus_leave_no_entry_when_undecided() {
    let copy = Replica::new(Section::Connection, 1);
    let objective = Link::Objective(ObjectiveId::parse("trust").unwrap());
    copy.edit(&Edit::SetLink { goal: id("g1"), link: Some(objective.clone()) }).unwrap();
    copy.edit(&text("g2", "value", "Faster decisions")).unwrap();
    let SectionContent::Connection(content) = copy.content() else { panic!("another section") };
    assert_eq!(content.goals[&id("g1")].link, Some(objective));
    assert_eq!(content.goals[&id("g2")].value, "Faster decisions");
    copy.edit(&Edit::SetLink { goal: id("g1"), link: None }).unwrap();
    copy.edit(&text("g2", "value", "")).unwrap();
    assert_eq!(copy.content(), SectionContent::empty(Section::Connection));
    let focus = |chosen| Edit::SetFocus { expectation: ExpectationId::parse("sql").unwrap(), chosen };
    let gaps = Replica::new(Section::Gaps, 1);
    gaps.edit(&focus(Chosen::Yes)).unwrap();
    let SectionContent::Gaps(content) = gaps.content() else { panic!("another section") };
    assert_eq!(content.focus.len(), 1);
    gaps.edit(&focus(Chosen::No)).unwrap();
    assert_eq!(gaps.content(), SectionContent::empty(Section::Gaps));
}

#[test]
fn a_verdict_says_which_wording_it_is_about() {
    let copy = Replica::new(Section::Alignment, 1);
    let walked = |copy: &Replica| {
        let SectionContent::Alignment(content) = copy.content() else { panic!("another section") };
        content.clauses.get(&id("c1")).cloned()
    };
    let give = |verdict, about: Option<&str>| Edit::SetVerdict { clause: id("c1"), verdict, about: about.map(Wording::of) };
    copy.edit(&give(Some(Verdict::Aligned), Some("Leads"))).unwrap();
    let clause = Clause { id: id("c1"), text: "Leads".to_owned() };
    assert_eq!(walked(&copy).unwrap().standing(&clause), Some(Verdict::Aligned));
    let reworded = Clause { text: "Leads two teams".to_owned(), ..clause };
    assert_eq!(walked(&copy).unwrap().standing(&reworded), None);
    copy.edit(&give(Some(Verdict::Aligned), Some("Leads two teams"))).unwrap();
    assert_eq!(walked(&copy).unwrap().standing(&reworded), Some(Verdict::Aligned));
    // Without a wording it is about whatever stands there, as it was before wordings were kept.
    copy.edit(&give(Some(Verdict::NotAligned), None)).unwrap();
    assert_eq!(walked(&copy).unwrap().standing(&reworded), Some(Verdict::NotAligned));
    copy.edit(&give(None, Some("Leads"))).unwrap();
    assert_eq!(walked(&copy), None);
}

#[test]
fn places_are_moved_to_where_they_are_possible() {
    let copy = Replica::new(Section::Start, 1);
    copy.edit(&splice(99, 99, "a😀b")).unwrap();
    copy.edit(&splice(2, 0, "x")).unwrap();
    assert_eq!(today(&copy), "ax😀b");
    copy.edit(&splice(3, 1, "y")).unwrap();
    assert_eq!(today(&copy), "axyb");
    copy.edit(&splice(3, u32::MAX, "")).unwrap();
    assert_eq!(today(&copy), "axy");
    assert_eq!(copy.edit(&splice(7, 7, "")).unwrap(), state::EMPTY_UPDATE);
}

#[test]
fn line_ends_are_those_of_the_browser() {
    let copy = Replica::new(Section::Start, 1);
    copy.edit(&text("self", "today", "one\r\ntwo\rthree\0")).unwrap();
    assert_eq!(today(&copy), "one\ntwo\nthree");
}

#[test]
fn a_text_over_the_limit_is_refused_and_the_longest_is_not() {
    let copy = Replica::new(Section::Start, 1);
    let longest = "x".repeat(usize::try_from(MAX_TEXT_UTF16).unwrap());
    copy.edit(&text("self", "today", &longest)).unwrap();
    assert_eq!(copy.edit(&splice(0, 0, "y")), Err(EditError::TextTooLong { len: MAX_TEXT_UTF16 + 1 }));
    copy.edit(&splice(0, 1, "y")).unwrap();
    assert_eq!(copy.check(), Ok(()));
}

#[test]
fn a_whole_section_over_the_limit_is_refused() {
    let copy = Replica::new(Section::Connection, 1);
    let longest = "x".repeat(usize::try_from(MAX_TEXT_UTF16).unwrap());
    for goal in 0..10 {
        copy.edit(&text(&format!("g{goal}"), "value", &longest)).unwrap();
    }
    assert_eq!(copy.edit(&text("g11", "value", "y")), Err(EditError::SectionTooLong));
    copy.edit(&text("g1", "value", "")).unwrap();
    copy.edit(&text("g11", "value", "y")).unwrap();
    assert_eq!(copy.check(), Ok(()));
}

#[test]
fn what_belongs_elsewhere_is_refused() {
    let copy = Replica::new(Section::Start, 1);
    assert_eq!(copy.edit(&add_goal("a", None)), Err(EditError::OtherSection));
    let missing = EditError::NoSuchText { item: "self".into(), field: "beyond".into() };
    assert_eq!(copy.edit(&text("self", "beyond", "x")), Err(missing));
    let objectives = Replica::new(Section::Objectives, 1);
    let missing = EditError::NoSuchText { item: "self".into(), field: "goal".into() };
    assert_eq!(objectives.edit(&text("self", "goal", "x")), Err(missing));
}

#[test]
fn texts_about_goals_that_nobody_touched_have_roots_too() {
    let copy = with_goals(&["a", "b"]);
    let mut contents = Contents::default();
    contents.set(copy.content());
    assert_eq!(read::text_roots(Section::Connection, &contents.get(Section::Connection)), Vec::<String>::new());
    assert_eq!(read::text_roots_of(Section::Connection, &contents), ["t/a/value", "t/b/value"]);
    let objectives = ["t/self/beyond", "t/self/five-years", "t/target/title", "t/a/goal", "t/b/goal"];
    assert_eq!(read::text_roots_of(Section::Objectives, &contents), objectives);
}
