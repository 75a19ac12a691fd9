//! Signals, effects and owners of Leptos, without its renderer and its calls to the server: those would be in the program whether they are
//! used or not. And the few things of the browser that pages need.

pub use reactive_graph::callback::{Callable, Callback};
pub use reactive_graph::computed::Memo;
pub use reactive_graph::effect::Effect;
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::{LocalStorage, Owner, StoredValue, expect_context, on_cleanup, provide_context, use_context};
pub use reactive_graph::prelude::*;
pub use reactive_graph::signal::RwSignal;
pub use reactive_graph::wrappers::read::Signal;

/// What every page uses.
pub mod prelude {
    pub use super::*;
}

use std::marker::PhantomData;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Window};

/// The window. In the browser only.
///
/// # Panics
/// On the server, where no page calls it.
pub fn window() -> Window {
    #[expect(clippy::expect_used, reason = "a page without a window does not run")]
    web_sys::window().expect("a window")
}

/// The document. In the browser only.
///
/// # Panics
/// On the server, where no page calls it.
pub fn document() -> Document {
    #[expect(clippy::expect_used, reason = "a page without a document does not run")]
    window().document().expect("a document")
}

/// Starts something that goes on beside the page.
pub fn spawn_local(task: impl Future<Output = ()> + 'static) {
    any_spawner::Executor::spawn_local(task);
}

/// The text of the field that an event comes from.
pub fn value_of(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        return select.value();
    }
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default()
}

/// Whether the box that an event comes from is ticked.
pub fn is_ticked(event: &Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
}

/// Something that happens later.
#[derive(Debug, Clone, Copy)]
pub struct Later(i32);

impl Later {
    /// It no longer does.
    pub fn cancel(self) {
        window().clear_timeout_with_handle(self.0);
    }
}

/// Does something after a while.
pub fn later(run: impl FnOnce() + 'static, after: Duration) -> Option<Later> {
    boxed_later(Box::new(run), after)
}

fn boxed_later(run: Box<dyn FnOnce()>, after: Duration) -> Option<Later> {
    let run = Closure::once_into_js(run);
    let after = i32::try_from(after.as_millis()).unwrap_or(i32::MAX);
    window().set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), after).ok().map(Later)
}

/// Waits. The server waits for nothing.
pub fn pause(time: Duration) -> impl Future<Output = ()> {
    #[cfg(target_arch = "wasm32")]
    return gloo_timers::future::sleep(time);
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = time;
        std::future::ready(())
    }
}

/// Does something in the next frame.
pub fn in_next_frame(run: impl FnOnce() + 'static) {
    boxed_frame(Box::new(run));
}

fn boxed_frame(run: Box<dyn FnOnce()>) {
    let run = Closure::once_into_js(run);
    let _ = window().request_animation_frame(run.unchecked_ref());
}

/// Runs now and whenever a signal in it changes, in the browser only. Boxed: every copy of an effect costs half a kilobyte of program.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// Computes something again when a signal in it changes, and tells others only when it came out different. Boxed, for the same reason.
pub fn memo<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    boxed_memo(Box::new(compute))
}

fn boxed_memo<T>(compute: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| compute())
}

/// Listens to the window for as long as the owner lives. In the browser only.
#[cfg_attr(not(target_arch = "wasm32"), expect(unused_variables, reason = "the server has no window"))]
pub fn on_window(event: &'static str, handle: impl FnMut(Event) + 'static) {
    #[cfg(target_arch = "wasm32")]
    boxed_on_window(event, Box::new(handle));
}

#[cfg(target_arch = "wasm32")]
fn boxed_on_window(event: &'static str, handle: Box<dyn FnMut(Event)>) {
    let listener = Closure::wrap(handle);
    let _ = window().add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        if let Some(Some(listener)) = listener.try_update_value(Option::take) {
            let _ = window().remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
    });
}

/// An element of the page, once it is there. Kept as an element of any kind: a signal for each kind would be a kilobyte of program each.
pub struct Reference<T>(RwSignal<Option<Element>, LocalStorage>, PhantomData<T>);

impl<T> Clone for Reference<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Reference<T> {}

impl<T: JsCast> Reference<T> {
    /// To nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new_local(None), PhantomData)
    }

    /// The element; whoever asks hears when it comes.
    pub fn get(self) -> Option<T> {
        self.0.get().map(Element::unchecked_into)
    }

    /// The element.
    pub fn now(self) -> Option<T> {
        self.0.try_get_untracked().flatten().map(Element::unchecked_into)
    }

    /// It is there.
    #[cfg(target_arch = "wasm32")]
    pub fn put(self, element: Element) {
        self.0.set(Some(element));
    }
}
