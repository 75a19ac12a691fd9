//! Where a role can lead: each way with its condition, what it takes, and what may stand in it.

use super::Reading;
use crate::components::notice::{Badge, Tone};
use crate::pages::framework::start::paragraphs;
use crate::words::framework::{names, role as said};
use domain::framework::{Edge, EdgeKind, FrameworkRole, Pathway, Roadblock};
use leptos::prelude::*;

/// All ways from the role.
pub fn onwards(reading: Reading<'_>, role: &FrameworkRole) -> AnyView {
    let ways: Vec<AnyView> =
        reading.framework.edges.iter().filter(|edge| edge.from == role.id).filter_map(|edge| way(reading, edge)).collect();
    let body = if ways.is_empty() {
        view! { <p class="second">{said::NO_WAY_YET}</p> }.into_any()
    } else {
        view! { <ul class="ways">{ways.collect_view()}</ul> }.into_any()
    };
    let body = match &role.pathway {
        Pathway::Inside => body,
        Pathway::None { support, .. } => {
            let support = (!support.trim().is_empty())
                .then(|| view! { <h3>{said::SUPPORT}</h3><div class="serif stack">{paragraphs(support)}</div> });
            view! { <p class="second">{said::NO_WAY}</p>{support} }.into_any()
        }
    };
    view! {
        <section class="stack" id="from-here" aria-labelledby="from-here-title">
            <h2 id="from-here-title">{said::FROM_HERE}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn way(reading: Reading<'_>, edge: &Edge) -> Option<AnyView> {
    let to = reading.framework.role(&edge.to)?;
    let (kind, condition) = match &edge.kind {
        EdgeKind::Up => (said::UP, ""),
        EdgeKind::Lateral => (said::LATERAL, ""),
        EdgeKind::Conditional { condition } => (said::CONDITIONAL, condition.trim()),
    };
    let condition = (!condition.is_empty()).then(|| view! { <p class="way__condition">{condition.to_owned()}</p> });
    let needs: Vec<AnyView> = edge
        .needs
        .iter()
        .filter_map(|id| reading.framework.competency(id))
        .map(|one| view! { <li>{one.name.clone()}</li> }.into_any())
        .collect();
    let needs = (!needs.is_empty()).then(|| view! { <h3>{said::NEEDS}</h3><ul class="tags">{needs.collect_view()}</ul> });
    let blocks = (!edge.roadblocks.is_empty()).then(|| {
        view! { <h3>{said::ROADBLOCKS}</h3><ul class="roadblocks">{edge.roadblocks.iter().map(roadblock).collect_view()}</ul> }
    });
    let (href, level) = (format!("/framework/r/{}", to.id), said::to_level(&reading.level(to.level)));
    Some(view! {
        <li class="way">
            <p class="line"><a class="way__to" href=href>{to.name()}</a><Badge tone=Tone::Plain word=kind/><span class="small quiet">{level}</span></p>
            {condition}
            {needs}
            {blocks}
        </li>
    }.into_any())
}

fn roadblock(roadblock: &Roadblock) -> AnyView {
    let plan = roadblock.plan.trim();
    let remedy = roadblock.remedy.map(|remedy| {
        let plan = if plan.is_empty() { String::new() } else { format!(": {plan}") };
        format!("{}{plan}", names::remedy(remedy))
    });
    let remedy = remedy.or_else(|| (!plan.is_empty()).then(|| plan.to_owned()));
    view! { <li>{roadblock.text.trim().to_owned()}{remedy.map(|remedy| view! { <span class="roadblock__remedy">{remedy}</span> })}</li> }.into_any()
}
