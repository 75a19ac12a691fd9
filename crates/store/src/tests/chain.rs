//! The chain of the audit log: what is sealed, and what is found when somebody tampers with it.

use super::backup::{backup, restored};
use super::migrations::left_by_release_5;
use super::{OnDisk, on_disk, org, proposal, settings, who};
use crate::migrate::{self, MIGRATIONS};
use crate::unit::Unit;
use crate::{AuditFilter, ChainFault, ChainReport, Entry, FIRST_HASH, Store, chain_hash};
use domain::audit::AuditKind;
use domain::ids::OrgId;
use domain::time::Timestamp;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

const NOW: Timestamp = Timestamp(1_796_025_600_000);

fn entry(at: i64, what: &str, about: &str) -> Entry {
    Entry { at: Timestamp(at), person: who("tomas"), what: what.to_owned(), about: about.to_owned() }
}

/// A store in which a proposal was started and somebody signed in, three times.
async fn busy() -> OnDisk {
    let disk = on_disk().await;
    let started = [entry(1_000, "proposal.started", ""), entry(1_000, "section.shared", "start")];
    disk.store.proposal_create(&proposal("p"), &BTreeMap::new(), &started).await.unwrap();
    for at in 1..=3 {
        disk.store.audit_append(&org().id, &entry(at * 500, "session.signed_in", &format!("s{at}"))).await.unwrap();
    }
    disk
}

async fn verified(store: &Store) -> ChainReport {
    store.audit_verify(&org().id, None).await.unwrap()
}

async fn run(store: &Store, text: &str) {
    store.run(Unit::composed(text.to_owned())).await.unwrap();
}

#[tokio::test]
async fn what_happened_is_sealed_once_in_the_order_in_which_it_happened() {
    let disk = busy().await;
    assert_eq!(verified(&disk.store).await, ChainReport { entries: 0, head: FIRST_HASH.to_owned(), fault: None, found: None });
    assert_eq!(disk.store.audit_waiting().await.unwrap(), 5);
    assert_eq!(disk.store.audit_seal(NOW).await.unwrap(), 5);
    assert_eq!(disk.store.audit_seal(NOW).await.unwrap(), 0);
    let report = verified(&disk.store).await;
    assert_eq!((report.entries, &report.fault), (5, &None));
    assert_eq!(disk.store.audit_head(&org().id).await.unwrap(), Some((5, report.head.clone())));

    // Late, and of an earlier moment than what is sealed already.
    disk.store.audit_append(&org().id, &entry(700, "session.signed_out", "s1")).await.unwrap();
    assert_eq!(disk.store.audit_seal(Timestamp(NOW.0 + 1)).await.unwrap(), 1);
    let all = disk.store.audit_log(&org().id, &AuditFilter::default(), 10).await.unwrap();
    let told: Vec<_> = all.iter().map(|e| (e.number, e.entry.at.0, e.entry.what.as_str(), e.subject.as_str())).collect();
    let expected = [
        (5, 1_500, "session.signed_in", "s3"),
        (4, 1_000, "session.signed_in", "s2"),
        (3, 1_000, "section.shared", "p"),
        (2, 1_000, "proposal.started", "p"),
        (6, 700, "session.signed_out", "s1"),
        (1, 500, "session.signed_in", "s1"),
    ];
    assert_eq!(told, expected);
    let late = all.iter().find(|e| e.number == 6).unwrap();
    assert_eq!(late.sealed, Timestamp(NOW.0 + 1));
    let noted = disk.store.audit_verify(&org().id, Some(&report.head)).await.unwrap();
    assert_eq!(
        (noted.entries, noted.found, noted.fault),
        (6, Some(5), None),
        "a head that was noted down earlier is still there"
    );
    assert_eq!(disk.store.audit_verify(&org().id, Some("another")).await.unwrap().found, None);
}

/// What docs/operating.md says: somebody else can make the same hash with other tools. (Python: `hashlib.sha256(json.dumps([...],
/// separators=(',', ':'), ensure_ascii=False).encode()).hexdigest()`.)
#[test]
fn a_hash_can_be_made_by_anybody() {
    let row = json!(["audit", "p", 3, 0]);
    let hash = chain_hash(FIRST_HASH, 1, &row, &org().id, &entry(1_000, "section.shared", "start"), NOW);
    assert_eq!(hash, "c488380006f41bf030d020fce7fbcb26c72eece7f6f416f762763c8d4b468489");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_who_seal_at_once_seal_everything_once() {
    let disk = on_disk().await;
    let stores = [Arc::clone(&disk.store), disk.store.beside(), disk.store.beside()];
    let mut work = Vec::new();
    for (place, store) in stores.into_iter().enumerate() {
        work.push(tokio::spawn(async move {
            let mut sealed = 0;
            for at in 0..40 {
                store.audit_append(&org().id, &entry(at, "session.signed_in", &format!("s{place}-{at}"))).await.unwrap();
                if at % 4 == 0 {
                    sealed += store.audit_seal(NOW).await.unwrap();
                }
            }
            sealed + store.audit_seal(NOW).await.unwrap()
        }));
    }
    let mut sealed = 0;
    for done in work {
        sealed += done.await.unwrap();
    }
    assert_eq!(sealed, 120);
    let report = verified(&disk.store).await;
    assert_eq!((report.entries, report.fault), (120, None));
}

#[tokio::test]
async fn what_is_looked_for_often_is_what_happened_lately_and_the_rest_is_found_all_the_same() {
    let disk = on_disk().await;
    let at = |minutes: i64| entry(NOW.0 + minutes * 60_000, "session.signed_in", &format!("s{minutes}"));
    for minutes in [-60, -9, 0, 5] {
        disk.store.audit_append(&org().id, &at(minutes)).await.unwrap();
    }
    assert_eq!(disk.store.audit_seal_recent(NOW).await.unwrap(), 3, "also of a clock that is ahead");
    assert_eq!(disk.store.audit_seal_recent(NOW).await.unwrap(), 0);
    assert_eq!(disk.store.audit_seal(NOW).await.unwrap(), 1);
    assert_eq!((verified(&disk.store).await.entries, verified(&disk.store).await.fault), (4, None));
}

#[tokio::test]
async fn each_organization_has_a_chain_of_its_own() {
    let disk = busy().await;
    let south = OrgId::parse("south").unwrap();
    disk.store.audit_append(&south, &entry(1, "session.signed_in", "s")).await.unwrap();
    assert_eq!(disk.store.audit_seal(NOW).await.unwrap(), 6);
    assert_eq!(verified(&disk.store).await.entries, 5);
    let report = disk.store.audit_verify(&south, None).await.unwrap();
    assert_eq!((report.entries, report.fault), (1, None));
    assert_eq!(disk.store.audit_log(&south, &AuditFilter::default(), 10).await.unwrap().len(), 1);
}

/// Everything that somebody with the database in hands may do to it, and what is found.
#[tokio::test]
async fn whatever_is_tampered_with_is_found() {
    // Columns are closed by the schema; somebody with the database in hands opens them.
    let open = "DEFINE FIELD OVERWRITE what ON audit_chain TYPE string; DEFINE FIELD OVERWRITE what ON org_audit TYPE string;
        DEFINE FIELD OVERWRITE place ON audit_chain TYPE string; DEFINE FIELD OVERWRITE hash ON audit_chain TYPE string;
        DEFINE FIELD OVERWRITE what ON audit TYPE string; DEFINE FIELD OVERWRITE sealed ON audit_chain TYPE int;";
    let row = |key: &str| json!(["audit", "p", 1, key.parse::<i64>().unwrap()]).to_string();
    let cases: Vec<(&str, ChainFault)> = vec![
        ("UPDATE audit_chain:['north', 2] SET what = 'proposal.renamed'", ChainFault::Changed { number: 2 }),
        ("UPDATE audit_chain:['north', 2] SET sealed = 1", ChainFault::Changed { number: 2 }),
        ("UPDATE audit_chain:['north', 2] SET place = '0'", ChainFault::Changed { number: 2 }),
        ("UPDATE audit_chain:['north', 2] SET hash = 'x'", ChainFault::Changed { number: 2 }),
        ("DELETE audit_chain:['north', 2]", ChainFault::Missing { number: 2 }),
        ("DELETE audit_chain:['north', 1]", ChainFault::Missing { number: 1 }),
        ("DELETE audit:['p', 1, 0]", ChainFault::RowGone { number: 2, row: row("0") }),
        ("UPDATE audit:['p', 1, 1] SET what = 'section.unshared'", ChainFault::RowChanged { number: 3, row: row("1") }),
        ("DELETE audit_chain:['north', 5]", ChainFault::CutOff { number: 5 }),
        ("UPDATE audit_head:north SET hash = 'x'", ChainFault::CutOff { number: 5 }),
        (
            "CREATE audit:['p', 9, 0] CONTENT { org: org:north, at: 1, person: person:tomas, what: 'x', about: '' };
             DELETE audit_pending",
            ChainFault::SlippedIn { row: json!(["audit", "p", 9, 0]).to_string() },
        ),
        ("DELETE audit_head:north; DELETE audit_chain:['north', 5]", ChainFault::SlippedIn { row: String::new() }),
    ];
    for (text, expected) in cases {
        let disk = busy().await;
        disk.store.audit_seal(NOW).await.unwrap();
        let before = verified(&disk.store).await;
        run(&disk.store, open).await;
        assert_eq!(verified(&disk.store).await, before, "a definition is no entry");
        run(&disk.store, text).await;
        let found = verified(&disk.store).await.fault;
        match (&found, &expected) {
            // The database made this record's name.
            (Some(ChainFault::SlippedIn { .. }), ChainFault::SlippedIn { row }) if row.is_empty() => {}
            _ => assert_eq!(found, Some(expected), "{text}"),
        }
        // What happens from now on is sealed all the same, and what was found is not hidden by it.
        disk.store.audit_append(&org().id, &entry(9_000, "session.signed_in", "later")).await.unwrap();
        assert_eq!(disk.store.audit_seal(NOW).await.unwrap(), 1, "{text}");
        assert!(verified(&disk.store).await.fault.is_some(), "{text}");
    }
}

/// Whoever replaces everything from some entry on leaves a chain that fits; a head that somebody noted down is not in it.
#[tokio::test]
async fn a_chain_that_was_made_anew_lacks_the_head_that_was_noted_down() {
    let disk = busy().await;
    disk.store.audit_seal(NOW).await.unwrap();
    let noted = verified(&disk.store).await.head;
    run(&disk.store, "DELETE audit_chain; DELETE audit_head; DELETE org_audit WHERE about = 's2'; CREATE audit_backlog:org_audit; CREATE audit_backlog:audit;").await;
    assert_eq!(disk.store.audit_seal(NOW).await.unwrap(), 4);
    let report = disk.store.audit_verify(&org().id, Some(&noted)).await.unwrap();
    assert_eq!((report.entries, report.fault, report.found), (4, None, None));
}

#[tokio::test]
async fn what_was_written_before_there_was_a_chain_is_sealed_by_its_moment() {
    let disk = left_by_release_5().await;
    migrate::apply(&disk.store, MIGRATIONS).await.unwrap();
    let orgs = disk.store.orgs().await.unwrap();
    let org = &orgs.first().unwrap().id;
    disk.store.audit_append(org, &entry(1, "session.signed_in", "after the migration")).await.unwrap();
    let sealed = disk.store.audit_seal(NOW).await.unwrap();
    assert!(sealed > 20, "{sealed}");
    let log = disk.store.audit_log(org, &AuditFilter::default(), 10_000).await.unwrap();
    assert_eq!(log.len() as u64, sealed);
    let numbers: Vec<u64> = log.iter().rev().map(|e| e.number).collect();
    assert_eq!(numbers, (1..=sealed).collect::<Vec<_>>(), "in the order in which it happened");
    assert_eq!(log.last().unwrap().entry.about, "after the migration", "it waited with the others");
    let report = disk.store.audit_verify(org, None).await.unwrap();
    assert_eq!((report.entries, report.fault), (sealed, None));
    assert_eq!(disk.store.audit_seal(NOW).await.unwrap(), 0);
}

#[tokio::test]
async fn a_restored_backup_has_the_chain_and_goes_on_with_it() {
    let disk = busy().await;
    disk.store.audit_seal(NOW).await.unwrap();
    let noted = verified(&disk.store).await.head;
    disk.store.audit_append(&org().id, &entry(5_000, "session.signed_in", "waits")).await.unwrap();
    let copy = restored(backup(&disk.store).await).await;
    // The one that waited, and that everything was restored.
    assert_eq!(copy.store.audit_seal(NOW).await.unwrap(), 2);
    let report = copy.store.audit_verify(&org().id, Some(&noted)).await.unwrap();
    assert_eq!((report.entries, report.fault, report.found), (7, None, Some(5)));
}

#[tokio::test]
async fn a_chain_survives_closing_and_opening() {
    let disk = busy().await;
    disk.store.audit_seal(NOW).await.unwrap();
    let before = verified(&disk.store).await;
    disk.store.close().await.unwrap();
    let store = Store::open(settings(&disk.directory)).await.unwrap();
    assert_eq!(verified(&store).await, before);
}

#[tokio::test]
async fn the_log_is_read_by_kind_person_subject_and_days() {
    let disk = busy().await;
    let mut other = entry(2_000, "version.read", "p/3");
    other.person = who("ines");
    disk.store.audit_append(&org().id, &other).await.unwrap();
    disk.store.audit_seal(NOW).await.unwrap();
    let read = async |filter: AuditFilter, limit: usize| {
        let entries = disk.store.audit_log(&org().id, &filter, limit).await.unwrap();
        entries.into_iter().map(|e| e.number).collect::<Vec<_>>()
    };
    let nothing = AuditFilter::default;
    let (kind, person, subject) = (Some(AuditKind::SignIn), Some(who("ines")), Some("p".to_owned()));
    assert_eq!(read(nothing(), 2).await, [6, 5]);
    assert_eq!(read(AuditFilter { kind, ..nothing() }, 9).await, [5, 4, 1]);
    assert_eq!(read(AuditFilter { person: person.clone(), ..nothing() }, 9).await, [6]);
    assert_eq!(read(AuditFilter { subject: subject.clone(), ..nothing() }, 9).await, [6, 3, 2]);
    assert_eq!(read(AuditFilter { subject: subject.clone(), person: person.clone(), ..nothing() }, 9).await, [6]);
    assert_eq!(read(AuditFilter { kind, person, ..nothing() }, 9).await, [] as [u64; 0]);
    let days = AuditFilter { from: Some(Timestamp(1_000)), until: Some(Timestamp(2_000)), ..nothing() };
    assert_eq!(read(days, 9).await, [5, 4, 3, 2]);
    let first = disk.store.audit_log(&org().id, &nothing(), 3).await.unwrap();
    let behind = Some(first.last().unwrap().place.clone());
    assert_eq!(read(AuditFilter { behind, ..nothing() }, 9).await, [3, 2, 1]);
}
