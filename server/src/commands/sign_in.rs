//! `waymark sign-in allow-passwords`: getting back in where the identity provider alone was chosen, and it is gone or locks everybody out.

use super::CommandError;
use super::framework::organization_of;
use crate::config::DataArgs;
use service::Service;

/// Lets the people of an organization use passwords again.
pub(super) async fn allow_passwords(organization: Option<&str>, data: &DataArgs) -> Result<(), CommandError> {
    let service = Service::open(data.settings()).await?;
    let done = async {
        let org = organization_of(&service, organization).await?;
        Ok::<_, CommandError>(service.allow_passwords(&org).await?)
    };
    let done = done.await;
    service.shutdown().await?;
    done?;
    println!("Passwords are allowed again.");
    eprintln!("Whoever has none, or forgot it, gets a link: waymark user link EMAIL {}", data.options());
    Ok(())
}
