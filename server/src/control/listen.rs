//! Answering at the door.

use super::{FOLDER, LINE, Reply, Request, socket};
use crate::operate::operate;
use crate::web::Shared;
use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::time::timeout;

/// How long somebody may take to say what they want.
const REQUEST: Duration = Duration::from_secs(10);
/// How long somebody may take nothing of what they asked for: meanwhile the database keeps what it would throw away.
const STALLED: Duration = Duration::from_mins(1);
/// Who may do everything on the machine anyhow.
const ROOT: u32 = 0;

/// The open door.
#[derive(Debug)]
pub struct Door {
    listener: UnixListener,
    path: PathBuf,
    owner: u32,
}

impl Door {
    /// Opens the door of a data directory, whose database this process has open: a socket that is there already is of a process that is no more.
    pub fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        match DirBuilder::new().mode(0o700).create(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => fs::set_permissions(&folder, Permissions::from_mode(0o700))?,
        }
        let path = socket(data);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let listener = UnixListener::bind(&path)?;
        fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        let owner = fs::metadata(&path)?.uid();
        Ok(Self { listener, path, owner })
    }

    /// Answers until the server stops.
    pub async fn run(self, web: Shared) {
        loop {
            let accepted = tokio::select! {
                () = web.stopping.cancelled() => break,
                accepted = self.listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, _)) => drop(tokio::spawn(answer(stream, self.owner, web.clone()))),
                Err(error) => {
                    tracing::warn!(%error, "the socket for commands failed");
                    // As when there are no more file descriptors: they may come back.
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
            }
        }
        // A later process removes what stays.
        let _ = fs::remove_file(&self.path);
    }
}

async fn answer(stream: UnixStream, owner: u32, web: Shared) {
    let mut stream = BufReader::new(stream);
    let asked = match refusal(stream.get_ref(), owner) {
        Some(why) => Err(why.to_owned()),
        None => request(&mut stream).await,
    };
    let reply = match asked.clone() {
        Ok(Request::Backup) => Reply::Yes,
        Ok(Request::Operate { operation }) => {
            tracing::info!(?operation, "a command is carried out");
            match operate(&web.service, operation).await {
                Ok(text) => Reply::Done { text },
                Err(error) => Reply::No { why: error.to_string() },
            }
        }
        Err(why) => Reply::No { why },
    };
    let mut stream = stream.into_inner();
    let told = async {
        let mut line = serde_json::to_vec(&reply).map_err(io::Error::from)?;
        line.push(b'\n');
        stream.write_all(&line).await
    };
    match (asked, told.await) {
        (Ok(Request::Backup), Ok(())) => backup(stream, &web).await,
        (Ok(Request::Operate { .. }), Ok(())) => {}
        (Err(why), _) => tracing::warn!(why, "a command was refused"),
        (_, Err(error)) => tracing::info!(%error, "whoever asked went away"),
    }
}

/// The folder's mode keeps others out; this is for a file system that does not know modes.
fn refusal(stream: &UnixStream, owner: u32) -> Option<&'static str> {
    match stream.peer_cred() {
        Ok(peer) if peer.uid() == owner || peer.uid() == ROOT => None,
        _ => Some("commands are taken from the server's own user alone"),
    }
}

async fn request(stream: &mut BufReader<UnixStream>) -> Result<Request, String> {
    let mut line = String::new();
    let mut stream = stream.take(LINE as u64);
    match timeout(REQUEST, stream.read_line(&mut line)).await {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => return Err(format!("the command could not be read: {error}")),
        Err(_elapsed) => return Err("no command came".to_owned()),
    }
    serde_json::from_str(&line)
        .map_err(|_unknown| "the running server does not know this command: is it of another release?".to_owned())
}

/// Hands out a backup. One that fails ends early, which its reader notices.
async fn backup(stream: UnixStream, web: &Shared) {
    let blocking = stream.into_std().and_then(|stream| {
        stream.set_nonblocking(false)?;
        stream.set_write_timeout(Some(STALLED))?;
        Ok(stream)
    });
    // First: also what is broken off has left the house.
    if let Err(error) = web.service.backup_handed_out().await {
        return tracing::error!(%error, "that a backup is handed out could not be noted, so it is not");
    }
    let made = match blocking {
        Ok(stream) => web.service.store().backup(service::now(), stream).await.map(|(_, summary)| summary),
        Err(error) => return tracing::error!(%error, "a backup that was asked for could not be handed out"),
    };
    match made {
        Ok(summary) => tracing::info!(entries = summary.entries, bytes = summary.bytes, "a backup was handed out"),
        Err(error) => tracing::warn!(%error, "a backup that was asked for failed"),
    }
}
