//! The framework as a file.

use crate::words::framework::start as said;
use leptos::prelude::*;

/// A link for each format. Ordinary addresses: they work before the page is awake, and without it.
#[component]
pub fn Downloads() -> impl IntoView {
    let each = |(name, key, purpose): (&'static str, &'static str, &'static str)| {
        let href = format!("/api/v1/framework/export/{key}");
        view! {
            <li><a href=href download aria-label=said::download(name, purpose)>{name}</a><span class="small quiet" aria-hidden="true">{purpose}</span></li>
        }
    };
    view! {
        <section class="stack" aria-labelledby="download">
            <h2 class="start__label" id="download">{said::DOWNLOAD}</h2>
            <p class="small second">{said::DOWNLOAD_LEAD}</p>
            <ul class="downloads">{said::FORMATS.map(each).collect_view()}</ul>
        </section>
    }
}
