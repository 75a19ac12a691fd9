//! Pay, as far as it is open to the reader: what is not was never sent.

use crate::words::framework::{names, role as said};
use domain::framework::{Band, FrameworkRole};
use leptos::prelude::*;

/// The bands; nothing where there are none for this reader.
pub fn pay(role: &FrameworkRole) -> AnyView {
    if role.bands.is_empty() {
        return ().into_any();
    }
    let each = |band: &Band| {
        let region = if band.region.trim().is_empty() { said::EVERYWHERE.to_owned() } else { band.region.clone() };
        let range = format!("{}–{} {}", names::amount(band.low), names::amount(band.high), band.currency);
        view! { <tr><th scope="row">{region}</th><td class="numbers">{range}</td></tr> }
    };
    view! {
        <section class="stack" aria-labelledby="pay">
            <h2 class="start__label" id="pay">{said::PAY}</h2>
            <table class="bands">
                <caption class="small second">{said::PAY_LEAD}</caption>
                <thead class="only-read-aloud"><tr><th scope="col">{said::REGION}</th><th scope="col">{said::FROM_TO}</th></tr></thead>
                <tbody>{role.bands.iter().map(each).collect_view()}</tbody>
            </table>
        </section>
    }.into_any()
}
