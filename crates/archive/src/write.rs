//! Writing a backup from its beginning to its end.

use crate::error::Error;
use crate::header::Header;
use crate::part::{self, Entry, PART};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};
use std::io::Write;

/// How much there is in a backup.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records.
    pub entries: u64,
    /// Parts.
    pub parts: u64,
    /// Bytes of the file, before encryption.
    pub bytes: u64,
}

/// A backup that is being written.
pub struct Writer<W: Write> {
    out: W,
    part: Vec<u8>,
    in_part: u32,
    sum: [u8; 32],
    written: Summary,
}

impl<W: Write> Writer<W> {
    /// Begins one.
    pub fn new(mut out: W, header: &Header) -> Result<Self, Error> {
        let lines = header.lines()?;
        out.write_all(lines.as_bytes())?;
        let written = Summary { bytes: lines.len() as u64, ..Summary::default() };
        Ok(Self { out, part: Vec::with_capacity(PART), in_part: 0, sum: Sha256::digest(lines).into(), written })
    }

    /// Adds a record.
    pub fn push(&mut self, entry: &Entry) -> Result<(), Error> {
        part::push(&mut self.part, entry)?;
        self.in_part += 1;
        if self.part.len() >= PART { self.close_part() } else { Ok(()) }
    }

    /// Writes the end; without it a backup is refused.
    pub fn finish(mut self) -> Result<(W, Summary), Error> {
        if self.in_part > 0 {
            self.close_part()?;
        }
        let counts = [self.written.entries.to_be_bytes(), self.written.parts.to_be_bytes()].concat();
        self.write(&[0_u32.to_be_bytes().as_slice(), &counts].concat())?;
        self.out.flush()?;
        Ok((self.out, self.written))
    }

    fn close_part(&mut self) -> Result<(), Error> {
        // Fast: a copy should end soon, and rows of text become a fifth all the same.
        let mut compressed = ZlibEncoder::new(Vec::new(), Compression::fast());
        compressed.write_all(&self.part)?;
        let compressed = compressed.finish()?;
        let length = u32::try_from(compressed.len()).map_err(|_above| Error::TooLarge { bytes: compressed.len() })?;
        self.written.entries += u64::from(self.in_part);
        self.written.parts += 1;
        let head = [length.to_be_bytes(), self.in_part.to_be_bytes()].concat();
        self.part.clear();
        self.in_part = 0;
        self.write(&[head, compressed].concat())
    }

    /// Writes something and its checksum, which goes over the one before too.
    fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.sum = Sha256::new().chain_update(self.sum).chain_update(bytes).finalize().into();
        self.out.write_all(bytes)?;
        self.out.write_all(&self.sum)?;
        self.written.bytes += (bytes.len() + self.sum.len()) as u64;
        Ok(())
    }
}
