//! The browser's side of passkeys: handing a question to a device, and its answer back. Both are JSON, which browsers themselves read and write.

/// Why a device did not answer.
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "the server has no device"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// This browser knows no passkeys, or is too old to read questions.
    Unable,
    /// The person called it off, or it took too long.
    CalledOff,
    /// The device has one here already.
    Known,
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Silence;
    use js_sys::{Function, JSON, Object, Promise, Reflect};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    /// Whether this browser can.
    pub fn is_able() -> bool {
        reader("parseCreationOptionsFromJSON").is_some() && reader("parseRequestOptionsFromJSON").is_some()
    }

    /// Has a device make a passkey.
    pub async fn create(options: &str) -> Result<String, Silence> {
        ask("parseCreationOptionsFromJSON", "create", options).await
    }

    /// Has a device prove one.
    pub async fn prove(options: &str) -> Result<String, Silence> {
        ask("parseRequestOptionsFromJSON", "get", options).await
    }

    async fn ask(read: &str, verb: &str, options: &str) -> Result<String, Silence> {
        let (kind, read) = reader(read).ok_or(Silence::Unable)?;
        let options = JSON::parse(options).and_then(|options| read.call1(&kind, &options)).map_err(|error| why(&error))?;
        let question = Object::new();
        Reflect::set(&question, &"publicKey".into(), &options).map_err(|error| why(&error))?;
        let devices = get(&leptos::prelude::window().navigator(), "credentials").ok_or(Silence::Unable)?;
        let verb = function(&devices, verb).ok_or(Silence::Unable)?;
        let asked = verb.call1(&devices, &question).map_err(|error| why(&error))?;
        let answer = JsFuture::from(asked.unchecked_into::<Promise>()).await.map_err(|error| why(&error))?;
        let write = function(&answer, "toJSON").ok_or(Silence::Unable)?;
        let answer = write.call0(&answer).and_then(|answer| JSON::stringify(&answer)).map_err(|error| why(&error))?;
        Ok(answer.into())
    }

    fn reader(name: &str) -> Option<(JsValue, Function)> {
        let kind = get(&leptos::prelude::window(), "PublicKeyCredential")?;
        let read = function(&kind, name)?;
        Some((kind, read))
    }

    fn get(of: &JsValue, name: &str) -> Option<JsValue> {
        Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
    }

    fn function(of: &JsValue, name: &str) -> Option<Function> {
        get(of, name)?.dyn_into().ok()
    }

    fn why(error: &JsValue) -> Silence {
        match get(error, "name").and_then(|name| name.as_string()).as_deref() {
            Some("InvalidStateError") => Silence::Known,
            Some("NotSupportedError" | "SecurityError" | "TypeError") => Silence::Unable,
            _ => Silence::CalledOff,
        }
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::{create, is_able, prove};

#[cfg(not(target_arch = "wasm32"))]
mod server {
    use super::Silence;

    /// The server has no device.
    pub fn is_able() -> bool {
        false
    }

    /// The server has no device.
    pub async fn create(_options: &str) -> Result<String, Silence> {
        Err(Silence::Unable)
    }

    /// The server has no device.
    pub async fn prove(_options: &str) -> Result<String, Silence> {
        Err(Silence::Unable)
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub use server::{create, is_able, prove};
