//! Effects and what comes later, boxed once: every generic copy of an effect costs half a kilobyte of program.

use leptos::prelude::Effect;

/// Runs now and whenever a signal in it changes, in the browser only.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

#[inline(never)]
fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// Runs in the next frame.
pub fn in_next_frame(run: impl FnOnce() + 'static) {
    frame(Box::new(run));
}

#[inline(never)]
fn frame(run: Box<dyn FnOnce()>) {
    leptos::prelude::request_animation_frame(run);
}
