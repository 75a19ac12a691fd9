//! Where the data is.

use clap::{Args, ValueEnum};
use service::Settings;
use std::num::NonZeroU64;
use std::path::PathBuf;
use store::{Copies, Level, Place, Server};

/// Bytes of a megabyte as `--memory` counts them.
const MEGABYTE: u64 = 1024 * 1024;

/// Where the data is.
#[derive(Debug, Clone, Args)]
pub struct DataArgs {
    /// Directory of the database; made when it is not there. One process at a time.
    #[arg(long, env = "WAYMARK_DATA_DIR", default_value = "data")]
    pub data_dir: PathBuf,
    /// Memory for what the database keeps of its files, in megabytes.
    #[arg(long, env = "WAYMARK_MEMORY", default_value = "64")]
    pub memory: NonZeroU64,
    /// Copies from before upgrades that stay in the data directory. A release that changes how records are stored makes one first; with 0 it
    /// makes none.
    #[arg(long, env = "WAYMARK_UPGRADE_COPIES", default_value_t = service::UPGRADE_COPIES)]
    pub upgrade_copies: usize,
    /// A database server in place of the directory, which several processes may share.
    #[command(flatten)]
    pub server: ServerArgs,
}

/// A database server.
#[derive(Clone, Args)]
pub struct ServerArgs {
    /// SurrealDB server in place of the directory, as `ws://host:port` or `wss://host:port`. Several processes may share it.
    #[arg(long, env = "WAYMARK_DATABASE_URL", requires_all = ["database_user", "database_password"])]
    pub database_url: Option<String>,
    /// Namespace on the database server.
    #[arg(long, env = "WAYMARK_DATABASE_NAMESPACE", default_value = "waymark")]
    pub database_namespace: String,
    /// Database in that namespace.
    #[arg(long, env = "WAYMARK_DATABASE_NAME", default_value = "waymark")]
    pub database_name: String,
    /// User of the database server.
    #[arg(long, env = "WAYMARK_DATABASE_USER")]
    pub database_user: Option<String>,
    /// That user's password. Better given as the variable, which no process list shows.
    #[arg(long, env = "WAYMARK_DATABASE_PASSWORD", hide_env_values = true)]
    pub database_password: Option<String>,
    /// Where that user is defined: on the one database, or on the whole server (then namespace and database are made).
    #[arg(long, env = "WAYMARK_DATABASE_USER_LEVEL", value_enum, default_value = "database")]
    pub database_user_level: UserLevel,
}

/// Where a user of the database server is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum UserLevel {
    /// On the one database.
    Database,
    /// On the whole server.
    Root,
}

/// Without the password: arguments end up in logs.
impl std::fmt::Debug for ServerArgs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServerArgs").field("database_url", &self.database_url).finish_non_exhaustive()
    }
}

impl DataArgs {
    /// For the service.
    pub fn settings(&self) -> Settings {
        let place = self.server.place().unwrap_or_else(|| Place::Directory(self.data_dir.clone()));
        let mut settings = Settings::new(place);
        settings.store.cache_bytes = self.memory.get().saturating_mul(MEGABYTE);
        let copies = settings.store.copies.filter(|_| self.upgrade_copies > 0);
        settings.store.copies = copies.map(|copies| Copies { keep: self.upgrade_copies, ..copies });
        settings
    }

    /// For people.
    pub fn place(&self) -> String {
        self.server.database_url.clone().unwrap_or_else(|| self.data_dir.display().to_string())
    }

    /// The options that name the place, as somebody would type them. Whoever uses a database server has set the rest as variables.
    pub fn options(&self) -> String {
        let option = if self.server.database_url.is_some() { "--database-url" } else { "--data-dir" };
        format!("{option} {}", self.place())
    }
}

impl ServerArgs {
    /// The database server; none where the data is in a directory.
    fn place(&self) -> Option<Place> {
        let level = match self.database_user_level {
            UserLevel::Database => Level::Database,
            UserLevel::Root => Level::Root,
        };
        Some(Place::Server(Server {
            url: self.database_url.clone()?,
            namespace: self.database_namespace.clone(),
            database: self.database_name.clone(),
            level,
            user: self.database_user.clone().unwrap_or_default(),
            password: self.database_password.clone().unwrap_or_default(),
        }))
    }
}
