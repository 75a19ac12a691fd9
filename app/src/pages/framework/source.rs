//! What a page of the framework is made from.

use crate::error::AppError;
use crate::server_fns::framework as server_fns;
use crate::viewer::Viewer;
use domain::framework::Framework;
use domain::people::Role;
use domain::view::{DraftView, FrameworkView};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize};

/// What the pages of the framework are made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FrameworkSource {
    /// The draft, for those who write it.
    Draft(Box<DraftView>),
    /// A published version.
    Published(Box<FrameworkView>),
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

/// What an address says to see what everybody reads, for those who else see the draft.
pub const PUBLISHED: &str = "published";

/// The draft for those who write it, unless the address asks for what everybody reads; the newest publication for everybody else.
pub fn source() -> Resource<Result<FrameworkSource, AppError>> {
    let me = Viewer::current();
    let owns = me.with_untracked(|me| me.as_ref().is_some_and(|me| me.roles.contains(&Role::FrameworkOwner)));
    let query = use_query_map();
    let published = Memo::new(move |_| query.with(|query| query.get("show").as_deref() == Some(PUBLISHED)));
    Resource::new(
        move || published.get(),
        move |published| async move {
            if owns && !published {
                server_fns::draft().await.map(|view| FrameworkSource::Draft(Box::new(view)))
            } else {
                server_fns::framework(None).await.map(|view| FrameworkSource::Published(Box::new(view)))
            }
        },
    )
}
