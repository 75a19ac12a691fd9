//! The pages of the second program: the career framework. All of them are made from the same data, the draft for those who write it and the
//! newest publication for everybody else; `spot` says which page it is.

pub mod comments;
pub mod desk;
pub mod home;
mod matrix;
pub mod open;
pub mod places;
pub mod steps;

use crate::address::Spot;
use crate::components::failed::failed;
use crate::markup::Node;
use crate::shown::{FrameworkSource, Page, ShownFramework};
use domain::framework::Framework;
use domain::problem::{Code, Problem};
#[cfg(target_arch = "wasm32")]
use {
    crate::address::Address,
    crate::program::Question,
    crate::shown::Shown,
    crate::wire::{Json, whole},
    domain::people::Role,
    domain::view::Me,
};

/// The page.
#[cfg(target_arch = "wasm32")]
pub fn page(shown: &Shown) -> Node {
    match shown {
        Shown::Framework(page) => page.page(),
        Shown::Failed(problem) => failed(problem),
        _ => Node::Nothing,
    }
}

impl Page for ShownFramework {
    /// One line for each page.
    fn page(&self) -> Node {
        match &self.spot {
            Spot::Home => home::page(&self.source),
            Spot::Family(family) => matrix::page(&self.source, family),
            Spot::Steps(key) => steps::open(&self.source, key.as_deref()),
            _ => nothing(),
        }
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

/// Reads what the server answered: only a draft names a room.
#[cfg(target_arch = "wasm32")]
pub fn read(address: &Address, json: &Json) -> Option<Shown> {
    let Address::Framework(spot) = address else { return None };
    let source = match json.get("room") {
        Json::Null => FrameworkSource::Published(whole(json)?),
        _ => FrameworkSource::Draft(whole(json)?),
    };
    Some(Shown::Framework(std::sync::Arc::new(ShownFramework { spot: spot.clone(), source })))
}

/// What is asked of the server.
#[cfg(target_arch = "wasm32")]
pub fn ask(address: &Address, me: Option<&Me>) -> Option<Question> {
    let Address::Framework(spot) = address else { return None };
    Some(match spot {
        Spot::Versions(Some(number)) => {
            ("framework/framework", format!("{{\"version\":{}}}", number.parse::<u32>().unwrap_or_default()))
        }
        _ if me?.roles.contains(&Role::FrameworkOwner) => ("framework/draft", "{}".to_owned()),
        _ => ("framework/framework", "{\"version\":null}".to_owned()),
    })
}
