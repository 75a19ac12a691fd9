//! A page that is made from what the server answers.

use crate::components::failed::failed;
use crate::components::hydrated::hydrated;
use crate::error::AppError;
use crate::live;
use crate::routes::load;
use crate::words;
use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;
use leptos_router::hooks::{use_params_map, use_query_map, use_url};

/// Shows what was answered, or why there is nothing to show. What was there before stays until the answer is here.
pub fn loaded<T>(answer: Resource<Result<T, AppError>>, page: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    let (url, around) = (use_url(), Owner::current());
    view! {
        <Transition>
            {move || {
                let (page, around) = (page.clone(), around.clone());
                Suspend::new(async move {
                    let answer = answer.await;
                    #[cfg(feature = "ssr")]
                    once().await;
                    match answer {
                        Ok(answer) => owned(around, || page(answer)),
                        Err(error) => {
                            // This device may keep a copy of the page.
                            if error.is_unreachable() && live::keeps_pages() {
                                load(&url.get_untracked());
                            }
                            failed(&error.0)
                        }
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}

/// Waits for one turn. Before a page is written, `Transition` looks through what is in it for further things to wait for, as often as something has
/// arrived, and makes all of it anew each time. A page waits for its answer alone: what is not there at the first look is made when it is written, once.
#[cfg(feature = "ssr")]
async fn once() {
    let mut asked = false;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut asked, true) {
            return std::task::Poll::Ready(());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

/// Makes a page with an owner of its own, which lives as long as the page is shown. What waits for an answer is run again when the answer may be
/// another one, and what belongs to it is cleaned up then, while the page that came out of it is still there: nothing on it would follow any more,
/// and what is told to it from a table that outlives it would be read where it is gone.
fn owned(around: Option<Owner>, page: impl FnOnce() -> AnyView) -> AnyView {
    let owner = around.map_or_else(Owner::new, |around| around.child());
    let arrives = hydrated().get_untracked();
    let view = owner.with(|| {
        if arrives {
            Effect::new(|_| request_animation_frame(go_to_place));
        }
        untrack(page)
    });
    OwnedView::new_with_owner(view, owner).into_any()
}

/// The title of the browser's tab that follows a name. It is asked for once more when a page of the server has been written and everything of it is gone.
pub fn tab_of(name: impl Into<Signal<String>>) -> impl Fn() -> String + Send + Sync + 'static {
    let name: Signal<String> = name.into();
    let first = name.get_untracked();
    move || words::tab(&name.try_get().unwrap_or_else(|| first.clone()))
}

/// Whoever came by a link to a place of the page sees that place; the browser looked for it before the page was there.
fn go_to_place() {
    let hash = window().location().hash().unwrap_or_default();
    if let Some(place) = hash.strip_prefix('#').and_then(|id| document().get_element_by_id(id)) {
        place.scroll_into_view();
    }
}

/// A part of the address, e.g. `id` of `/p/:id`.
pub fn param(name: &'static str) -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get(name).unwrap_or_default()))
}

/// What the query says, e.g. `from` of `?from=2`.
pub fn query(name: &str) -> Option<String> {
    use_query_map().with_untracked(|query| query.get(name))
}
