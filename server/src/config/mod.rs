//! Configuration: one struct per concern, read once at start from flags and `WAYMARK_*` variables.

mod backup;
mod data;
mod durability;
mod log;
mod oidc;
mod origin;
mod serve;
mod user;

pub use backup::BackupArgs;
pub use data::{DataArgs, ServerArgs, UserLevel};
pub use durability::{DataLossNotAccepted, Durability, DurabilityArgs};
pub use log::{Format, LogArgs};
pub use oidc::{InvalidIssuer, Issuer, OidcArgs};
pub use origin::{InvalidOrigin, PublicOrigin};
pub use serve::ServeArgs;
pub use user::UserArgs;
