//! The sheet in front of the application: what somebody sees who is not signed in.

use crate::components::icon::Mark;
use crate::words::{self, session};
use leptos::prelude::*;
use leptos_meta::Title;

/// A sheet that needs scripts, because a secret behind the `#` of its address stays in the browser.
#[component]
pub fn Door(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <Title text=words::tab(title)/>
        <main class="door">
            <div class="door__sheet">
                <p class="door__brand"><Mark/><span>{words::WAYMARK}</span></p>
                <div class="stack"><h1>{title}</h1></div>
                <noscript><p>{session::LINK_SCRIPTS}</p></noscript>
                {children()}
            </div>
        </main>
    }
}

/// What stands behind the `#` of the address.
pub fn secret() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}
