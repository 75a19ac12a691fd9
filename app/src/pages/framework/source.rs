//! What a page of the framework is made from.

use crate::error::AppError;
use crate::server_fns::framework as server_fns;
use crate::viewer::Viewer;
use domain::framework::Framework;
use domain::people::Role;
use domain::view::{DraftView, FrameworkView};
use leptos::prelude::*;
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

/// The draft for those who write it, the newest publication for everybody else.
pub fn source() -> Resource<Result<FrameworkSource, AppError>> {
    let me = Viewer::current();
    let owns = me.with_untracked(|me| me.as_ref().is_some_and(|me| me.roles.contains(&Role::FrameworkOwner)));
    Resource::new(
        || (),
        move |()| async move {
            if owns {
                server_fns::draft().await.map(|view| FrameworkSource::Draft(Box::new(view)))
            } else {
                server_fns::framework(None).await.map(|view| FrameworkSource::Published(Box::new(view)))
            }
        },
    )
}
