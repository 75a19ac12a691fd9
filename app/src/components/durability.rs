//! What everybody has to know who writes here: that the server may lose what it shows as saved.

use super::icon::Icon;
use crate::words::server as said;
use leptos::prelude::*;

/// A banner above every page, where it is so.
#[component]
pub fn DurabilityBanner() -> impl IntoView {
    let may_lose = SharedValue::new(may_lose).into_inner();
    may_lose.then(|| {
        view! {
            <aside class="server" aria-label=said::ABOUT>
                <Icon name="alert"/>
                <p><strong>{said::MAY_LOSE}</strong> " " {said::MAY_LOSE_MORE}</p>
            </aside>
        }
    })
}

#[cfg(feature = "ssr")]
fn may_lose() -> bool {
    use service::{Durability, Service};
    use_context::<std::sync::Arc<Service>>().is_some_and(|service| service.durability() != Durability::EveryCommit)
}

/// What the server wrote says it.
#[cfg(not(feature = "ssr"))]
fn may_lose() -> bool {
    false
}
