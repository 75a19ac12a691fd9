//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the repository. Where cargo runs it, not where it was compiled: two clones may share a target directory, and then the program too.
pub fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    PathBuf::from(xtask).join("..").canonicalize().unwrap_or_else(|_| PathBuf::from("."))
}

/// Cargo's target directory.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Build tools of pinned versions, installed once.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// The files that the server hands to browsers.
pub fn site() -> PathBuf {
    target().join("site")
}

/// The server's binary in one of cargo's profiles.
pub fn waymark(profile: Profile) -> PathBuf {
    target().join(profile.directory()).join("waymark")
}

/// The last part of a path, as text.
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// How the server is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Built in minutes.
    Dev,
    /// Built for speed.
    Release,
}

impl Profile {
    /// Cargo's name for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    fn directory(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}
