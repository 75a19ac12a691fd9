//! A socket without manners: whatever bytes a test wants on it, and how it ended.

use super::http::Http;
use bytes::Bytes;
use futures::{SinkExt, StreamExt};
use http::StatusCode;
use std::time::Duration;
use sync::codec::{AuthMsg, Body, Frame};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Where many rooms are.
pub const NAMED: &str = "/sync/hocus";

/// How long the end may take; generous, since tests share a machine with builds.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open socket.
pub struct Raw(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Raw {
    /// Opens a socket with the client's cookie; else the status of the answer.
    pub async fn open(http: &Http, path: &str) -> Result<Self, StatusCode> {
        Self::open_with(http, path, &[]).await
    }

    /// The same with more headers.
    pub async fn open_with(http: &Http, path: &str, headers: &[(&'static str, &str)]) -> Result<Self, StatusCode> {
        let mut request = format!("ws://{}{path}", http.address()).into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        if let Some(cookie) = &http.cookie {
            request.headers_mut().insert("cookie", cookie.parse().unwrap());
        }
        match connect_async(request).await {
            Ok((socket, _response)) => Ok(Self(socket)),
            Err(Error::Http(response)) => Err(response.status()),
            Err(other) => panic!("{other}"),
        }
    }

    /// Sends a message; one that does not arrive any more shows at the end.
    pub async fn send(&mut self, message: Message) {
        let _ = self.0.send(message).await;
    }

    /// Sends a frame of ours.
    pub async fn say(&mut self, name: &str, body: Body) {
        self.send(Message::Binary(Frame::new(name, body).encode())).await;
    }

    /// Asks to be let into a room.
    pub async fn knock(&mut self, name: &str, token: &str) {
        self.say(name, Body::Auth(AuthMsg::Token { token: token.to_owned(), version: None })).await;
    }

    /// Sends bytes past the framing of sockets.
    pub async fn bytes(&mut self, bytes: &[u8]) {
        let MaybeTlsStream::Plain(stream) = self.0.get_mut() else { unreachable!() };
        let _ = stream.write_all(bytes).await;
    }

    /// The next frame of ours; none at the end.
    pub async fn hear(&mut self) -> Option<Body> {
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("nothing came") {
                Some(Ok(Message::Binary(bytes))) => return Some(Frame::decode(&bytes).unwrap().body),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// Reads to the end: the code that the server closed with, if it said one.
    pub async fn end(&mut self) -> Option<u16> {
        let mut code = None;
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("the connection does not end") {
                Some(Ok(Message::Close(frame))) => code = frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return code,
            }
        }
    }

    /// Whether it is still open, as far as an answer tells.
    pub async fn answers(&mut self) -> bool {
        self.send(Message::Ping(Bytes::new())).await;
        loop {
            match timeout(PATIENCE, self.0.next()).await.expect("nothing came") {
                Some(Ok(Message::Pong(_))) => return true,
                Some(Ok(Message::Close(_)) | Err(_)) | None => return false,
                Some(Ok(_)) => {}
            }
        }
    }
}
