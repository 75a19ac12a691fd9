//! The pages of the second program: the career framework. All of them are made from the same data, the draft for those who write it and the
//! newest publication for everybody else; `spot` says which page it is.

mod asks;
mod comments;
mod desk;
pub mod guide;
mod import;
pub mod map;
mod matrix;
pub mod open;
mod places;
mod role;
mod sides;
mod start;
mod steps;
mod versions;
pub mod write;

pub use import::Chosen;

use crate::address::Spot;
use crate::components::failed::failed;
use crate::components::frame::Going;
use crate::markup::Node;
use crate::shown::{FrameworkSource, Page, ShownFramework};
use crate::words::framework as said;
use domain::framework::Framework;
use domain::problem::{Code, Problem};
use domain::view::ComparisonView;
#[cfg(target_arch = "wasm32")]
use {
    crate::address::{Address, Work},
    crate::program::Question,
    crate::remote::quoted,
    crate::shown::Shown,
    crate::wire::{Json, whole},
    domain::people::Role,
    domain::view::Me,
};

impl Page for ShownFramework {
    /// One line for each page.
    fn page(&self) -> Node {
        match &self.spot {
            Spot::Home => start(&self.source),
            Spot::Map => map::page(&self.source),
            Spot::Role(id) => role(&self.source, id),
            Spot::Versions(_) => versions(&self.source),
            Spot::Import => import(&self.source),
            Spot::Family(_) | Spot::Steps(_) => nothing(),
        }
    }
}

impl Page for ComparisonView {
    fn page(&self) -> Node {
        versions::comparison(self)
    }
}

fn start(source: &FrameworkSource) -> Node {
    match source {
        FrameworkSource::Published(view) => start::page(view),
        FrameworkSource::Draft(_) => nothing(),
    }
}

fn role(source: &FrameworkSource, id: &str) -> Node {
    let with = Going::parameter("with");
    let (framework, mine, edition) = match source {
        FrameworkSource::Published(view) => (&view.framework, view.mine.as_ref(), said::version(view.framework.version)),
        FrameworkSource::Draft(view) => (&view.framework, None, said::draft_after(view.framework.version)),
    };
    role::page(role::Reading { framework, mine, edition: &edition }, id, with.as_deref()).unwrap_or_else(nothing)
}

fn versions(source: &FrameworkSource) -> Node {
    match source {
        FrameworkSource::Published(view) => versions::list(view),
        FrameworkSource::Draft(_) => nothing(),
    }
}

fn import(source: &FrameworkSource) -> Node {
    match source {
        FrameworkSource::Draft(view) => import::page(view),
        FrameworkSource::Published(_) => nothing(),
    }
}

/// What stands where nothing is.
pub fn nothing() -> Node {
    failed(&Problem {
        code: Code::NotFound,
        message: String::new(),
        missing: Vec::new(),
        hindrances: Vec::new(),
        request_id: None,
    })
}

impl FrameworkSource {
    /// What the draft or the publication says.
    pub fn framework(&self) -> &Framework {
        match self {
            Self::Draft(view) => &view.framework,
            Self::Published(view) => &view.framework,
        }
    }
}

/// Reads what the server answered: only a comparison has groups.
#[cfg(target_arch = "wasm32")]
pub fn read(address: &Address, json: &Json) -> Option<Shown> {
    let spot = address.spot()?;
    if let Json::List(_) = json.get("groups") {
        let compared: ComparisonView = whole(json)?;
        return Some(Shown::Framework(std::sync::Arc::new(compared)));
    }
    Some(Shown::Framework(std::sync::Arc::new(ShownFramework { spot, source: source(json)? })))
}

/// The draft or a publication: only a draft names a room.
#[cfg(target_arch = "wasm32")]
fn source(json: &Json) -> Option<FrameworkSource> {
    Some(match json.get("room") {
        Json::Null => FrameworkSource::Published(whole(json)?),
        _ => FrameworkSource::Draft(whole(json)?),
    })
}

/// A page of one of the programs with the co-editing, which have no others.
#[cfg(target_arch = "wasm32")]
pub fn written(shown: &Shown) -> Node {
    match shown {
        Shown::Framework(page) => page.page(),
        Shown::Failed(problem) => failed(problem),
        _ => Node::Nothing,
    }
}

/// What is asked for an address, if it is of that program.
#[cfg(target_arch = "wasm32")]
fn data_for(work: Work, address: &Address, me: Option<&Me>) -> Option<Question> {
    address.spot().filter(|spot| spot.work() == work).and_then(|_| data(me))
}

/// The draft for those who write it, the newest publication for everybody else.
#[cfg(target_arch = "wasm32")]
fn data(me: Option<&Me>) -> Option<Question> {
    Some(if me?.roles.contains(&Role::FrameworkOwner) { ("framework/draft", "{}".to_owned()) } else { published() })
}

#[cfg(target_arch = "wasm32")]
fn published() -> Question {
    ("framework/framework", "{\"version\":null}".to_owned())
}

/// What is asked of the server.
#[cfg(target_arch = "wasm32")]
pub fn ask(address: &Address, query: &str, me: Option<&Me>) -> Option<Question> {
    let spot = address.spot().filter(|spot| spot.work() == Work::Reading)?;
    Some(match &spot {
        Spot::Versions(Some(version)) => {
            let from = query.split('&').find_map(|pair| pair.strip_prefix("from=")).map_or_else(|| "null".to_owned(), quoted);
            ("framework/compared", format!("{{\"version\":{},\"from\":{from}}}", quoted(version)))
        }
        // These are for readers, also of those who write the draft.
        Spot::Home | Spot::Versions(None) => published(),
        _ => return data(me),
    })
}
