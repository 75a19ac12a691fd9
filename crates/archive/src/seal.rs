//! Encryption for public keys, in the format of the program `age`: whoever makes backups need not be able to read them.

use crate::error::Error;
use age::stream::StreamWriter;
use age::x25519::Recipient;
use age::{Decryptor, Encryptor, IdentityFile};
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How an encrypted file begins.
const AGE: &[u8] = b"age-encryption.org/";

/// The public keys of those who may read a backup; without any it is not encrypted.
#[derive(Debug, Clone, Default)]
pub struct Recipients(Vec<Recipient>);

impl Recipients {
    /// Those that are named, and those of a file: a key a line, lines that begin with `#` left out.
    pub fn new(named: &[String], file: Option<&Path>) -> Result<Self, Error> {
        let from_file = match file {
            Some(path) => fs::read_to_string(path).map_err(|source| Error::Unreadable { path: path.to_owned(), source })?,
            None => String::new(),
        };
        let lines = from_file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys = named.iter().map(String::as_str).chain(lines);
        let parsed: Vec<Recipient> = keys
            .map(|key| key.parse().map_err(|_reason: &str| Error::NoRecipient { key: key.to_owned() }))
            .collect::<Result<_, _>>()?;
        match file {
            // Who names a file wants encryption.
            Some(path) if parsed.is_empty() => Err(Error::NoRecipients { path: path.to_owned() }),
            _ => Ok(Self(parsed)),
        }
    }

    /// Whether nothing is encrypted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What encrypts on its way into `W`, or does not.
pub enum Sealed<W: Write> {
    /// As it is.
    Plain(W),
    /// Encrypted.
    Encrypted(Box<StreamWriter<W>>),
}

/// Encrypts what is written for those recipients, if there are any.
pub fn seal<W: Write>(out: W, recipients: &Recipients) -> Result<Sealed<W>, Error> {
    if recipients.is_empty() {
        return Ok(Sealed::Plain(out));
    }
    let keys = recipients.0.iter().map(|key| key as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(keys).map_err(|error| Error::Io(io::Error::other(error)))?;
    Ok(Sealed::Encrypted(Box::new(encryptor.wrap_output(out)?)))
}

impl<W: Write> Sealed<W> {
    /// Writes the end, without which it cannot be decrypted.
    pub fn finish(self) -> Result<W, Error> {
        match self {
            Self::Plain(out) => Ok(out),
            Self::Encrypted(stream) => Ok(stream.finish()?),
        }
    }
}

impl<W: Write> Write for Sealed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(out) => out.write(bytes),
            Self::Encrypted(stream) => stream.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(out) => out.flush(),
            Self::Encrypted(stream) => stream.flush(),
        }
    }
}

/// The secret keys that open an encrypted backup.
#[derive(Clone, Default)]
pub struct Identities {
    keys: Vec<Arc<dyn age::Identity + Send + Sync>>,
    paths: Vec<PathBuf>,
}

impl Identities {
    /// Those of files as `age-keygen` makes them.
    pub fn read(paths: &[PathBuf]) -> Result<Self, Error> {
        let mut keys = Vec::new();
        for path in paths {
            let unreadable = |source| Error::Unreadable { path: path.clone(), source };
            let file = BufReader::new(fs::File::open(path).map_err(unreadable)?);
            let found = IdentityFile::from_buffer(file).and_then(|file| file.into_identities().map_err(io::Error::other));
            let found = found.map_err(|_reason| Error::NoIdentity { path: path.clone() })?;
            keys.extend(found.into_iter().map(Arc::from));
        }
        Ok(Self { keys, paths: paths.to_vec() })
    }

    /// Reads what is encrypted, and what is not as it is.
    pub(crate) fn open(&self, mut file: impl BufRead + Send + 'static) -> Result<Box<dyn Read + Send>, Error> {
        if !file.fill_buf()?.starts_with(AGE) {
            return Ok(Box::new(file));
        }
        if self.keys.is_empty() {
            return Err(Error::Encrypted);
        }
        let decryptor = Decryptor::new_buffered(file).map_err(broken)?;
        let keys = self.keys.iter().map(|key| key.as_ref() as &dyn age::Identity);
        match decryptor.decrypt(keys) {
            Ok(stream) => Ok(Box::new(stream)),
            Err(age::DecryptError::NoMatchingKeys) => Err(Error::WrongIdentity { paths: self.paths.clone() }),
            Err(error) => Err(broken(error)),
        }
    }
}

fn broken(error: age::DecryptError) -> Error {
    match error {
        age::DecryptError::Io(error) => Error::reading(error, 0),
        _ => Error::Altered { part: 0 },
    }
}
