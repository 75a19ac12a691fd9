//! The first two lines, which every release can read, whatever follows them.

use crate::error::Error;
use crate::format::FORMAT;
use serde::{Deserialize, Serialize};
use std::io::Read;

/// How a backup begins.
const MAGIC: &str = "waymark-backup ";
/// Bytes of a line of the header: a hundred times what one takes, so that a file of something else is not read to its end.
const LINE: usize = 16 << 10;

/// Who made the backup, and of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The release of Waymark.
    pub release: String,
    /// The newest migration of the database.
    pub schema: i64,
    /// When it was begun, as RFC 3339 writes it.
    pub made: String,
}

impl Header {
    /// The two lines.
    pub(crate) fn lines(&self) -> Result<String, Error> {
        let json = serde_json::to_string(self).map_err(|error| Error::Io(error.into()))?;
        Ok(format!("{MAGIC}{FORMAT}\n{json}\n"))
    }

    /// Reads the two lines; gives them back as they were as well.
    pub(crate) fn read(from: &mut impl Read) -> Result<(Self, String), Error> {
        // Before a line is looked for: what is no backup may have none.
        let mut magic = Vec::new();
        from.take(MAGIC.len() as u64).read_to_end(&mut magic).map_err(|error| Error::reading(error, 0))?;
        match MAGIC.as_bytes().strip_prefix(magic.as_slice()) {
            Some([]) => {}
            Some(_) => return Err(Error::CutOff { part: 0 }),
            None => return Err(Error::NotABackup),
        }
        let first = format!("{MAGIC}{}", line(from)?);
        let format: u32 = first.strip_prefix(MAGIC).and_then(|number| number.parse().ok()).ok_or(Error::NotABackup)?;
        let second = line(from)?;
        if format > FORMAT {
            // What a later release calls it is not known; that it names itself is what this format promises.
            let named = serde_json::from_str::<serde_json::Value>(&second).ok();
            let release = named.as_ref().and_then(|json| json.get("release")?.as_str()).unwrap_or("a later release");
            return Err(Error::Newer { format, release: release.to_owned() });
        }
        let header = serde_json::from_str(&second).map_err(|_malformed| Error::Altered { part: 0 })?;
        Ok((header, format!("{first}\n{second}\n")))
    }
}

fn line(from: &mut impl Read) -> Result<String, Error> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while bytes.len() < LINE {
        from.read_exact(&mut byte).map_err(|error| Error::reading(error, 0))?;
        if byte == *b"\n" {
            return String::from_utf8(bytes).map_err(|_binary| Error::NotABackup);
        }
        bytes.extend_from_slice(&byte);
    }
    Err(Error::NotABackup)
}
