//! The data of the framework's pages.

use crate::address::Spot;
use crate::pages::framework::shown::{Import, Map, Matrix, Reading, Steps};
use crate::shown::{FrameworkSource, Page, Shown};
use domain::people::{Actor, Role};
use service::{Error, Service};
use std::sync::Arc;

/// The data of a page, and the same as JSON for the browser. Those who write the framework work on its draft; the start, the versions and
/// what changed between them are of what is published, for everybody.
pub async fn load(service: &Service, actor: &Actor, spot: &Spot, query: &str) -> Result<(Shown, String), Error> {
    if let Spot::Versions(Some(version)) = spot {
        let (from, to) = versions(super::parameter(query, "from"), version)?;
        let view = service.compare(actor, from, to).await?;
        let json = super::json(&view)?;
        return Ok((Shown::Split(Arc::new(Reading::Comparison(view))), json));
    }
    let owns = actor.has(Role::FrameworkOwner);
    if *spot == Spot::Import && !owns {
        return Err(Error::NotFound);
    }
    let reads = !owns || matches!(spot, Spot::Home | Spot::Versions(None));
    let (source, json) = if reads {
        let view = service.framework(actor, None).await?;
        let json = super::json(&view)?;
        (FrameworkSource::Published(Box::new(view)), json)
    } else {
        let view = service.draft(actor).await?;
        let json = super::json(&view)?;
        (FrameworkSource::Draft(Box::new(view)), json)
    };
    if let Spot::Role(id) = spot
        && !source.framework().roles.iter().any(|role| role.id.as_str() == id)
    {
        return Err(Error::NotFound);
    }
    let page: Arc<dyn Page> = match spot.clone() {
        Spot::Home => Arc::new(Reading::Start(source)),
        Spot::Role(id) => Arc::new(Reading::Role(source, id)),
        Spot::Versions(_) => Arc::new(Reading::Versions(source)),
        Spot::Map => Arc::new(Map(source)),
        Spot::Import => Arc::new(Import(source)),
        Spot::Family(family) => Arc::new(Matrix(source, family)),
        Spot::Steps(step) => Arc::new(Steps(source, step)),
    };
    Ok((Shown::Split(page), json))
}

/// Numbers of versions out of an address: the older one, where it is named, and the newer one, or the draft. What is no number is no version.
pub fn versions(from: Option<&str>, to: &str) -> Result<(Option<u32>, Option<u32>), Error> {
    let number = |text: &str| text.parse::<u32>().map_err(|_no_number| Error::NotFound);
    let from = from.map(number).transpose()?;
    Ok((from, if to == "draft" { None } else { Some(number(to)?) }))
}
