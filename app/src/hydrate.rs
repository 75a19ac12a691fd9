//! Taking over what the server wrote.

use crate::app::App;
use crate::components::hydrated;
use leptos::mount::hydrate_from_async;
use leptos::tachys::dom::body;
use leptos::task::spawn_local;

/// Takes over the page, as `leptos::mount::hydrate_lazy` does, and says when that is done.
pub fn hydrate() {
    // A second call has nothing to do: the executor of this tab is set once.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    spawn_local(async {
        hydrate_from_async(body(), App).await.forget();
        hydrated::complete();
    });
}
