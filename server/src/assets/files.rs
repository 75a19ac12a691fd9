//! Where the browser's files are read from: a folder, or the program itself. Both are served by the same code, so that compressed copies,
//! `ETag`s, ranges and dates are the same.

use std::io::{Cursor, Error, ErrorKind, Result, SeekFrom};
use std::path::{Component, Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::io::{AsyncRead, AsyncSeek, ReadBuf};
use tower_http::services::fs::{Backend, File, Metadata};

/// A file that the program carries in itself.
#[derive(Debug, Clone, Copy)]
pub struct Embedded {
    /// Its place, e.g. `pkg/1f0c/waymark.js`.
    pub name: &'static str,
    /// What it holds.
    pub bytes: &'static [u8],
    /// When it was made: seconds and nanoseconds since 1970.
    pub modified: (u64, u32),
}

/// The files of this build, sorted by name; none in builds for development.
pub static EMBEDDED: &[Embedded] = include!(concat!(env!("OUT_DIR"), "/site.rs"));

/// Where files are read from.
#[derive(Debug, Clone, Copy)]
pub enum Files {
    /// The paths are those of the machine.
    Disk,
    /// The paths are names in this list.
    Program(&'static [Embedded]),
}

/// A file or a folder of the program.
#[derive(Debug, Clone, Copy)]
enum Found {
    File(Embedded),
    Folder,
}

impl Files {
    fn find(files: &'static [Embedded], path: &Path) -> Result<Found> {
        let parts = path.components().filter(|part| !matches!(part, Component::CurDir));
        let name = parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        // The first name that is not before it is its own, or the first one in the folder of that name.
        let at = files.partition_point(|file| file.name < name.as_str());
        if let Some(file) = files.get(at).filter(|file| file.name == name) {
            return Ok(Found::File(*file));
        }
        let folder = if name.is_empty() { name } else { name + "/" };
        let at = files.partition_point(|file| file.name < folder.as_str());
        let is_folder = files.get(at).is_some_and(|file| file.name.starts_with(&folder));
        if is_folder { Ok(Found::Folder) } else { Err(ErrorKind::NotFound.into()) }
    }

    /// Reads a whole file.
    pub fn read(self, path: &Path) -> Result<Vec<u8>> {
        match self {
            Self::Disk => std::fs::read(path),
            Self::Program(files) => match Self::find(files, path)? {
                Found::File(file) => Ok(file.bytes.to_vec()),
                Found::Folder => Err(ErrorKind::IsADirectory.into()),
            },
        }
    }
}

type Answer<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

impl Backend for Files {
    type File = Opened;
    type Metadata = About;
    type OpenFuture = Answer<Opened>;
    type MetadataFuture = Answer<About>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        match *self {
            Self::Disk => Box::pin(async move { Ok(Opened::Disk(tokio::fs::File::open(path).await?)) }),
            Self::Program(files) => {
                let found = Self::find(files, &path);
                Box::pin(async move {
                    match found? {
                        Found::File(file) => Ok(Opened::Program(Cursor::new(file.bytes), About::of(&file))),
                        Found::Folder => Err(Error::from(ErrorKind::IsADirectory)),
                    }
                })
            }
        }
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        match *self {
            Self::Disk => Box::pin(async move {
                match tokio::fs::metadata(path).await {
                    Ok(about) => Ok(About::on_disk(&about)),
                    // A name that no file can have: `ServeDir` calls it a fault of ours when its head is asked for.
                    Err(error) if error.kind() == ErrorKind::InvalidInput => Err(ErrorKind::NotFound.into()),
                    Err(error) => Err(error),
                }
            }),
            Self::Program(files) => {
                let found = Self::find(files, &path);
                Box::pin(async move {
                    Ok(match found? {
                        Found::File(file) => About::of(&file),
                        Found::Folder => About { is_folder: true, length: 0, modified: None },
                    })
                })
            }
        }
    }
}

/// What is known of a file or a folder.
#[derive(Debug, Clone, Copy)]
pub struct About {
    is_folder: bool,
    length: u64,
    modified: Option<SystemTime>,
}

impl About {
    fn of(file: &Embedded) -> Self {
        let modified = UNIX_EPOCH + Duration::new(file.modified.0, file.modified.1);
        Self { is_folder: false, length: file.bytes.len() as u64, modified: Some(modified) }
    }

    fn on_disk(about: &std::fs::Metadata) -> Self {
        Self { is_folder: about.is_dir(), length: about.len(), modified: about.modified().ok() }
    }
}

impl Metadata for About {
    fn is_dir(&self) -> bool {
        self.is_folder
    }

    fn modified(&self) -> Result<SystemTime> {
        self.modified.ok_or_else(|| ErrorKind::Unsupported.into())
    }

    fn len(&self) -> u64 {
        self.length
    }
}

/// An open file.
#[derive(Debug)]
pub enum Opened {
    /// Of the machine.
    Disk(tokio::fs::File),
    /// Of the program.
    Program(Cursor<&'static [u8]>, About),
}

impl File for Opened {
    type Metadata = About;
    type MetadataFuture<'a> = Pin<Box<dyn Future<Output = Result<About>> + Send + 'a>>;

    fn metadata(&self) -> Self::MetadataFuture<'_> {
        Box::pin(async move {
            match self {
                Self::Disk(file) => Ok(About::on_disk(&file.metadata().await?)),
                Self::Program(_, about) => Ok(*about),
            }
        })
    }
}

impl AsyncRead for Opened {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        match self.get_mut() {
            Self::Disk(file) => Pin::new(file).poll_read(context, into),
            Self::Program(bytes, _) => Pin::new(bytes).poll_read(context, into),
        }
    }
}

impl AsyncSeek for Opened {
    fn start_seek(self: Pin<&mut Self>, position: SeekFrom) -> Result<()> {
        match self.get_mut() {
            Self::Disk(file) => Pin::new(file).start_seek(position),
            Self::Program(bytes, _) => Pin::new(bytes).start_seek(position),
        }
    }

    fn poll_complete(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<u64>> {
        match self.get_mut() {
            Self::Disk(file) => Pin::new(file).poll_complete(context),
            Self::Program(bytes, _) => Pin::new(bytes).poll_complete(context),
        }
    }
}
