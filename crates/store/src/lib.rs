//! SurrealDB: schema, migrations, one repository per aggregate, the durable log of the co-edited text, backup.
//!
//! Nothing outside this crate sees a SurrealDB type. Authorization is not done here: `service` asks the rules before it calls.

mod access_tokens;
mod assessments;
mod attempts;
mod audit;
mod backup;
mod bulk;
mod chain;
mod consultations;
mod directory;
mod directory_import;
mod documents;
mod drafts;
mod engine;
mod error;
mod figures;
mod framework;
mod guide;
mod identities;
mod imports;
mod key;
mod log;
mod migrate;
mod orgs;
mod passkeys;
mod passwords;
mod people;
mod proposals;
mod provisioning;
mod publications;
mod relay;
mod reviews;
mod rooms;
mod row;
mod save;
mod sessions;
mod settings;
mod sign_in;
mod store;
mod sync_tokens;
mod unit;
mod versions;

pub use access_tokens::AccessTokenRow;
pub use assessments::Sheet;
pub use attempts::Attempt;
pub use audit::{AuditRow, Entry};
pub use backup::Restored;
pub use chain::{AuditFilter, ChainEntry, ChainFault, ChainReport, FIRST_HASH, chain_hash};
pub use directory::PersonChange;
pub use directory_import::{DirectoryChanges, DirectoryImport, DirectoryJob, DirectoryProgress, DirectoryWay};
pub use drafts::{DraftRecord, FirstRow};
pub use error::Error;
pub use figures::ShownFigures;
pub use guide::{Agreed, Choice, Comment, Litmus, Reply};
pub use identities::{Account, Identity};
pub use imports::{Import, Imported};
pub use log::{DamagedRoom, DamagedState, Renewed, RenewedDraft};
pub use migrate::Health;
pub use orgs::Org;
pub use passkeys::PasskeyRow;
pub use passwords::Proof;
pub use people::Credentials;
pub use proposals::Waiting;
pub use provisioning::{Provisioned, ProvisionedGroup, ProvisioningToken};
pub use publications::{Beginning, NewPublication, PublicationRecord};
pub use rooms::Rooms;
pub use save::Also;
pub use sessions::{SessionRow, TokenHash};
pub use settings::{Copies, Durability, Level, Place, Server, Settings};
pub use store::Store;

#[cfg(test)]
mod tests;
