//! The living proposal: loads it, and sets the table.

use super::proposal;
use crate::components::failed::failed;
use crate::server_fns::proposal::proposal as load;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn Living() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|p| p.get("id")).unwrap_or_default());
    let loaded = Resource::new(move || id.get(), load);
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match loaded.await {
                    Ok(view) => proposal::table(view),
                    Err(error) => failed(&error),
                }
            })}
        </Suspense>
    }
}
