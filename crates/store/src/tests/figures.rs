//! What was last shown is replaced only by whoever has read it.

use super::{on_disk, org};
use crate::{Error, ShownFigures};

#[tokio::test]
async fn figures_are_noted_once_for_each_reading() {
    let disk = on_disk().await;
    let (store, org) = (&disk.store, org().id);
    assert_eq!(store.figures(&org).await.unwrap(), None);
    let shown =
        |many| ShownFigures { holders: [("keeper".parse().unwrap(), many)].into(), version: 1, ..ShownFigures::default() };
    store.figures_save(&org, None, &shown(4)).await.unwrap();
    assert!(matches!(store.figures_save(&org, None, &shown(5)).await, Err(Error::Exists { .. })));
    assert!(matches!(store.figures_save(&org, Some(&shown(5)), &shown(9)).await, Err(Error::Conflict)));
    store.figures_save(&org, Some(&shown(4)), &shown(8)).await.unwrap();
    assert_eq!(store.figures(&org).await.unwrap(), Some(shown(8)));
}
