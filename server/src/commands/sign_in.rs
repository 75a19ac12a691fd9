//! `waymark sign-in allow-passwords`: getting back in where the identity provider alone was chosen, and it is gone or locks everybody out.

use super::CommandError;
use super::user::operated;
use crate::config::DataArgs;
use crate::operate::Operation;

/// Lets the people of an organization use passwords again.
pub(super) async fn allow_passwords(organization: Option<String>, data: &DataArgs) -> Result<(), CommandError> {
    operated(data, Operation::AllowPasswords { organization }).await?;
    println!("Passwords are allowed again.");
    eprintln!("Whoever has none, or forgot it, gets a link: waymark user link EMAIL {}", data.options());
    Ok(())
}
