//! Sending files.
//!
//! As a form with a part for each file, to an address of the REST interface: the browser reads the files from disk while it sends them, so
//! that 20 MB go through neither this program's memory nor a text of base64, a third longer, that the server would have to take apart again.

use crate::error::AppError;
use crate::pages::framework::Chosen;
use crate::wire::Read;
#[cfg(target_arch = "wasm32")]
use crate::wire::whole;
#[cfg(not(target_arch = "wasm32"))]
use crate::words;
#[cfg(not(target_arch = "wasm32"))]
use domain::problem::Code;
use serde::Serialize;

/// Sends files, and before them `options` as JSON.
#[cfg(target_arch = "wasm32")]
pub async fn upload<T: Read>(address: &str, files: Chosen, options: &impl Serialize) -> Result<T, AppError> {
    let options = serde_json::to_string(options).unwrap_or_default();
    let form = form(files, &options).map_err(|_cause| super::unreadable())?;
    let (good, text) = super::post(address, None, &form, usize::MAX).await?;
    super::understood(good, &text).and_then(|answer| whole(&answer).ok_or_else(super::unreadable))
}

#[cfg(target_arch = "wasm32")]
fn form(files: Chosen, options: &str) -> Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue> {
    let form = web_sys::FormData::new()?;
    form.append_with_str("options", options)?;
    let mut done = Ok(());
    files.each(|name, file| {
        if done.is_ok() {
            done = form.append_with_blob_and_filename("file", file, name);
        }
    });
    done.map(|()| form.into())
}

/// The server sends itself no files.
#[cfg(not(target_arch = "wasm32"))]
#[expect(clippy::unused_async, reason = "the same signature as in the browser")]
pub async fn upload<T: Read>(_address: &str, _files: Chosen, _options: &impl Serialize) -> Result<T, AppError> {
    Err(AppError::new(Code::Internal, words::UNREACHABLE))
}
