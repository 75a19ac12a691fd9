//! Connections: accepted, given a bounded time to say what they ask for, and let go of when the server stops.
//!
//! `axum::serve` gives its connections no clock, so that whoever sends a header byte by byte, or none, would hold one for ever.

use crate::allowance::{Allowance, Allowed};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::serve::Listener;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

/// Answers on `listener` until `stopping`; then every connection ends after what it is answering. `header` is how long a connection may
/// take to send the head of a request, from the end of the one before on.
pub async fn run<L>(mut listener: L, router: Router, header: Duration, stopping: CancellationToken)
where
    L: Listener<Io = TcpStream, Addr = SocketAddr>,
{
    let connections = TaskTracker::new();
    loop {
        // What cannot be accepted is waited for in there, such as more open files.
        let (stream, address) = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stopping.cancelled() => break,
        };
        connections.spawn(answer(stream, address, router.clone(), header, stopping.clone()));
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

async fn answer(stream: TcpStream, address: SocketAddr, router: Router, header: Duration, stopping: CancellationToken) {
    let allowance = Allowance::default();
    let stream = Allowed::new(stream, allowance.clone());
    let service = router.map_request(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(address));
        request.extensions_mut().insert(allowance.clone());
        request
    });
    let connection = Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(header)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service))
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%address, %error, "a connection ended");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    const HEADER: Duration = Duration::from_millis(300);

    /// A server that answers with the asking address, and how to stop it.
    async fn serve() -> (SocketAddr, CancellationToken, tokio::task::JoinHandle<()>) {
        let router = Router::new().route("/", get(|ConnectInfo(at): ConnectInfo<SocketAddr>| async move { at.to_string() }));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, stopping) = (listener.local_addr().unwrap(), CancellationToken::new());
        let running = tokio::spawn(run(listener, router, HEADER, stopping.clone()));
        (address, stopping, running)
    }

    async fn ask(stream: &mut TcpStream, words: &str) -> String {
        stream.write_all(words.as_bytes()).await.unwrap();
        let mut buffer = [0; 1024];
        let read = stream.read(&mut buffer).await.unwrap();
        String::from_utf8_lossy(&buffer[..read]).into_owned()
    }

    #[tokio::test]
    async fn who_never_ends_the_head_of_a_request_is_let_go() {
        let (address, _stopping, _running) = serve().await;
        let mut slow = TcpStream::connect(address).await.unwrap();
        let mut silent = TcpStream::connect(address).await.unwrap();
        slow.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n").await.unwrap();
        for stream in [&mut slow, &mut silent] {
            let mut told = Vec::new();
            // The end comes, whatever is said before it.
            stream.read_to_end(&mut told).await.unwrap();
            assert!(!String::from_utf8_lossy(&told).contains("200 OK"));
        }
    }

    #[tokio::test]
    async fn who_asks_in_time_is_answered_also_a_second_time_and_lets_the_server_stop() {
        let (address, stopping, running) = serve().await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        for _ in 0..2 {
            let told = ask(&mut stream, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
            assert!(told.contains("200 OK") && told.contains(&stream.local_addr().unwrap().to_string()), "{told}");
        }
        stopping.cancel();
        running.await.unwrap();
        assert_eq!(stream.read(&mut [0; 8]).await.unwrap(), 0, "an idle connection is closed");
    }
}
