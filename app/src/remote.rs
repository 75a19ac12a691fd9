//! Calling the server's functions.

pub mod upload;

use crate::error::AppError;
use crate::wire::{Json, Read, whole};
use crate::words;
use domain::problem::{Code, Problem};
use serde::Serialize;

/// Where server functions live.
const FUNCTIONS: &str = "/api/app/server_fns/";

/// Calls a function with its arguments.
pub async fn call<T: Read>(function: &str, arguments: &impl Serialize) -> Result<T, AppError> {
    let body = serde_json::to_string(arguments).unwrap_or_default();
    let answer = ask(function, body).await?;
    whole(&answer).ok_or_else(unreadable)
}

/// Calls a function that also takes a plain form.
pub async fn form<T: Read>(function: &str, fields: &[(&str, &str)]) -> Result<T, AppError> {
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    let answer = answer(function, "application/x-www-form-urlencoded", body.join("&")).await?;
    whole(&answer).ok_or_else(unreadable)
}

/// A value as forms carry it: everything but letters and digits as the hexadecimal of its bytes.
fn encoded(value: &str) -> String {
    value.bytes().fold(String::with_capacity(value.len()), |mut text, byte| {
        if byte.is_ascii_alphanumeric() {
            text.push(char::from(byte));
        } else {
            text.push('%');
            text.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0')));
        }
        text
    })
}

/// A text as JSON.
#[cfg(target_arch = "wasm32")]
pub fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Calls a function with its arguments as JSON, and gives the answer as it came.
pub async fn ask(function: &str, body: String) -> Result<Json, AppError> {
    answer(function, "application/json", body).await
}

async fn answer(function: &str, kind: &str, body: String) -> Result<Json, AppError> {
    let (good, text) = send(&format!("{FUNCTIONS}{function}"), kind, body).await?;
    understood(good, &text)
}

/// What was answered, good or not.
fn understood(good: bool, text: &str) -> Result<Json, AppError> {
    let answer = Json::parse(text);
    if good {
        return answer.ok_or_else(unreadable);
    }
    Err(answer.and_then(|json| whole::<Problem>(&json)).map_or_else(unreadable, AppError))
}

fn unreadable() -> AppError {
    AppError::new(Code::Internal, words::UNREADABLE)
}

/// Sends a body; whether the answer was good, and its text.
#[cfg(target_arch = "wasm32")]
async fn send(address: &str, kind: &str, body: String) -> Result<(bool, String), AppError> {
    post(address, Some(kind), &body.as_str().into(), body.len()).await
}

/// Sends a body of a size. Without a kind the browser says itself what it is.
#[cfg(target_arch = "wasm32")]
async fn post(address: &str, kind: Option<&str>, body: &wasm_bindgen::JsValue, size: usize) -> Result<(bool, String), AppError> {
    use crate::reactive::window;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Headers, RequestInit, Response};

    async fn fetch(address: &str, kind: Option<&str>, body: &JsValue, size: usize) -> Result<(bool, String), JsValue> {
        let headers = Headers::new()?;
        if let Some(kind) = kind {
            headers.set("content-type", kind)?;
        }
        headers.set("accept", "application/json")?;
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_headers(&headers);
        init.set_body(body);
        // What is sent when the page is left still goes; browsers do that up to 64 KiB.
        if size < 60_000 {
            js_sys::Reflect::set(&init, &"keepalive".into(), &JsValue::TRUE)?;
        }
        let response = JsFuture::from(window().fetch_with_str_and_init(address, &init)).await?;
        let response: Response = response.dyn_into()?;
        let text = JsFuture::from(response.text()?).await?;
        Ok((response.ok(), text.as_string().unwrap_or_default()))
    }
    // Whatever it was, for the person it is the same: the server cannot be reached.
    fetch(address, kind, body, size).await.map_err(|_cause| AppError::new(Code::Internal, words::UNREACHABLE))
}

/// Pages are written by the server without calling itself over the network.
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unused_async, reason = "the same signature as in the browser")]
async fn send(_address: &str, _kind: &str, _body: String) -> Result<(bool, String), AppError> {
    Err(AppError::new(Code::Internal, words::UNREACHABLE))
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn forms_carry_any_text() {
        assert_eq!(encoded("a b&c=é"), "a%20b%26c%3d%c3%a9");
    }
}
