//! The demo organization.

mod framework;
mod pen;

pub use framework::{framework, objectives};
pub use pen::Pen;

use crate::{Result, Service, SignIn};

/// Fills an empty database with the demo organization.
pub async fn fill(service: &Service) -> Result<Vec<SignIn>> {
    service.check().await?;
    Ok(Vec::new())
}
