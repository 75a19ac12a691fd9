//! The pages of the framework: what each is made from, and how it is shown. One type for each split of the program, so that none knows the
//! others (docs/decisions/0011).

use super::{import, map, matrix, nothing, role, start, steps, versions};
use crate::components::frame::Going;
use crate::markup::Node;
use crate::shown::{FrameworkSource, Page};
use crate::words::framework as said;
use domain::view::ComparisonView;

/// The pages that are read.
#[derive(Debug)]
pub enum Reading {
    /// The families.
    Start(FrameworkSource),
    /// A role.
    Role(FrameworkSource, String),
    /// The versions.
    Versions(FrameworkSource),
    /// What changed between two of them.
    Comparison(ComparisonView),
}

impl Page for Reading {
    fn page(&self) -> Node {
        match self {
            Self::Start(FrameworkSource::Published(view)) => start::page(view),
            Self::Versions(FrameworkSource::Published(view)) => versions::list(view),
            Self::Start(FrameworkSource::Draft(_)) | Self::Versions(FrameworkSource::Draft(_)) => nothing(),
            Self::Role(source, id) => role_page(source, id),
            Self::Comparison(view) => versions::comparison(view),
        }
    }
}

fn role_page(source: &FrameworkSource, id: &str) -> Node {
    let with = Going::parameter("with");
    let (framework, mine, edition) = match source {
        FrameworkSource::Published(view) => (&view.framework, view.mine.as_ref(), said::version(view.framework.version)),
        FrameworkSource::Draft(view) => (&view.framework, None, said::draft_after(view.framework.version)),
    };
    role::page(role::Reading { framework, mine, edition: &edition }, id, with.as_deref()).unwrap_or_else(nothing)
}

/// The map.
#[derive(Debug)]
pub struct Map(pub FrameworkSource);

impl Page for Map {
    fn page(&self) -> Node {
        map::page(&self.0)
    }
}

/// Bringing in files.
#[derive(Debug)]
pub struct Import(pub FrameworkSource);

impl Page for Import {
    fn page(&self) -> Node {
        match &self.0 {
            FrameworkSource::Draft(view) => import::page(view),
            FrameworkSource::Published(_) => nothing(),
        }
    }
}

/// The matrix of a family, on which the framework is written together.
#[derive(Debug)]
pub struct Matrix(pub FrameworkSource, pub String);

impl Page for Matrix {
    fn page(&self) -> Node {
        matrix::page(&self.0, &self.1)
    }
}

/// The guided steps, or one of them, which lead through writing the framework.
#[derive(Debug)]
pub struct Steps(pub FrameworkSource, pub Option<String>);

impl Page for Steps {
    fn page(&self) -> Node {
        steps::open(&self.0, self.1.as_deref())
    }
}
