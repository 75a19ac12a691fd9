//! A version for a later day: announced, and in force from that day on, once, whether a server was running then or not.

use crate::publishing::{answered, merged};
use crate::world::{World, in_days};
use domain::framework::{Begin, Coming};
use domain::people::Actor;
use domain::time::Date;
use domain::view::{PublicationState, PublishInput};
use exchange::Output;
use service::{Service, Settings};
use std::sync::Arc;

/// Publishes what the draft says for a day; without one, for now.
async fn published(w: &World, effective: Option<Date>) -> u32 {
    let seen = w.service.draft(&w.programme_owner).await.unwrap().seq;
    let input = PublishInput { effective, note: String::new(), seen };
    w.service.publish(&w.programme_owner, &input).await.unwrap()
}

/// Somebody holds a role that the next version merges into another.
async fn merging() -> World {
    let w = World::new().await;
    w.service.set_holds(&w.administrator, &w.colleague.person, Some(&"data-2".parse().unwrap())).await.unwrap();
    answered(&w).await;
    merged(&w, &[("data-2", "data-3")]).await;
    w
}

/// What somebody reads without naming a version, and which role they hold there.
async fn read(service: &Service, actor: &Actor) -> (u32, Option<String>) {
    let view = service.framework(actor, None).await.unwrap();
    (view.framework.version, view.mine.map(String::from))
}

async fn states(w: &World) -> Vec<(u32, PublicationState)> {
    let view = w.service.framework(&w.colleague, None).await.unwrap();
    view.publications.iter().map(|one| (one.version, one.state)).collect()
}

/// The day of what is to come has come: it was one that is over.
async fn day_comes(w: &World) {
    let store = w.service.store();
    let mut org = store.org(&w.org).await.unwrap().unwrap();
    let coming: Vec<Begin> = org.coming.iter().collect();
    let ago = i64::try_from(coming.len()).unwrap();
    org.coming = (coming.into_iter().zip(-ago..))
        .fold(Coming::default(), |all, (begin, day)| all.with(Begin { day: in_days(day), ..begin }));
    store.org_save(&org).await.unwrap();
}

async fn begun(service: &Service, w: &World) -> Vec<String> {
    let rows = service.store().audit_of_org(&w.org, 1_000).await.unwrap();
    let begun = rows.into_iter().filter(|row| row.entry.what == "framework.began");
    let mut versions: Vec<String> = begun.map(|row| row.entry.about).collect();
    versions.sort();
    versions
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_for_a_later_day_is_announced_and_changes_nothing_before() {
    let w = merging().await;
    let (s, owner) = (&w.service, &w.programme_owner);
    let open = w.shared().await;
    assert_eq!(published(&w, Some(in_days(9))).await, 2);

    assert_eq!(read(s, &w.colleague).await, (1, Some("data-2".to_owned())), "nobody is moved");
    assert_eq!(states(&w).await, [(2, PublicationState::Coming), (1, PublicationState::InForce)]);
    assert_eq!(s.framework(&w.colleague, Some(2)).await.unwrap().framework.version, 2, "it can be read before");
    let started = s.start(&w.colleague, "A path").await.unwrap();
    for (actor, id) in [(&w.colleague, &started), (&w.employee, &open)] {
        s.adopt_framework(actor, id).await.unwrap();
        let framework = s.proposal(actor, id).await.unwrap().framework;
        assert_eq!((framework.version, framework.newest), (1, 1));
    }
    let file = s.export(&w.colleague, None, Output::Json).await.unwrap();
    let by_hand = s.export_in_force(&w.org, Output::Json).await.unwrap();
    for bytes in [file.bytes, by_hand.bytes] {
        assert!(String::from_utf8(bytes).unwrap().contains("\"data-2\""));
    }
    assert_eq!(s.framework_coming(&w.org).await.unwrap(), [Begin { version: 2, day: in_days(9) }]);
    s.set_holds(&w.administrator, &w.manager.person, Some(&"data-2".parse().unwrap())).await.unwrap();

    // The draft goes on from what was published last.
    assert_eq!(s.draft(owner).await.unwrap().framework.version, 2);
    let compared = s.compare(owner, None, None).await.unwrap();
    assert_eq!((compared.from, compared.groups.len()), (2, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_begins_once_on_its_day_after_a_server_that_was_down_too() {
    let w = merging().await;
    published(&w, Some(in_days(9))).await;
    day_comes(&w).await;
    w.service.shutdown().await.unwrap();
    let settings = Settings::new(store::Place::Directory(w.directory.path().to_owned()));
    let s = Service::open(settings).await.unwrap();

    let readers: Vec<_> = (0..8)
        .map(|_| {
            let (s, actor) = (Arc::clone(&s), w.colleague.clone());
            tokio::spawn(async move { read(&s, &actor).await })
        })
        .collect();
    for reader in readers {
        assert_eq!(reader.await.unwrap(), (2, Some("data-3".to_owned())));
    }
    assert_eq!(s.store().person(&w.colleague.person).await.unwrap().unwrap().holds, Some("data-3".parse().unwrap()));
    assert_eq!(begun(&s, &w).await, ["2"]);
    let id = s.start(&w.employee, "A path").await.unwrap();
    assert_eq!(s.proposal(&w.employee, &id).await.unwrap().framework.version, 2);
    assert!(s.set_holds(&w.administrator, &w.manager.person, Some(&"data-2".parse().unwrap())).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn several_begin_one_after_the_other_in_the_order_of_their_days() {
    let w = merging().await;
    published(&w, Some(in_days(9))).await;
    merged(&w, &[("data-3", "data-4e")]).await;
    published(&w, Some(in_days(20))).await;
    assert_eq!(states(&w).await, [(3, PublicationState::Coming), (2, PublicationState::Coming), (1, PublicationState::InForce)]);
    day_comes(&w).await;
    assert_eq!(read(&w.service, &w.colleague).await, (3, Some("data-4e".to_owned())), "through both");
    assert_eq!(begun(&w.service, &w).await, ["2", "3"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_begins_before_others_takes_their_place() {
    use PublicationState::{Coming, InForce, Overtaken, Past};
    let w = merging().await;
    published(&w, Some(in_days(9))).await;
    published(&w, Some(in_days(20))).await;
    assert_eq!(published(&w, Some(in_days(9))).await, 4, "on the same day the newer one");
    assert_eq!(states(&w).await, [(4, Coming), (3, Overtaken), (2, Overtaken), (1, InForce)]);
    published(&w, None).await;
    assert_eq!(states(&w).await, [(5, InForce), (4, Overtaken), (3, Overtaken), (2, Overtaken), (1, Past)]);
    assert_eq!(read(&w.service, &w.colleague).await, (5, Some("data-3".to_owned())));
    assert_eq!(w.service.framework_coming(&w.org).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_begins_where_the_organization_is() {
    let w = merging().await;
    let zone = |name| service::time_zone(name).unwrap();
    w.service.set_time_zone(&w.org, zone("Etc/GMT+12")).await.unwrap();
    // 14 hours ahead of the middle: a day that has not come 26 hours behind it.
    let there = Date::from_days((service::now().0 + 14 * 3_600_000).div_euclid(86_400_000));
    published(&w, Some(there)).await;
    assert_eq!(read(&w.service, &w.colleague).await.0, 1);
    w.service.set_time_zone(&w.org, zone("Pacific/Kiritimati")).await.unwrap();
    assert_eq!(read(&w.service, &w.colleague).await, (2, Some("data-3".to_owned())));
    assert!(service::time_zone("Atlantis/Capital").is_err());
}
