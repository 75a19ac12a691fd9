//! Proposals, and what is written together with them.

use super::{append, in_memory, on_disk, proposal, room, settings, who, with_proposal};
use crate::{Also, Entry, Error, Rooms, Sheet, Store, Waiting};
use bytes::Bytes;
use domain::assessment::{Assessment, Level, Rating, Side};
use domain::consultation::{Consultation, ExcerptPart, ExcerptPartKind, Round, Stage};
use domain::content::Contents;
use domain::ids::{ConsultationId, ExpectationId, ItemId, OrgId, ProposalId, RequestId};
use domain::people::PersonSummary;
use domain::review::{ChangeRequest, Criterion, Decision, DecisionKind, Met, Passage};
use domain::section::{Section, Sharing};
use domain::state::State;
use domain::time::{Date, Timestamp};
use domain::version::Version;
use std::collections::BTreeMap;
use sync::log::{AppendError, Log};

fn pid() -> ProposalId {
    ProposalId::parse("p").unwrap()
}

fn entry(what: &str) -> Entry {
    Entry { at: Timestamp(5), person: who("tomas"), what: what.to_owned(), about: "start".to_owned() }
}

fn version(number: u32) -> Version {
    let summary = |id: &str| PersonSummary { id: who(id), name: id.to_owned(), title: String::new() };
    Version {
        proposal: pid(),
        number,
        title: "Pinned".to_owned(),
        employee: summary("tomas"),
        manager: summary("ines"),
        former: Vec::new(),
        questions: BTreeMap::new(),
        contents: Contents::default(),
        target: String::new(),
        framework_version: 1,
        expectations: Vec::new(),
        assessments: BTreeMap::new(),
        objectives: Vec::new(),
        consultations: Vec::new(),
        signatures: Vec::new(),
        answered: Vec::new(),
        at: Timestamp(9),
    }
}

fn decision(reviewer: &str) -> Decision {
    Decision {
        reviewer: who(reviewer),
        version: 1,
        kind: DecisionKind::Approve,
        reason: "Clear".to_owned(),
        path: String::new(),
        rubric: Criterion::ALL.into_iter().map(|c| (c, Met::Yes)).collect(),
        at: Timestamp(3),
    }
}

fn request(id: &str, version: u32) -> ChangeRequest {
    ChangeRequest {
        id: RequestId::parse(id).unwrap(),
        reviewer: who("marta"),
        version,
        passage: Passage {
            section: Section::Start,
            item: ItemId::parse("self").unwrap(),
            field: "drives".to_owned(),
            quote: "x".to_owned(),
        },
        note: "Say more".to_owned(),
        resolution: None,
    }
}

fn consultation(id: &str, at: i64) -> Consultation {
    Consultation {
        id: ConsultationId::parse(id).unwrap(),
        proposal: pid(),
        round: Round::Support,
        stakeholder: who("priya"),
        asked_by: who("ines"),
        question: "Would you?".to_owned(),
        due: Date::parse("2027-01-31").unwrap(),
        stage: Stage::Proposed,
        excerpt: vec![ExcerptPart { kind: ExcerptPartKind::Goals, lines: vec!["a".to_owned()] }],
        at: Timestamp(at),
    }
}

#[tokio::test]
async fn a_proposal_comes_back_as_it_went_in_and_starts_with_its_templates() {
    let disk = on_disk().await;
    let mut written = proposal("p");
    written.sharing.insert(Section::Start, Sharing::Reading);
    written.acknowledged.insert(Side::Manager, Timestamp(-1));
    let templates = BTreeMap::from([(Section::Gaps, Bytes::from_static(b"template"))]);
    disk.store.proposal_create(&written, &templates, &[entry("proposal.started")]).await.unwrap();

    assert_eq!(disk.store.proposal(&pid()).await.unwrap(), Some(written.clone()));
    let heads = disk.store.heads(&pid()).await.unwrap();
    assert_eq!(heads.len(), Section::ALL.len());
    assert_eq!((heads[&Section::Gaps], heads[&Section::Start]), (1, 0));
    let gaps = disk.store.load(&room(Section::Gaps)).await.unwrap();
    assert_eq!(sync::log::unpack(&gaps.updates[0]).unwrap(), vec![b"template".as_slice()]);
    assert_eq!(disk.store.history(&pid()).await.unwrap()[0].entry.what, "proposal.started");
    let again = disk.store.proposal_create(&written, &templates, &[]).await;
    assert!(matches!(again, Err(Error::Exists { .. })), "{again:?}");
}

#[tokio::test]
async fn a_proposal_is_written_only_onto_the_revision_that_was_read() {
    let disk = with_proposal().await;
    let read = disk.store.proposal(&pid()).await.unwrap().unwrap();
    let next = disk.store.proposal_save(&read, Also { audit: vec![entry("a")], ..Also::default() }).await.unwrap();
    assert_eq!(next.revision, read.revision + 1);
    assert_eq!(disk.store.proposal(&pid()).await.unwrap(), Some(next));

    let stale =
        disk.store.proposal_save(&read, Also { audit: vec![entry("b")], version: Some(version(1)), ..Also::default() }).await;
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    assert_eq!(disk.store.history(&pid()).await.unwrap().len(), 1, "nothing of a refused step may be written");
    assert_eq!(disk.store.version(&pid(), 1).await.unwrap(), None);
    let unknown = disk.store.proposal_save(&proposal("other"), Also::default()).await;
    assert!(matches!(unknown, Err(Error::Conflict)), "{unknown:?}");
}

/// Ids of several parts are read by their beginning: `p` must not find what belongs to `p0` or to `p-`.
#[tokio::test]
async fn a_proposal_finds_nothing_of_another_whose_id_begins_alike() {
    let disk = with_proposal().await;
    for (id, template) in [("p0", "a"), ("p-", "b"), ("o", "c")] {
        let templates = Section::ALL.map(|s| (s, Bytes::from_static(template.as_bytes()))).into();
        disk.store.proposal_create(&proposal(id), &templates, &[entry("proposal.started")]).await.unwrap();
    }
    assert!(disk.store.heads(&pid()).await.unwrap().values().all(|head| *head == 0));
    assert_eq!(disk.store.history(&pid()).await.unwrap(), vec![]);
    assert_eq!(disk.store.load(&room(Section::Start)).await.unwrap(), sync::log::Loaded::default());
}

#[tokio::test]
async fn a_pinned_version_is_never_written_again() {
    let disk = with_proposal().await;
    let pin = |v: Version| Also { version: Some(v), ..Also::default() };
    let first = disk.store.proposal_save(&proposal("p"), pin(version(1))).await.unwrap();
    let mut other = version(1);
    other.title = "Changed".to_owned();
    let again = disk.store.proposal_save(&first, pin(other)).await;
    assert!(matches!(again, Err(Error::Exists { .. })), "{again:?}");
    let second = disk.store.proposal_save(&first, pin(version(2))).await.unwrap();
    assert_eq!(second.revision, first.revision + 1);
    assert_eq!(disk.store.version(&pid(), 1).await.unwrap(), Some(version(1)));
    assert_eq!(disk.store.versions(&pid()).await.unwrap(), vec![(1, Timestamp(9)), (2, Timestamp(9))]);

    let by_hand = crate::unit::Unit::new("UPDATE $id SET body = { title: 'x' }").bind("id", crate::versions::id(&pid(), 1));
    let by_hand = disk.store.run(by_hand).await.map(drop);
    assert!(by_hand.is_err(), "the schema itself has to refuse it");
}

#[tokio::test]
async fn a_sealed_assessment_is_never_written_again() {
    let disk = with_proposal().await;
    let store = &disk.store;
    let mut sheet = store.assessment(&pid(), Side::Employee).await.unwrap();
    assert_eq!(sheet, Sheet::default());
    let rating = Rating { level: Level::Reliably, evidence: "Seen in May".to_owned() };
    sheet.assessment.ratings.insert(ExpectationId::parse("sql").unwrap(), rating);
    store.assessment_save(&pid(), Side::Employee, &sheet).await.unwrap();
    let lost = store.assessment_save(&pid(), Side::Employee, &sheet).await;
    assert!(matches!(lost, Err(Error::Conflict)), "another tab's rating must not be overwritten: {lost:?}");

    let mut read = store.assessment(&pid(), Side::Employee).await.unwrap();
    assert_eq!(read.assessment, sheet.assessment);
    read.assessment.sealed = Some(Timestamp(7));
    let seal = Also { assessments: vec![(Side::Employee, read.clone())], ..Also::default() };
    let saved = store.proposal_save(&proposal("p"), seal).await.unwrap();

    let sealed = store.assessment(&pid(), Side::Employee).await.unwrap();
    let mut changed = sealed.clone();
    changed.assessment = Assessment::default();
    let after = store.assessment_save(&pid(), Side::Employee, &changed).await;
    assert!(matches!(after, Err(Error::Sealed)), "{after:?}");
    let again = store.proposal_save(&saved, Also { assessments: vec![(Side::Employee, changed)], ..Also::default() }).await;
    assert!(matches!(again, Err(Error::Sealed)), "{again:?}");
    assert_eq!(store.assessment(&pid(), Side::Employee).await.unwrap(), sealed);
    assert_eq!(store.assessment(&pid(), Side::Manager).await.unwrap(), Sheet::default());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_is_taken_away_only_where_something_else_is_pinned_to_be_rated() {
    let disk = with_proposal().await;
    let store = &disk.store;
    let read = store.proposal(&pid()).await.unwrap().unwrap();
    let mut sheet = store.assessment(&pid(), Side::Employee).await.unwrap();
    sheet.assessment.sealed = Some(Timestamp(7));
    let seal = Also { assessments: vec![(Side::Employee, sheet)], ..Also::default() };
    let saved = store.proposal_save(&read, seal).await.unwrap();
    let repinned = async || {
        let mut sheets = Vec::new();
        for side in Side::ALL {
            let sheet = store.assessment(&pid(), side).await.unwrap();
            sheets.push((side, Sheet { assessment: Assessment::default(), ..sheet }));
        }
        Also { repinned: sheets, ..Also::default() }
    };
    let overtaken = repinned().await;
    let saved = store.proposal_save(&saved, repinned().await).await.unwrap();
    for side in Side::ALL {
        assert_eq!(store.assessment(&pid(), side).await.unwrap().assessment, Assessment::default());
    }
    let lost = store.proposal_save(&saved, overtaken).await;
    assert!(matches!(lost, Err(Error::Conflict)), "{lost:?}");
}

#[tokio::test]
async fn a_reviewer_decides_once_on_a_version() {
    let disk = with_proposal().await;
    let decide = |d: Decision, requests| Also { decisions: vec![d], requests, ..Also::default() };
    let saved = disk
        .store
        .proposal_save(&proposal("p"), decide(decision("marta"), vec![request("r2", 1), request("r1", 1)]))
        .await
        .unwrap();
    let again = disk.store.proposal_save(&saved, decide(decision("marta"), vec![])).await;
    assert!(matches!(again, Err(Error::Exists { .. })), "{again:?}");
    let saved = disk.store.proposal_save(&saved, decide(decision("kofi"), vec![request("r0", 2)])).await.unwrap();
    assert_eq!(disk.store.decisions(&pid(), 1).await.unwrap(), vec![decision("kofi"), decision("marta")]);
    assert_eq!(disk.store.decisions(&pid(), 2).await.unwrap(), vec![]);
    assert_eq!(disk.store.decisions_all(&pid()).await.unwrap().len(), 2);
    assert_eq!(disk.store.requests(&pid(), 1).await.unwrap(), vec![request("r1", 1), request("r2", 1)]);

    let mut answered = request("r1", 1);
    answered.note = "Say less".to_owned();
    disk.store.proposal_save(&saved, Also { requests: vec![answered.clone()], ..Also::default() }).await.unwrap();
    assert_eq!(disk.store.request(&pid(), &answered.id).await.unwrap(), Some(answered));
    assert_eq!(disk.store.requests_all(&pid()).await.unwrap().len(), 3);
}

#[tokio::test]
async fn consultations_are_found_by_proposal_and_by_stakeholder() {
    let disk = with_proposal().await;
    let asked = vec![consultation("c1", 5), consultation("c2", 3)];
    let saved = disk.store.proposal_save(&proposal("p"), Also { consultations: asked, ..Also::default() }).await.unwrap();
    let mut closed = consultation("c1", 5);
    closed.stage = Stage::Closed { reason: "Moved on".to_owned() };
    disk.store.proposal_save(&saved, Also { consultations: vec![closed.clone()], ..Also::default() }).await.unwrap();
    assert_eq!(disk.store.consultation(&closed.id).await.unwrap(), Some(closed.clone()));
    let ids = |list: Vec<Consultation>| list.iter().map(|c| c.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(disk.store.consultations(&pid()).await.unwrap()), ["c2", "c1"]);
    assert_eq!(ids(disk.store.consultations_of(&who("priya")).await.unwrap()), ["c1", "c2"]);
    assert_eq!(disk.store.consultations_of(&who("marta")).await.unwrap(), vec![]);
}

#[tokio::test]
async fn freezing_fences_the_text_until_it_is_opened_again() {
    let disk = with_proposal().await;
    let store = &disk.store;
    assert_eq!(store.append(vec![append(Section::Start, 1, "a")]).await, vec![Ok(())]);
    let heads = store.heads(&pid()).await.unwrap();
    assert_eq!(store.append(vec![append(Section::Start, 2, "b")]).await, vec![Ok(())]);
    let freeze = |heads| Also { rooms: Some(Rooms::Freeze), at_heads: Some(heads), ..Also::default() };
    let moved = store.proposal_save(&proposal("p"), freeze(heads)).await;
    assert!(matches!(moved, Err(Error::Moved)), "{moved:?}");
    assert_eq!(store.append(vec![append(Section::Start, 3, "c")]).await, vec![Ok(())]);

    let heads = store.heads(&pid()).await.unwrap();
    let frozen = store.proposal_save(&proposal("p"), freeze(heads)).await.unwrap();
    assert_eq!(store.append(vec![append(Section::Start, 4, "d")]).await, vec![Err(AppendError::Fenced)]);
    assert_eq!(store.load(&room(Section::Start)).await.unwrap().seq, 3, "a frozen room can be read");
    store.proposal_save(&frozen, Also { rooms: Some(Rooms::Open), ..Also::default() }).await.unwrap();
    assert_eq!(store.append(vec![append(Section::Start, 4, "d")]).await, vec![Ok(())]);
}

#[tokio::test]
async fn lists_hold_what_their_reader_may_know_newest_first() {
    let store = in_memory().await;
    let mut all = Vec::new();
    for (i, state) in [State::Draft, State::Shared, State::Submitted, State::Approved, State::Withdrawn].into_iter().enumerate() {
        let mut p = proposal(&format!("p{i}"));
        p.state = state;
        p.version = u32::from(i >= 2);
        p.updated = Timestamp(i64::try_from(i).unwrap());
        all.push(p);
    }
    let mut foreign = proposal("foreign");
    foreign.org = OrgId::parse("south").unwrap();
    foreign.employee = who("other");
    foreign.manager = who("other");
    foreign.state = State::Submitted;
    foreign.version = 1;
    all.push(foreign);
    store.proposals_create_many(&all, &BTreeMap::new()).await.unwrap();

    let ids = |list: Vec<domain::proposal::Proposal>| list.iter().map(|p| p.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(store.proposals_of_employee(&who("tomas")).await.unwrap()), ["p4", "p3", "p2", "p1", "p0"]);
    assert_eq!(ids(store.proposals_of_manager(&who("ines")).await.unwrap()), ["p4", "p3", "p2", "p1"]);
    let org = super::org().id;
    assert_eq!(ids(store.reviewable(&org, Waiting::ForLeadership, 10).await.unwrap()), ["p2"]);
    assert_eq!(ids(store.reviewable(&org, Waiting::ForNobody, 10).await.unwrap()), ["p3"]);
    let mut there = store.run(crate::unit::Unit::new("RETURN count(SELECT VALUE id FROM proposal)")).await.unwrap();
    assert_eq!(there.take::<i64>(0).unwrap(), 6);
}

#[tokio::test]
async fn a_closed_store_can_be_opened_again_and_has_everything() {
    let disk = with_proposal().await;
    assert_eq!(disk.store.append(vec![append(Section::Start, 1, "a")]).await, vec![Ok(())]);
    let second = Store::open(settings(&disk.directory)).await.map(drop);
    assert!(matches!(second, Err(Error::Open { .. })), "a directory belongs to one store: {second:?}");
    disk.store.close().await.unwrap();
    disk.store.close().await.unwrap();
    assert!(matches!(disk.store.proposal(&pid()).await, Err(Error::Closed)));

    let store = Store::open(settings(&disk.directory)).await.unwrap();
    assert_eq!(store.proposal(&pid()).await.unwrap(), Some(proposal("p")));
    assert_eq!(store.load(&room(Section::Start)).await.unwrap().updates, vec![Bytes::from_static(b"a")]);
}
