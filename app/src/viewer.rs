//! Who looks at the page: known from the first byte on, and asked again after each way from page to page.

use crate::server_fns::lists;
use domain::view::Me;
use leptos::prelude::*;

/// Who looks at the page.
#[derive(Clone, Copy)]
pub struct Viewer(RwSignal<Option<Me>>);

impl Viewer {
    /// Puts it into the context: on the server from what the request said, in the browser from what the server wrote.
    pub fn provide() {
        let me = SharedValue::new(|| use_context::<Option<Me>>().flatten()).into_inner();
        provide_context(Self(RwSignal::new(me)));
    }

    /// The viewer of the page around; nobody before signing in.
    pub fn current() -> Signal<Option<Me>> {
        use_context::<Self>().map(|viewer| viewer.0.into()).unwrap_or_default()
    }

    /// Asks again: what waits for somebody changes.
    pub fn refresh() {
        if let Some(viewer) = use_context::<Self>() {
            viewer.ask();
        }
    }

    /// The same, for whoever calls it when no context is around.
    pub fn refresh_later() -> impl Fn() + 'static {
        let viewer = use_context::<Self>();
        move || {
            if let Some(viewer) = viewer {
                viewer.ask();
            }
        }
    }

    fn ask(self) {
        let Self(me) = self;
        leptos::task::spawn_local(async move {
            if let Ok(now) = lists::me().await {
                let _ = me.try_set(Some(now));
            }
        });
    }
}
