//! A pinned version: read by the pair, reviewed by leadership.

use super::review;
use crate::components::failed::failed;
use crate::server_fns::review::version;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn VersionPage() -> impl IntoView {
    let params = use_params_map();
    let part = move |name: &str| params.with(|p| p.get(name)).unwrap_or_default();
    let place = Memo::new(move |_| (part("id"), part("n")));
    let loaded = Resource::new(move || place.get(), |(id, number)| version(id, number));
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match loaded.await {
                    Ok(view) => review::version(view),
                    Err(error) => failed(&error),
                }
            })}
        </Suspense>
    }
}
