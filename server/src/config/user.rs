//! A person to be added from the command line.

use clap::{Args, ValueEnum};
use domain::ids::RoleId;
use domain::people::Role;

/// Who is to be added.
#[derive(Debug, Args)]
pub struct UserArgs {
    /// The organization's name. In a database without any it is made.
    #[arg(long, env = "WAYMARK_ORGANIZATION")]
    pub organization: String,
    /// Make the organization beside others that are there.
    #[arg(long, env = "WAYMARK_NEW_ORGANIZATION")]
    pub new_organization: bool,
    /// Where the organization's days begin, by the name of the time zone, e.g. `Europe/Berlin`; `UTC` until one is named. Kept for the
    /// organization, whoever is added.
    #[arg(long, env = "WAYMARK_TIME_ZONE")]
    pub time_zone: Option<String>,
    /// Full name.
    #[arg(long)]
    pub name: String,
    /// Address for sign-in.
    #[arg(long)]
    pub email: String,
    /// Job title.
    #[arg(long, default_value = "Employee")]
    pub title: String,
    /// Appointments, comma-separated.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub role: Vec<Appointment>,
    /// The role of the framework that the person holds, by its id.
    #[arg(long)]
    pub holds: Option<RoleId>,
    /// Address of the line manager, who must be there already.
    #[arg(long)]
    pub manager: Option<String>,
    /// The password. Better left out: then it is read from the standard input, where no process list shows it.
    #[arg(long, env = "WAYMARK_PASSWORD", hide_env_values = true)]
    pub password: Option<String>,
}

/// An appointment as the command line writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Appointment {
    /// Reads pinned submissions and decides on them.
    LeadershipReviewer,
    /// Sets up steps, guides, pilot and metrics.
    ProgrammeOwner,
    /// Writes the career framework.
    FrameworkOwner,
    /// Looks after people, sign-in and backup.
    Administrator,
    /// Reads the audit log.
    Auditor,
    /// Is named as one whom others may turn to.
    Mentor,
}

impl From<Appointment> for Role {
    fn from(appointment: Appointment) -> Self {
        match appointment {
            Appointment::LeadershipReviewer => Self::LeadershipReviewer,
            Appointment::ProgrammeOwner => Self::ProgrammeOwner,
            Appointment::FrameworkOwner => Self::FrameworkOwner,
            Appointment::Administrator => Self::Administrator,
            Appointment::Auditor => Self::Auditor,
            Appointment::Mentor => Self::Mentor,
        }
    }
}
