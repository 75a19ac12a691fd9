//! What an acknowledged edit waits for.

use clap::builder::BoolishValueParser;
use clap::{ArgAction, Args, ValueEnum};

/// What a commit waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Durability {
    /// The disk: what was shown as saved survives a loss of power.
    EveryCommit,
    /// Nothing: a crash loses the last of what was shown as saved.
    Never,
}

/// What an acknowledged edit waits for.
#[derive(Debug, Clone, Args)]
pub struct DurabilityArgs {
    /// What an edit waits for before it is shown as saved. `never` is for trying things out: every page then says so.
    #[arg(long, env = "WAYMARK_DURABILITY", value_enum, default_value_t = Durability::EveryCommit)]
    pub durability: Durability,
    /// Accept that `--durability never` loses what people were told is saved.
    #[arg(long, env = "WAYMARK_ACCEPT_DATA_LOSS", conflicts_with = "database_url", action = ArgAction::SetTrue, value_parser = BoolishValueParser::new())]
    pub accept_data_loss: bool,
}

/// Nobody said that losing data is fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "--durability never loses what people were told is saved: if that is what you want, say so with --accept-data-loss \
     (WAYMARK_ACCEPT_DATA_LOSS=true); otherwise leave it at every-commit"
)]
pub struct DataLossNotAccepted;

impl DurabilityArgs {
    /// For the store.
    pub fn accepted(&self) -> Result<store::Durability, DataLossNotAccepted> {
        match self.durability {
            Durability::EveryCommit => Ok(store::Durability::EveryCommit),
            Durability::Never if self.accept_data_loss => Ok(store::Durability::Never),
            Durability::Never => Err(DataLossNotAccepted),
        }
    }
}
