//! Writers that meet. On disk: the engine in memory lets two of them win.

use super::{append, proposal, room, with_proposal};
use crate::{Also, Error, Rooms};
use domain::ids::ProposalId;
use domain::section::Section;
use domain::state::State;
use futures::future::join_all;
use sync::log::{AppendError, Log};

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_save_the_same_revision_one_wins() {
    let disk = with_proposal().await;
    for _ in 0..50 {
        let read = disk.store.proposal(&ProposalId::parse("p").unwrap()).await.unwrap().unwrap();
        let save = |state| {
            let (store, mut mine) = (disk.store.clone(), read.clone());
            mine.state = state;
            tokio::spawn(async move { store.proposal_save(&mine, Also::default()).await })
        };
        let racers = [State::Shared, State::Withdrawn, State::Consulting, State::Draft].map(save);
        let outcomes: Vec<_> = join_all(racers).await.into_iter().map(Result::unwrap).collect();
        let won: Vec<_> = outcomes.iter().filter_map(|o| o.as_ref().ok()).collect();
        assert_eq!(won.len(), 1, "{outcomes:?}");
        assert!(outcomes.iter().all(|o| matches!(o, Ok(_) | Err(Error::Conflict))), "{outcomes:?}");
        assert_eq!(disk.store.proposal(&read.id).await.unwrap().as_ref(), Some(won[0]));
    }
}

/// Twenty writers, one per room or several on the same one, against a freeze: whatever was acknowledged is in the frozen text, and
/// nothing comes after.
#[tokio::test(flavor = "multi_thread")]
async fn an_append_comes_before_the_freeze_or_is_fenced() {
    let disk = with_proposal().await;
    let writers: Vec<_> = (0..20)
        .map(|writer| {
            let store = disk.store.clone();
            let section = Section::ALL[writer % Section::ALL.len()];
            tokio::spawn(async move {
                let mut mine = Vec::new();
                let mut seq = 1;
                loop {
                    let text = format!("{writer}:{seq}");
                    let outcome = store.append(vec![append(section, seq, &text)]).await.remove(0);
                    match outcome {
                        Ok(()) => mine.push((section, seq, text)),
                        Err(AppendError::Behind) => {}
                        Err(AppendError::Fenced) => return mine,
                        Err(error) => panic!("{error}"),
                    }
                    seq += 1;
                }
            })
        })
        .collect();
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let freeze = Also { rooms: Some(Rooms::Freeze), ..Also::default() };
    let frozen = disk.store.proposal_save(&proposal("p"), freeze).await.unwrap();
    let heads = disk.store.heads(&frozen.id).await.unwrap();

    let mut acknowledged = 0;
    for writer in writers {
        for (section, seq, text) in writer.await.unwrap() {
            assert!(seq <= heads[&section], "an append was acknowledged after the freeze");
            let rows = disk.store.load(&room(section)).await.unwrap().updates;
            assert_eq!(rows[usize::try_from(seq).unwrap() - 1], text.as_bytes());
            acknowledged += 1;
        }
    }
    assert_eq!(acknowledged, heads.values().sum::<u64>(), "every row was acknowledged to exactly one writer");
    assert_eq!(disk.store.heads(&frozen.id).await.unwrap(), heads);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_that_stops_waiting_does_not_stop_the_write() {
    let disk = with_proposal().await;
    for seq in 1..=50 {
        let store = disk.store.clone();
        let call = tokio::spawn(async move { store.append(vec![append(Section::Start, seq, "x")]).await });
        tokio::task::yield_now().await;
        call.abort();
        let _ = call.await;
        // Repeating the same row is how a room goes on after a lost answer.
        assert_eq!(disk.store.append(vec![append(Section::Start, seq, "x")]).await, vec![Ok(())]);
    }
    assert_eq!(disk.store.load(&room(Section::Start)).await.unwrap().updates.len(), 50);
}
