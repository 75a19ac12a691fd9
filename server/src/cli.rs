//! The command line: `waymark serve | demo | user | sign-in | audit | check | backup | restore | framework | repair`.

use crate::config::{BackupArgs, DataArgs, DataLossNotAccepted, DurabilityArgs, LogArgs, ServeArgs, UserArgs};
use clap::{Args, Parser, Subcommand};
use service::Settings;
use std::path::PathBuf;

/// Waymark: where an employee and a manager write a career path together, and leadership decides on it.
///
/// Every option can also be given as the environment variable named beside it; the command line wins.
#[derive(Debug, Parser)]
#[command(name = "waymark", version, propagate_version = true)]
pub struct Cli {
    /// How to log.
    #[command(flatten)]
    pub log: LogArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve pages, the interface for programs and co-editing until stopped.
    Serve(Box<Serve>),
    /// Fill an empty database with a demo organization and print its sign-ins.
    Demo(Demo),
    /// Look after people.
    User {
        /// What to do.
        #[command(subcommand)]
        command: User,
    },
    /// Get back in where the identity provider is the only way to sign in.
    SignIn {
        /// What to do.
        #[command(subcommand)]
        command: SignInCommand,
    },
    /// Look after the audit log.
    Audit {
        /// What to do.
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Open the database, apply what is missing of its schema, read all stored text, and tell whether everything is in order.
    Check {
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
    /// Copy everything into one file, while the server runs or while it does not.
    Backup(Backup),
    /// Fill an empty directory from a backup.
    Restore(Restore),
    /// Bring a career framework in, write it out, and have it looked through.
    Framework {
        /// What to do.
        #[command(subcommand)]
        command: FrameworkCommand,
    },
    /// Go on after damage, or after a backup was put back.
    Repair {
        /// What to do.
        #[command(subcommand)]
        command: Repair,
    },
}

/// `waymark sign-in`.
#[derive(Debug, Subcommand)]
pub enum SignInCommand {
    /// Let people sign in with passwords again, after an administrator chose the identity provider alone. The server must not be running on the same
    /// directory.
    AllowPasswords {
        /// The organization's name; needed where there are several.
        #[arg(long, env = "WAYMARK_ORGANIZATION")]
        organization: Option<String>,
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
}

/// `waymark audit`.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Compare all entries of the audit log with each other and with the records of what happened, and print how many there are and the hash of the last one, to
    /// be noted down elsewhere. Fails, and names the first entry that does not fit, where somebody tampered with it. Also while the server runs.
    Verify {
        /// The organization's name; all of them where none is named.
        #[arg(long, env = "WAYMARK_ORGANIZATION")]
        organization: Option<String>,
        /// A hash that was noted down earlier: fails unless it is still in the log.
        #[arg(long, env = "WAYMARK_HEAD")]
        head: Option<String>,
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
}

/// `waymark framework`.
#[derive(Debug, Subcommand)]
pub enum FrameworkCommand {
    /// Say what files would change in the draft; with `--yes`, write that into it. The server must not be running on the same directory.
    Import {
        /// The files: YAML, JSON, CSV, XLSX, Markdown, HTML, or an archive of them.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Write it.
        #[arg(long, env = "WAYMARK_YES")]
        yes: bool,
        /// The organization's name; needed where there are several.
        #[arg(long, env = "WAYMARK_ORGANIZATION")]
        organization: Option<String>,
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
    /// Write the version in force into a file. One that begins on a later day is named.
    Export {
        /// `json`, `yaml`, `csv`, `tables`, `xlsx`, `markdown`, `poster` or `poster-a1`.
        #[arg(long, env = "WAYMARK_FORMAT", default_value = "json")]
        format: String,
        /// The file; `framework` with the format's ending in the present directory where it is left out.
        #[arg(long, env = "WAYMARK_OUTPUT")]
        output: Option<PathBuf>,
        /// The organization's name; needed where there are several.
        #[arg(long, env = "WAYMARK_ORGANIZATION")]
        organization: Option<String>,
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
    /// Print what is worth a second look in the version in force. Advice forbids nothing.
    Check {
        /// The organization's name; needed where there are several.
        #[arg(long, env = "WAYMARK_ORGANIZATION")]
        organization: Option<String>,
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
}

/// `waymark repair`.
#[derive(Debug, Subcommand)]
pub enum Repair {
    /// Let the proposal of a damaged room go on from the last good state of each section. What is damaged is kept, closed; what was written
    /// after it is lost unless a backup has it; signatures have to be given again.
    Room {
        /// The room as `waymark check` names it.
        name: String,
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
    /// Say that this database was put back from a backup, so that newer copies in people's browsers do not flow into it.
    AfterRestore {
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
}

/// `waymark serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where the data is.
    #[command(flatten)]
    pub data: DataArgs,
    /// What an acknowledged edit waits for.
    #[command(flatten)]
    pub durability: DurabilityArgs,
    /// How to be reached.
    #[command(flatten)]
    pub web: ServeArgs,
    /// Backups that it makes by itself.
    #[command(flatten)]
    pub backup: BackupArgs,
}

impl Serve {
    /// For the service.
    pub fn settings(&self) -> Result<Settings, DataLossNotAccepted> {
        let mut settings = self.data.settings();
        settings.store.durability = self.durability.accepted()?;
        settings.rooms.connections_per_person = usize::try_from(self.web.sockets_per_person.get()).unwrap_or(usize::MAX);
        settings.provider = self.web.oidc.view();
        settings.origin = self.web.public_url.as_ref().map(|origin| origin.as_str().to_owned());
        Ok(settings)
    }
}

/// `waymark demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Where the data is.
    #[command(flatten)]
    pub data: DataArgs,
    /// Print the sign-ins as JSON: `[{"email","password","name","roles"}]`.
    #[arg(long)]
    pub json: bool,
}

/// `waymark backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to be made; there must be none of that name.
    pub file: PathBuf,
    /// Encrypt it for this public key of age (`age1...`); may be repeated. Whoever has one of the secret keys can restore it.
    #[arg(long, env = "WAYMARK_BACKUP_RECIPIENT", value_delimiter = ',')]
    pub recipient: Vec<String>,
    /// Encrypt it for the public keys in this file, one a line.
    #[arg(long, env = "WAYMARK_BACKUP_RECIPIENTS_FILE")]
    pub recipients_file: Option<PathBuf>,
    /// Where the data is.
    #[command(flatten)]
    pub data: DataArgs,
}

/// `waymark restore`.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup.
    pub file: PathBuf,
    /// File with a secret key, as `age-keygen` writes it, for a backup that is encrypted; may be repeated.
    #[arg(long, env = "WAYMARK_IDENTITY", value_delimiter = ',')]
    pub identity: Vec<PathBuf>,
    /// Where the data goes: an empty directory, or one that does not exist yet.
    #[command(flatten)]
    pub data: DataArgs,
}

/// `waymark user`.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Add a person, and the organization where there is none yet.
    Add(Box<UserAdd>),
    /// Print a link with which somebody chooses a new password. It is good for a week, and once.
    Link {
        /// The address for sign-in.
        email: String,
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
    /// Note that somebody has left: they are signed out everywhere at once, and what they took part in stays under their name.
    Leave {
        /// The address for sign-in.
        email: String,
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
    /// Take that back.
    Return {
        /// The address for sign-in.
        email: String,
        /// Where the data is.
        #[command(flatten)]
        data: DataArgs,
    },
}

/// `waymark user add`.
#[derive(Debug, Args)]
pub struct UserAdd {
    /// Where the data is.
    #[command(flatten)]
    pub data: DataArgs,
    /// Who.
    #[command(flatten)]
    pub user: UserArgs,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    /// Every `--option` of every subcommand names the variable that sets it, so that `--help` documents all of them.
    #[test]
    fn every_option_has_its_variable() {
        fn visit(command: &clap::Command) {
            for option in command.get_arguments().filter(|a| a.get_long().is_some()) {
                let name = option.get_id().as_str();
                if matches!(name, "help" | "version" | "json") || command.get_name() == "add" && option.get_env().is_none() {
                    continue;
                }
                let variable = option.get_env().unwrap_or_else(|| panic!("--{name} of {} has no variable", command.get_name()));
                assert!(variable.to_string_lossy().starts_with("WAYMARK_"), "--{name}");
                assert!(option.get_help().is_some(), "--{name} is not explained");
            }
            command.get_subcommands().for_each(visit);
        }
        visit(&Cli::command());
    }

    /// Without the address that people use nobody could be led back.
    #[test]
    fn a_provider_needs_a_client_and_the_public_address() {
        for line in [
            "waymark serve --oidc-issuer https://id.example.org --oidc-client-id waymark",
            "waymark serve --oidc-issuer https://id.example.org --public-url https://path.example.org",
            "waymark serve --oidc-client-id waymark --public-url https://path.example.org",
            "waymark serve --oidc-issuer http://id.example.org --oidc-client-id waymark --public-url https://path.example.org",
        ] {
            assert!(Cli::try_parse_from(line.split(' ')).is_err(), "{line}");
        }
    }

    /// What a commit waits for is the database server's own setting: nothing here could be promised about it, or taken back.
    #[test]
    fn a_database_server_has_its_own_durability() {
        let server = "waymark serve --database-url ws://db:8000 --database-user u --database-password p";
        Cli::try_parse_from(server.split(' ')).unwrap_or_else(|e| panic!("{e}"));
        let never = format!("{server} --durability never --accept-data-loss");
        assert!(Cli::try_parse_from(never.split(' ')).is_err());
    }

    #[test]
    fn the_documented_forms_are_understood() {
        for line in [
            "waymark serve --data-dir /tmp/d --listen 127.0.0.1:0",
            "waymark demo --data-dir /tmp/d --json",
            "waymark check --data-dir /tmp/d",
            "waymark audit verify --data-dir /tmp/d",
            "waymark audit verify --organization Example --head 00ff --data-dir /tmp/d",
            "waymark sign-in allow-passwords --data-dir /tmp/d",
            "waymark serve --public-url https://path.example.org --oidc-issuer https://id.example.org --oidc-client-id waymark",
            "waymark framework import paths.csv levels.csv --yes --data-dir /tmp/d",
            "waymark framework export --format xlsx --output paths.xlsx --data-dir /tmp/d",
            "waymark framework check --organization Example --data-dir /tmp/d",
            "waymark serve --backup-dir /tmp/b --backup-every 12h --backup-keep 14",
            "waymark backup waymark.backup --data-dir /tmp/d",
            "waymark backup waymark.backup.age --recipient age1one --recipient age1two --recipients-file keys --data-dir /tmp/d",
            "waymark restore waymark.backup --data-dir /tmp/d",
            "waymark restore waymark.backup.age --identity key.txt --data-dir /tmp/d",
            "waymark repair room p/one/start/0 --data-dir /tmp/d",
            "waymark repair after-restore --data-dir /tmp/d",
            "waymark user add --data-dir /tmp/d --organization Example --time-zone Europe/Berlin --name Ann --email ann@example.org",
        ] {
            Cli::try_parse_from(line.split(' ')).unwrap_or_else(|e| panic!("{line}: {e}"));
        }
    }
}
