//! The page around the pages: head, scripts with the nonce of the content security policy, body.

use crate::assets::Assets;
use crate::routes::App;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// The document that the server sends. The scripts are our own: they name the hashed files and carry the nonce.
pub fn shell(assets: Assets) -> impl IntoView {
    let nonce = use_nonce();
    let Assets { js, wasm, css } = assets;
    let start = format!("import init,{{hydrate}} from {js:?};init({{module_or_path:{wasm:?}}}).then(()=>hydrate());");
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=css/>
                <link rel="preload" href="/fonts/source-serif-4-latin.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="modulepreload" href=js/>
                <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml"/>
                <script r#type="module" nonce=nonce>{start}</script>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
