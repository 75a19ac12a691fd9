//! A server of its own for every test: a new directory, a free port, people of two organizations.

use super::cast::{self, Cast};
use super::http::Http;
use clap::Parser;
use server::assets::Site;
use server::cli::{Cli, Command, Serve};
use server::web::{Shared, Web};
use server::{accept, listen, router};
use service::Service;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use sync::Hub;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// A running server.
pub struct TestApp {
    pub cast: Cast,
    pub address: SocketAddr,
    /// Where its figures are.
    pub metrics: SocketAddr,
    directory: TempDir,
    arguments: Vec<String>,
    site: Option<Site>,
    running: Option<Running>,
}

struct Running {
    web: Shared,
    task: JoinHandle<std::io::Result<()>>,
}

impl TestApp {
    /// A server with the cast, as it runs by default.
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// A server with options of `waymark serve`.
    pub async fn with(arguments: &[&str]) -> Self {
        Self::made(arguments, None).await
    }

    /// A server with these files for the browser.
    pub async fn with_site(site: Site) -> Self {
        Self::made(&[], Some(site)).await
    }

    async fn made(arguments: &[&str], site: Option<Site>) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let arguments: Vec<String> = arguments.iter().map(|&a| a.to_owned()).collect();
        let serve = options(directory.path(), &arguments);
        let service = Service::open(serve.settings().unwrap()).await.unwrap();
        let cast = cast::people(&service).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let running = run(service, &serve, site.clone(), listener);
        let figures = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let metrics = figures.local_addr().unwrap();
        tokio::spawn(server::metrics::run(figures, Arc::clone(&running.web)));
        Self { cast, address, metrics, directory, arguments, site, running: Some(running) }
    }

    /// Stops as SIGTERM would, and serves the same directory again on the same port.
    pub async fn restart(&mut self) {
        self.stop().await;
        let serve = options(self.directory.path(), &self.arguments);
        let service = Service::open(serve.settings().unwrap()).await.unwrap();
        let listener = TcpListener::bind(self.address).await.unwrap();
        self.running = Some(run(service, &serve, self.site.clone(), listener));
    }

    /// Stops as SIGTERM would.
    pub async fn stop(&mut self) {
        if let Some(Running { web, task }) = self.running.take() {
            web.stopping.cancel();
            task.await.unwrap().unwrap();
        }
    }

    /// A command on the same directory, while it is stopped.
    pub fn command(&self, words: &[&str]) -> Command {
        let place = ["--data-dir", self.directory.path().to_str().unwrap()];
        Cli::parse_from(["waymark"].iter().chain(words).chain(&place)).command
    }

    /// The rooms and what is measured of them.
    pub fn hub(&self) -> &Hub {
        self.running.as_ref().unwrap().web.service.hub()
    }

    /// A second way in, which stays open while the server stops.
    pub async fn side_door(&self) -> Http {
        let web = &self.running.as_ref().unwrap().web;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let http = Http::new(listener.local_addr().unwrap());
        let router = router::build(web).unwrap();
        tokio::spawn(accept::run(listener, router, Duration::from_secs(30), CancellationToken::new()));
        http
    }

    /// Tells the server to stop, and does not wait for it.
    pub fn tell_to_stop(&self) {
        self.running.as_ref().unwrap().web.stopping.cancel();
    }

    /// Moves the end of somebody's session.
    pub async fn expire(&self, http: &Http, after: Duration) {
        let token = http.cookie.as_deref().and_then(|cookie| cookie.split_once('=')).unwrap().1;
        let now = service::now();
        let end = now.plus_seconds(i64::try_from(after.as_secs()).unwrap());
        let store = self.running.as_ref().unwrap().web.service.store();
        store.session_touch(&store::TokenHash::of(token), now, end).await.unwrap();
    }

    /// A program that is not signed in.
    pub fn stranger(&self) -> Http {
        Http::new(self.address)
    }

    /// A program that is signed in as a person of the cast.
    pub async fn sign_in(&self, email: &str) -> Http {
        let mut http = self.stranger();
        http.sign_in(email, cast::PASSWORD).await;
        http
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some(running) = &self.running {
            running.web.stopping.cancel();
        }
    }
}

fn options(directory: &Path, arguments: &[String]) -> Serve {
    let start = ["waymark", "serve", "--listen", "127.0.0.1:0", "--data-dir", directory.to_str().unwrap()].map(str::to_owned);
    // Every test signs everybody in from one address.
    let patience = [["--sign-ins-per-second", "1000"], ["--anonymous-per-second", "10000"]];
    let patience = patience.into_iter().filter(|pair| !arguments.iter().any(|a| a == pair[0])).flatten().map(str::to_owned);
    let cli = Cli::parse_from(start.into_iter().chain(patience).chain(arguments.iter().cloned()));
    if std::env::var_os("WAYMARK_LOG").is_some() {
        server::log::start(&cli.log);
    }
    let Command::Serve(serve) = cli.command else { unreachable!() };
    *serve
}

fn run(service: Arc<Service>, serve: &Serve, site: Option<Site>, listener: TcpListener) -> Running {
    let directory = Site::directory(serve.web.site_dir.as_deref());
    let site = site.unwrap_or_else(|| Site::read(&directory).or_else(|_none| Site::empty(&directory)).unwrap());
    let web = Web::new(service, &serve.web, site).unwrap();
    let router = router::build(&web).unwrap();
    let served = Arc::clone(&web);
    let task = tokio::spawn(async move { listen::run(listener, router, &served).await });
    Running { web, task }
}
