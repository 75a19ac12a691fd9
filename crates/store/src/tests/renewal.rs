//! A new generation of a proposal's rooms.

use super::{append, by_hand, proposal, room, room_of, who, with_proposal};
use crate::unit::Unit;
use crate::{Also, Rooms};
use bytes::Bytes;
use domain::assessment::Side;
use domain::ids::ProposalId;
use domain::proposal::Signature;
use domain::section::Section;
use domain::time::Timestamp;
use std::collections::BTreeMap;
use sync::log::{AppendError, Log, LogError};

#[tokio::test]
async fn whole_rooms_go_on_as_they_were_under_new_names() {
    let disk = with_proposal().await;
    let store = &disk.store;
    for seq in 1..=4 {
        let mut row = append(Section::Start, seq, &format!("row {seq}"));
        row.new_clients = vec![(seq, who("ines"))];
        assert_eq!(store.append(vec![row]).await, vec![Ok(())]);
    }
    for seq in [2, 3] {
        store.compact(&room(Section::Start), seq, Bytes::from(format!("state {seq}"))).await.unwrap();
    }
    let mut signed = proposal("p");
    let heads = BTreeMap::from([(Section::Start, 4)]);
    signed.signatures = vec![Signature { side: Side::Manager, person: who("ines"), at: Timestamp(1), heads: heads.clone() }];
    let signed = store.proposal_save(&signed, Also { rooms: Some(Rooms::Freeze), ..Also::default() }).await.unwrap();
    let before = store.load(&room(Section::Start)).await.unwrap();

    let renewed = store.rooms_renew(&signed.id, &by_hand()).await.unwrap().unwrap();
    assert_eq!((renewed.proposal.generation, renewed.proposal.revision), (1, signed.revision + 1));
    assert_eq!((renewed.proposal.signatures.clone(), renewed.cut), (signed.signatures, vec![]), "the text is what was signed");
    assert_eq!(store.proposal(&signed.id).await.unwrap(), Some(renewed.proposal.clone()));
    assert_eq!(store.load(&room_of(1, Section::Start)).await.unwrap(), before);
    assert_eq!(store.heads(&signed.id).await.unwrap()[&Section::Start], 4);
    let mut row = append(Section::Start, 5, "row 5");
    row.room = room_of(1, Section::Start);
    assert_eq!(store.append(vec![row.clone()]).await, vec![Err(AppendError::Fenced)], "what was frozen is frozen");
    store.proposal_save(&renewed.proposal, Also { rooms: Some(Rooms::Open), ..Also::default() }).await.unwrap();
    assert_eq!(store.append(vec![row]).await, vec![Ok(())]);

    // Nothing is left of the old ones, and nothing comes back to them.
    assert_eq!(store.load(&room(Section::Start)).await, Err(LogError::Missing));
    assert_eq!(store.append(vec![append(Section::Start, 5, "row 5")]).await, vec![Err(AppendError::Fenced)]);
    let mut answer = store.run(Unit::new("RETURN count(SELECT * FROM collab_room)")).await.unwrap();
    assert_eq!(answer.take::<i64>(0).unwrap(), 6);
    let authors = Unit::new("SELECT VALUE people FROM collab_update WHERE bytes::len(data) > 0");
    let authors: Vec<Vec<String>> = store.run(authors).await.unwrap().take(0).unwrap();
    assert!(authors.iter().all(|people| people == &["tomas"]), "{authors:?}");
}

#[tokio::test]
async fn there_is_nothing_to_renew_of_what_does_not_exist() {
    let disk = with_proposal().await;
    assert_eq!(disk.store.rooms_renew(&ProposalId::parse("q").unwrap(), &by_hand()).await.unwrap(), None);
}
