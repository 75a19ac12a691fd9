//! The document around the application.

use crate::app::App;
use crate::assets::Assets;
use crate::routes;
use domain::view::Me;
use leptos::config::LeptosOptions;
use leptos::prelude::*;
use leptos_meta::MetaTags;
use leptos_router::location::RequestUrl;

/// The document. `assets` are the browser's files, as the build named them; `options` say where glue and core are.
pub fn shell(options: &LeptosOptions, assets: &Assets) -> impl IntoView + use<> {
    let Assets { css, loader, .. } = assets.clone();
    let url = use_context::<RequestUrl>().and_then(|url| url.parse().ok());
    let page = url.map_or("", |url| routes::page(url.path()));
    let person = use_context::<Option<Me>>().flatten().map(|me| me.person.id.to_string());
    let needed = assets.files(page).to_vec();
    view! {
        <!DOCTYPE html>
        <html lang="en" data-person=person>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="stylesheet" href=css/>
                <link rel="preload" href="/fonts/source-serif-4-latin.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <AutoReload options=options.clone()/>
                <HydrationScripts options=options.clone()/>
                {loader.map(|loader| view! { <link rel="modulepreload" href=loader/> })}
                {needed.into_iter().map(preload).collect_view()}
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml"/>
                <MetaTags/>
            </head>
            <body><App/></body>
        </html>
    }
}

/// A part of the program that the page needs, fetched while the rest of the document arrives.
fn preload(file: String) -> AnyView {
    view! { <link rel="preload" href=file r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/> }.into_any()
}
