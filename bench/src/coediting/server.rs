//! The servers under measurement: how each is started, and where its rooms are.

use super::socket::{Framing, Seat};
use crate::failure::Failure;
use crate::fill::Pair;
use crate::process::{self, Running, free_port};
use document::schema;
use domain::section::Section;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// One server and one way to speak to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Waymark in Hocuspocus framing, as its own pages speak. Durable, embedded database.
    Waymark,
    /// Waymark in y-websocket framing. The same durability.
    WaymarkYws,
    /// Hocuspocus, nothing kept.
    Hocuspocus,
    /// Hocuspocus with its SQLite extension.
    HocuspocusSqlite,
    /// The reference server of y-websocket, nothing kept.
    YWebsocket,
}

impl Kind {
    /// Every one, in the order of the columns.
    pub const ALL: [Self; 5] = [Self::Waymark, Self::WaymarkYws, Self::Hocuspocus, Self::HocuspocusSqlite, Self::YWebsocket];

    /// What the table calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Waymark => "Waymark",
            Self::WaymarkYws => "Waymark, y-websocket framing",
            Self::Hocuspocus => "Hocuspocus, in memory",
            Self::HocuspocusSqlite => "Hocuspocus, SQLite",
            Self::YWebsocket => "y-websocket server, in memory",
        }
    }

    /// Whether it is one of ours.
    pub fn is_waymark(self) -> bool {
        matches!(self, Self::Waymark | Self::WaymarkYws)
    }

    /// Whether an update comes back to its author, which is all the acknowledgement there is.
    pub fn echoes(self) -> bool {
        self == Self::YWebsocket
    }

    /// Whether it keeps what it acknowledged some time after it acknowledged it.
    pub fn keeps_later(self) -> bool {
        self == Self::HocuspocusSqlite
    }

    fn framing(self) -> Framing {
        match self {
            Self::Waymark | Self::Hocuspocus | Self::HocuspocusSqlite => Framing::Named,
            Self::WaymarkYws | Self::YWebsocket => Framing::Single,
        }
    }
}

/// Where the sections are that two people may write in.
const SECTIONS: [(Section, &str, &str); 5] = [
    (Section::Objectives, schema::SELF, "beyond"),
    (Section::Gaps, schema::SELF, "summary"),
    (Section::Connection, "measured", "value"),
    (Section::Alignment, "measured", "feedback"),
    (Section::Milestones, "measured", "measure"),
];

/// Sections of a pair that are used.
pub const ROOMS_PER_PAIR: usize = SECTIONS.len();

/// What a measurement needs before any server runs.
pub struct Ground {
    /// Waymark's data directory with its people, which every start copies.
    pub filled: PathBuf,
    /// These people; none where no Waymark is measured.
    pub pairs: Vec<Pair>,
    /// How many rooms of the same kind there are: as many as pairs.
    pub rooms: usize,
    /// The folder with the peers' packages.
    pub peers: PathBuf,
}

/// A running server with a place of its own for what it keeps.
pub struct Host<'a> {
    /// Which.
    pub kind: Kind,
    /// Its process.
    pub running: Running,
    ground: &'a Ground,
    kept: TempDir,
}

impl<'a> Host<'a> {
    /// Starts one with nothing in it but people.
    pub async fn start(kind: Kind, ground: &'a Ground) -> Result<Self, Failure> {
        let kept = process::scratch()?;
        if kind.is_waymark() {
            copy(&ground.filled, kept.path())?;
        }
        let running = launch(kind, ground, kept.path()).await?;
        Ok(Self { kind, running, ground, kept })
    }

    /// Kills it without a warning and starts it again on what it left behind.
    pub async fn restart(&mut self) -> Result<(), Failure> {
        self.running.kill();
        self.running = launch(self.kind, self.ground, self.kept.path()).await?;
        Ok(())
    }

    /// A place in a room. Where only two people may write, they take turns.
    pub fn seat(&self, room: usize, editor: usize, client: u32) -> Result<Seat, Failure> {
        let lacking = || Failure(format!("there is no room {room}: ask for more with --rooms"));
        let (section, item, field) = SECTIONS.get(room / self.ground.rooms).copied().ok_or_else(lacking)?;
        let text = schema::text_root(section, item, field).ok_or_else(|| Failure(format!("no such text: {item}/{field}")))?;
        let (name, cookie) = if self.kind.is_waymark() {
            let pair = self.ground.pairs.get(room % self.ground.rooms).ok_or_else(lacking)?;
            let person = if editor.is_multiple_of(2) { &pair.employee } else { &pair.manager };
            (pair.room(section).ok_or_else(lacking)?.to_owned(), Some(person.clone()))
        } else {
            (format!("bench-{room}"), None)
        };
        let base = format!("ws://127.0.0.1:{}", self.running.port);
        let url = match self.kind {
            Kind::Waymark => format!("{base}/sync/hocus"),
            Kind::WaymarkYws => format!("{base}/sync/yws/{name}"),
            Kind::YWebsocket => format!("{base}/{name}"),
            Kind::Hocuspocus | Kind::HocuspocusSqlite => base,
        };
        Ok(Seat { url, framing: self.kind.framing(), cookie, room: name, root: text, client })
    }
}

async fn launch(kind: Kind, ground: &Ground, kept: &Path) -> Result<Running, Failure> {
    if kind.is_waymark() {
        return process::waymark(kept).await;
    }
    let port = free_port()?;
    let mut command = Command::new("node");
    command.current_dir(&ground.peers);
    match kind {
        Kind::YWebsocket => {
            command.arg("node_modules/@y/websocket-server/src/server.js");
            command.env("HOST", "127.0.0.1").env("PORT", port.to_string());
        }
        Kind::HocuspocusSqlite => {
            command.arg("hocuspocus.mjs").arg(port.to_string()).arg(kept.join("documents.sqlite"));
        }
        _ => {
            command.arg("hocuspocus.mjs").arg(port.to_string());
        }
    }
    Running::start(command, port, "/").await
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
