//! What does not fit into a field. Browsers cut it off without a word: here it is said, and the rest stays to be copied.
//!
//! Fields with `maxlength` are cut by the browser, which tells what is put in only where a person does it. Texts of the document have `data-most`
//! instead, and are cut here, whatever puts something in.

use super::button::{Button, Look};
use super::notice::{Notice, Tone};
use crate::words::{self, long};
use leptos::prelude::*;

/// What was cut off last, and how much the field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cut {
    rest: String,
    most: usize,
}

/// The place where it is said, for every field of the page.
#[component]
pub fn TooLong() -> impl IntoView {
    let cut = RwSignal::new(None::<Cut>);
    #[cfg(target_arch = "wasm32")]
    browser::watch(move |found| cut.set(Some(found)));
    let close = Callback::new(move |()| cut.set(None));
    let told = move |Cut { rest, most }: Cut| {
        let body = view! {
            <p><strong>{long::TITLE}</strong></p>
            <p>{long::more(most)}</p>
            <textarea class="input" readonly rows="3" aria-label=long::REST prop:value=rest></textarea>
            <div><Button label=words::proposal::sync::COPIED look=Look::Plain press=close/></div>
        };
        view! { <Notice tone=Tone::Bad>{body.into_any()}</Notice> }.into_any()
    };
    view! { <div class="floating floating--start" role="alert">{move || cut.get().map(told)}</div> }
}

/// How much of what is put into a field does not fit, from its end: `before` is there already and `chosen` of it is replaced. In UTF-16 units, as
/// fields count.
#[cfg_attr(not(any(target_arch = "wasm32", test)), expect(dead_code, reason = "nobody writes on the server"))]
fn rest(put: &[u16], before: usize, chosen: usize, most: usize) -> Option<String> {
    let mut room = most.saturating_sub(before.saturating_sub(chosen));
    // A character of two units is cut off as a whole.
    if put.get(room).is_some_and(|unit| (0xDC00..0xE000).contains(unit)) {
        room = room.saturating_sub(1);
    }
    let rest = put.get(room..).filter(|rest| !rest.is_empty())?;
    Some(String::from_utf16_lossy(rest))
}

/// A text that is longer than `most`, without what is too much of it before the caret, where something was put in just now; what that is, and where the
/// caret is then.
#[cfg_attr(not(any(target_arch = "wasm32", test)), expect(dead_code, reason = "nobody writes on the server"))]
fn end(text: &[u16], caret: usize, most: usize) -> Option<(String, String, usize)> {
    let over = text.len().checked_sub(most).filter(|over| *over > 0)?;
    let caret = caret.clamp(over, text.len());
    let mut from = caret - over;
    // A character of two units is cut off as a whole.
    if from > 0 && text.get(from).is_some_and(|unit| (0xDC00..0xE000).contains(unit)) {
        from -= 1;
    }
    let (before, rest, behind) = (text.get(..from)?, text.get(from..caret)?, text.get(caret..)?);
    Some((String::from_utf16_lossy(&[before, behind].concat()), String::from_utf16_lossy(rest), from))
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::{Cut, end, rest};
    use leptos::prelude::*;
    use send_wrapper::SendWrapper;
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen::closure::Closure;
    use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement, InputEvent};

    /// What tells that something was put in; while a character is composed nothing is cut.
    const PUT: [&str; 2] = ["input", "compositionend"];

    pub(super) fn watch(found: impl Fn(Cut) + Copy + 'static) {
        let listener = window_event_listener_untyped("beforeinput", move |event| {
            if let Some(cut) = event.dyn_ref::<InputEvent>().and_then(cut) {
                found(cut);
            }
        });
        let over = SendWrapper::new(Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            if let Some(cut) = cut_off(&event) {
                found(cut);
            }
        }));
        for name in PUT {
            // On the way down: whoever else hears of it finds what is left.
            let _ = window().add_event_listener_with_callback_and_bool(name, over.as_ref().unchecked_ref(), true);
        }
        on_cleanup(move || {
            listener.remove();
            for name in PUT {
                let _ = window().remove_event_listener_with_callback_and_bool(name, over.as_ref().unchecked_ref(), true);
            }
        });
    }

    /// Cuts a text of the document down to what it holds.
    fn cut_off(event: &Event) -> Option<Cut> {
        if event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            return None;
        }
        let area = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?;
        let most = area.get_attribute("data-most")?.parse().ok()?;
        let text: Vec<u16> = area.value().encode_utf16().collect();
        let caret = usize::try_from(area.selection_end().ok().flatten()?).ok()?;
        let (left, rest, at) = end(&text, caret, most)?;
        area.set_value(&left);
        let at = u32::try_from(at).ok()?;
        let _ = area.set_selection_range(at, at);
        Some(Cut { rest, most })
    }

    fn cut(event: &InputEvent) -> Option<Cut> {
        let put: Vec<u16> = event.data()?.encode_utf16().collect();
        let target = event.target()?;
        let (before, start, end, most) = if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
            (area.text_length(), area.selection_start().ok()?, area.selection_end().ok()?, area.max_length())
        } else {
            let input = target.dyn_ref::<HtmlInputElement>()?;
            let length = u32::try_from(input.value().encode_utf16().count()).ok()?;
            (length, input.selection_start().ok()?, input.selection_end().ok()?, input.max_length())
        };
        // Fields without a limit say -1.
        let most = usize::try_from(most).ok()?;
        let chosen = end.unwrap_or(0).saturating_sub(start.unwrap_or(0));
        let rest = rest(&put, usize::try_from(before).ok()?, usize::try_from(chosen).ok()?, most)?;
        Some(Cut { rest, most })
    }
}

#[cfg(test)]
mod tests {
    use super::{end, rest};

    fn cut(put: &str, before: usize, chosen: usize, most: usize) -> Option<String> {
        rest(&put.encode_utf16().collect::<Vec<_>>(), before, chosen, most)
    }

    #[test]
    fn what_is_too_much_is_taken_from_before_the_caret() {
        let cut = |text: &str, caret, most| end(&text.encode_utf16().collect::<Vec<_>>(), caret, most);
        assert_eq!(cut("abc", 3, 3), None);
        assert_eq!(cut("abcde", 5, 3), Some(("abc".to_owned(), "de".to_owned(), 3)));
        assert_eq!(cut("a12345z", 6, 4), Some(("a12z".to_owned(), "345".to_owned(), 3)));
        assert_eq!(cut("ab🙂", 4, 3), Some(("ab".to_owned(), "🙂".to_owned(), 2)));
        // Something else moved the caret: nothing that was there before it is made up.
        assert_eq!(cut("abcde", 0, 3), Some(("cde".to_owned(), "ab".to_owned(), 0)));
    }

    #[test]
    fn what_does_not_fit_is_the_end_of_what_is_put_in() {
        assert_eq!(cut("abc", 0, 0, 3), None);
        assert_eq!(cut("abcde", 0, 0, 3), Some("de".to_owned()));
        assert_eq!(cut("abc", 3, 0, 3), Some("abc".to_owned()));
        assert_eq!(cut("abc", 3, 2, 3), Some("c".to_owned()));
        assert_eq!(cut("", 3, 0, 3), None);
        assert_eq!(cut("ab🙂", 0, 0, 3), Some("🙂".to_owned()));
    }
}
