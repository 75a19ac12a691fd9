//! The demo organization.

use crate::{Result, Service, SignIn};

/// Fills an empty database with the demo organization.
pub async fn fill(service: &Service) -> Result<Vec<SignIn>> {
    service.check().await?;
    Ok(Vec::new())
}
