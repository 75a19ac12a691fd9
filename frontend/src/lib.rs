//! The browser's entry point: takes over the page that the server rendered.

#[cfg(target_arch = "wasm32")]
mod entry {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Called by the page's script once the module is loaded.
    #[wasm_bindgen]
    pub fn hydrate() {
        console_error_panic_hook::set_once();
        app::hydrate();
    }
}
