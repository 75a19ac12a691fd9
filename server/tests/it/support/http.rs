//! A small HTTP client that keeps its cookie.

use super::journal::Journal;
use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;

/// A client.
#[derive(Clone)]
pub struct Http {
    address: SocketAddr,
    client: Client<HttpConnector, Full<Bytes>>,
    /// The cookie to send, as `name=value`.
    pub cookie: Option<String>,
    /// The token to send.
    pub bearer: Option<String>,
    /// Where it notes what it changes.
    pub journal: Option<Arc<Journal>>,
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{}: {e}: {}", self.status, self.text()))
    }

    /// The answer, which has to be a good one.
    #[track_caller]
    pub fn good(self) -> Self {
        assert!(self.status.is_success(), "{}: {}", self.status, self.text());
        self
    }

    /// The code of an error.
    #[track_caller]
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_else(|| panic!("no code in {}", self.text())).to_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Http {
    pub fn new(address: SocketAddr) -> Self {
        let client = Client::builder(TokioExecutor::new()).build_http();
        Self { address, client, cookie: None, bearer: None, journal: None }
    }

    /// The same with these cookies.
    pub fn with(&self, cookie: Option<String>) -> Self {
        Self { cookie, ..self.clone() }
    }

    /// A program that has nothing but this token.
    pub fn with_token(&self, token: &str) -> Self {
        Self { cookie: None, bearer: Some(token.to_owned()), ..self.clone() }
    }

    /// The address to open sockets at.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    pub async fn sign_in(&mut self, email: &str, password: &str) {
        let reply = self.post("/api/v1/session", json!({ "email": email, "password": password })).await.good();
        let cookie = reply.header("set-cookie");
        self.cookie = cookie.split(';').next().map(str::to_owned);
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, &[], None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send(Method::POST, path, &[], Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        self.send(Method::PUT, path, &[], Some(body)).await
    }

    /// Sends a request; a body goes as JSON.
    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Reply {
        let mut request = Request::builder().method(method).uri(format!("http://{}{path}", self.address));
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(token) = &self.bearer {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = body.map(|body| serde_json::to_vec(&body).unwrap()).unwrap_or_default();
        self.raw(request.body(Full::from(body)).unwrap()).await
    }

    /// Sends a file with options, as a form.
    pub async fn upload(&self, path: &str, options: &Value, name: &str, text: &str) -> Reply {
        let boundary = "a-boundary-that-no-file-has";
        let part = |head: &str, body: &str| format!("--{boundary}\r\ncontent-disposition: form-data; {head}\r\n\r\n{body}\r\n");
        let body = [
            part("name=\"options\"", &options.to_string()),
            part(&format!("name=\"file\"; filename=\"{name}\""), text),
            format!("--{boundary}--\r\n"),
        ];
        let request = Request::builder()
            .method(Method::POST)
            .uri(format!("http://{}{path}", self.address))
            .header(header::COOKIE, self.cookie.as_deref().unwrap_or_default())
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={boundary}"));
        self.raw(request.body(Full::from(body.concat())).unwrap()).await
    }

    /// Sends whatever it is.
    pub async fn raw(&self, request: Request<Full<Bytes>>) -> Reply {
        let journal = self.journal.as_ref().filter(|_| request.method() != Method::GET);
        if let Some(journal) = journal {
            journal.begin();
        }
        let response = self.client.request(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        if let Some(journal) = journal.filter(|_| parts.status.is_success()) {
            Box::pin(journal.acknowledge()).await;
        }
        Reply { status: parts.status, headers: parts.headers, body }
    }
}
