//! The browser's files: which ones there are, and serving them.

mod files;

pub use files::{EMBEDDED, Embedded, Files};

use crate::web::Shared;
use app::Assets;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{Redirect, Response};
use http::{HeaderValue, StatusCode, header};
use leptos::config::{LeptosOptions, errors::LeptosConfigError, get_configuration};
use std::path::{Path, PathBuf};
use tower_http::services::fs::{DefaultServeDirFallback, ServeDir};

/// The list that the build writes beside the files.
const LIST: &str = "assets.json";

/// What `cargo leptos` tells the server that it starts: where it has put the files.
const LEPTOS_SITE: &str = "LEPTOS_SITE_ROOT";
/// Set by `cargo leptos watch`: pages load themselves again after each build.
const LEPTOS_WATCH: &str = "LEPTOS_WATCH";

/// Where the browser's files are, and the addresses of those that pages name.
#[derive(Debug, Clone)]
pub struct Site {
    /// The directory; empty where the program carries them.
    pub directory: PathBuf,
    /// What they are read from.
    pub source: Files,
    /// The program and its splits, and the style.
    pub files: Assets,
    /// The same for Leptos itself.
    pub options: LeptosOptions,
}

/// Why the list cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The file cannot be read.
    #[error(
        "cannot read {path}: {source}; build the browser's files with `cargo xtask run`, or name their directory with --site-dir"
    )]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no list.
    #[error("{path} is no list of files: {source}")]
    Malformed {
        /// Which.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// The environment holds something that Leptos cannot read.
    #[error("a variable of the environment that begins with LEPTOS_ is wrong: {0}")]
    Options(#[from] LeptosConfigError),
}

impl Site {
    /// No files: pages can be read, and nothing more.
    pub fn empty(directory: &Path) -> Result<Self, SiteError> {
        Self::new(directory, Files::Disk, Assets::default())
    }

    /// The files that pages are served with: of the directory that was asked for, else of the one that `cargo leptos` names, else those that the
    /// program carries, else of `site` beside it or `target/site`.
    pub fn find(asked: Option<&Path>) -> Result<Self, SiteError> {
        let is_told = asked.is_some() || std::env::var_os(LEPTOS_SITE).is_some();
        if is_told || EMBEDDED.is_empty() { Self::read(&Self::directory(asked)) } else { Self::of_program(EMBEDDED) }
    }

    /// Reads the list of a directory, or finds what `cargo leptos` has put there.
    pub fn read(directory: &Path) -> Result<Self, SiteError> {
        match list(Files::Disk, &directory.join(LIST)) {
            Err(SiteError::Unreadable { .. }) if directory.join("pkg/waymark.js").is_file() => {
                Self::new(directory, Files::Disk, by_cargo_leptos())
            }
            files => Self::new(directory, Files::Disk, files?),
        }
    }

    /// Files of the program.
    pub fn of_program(files: &'static [Embedded]) -> Result<Self, SiteError> {
        let source = Files::Program(files);
        Self::new(Path::new(""), source, list(source, Path::new(LIST))?)
    }

    fn new(directory: &Path, source: Files, files: Assets) -> Result<Self, SiteError> {
        let mut options = get_configuration(None)?.leptos_options;
        options.site_root = directory.to_string_lossy().into();
        options.site_pkg_dir = files.folder.as_str().into();
        Ok(Self { directory: directory.to_owned(), source, files, options })
    }

    /// The directory that was asked for, else the one that `cargo leptos` names, else `site` beside the program, else `target/site`.
    pub fn directory(asked: Option<&Path>) -> PathBuf {
        let told = || std::env::var_os(LEPTOS_SITE).map(PathBuf::from);
        let beside =
            || std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("site"))).filter(|d| d.join(LIST).is_file());
        asked.map(Path::to_owned).or_else(told).or_else(beside).unwrap_or_else(|| PathBuf::from("target/site"))
    }

    /// Where pages hear that there is a new build: under `cargo leptos watch` alone.
    pub fn reload(&self) -> Option<u32> {
        std::env::var_os(LEPTOS_WATCH).map(|_| self.options.reload_port)
    }

    /// Whether what a file holds can change while it keeps its name.
    fn changes(&self) -> bool {
        self.files.folder == "pkg"
    }

    /// The files of a folder, in the shortest form that a browser takes.
    fn serve(&self, folder: &str) -> ServeDir<DefaultServeDirFallback, Files> {
        ServeDir::with_backend(self.directory.join(folder), self.source).precompressed_br().precompressed_gzip()
    }
}

fn list(source: Files, path: &Path) -> Result<Assets, SiteError> {
    let path = path.to_owned();
    match source.read(&path) {
        Ok(text) => serde_json::from_slice(&text).map_err(|source| SiteError::Malformed { path, source }),
        Err(source) => Err(SiteError::Unreadable { path, source }),
    }
}

/// Plain names that stay the same with every build. Which splits a page needs Leptos reads in a list of its own.
fn by_cargo_leptos() -> Assets {
    Assets { folder: "pkg".to_owned(), css: "/pkg/waymark.css".to_owned(), ..Assets::default() }
}

/// The files of builds under `/pkg`, each build in a folder named after what is in it: what they hold never changes, so browsers need not ask
/// again. The folder of the build before is there too, for pages that were opened with it.
pub fn packages(site: &Site) -> Router<Shared> {
    let how = if site.changes() { "public, no-cache" } else { "public, max-age=31536000, immutable" };
    Router::new().nest_service("/pkg", site.serve("pkg")).layer(from_fn(move |request, next| keep(how, request, next)))
}

/// Browsers ask for this name without being told to; ours has another one, which every page names.
pub async fn favicon() -> Redirect {
    Redirect::permanent("/favicon.svg")
}

/// The other public files (icons, fonts, the service worker): small, rarely changed, and compared by their `ETag` each time.
pub fn public(site: &Site) -> ServeDir<DefaultServeDirFallback, Files> {
    site.serve("").append_index_html_on_directories(false)
}

/// Cache headers for public files.
pub async fn revalidate(request: Request, next: Next) -> Response {
    keep("public, no-cache", request, next).await
}

async fn keep(how: &'static str, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    // An error is not to be kept: the file may come with the next deployment.
    if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(how));
    }
    response
}
