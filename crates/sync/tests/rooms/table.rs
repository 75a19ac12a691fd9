//! The table: who is here and notices, never text.

use crate::person::{House, room, start, table, typed};
use domain::section::{Right, Section};
use sync::codec::{Body, SyncMsg};

#[tokio::test(start_paused = true)]
async fn the_table_holds_an_empty_document_and_takes_no_text() {
    let house = House::new();
    let mut a = house.enter("ana", &table(), Right::Read).await;
    assert_eq!((a.caught_up, a.asked, a.saved), (1, 1, 1));
    let mut b = house.enter("ben", &start(), Right::Write).await;
    let text = b.edit(&typed("x"));
    let _ = a.send(Body::Sync(SyncMsg::Update(text.clone()))).await;
    let _ = a.send(Body::Sync(SyncMsg::Step2(text))).await;
    a.until(|a| a.refused == 2).await;
    b.rest().await;
    assert_eq!(house.log.loads(), 1);
    assert!(house.hub.content(&table()).await.is_err());
}

#[tokio::test(start_paused = true)]
async fn a_notice_reaches_everybody_in_the_room_and_nobody_else() {
    let house = House::new();
    let mut a = house.enter("ana", &table(), Right::Read).await;
    let mut b = house.enter("ben", &table(), Right::Read).await;
    let mut c = house.enter("ben", &room(Section::Gaps), Right::Read).await;
    house.hub.notify(&table(), "{\"changed\":2}".to_owned());
    a.until(|a| a.notices == ["{\"changed\":2}"]).await;
    b.until(|b| b.notices.len() == 1).await;
    c.rest().await;
    assert!(c.notices.is_empty());
    // What a client calls a notice stays with it.
    let _ = a.send(Body::Stateless("forged".to_owned())).await;
    b.rest().await;
    assert_eq!(b.notices.len(), 1);
}
