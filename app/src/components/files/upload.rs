//! Sending files.
//!
//! As a form with a part for each file, to an address of the REST interface: the browser reads the files from disk while it sends them, so
//! that 20 MB go through neither this program's memory nor a text of base64, a third longer, that the server would have to take apart again.

use super::chosen::Chosen;
use crate::error::AppError;
use crate::words;
use domain::problem::Code;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Sends files, and before them `options` as JSON.
#[cfg(target_arch = "wasm32")]
pub async fn upload<T: DeserializeOwned>(address: &str, files: Chosen, options: &impl Serialize) -> Result<T, AppError> {
    use domain::problem::Problem;
    use gloo_net::http::Request;

    let unreachable = || AppError::new(Code::Internal, words::UNREACHABLE);
    let unreadable = || AppError::new(Code::Internal, words::UNREADABLE);
    let options = serde_json::to_string(options).unwrap_or_default();
    let form = form(files, &options).map_err(|_cause| unreadable())?;
    let request = Request::post(address).header("accept", "application/json").body(form).map_err(|_cause| unreadable())?;
    let answer = request.send().await.map_err(|_cause| unreachable())?;
    let good = answer.ok();
    let text = answer.text().await.map_err(|_cause| unreachable())?;
    if good {
        return serde_json::from_str(&text).map_err(|_cause| unreadable());
    }
    Err(serde_json::from_str::<Problem>(&text).map_or_else(|_cause| unreadable(), AppError))
}

#[cfg(target_arch = "wasm32")]
fn form(files: Chosen, options: &str) -> Result<web_sys::FormData, wasm_bindgen::JsValue> {
    let form = web_sys::FormData::new()?;
    form.append_with_str("options", options)?;
    let mut done = Ok(());
    files.each(|name, file| {
        if done.is_ok() {
            done = form.append_with_blob_and_filename("file", file, name);
        }
    });
    done.map(|()| form)
}

/// The server sends itself no files.
#[cfg(not(target_arch = "wasm32"))]
pub async fn upload<T: DeserializeOwned>(_address: &str, _files: Chosen, _options: &impl Serialize) -> Result<T, AppError> {
    Err(AppError::new(Code::Internal, words::UNREACHABLE))
}
