//! Asking the running server. Blocking: a command has nothing else to do.

use super::{LINE, Reply, Request, socket};
use crate::operate::Operation;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

/// How long the server may be silent: several times what a full disk makes a commit wait.
const SILENCE: Duration = Duration::from_mins(1);
/// The same where all of the audit log is read first: of some million entries.
const LONG_SILENCE: Duration = Duration::from_hours(1);

/// Why the running server was not asked, or did not do it.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The socket is somebody else's.
    #[error(
        "the running server takes commands from its own user alone: call this as that user, e.g. `sudo -u waymark waymark ...`"
    )]
    NotYours,
    /// It said no.
    #[error("{0}")]
    Refused(String),
    /// It does not answer as this release does.
    #[error("the running server did not understand the command: is it of another release?")]
    Misunderstood,
    /// Anything else.
    #[error("the running server could not be asked: {0}")]
    Io(#[from] io::Error),
}

/// Asks the server that has the data directory open; what follows its yes can be read from what is returned. None where no server runs.
pub fn ask(data: &Path, request: &Request) -> Result<Option<UnixStream>, AskError> {
    match answered(data, request)? {
        Some((stream, Reply::Yes)) => Ok(Some(stream)),
        Some(_) => Err(AskError::Misunderstood),
        None => Ok(None),
    }
}

/// Has the server that has the data directory open do something; answers what is printed. None where no server runs.
pub fn tell(data: &Path, request: &Request) -> Result<Option<String>, AskError> {
    match answered(data, request)? {
        Some((_, Reply::Done { text })) => Ok(Some(text)),
        Some(_) => Err(AskError::Misunderstood),
        None => Ok(None),
    }
}

fn answered(data: &Path, request: &Request) -> Result<Option<(UnixStream, Reply)>, AskError> {
    let mut stream = match UnixStream::connect(socket(data)) {
        Ok(stream) => stream,
        Err(error) => {
            return match error.kind() {
                // No server, one that was killed, or a path that is too long for a socket: then the lock of the directory tells.
                io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused | io::ErrorKind::InvalidInput => Ok(None),
                io::ErrorKind::PermissionDenied => Err(AskError::NotYours),
                _ => Err(error.into()),
            };
        }
    };
    let reads_a_lot = matches!(request, Request::Operate { operation: Operation::VerifyAudit { .. } });
    stream.set_read_timeout(Some(if reads_a_lot { LONG_SILENCE } else { SILENCE }))?;
    let mut line = serde_json::to_vec(request).map_err(io::Error::from)?;
    line.push(b'\n');
    stream.write_all(&line)?;
    match reply(&mut stream)? {
        Reply::No { why } => Err(AskError::Refused(why)),
        other => Ok(Some((stream, other))),
    }
}

/// Byte by byte: what follows the line is not the answer's.
fn reply(stream: &mut UnixStream) -> Result<Reply, AskError> {
    let (mut line, mut byte) = (Vec::new(), [0]);
    while line.len() < LINE {
        stream.read_exact(&mut byte)?;
        if byte == *b"\n" {
            return serde_json::from_slice(&line).map_err(|_other| AskError::Misunderstood);
        }
        line.extend_from_slice(&byte);
    }
    Err(AskError::Misunderstood)
}
