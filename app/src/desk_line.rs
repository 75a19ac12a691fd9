//! Word from the server that what waits for me may have changed, on whatever page I am.

#[cfg(target_arch = "wasm32")]
use crate::viewer::Viewer;
use leptos::prelude::*;

/// What the line to the server has said.
#[derive(Clone, Copy)]
pub struct DeskLine {
    changed: RwSignal<u64>,
    reached: RwSignal<bool>,
}

impl DeskLine {
    /// Puts it into the context, and listens for as long as the calling component is there and somebody is signed in.
    pub fn provide() -> Self {
        let line = Self { changed: RwSignal::new(0), reached: RwSignal::new(false) };
        provide_context(line);
        #[cfg(target_arch = "wasm32")]
        line.listen();
        line
    }

    #[cfg(target_arch = "wasm32")]
    fn listen(self) {
        let me = Viewer::current();
        let person = Memo::new(move |_| me.with(|me| me.as_ref().map(|me| me.person.id.clone())));
        Effect::new(move |_| {
            if let Some(person) = person.get() {
                crate::live::follow_desk(
                    &person,
                    move || {
                        self.changed.try_update(|n| *n += 1);
                    },
                    move || {
                        self.reached.try_set(true);
                    },
                );
            }
        });
    }

    /// Whether the server has answered since the page was loaded.
    pub fn reached(self) -> Signal<bool> {
        self.reached.into()
    }

    /// The line of the frame around.
    pub fn current() -> Option<Self> {
        use_context()
    }

    /// Calls `act` whenever something may have changed.
    pub fn on_change(self, act: impl Fn() + 'static) {
        Effect::new(move |before: Option<u64>| {
            let now = self.changed.get();
            if before.is_some_and(|before| before != now) {
                untrack(&act);
            }
            now
        });
    }
}

/// What a page shows, asked for again whenever my desk changes.
pub fn followed<T, E, F>(first: T, ask: fn() -> F) -> RwSignal<T>
where
    T: PartialEq + Send + Sync + 'static,
    E: 'static,
    F: Future<Output = Result<T, E>> + 'static,
{
    let shown = RwSignal::new(first);
    if let Some(line) = DeskLine::current() {
        line.on_change(move || {
            leptos::task::spawn_local(async move {
                // Without an answer the page stays as it is; the next word asks again.
                if let Ok(now) = ask().await
                    && shown.try_with_untracked(|before| *before != now) == Some(true)
                {
                    let _ = shown.try_set(now);
                }
            });
        });
    }
    shown
}
