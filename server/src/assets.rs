//! The browser's files: which ones there are, and serving them.

use crate::web::Shared;
use app::Assets;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{Redirect, Response};
use http::{HeaderValue, StatusCode, header};
use std::path::{Path, PathBuf};
use tower_http::services::ServeDir;

/// The list that the build writes beside the files.
const LIST: &str = "assets.json";

/// Where the browser's files are, and the addresses of those that pages name.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The directory.
    pub directory: PathBuf,
    /// The program and its splits, and the style.
    pub files: Assets,
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
}

impl Site {
    /// Reads the list of a directory.
    pub fn read(directory: &Path) -> Result<Self, SiteError> {
        let path = directory.join(LIST);
        let text = std::fs::read(&path).map_err(|source| SiteError::Unreadable { path: path.clone(), source })?;
        let files = serde_json::from_slice(&text).map_err(|source| SiteError::Malformed { path, source })?;
        Ok(Self { directory: directory.to_owned(), files })
    }

    /// The directory that was asked for, else `site` beside the program, else `target/site`.
    pub fn directory(asked: Option<&Path>) -> PathBuf {
        let beside =
            || std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("site"))).filter(|d| d.join(LIST).is_file());
        asked.map(Path::to_owned).or_else(beside).unwrap_or_else(|| PathBuf::from("target/site"))
    }
}

/// The files of builds under `/pkg`, each build in a folder named after what is in it: what they hold never changes, so browsers need not ask
/// again. The folder of the build before is there too, for pages that were opened with it.
pub fn packages(site: &Site) -> Router<Shared> {
    let files = ServeDir::new(site.directory.join("pkg")).precompressed_br().precompressed_gzip();
    Router::new()
        .nest_service("/pkg", files)
        .layer(from_fn(|request, next| keep("public, max-age=31536000, immutable", request, next)))
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
