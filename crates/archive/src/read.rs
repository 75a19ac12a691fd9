//! Reading a backup; nothing of a part is handed on before its checksum was right.

use crate::error::Error;
use crate::header::Header;
use crate::part::{self, Entry, LARGEST};
use crate::write::Summary;
use flate2::read::ZlibDecoder;
use sha2::{Digest, Sha256};
use std::io::{Read, Write};

/// A backup that is being read.
pub struct Reader<R: Read> {
    from: R,
    header: Header,
    sum: [u8; 32],
    read: Summary,
}

impl<R: Read> Reader<R> {
    /// Reads who made it.
    pub fn new(mut from: R) -> Result<Self, Error> {
        let (header, lines) = Header::read(&mut from)?;
        let read = Summary { bytes: lines.len() as u64, ..Summary::default() };
        Ok(Self { from, header, sum: Sha256::digest(lines).into(), read })
    }

    /// Who made it.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The records of the next part. None at the end, which was whole then, with nothing behind it.
    pub fn part(&mut self) -> Result<Option<Vec<Entry>>, Error> {
        let number = self.read.parts + 1;
        let length: [u8; 4] = self.fixed(number)?;
        if u32::from_be_bytes(length) == 0 {
            self.end(length, number)?;
            return Ok(None);
        }
        let altered = || Error::Altered { part: number };
        let count: [u8; 4] = self.fixed(number)?;
        let stored = usize::try_from(u32::from_be_bytes(length)).ok().filter(|bytes| *bytes <= LARGEST).ok_or_else(altered)?;
        let mut compressed = Vec::new();
        Read::take(&mut self.from, stored as u64).read_to_end(&mut compressed).map_err(|error| Error::reading(error, number))?;
        if compressed.len() < stored {
            return Err(Error::CutOff { part: number });
        }
        self.check(&[&length, &count, &compressed], number)?;
        let mut plain = Vec::new();
        let unpacked = ZlibDecoder::new(compressed.as_slice()).take(LARGEST as u64).read_to_end(&mut plain);
        unpacked.map_err(|_malformed| altered())?;
        let entries = part::entries(&plain).ok_or_else(altered)?;
        let count = u64::from(u32::from_be_bytes(count));
        if entries.len() as u64 != count {
            return Err(altered());
        }
        self.read.entries += count;
        self.read.parts = number;
        Ok(Some(entries))
    }

    fn end(&mut self, length: [u8; 4], number: u64) -> Result<(), Error> {
        let (entries, parts): ([u8; 8], [u8; 8]) = (self.fixed(number)?, self.fixed(number)?);
        self.check(&[&length, &entries, &parts], number)?;
        let is_all = u64::from_be_bytes(entries) == self.read.entries && u64::from_be_bytes(parts) == self.read.parts;
        // A file that goes on was put together by somebody.
        let is_end = self.from.read(&mut [0]).map_err(|error| Error::reading(error, number))? == 0;
        if is_all && is_end { Ok(()) } else { Err(Error::Altered { part: number }) }
    }

    fn check(&mut self, bytes: &[&[u8]], number: u64) -> Result<(), Error> {
        let mut sum = Sha256::new().chain_update(self.sum);
        for bytes in bytes {
            sum.update(bytes);
        }
        self.sum = sum.finalize().into();
        self.read.bytes += (bytes.iter().map(|bytes| bytes.len()).sum::<usize>() + self.sum.len()) as u64;
        let told: [u8; 32] = self.fixed(number)?;
        if told == self.sum { Ok(()) } else { Err(Error::Altered { part: number }) }
    }

    fn fixed<const N: usize>(&mut self, number: u64) -> Result<[u8; N], Error> {
        let mut bytes = [0; N];
        self.from.read_exact(&mut bytes).map_err(|error| Error::reading(error, number))?;
        Ok(bytes)
    }
}

/// Reads a backup to its end, and says who made it and how much there is.
pub fn verify(from: impl Read) -> Result<(Header, Summary), Error> {
    let mut reader = Reader::new(from)?;
    while reader.part()?.is_some() {}
    Ok((reader.header, reader.read))
}

/// Passes a backup on while verifying it.
pub fn copy(from: impl Read, to: impl Write) -> Result<(Header, Summary), Error> {
    verify(Tee { from, to })
}

/// Whatever is read is written too.
struct Tee<R, W> {
    from: R,
    to: W,
}

impl<R: Read, W: Write> Read for Tee<R, W> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.from.read(into)?;
        self.to.write_all(into.get(..read).unwrap_or_default())?;
        Ok(read)
    }
}
