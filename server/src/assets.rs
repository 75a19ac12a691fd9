//! The browser's files: which ones there are, and serving them.

use crate::web::Shared;
use app::Assets;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{Redirect, Response};
use http::{HeaderValue, StatusCode, header};
use leptos::config::{LeptosOptions, errors::LeptosConfigError, get_configuration};
use std::path::{Path, PathBuf};
use tower_http::services::ServeDir;

/// The list that the build writes beside the files.
const LIST: &str = "assets.json";

/// What `cargo leptos` tells the server that it starts: where it has put the files.
const LEPTOS_SITE: &str = "LEPTOS_SITE_ROOT";
/// Set by `cargo leptos watch`: pages load themselves again after each build.
const LEPTOS_WATCH: &str = "LEPTOS_WATCH";

/// Where the browser's files are, and the addresses of those that pages name.
#[derive(Debug, Clone)]
pub struct Site {
    /// The directory.
    pub directory: PathBuf,
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
    /// A directory without files: pages can be read, and nothing more.
    pub fn empty(directory: &Path) -> Result<Self, SiteError> {
        Self::new(directory, Assets::default())
    }

    /// Reads the list of a directory, or finds what `cargo leptos` has put there.
    pub fn read(directory: &Path) -> Result<Self, SiteError> {
        let path = directory.join(LIST);
        let text = match std::fs::read(&path) {
            Err(_no_list) if directory.join("pkg/waymark.js").is_file() => return Self::new(directory, by_cargo_leptos()),
            read => read.map_err(|source| SiteError::Unreadable { path: path.clone(), source })?,
        };
        let files = serde_json::from_slice(&text).map_err(|source| SiteError::Malformed { path, source })?;
        Self::new(directory, files)
    }

    fn new(directory: &Path, files: Assets) -> Result<Self, SiteError> {
        let mut options = get_configuration(None)?.leptos_options;
        options.site_root = directory.to_string_lossy().into();
        options.site_pkg_dir = files.folder.as_str().into();
        Ok(Self { directory: directory.to_owned(), files, options })
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
}

/// Plain names that stay the same with every build. Which splits a page needs Leptos reads in a list of its own.
fn by_cargo_leptos() -> Assets {
    Assets { folder: "pkg".to_owned(), css: "/pkg/waymark.css".to_owned(), ..Assets::default() }
}

/// The files of builds under `/pkg`, each build in a folder named after what is in it: what they hold never changes, so browsers need not ask
/// again. The folder of the build before is there too, for pages that were opened with it.
pub fn packages(site: &Site) -> Router<Shared> {
    let files = ServeDir::new(site.directory.join("pkg")).precompressed_br().precompressed_gzip();
    let how = if site.changes() { "public, no-cache" } else { "public, max-age=31536000, immutable" };
    Router::new().nest_service("/pkg", files).layer(from_fn(move |request, next| keep(how, request, next)))
}

/// Browsers ask for this name without being told to; ours has another one, which every page names.
pub async fn favicon() -> Redirect {
    Redirect::permanent("/favicon.svg")
}

/// The other public files (icons, fonts, the service worker): small, rarely changed, and compared by their `ETag` each time.
pub fn public(site: &Site) -> ServeDir {
    ServeDir::new(&site.directory).append_index_html_on_directories(false).precompressed_br().precompressed_gzip()
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
