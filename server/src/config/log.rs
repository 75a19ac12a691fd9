//! How to log.

use clap::{Args, ValueEnum};

/// The shape of a log line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object per line, for machines.
    Json,
    /// Lines for people.
    Pretty,
}

/// How to log. Lines go to the standard error stream.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// Shape of the log lines.
    #[arg(long, global = true, env = "WAYMARK_LOG_FORMAT", value_enum, default_value_t = Format::Json)]
    pub log_format: Format,
    /// What to log, as comma-separated `target=level` directives.
    #[arg(long, global = true, env = "WAYMARK_LOG", default_value = "info,surrealdb=warn,surrealkv=warn")]
    pub log: String,
}
