//! How to be reached, and how often.

use super::{OidcArgs, PublicOrigin};
use clap::Args;
use std::net::{IpAddr, SocketAddr};
use std::num::{NonZeroU16, NonZeroU32};
use std::path::PathBuf;

/// How to be reached.
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// Address and port to listen on; port 0 takes a free one, which is printed.
    #[arg(long, env = "WAYMARK_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The address people use, e.g. `https://path.example.org`. With https the session cookie is `__Host-` and `Secure`.
    #[arg(long, env = "WAYMARK_PUBLIC_URL")]
    pub public_url: Option<PublicOrigin>,
    /// Directory with the browser's files. [default: what the program carries; where it carries none, `site` beside it, else `target/site`]
    #[arg(long, env = "WAYMARK_SITE_DIR")]
    pub site_dir: Option<PathBuf>,
    /// Addresses of proxies in front, comma-separated: only they are believed about `X-Forwarded-For`.
    #[arg(long, env = "WAYMARK_TRUSTED_PROXIES", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpAddr>,
    /// Seconds without a sign of life after which a socket is given up, and the person leaves the others' screens. It is asked for one twice
    /// in that time; usual proxies cut a connection that is silent for 60 s.
    #[arg(long, env = "WAYMARK_SOCKET_SILENCE_SECONDS", default_value = "40")]
    pub socket_silence_seconds: NonZeroU16,
    /// Address and port of the figures for Prometheus, at `/metrics`; they are nowhere else. Keep it inside: it asks nobody who they are.
    /// [default: none]
    #[arg(long, env = "WAYMARK_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,
    /// Sockets for co-editing that one address may hold, whoever opened them. An office may be behind one address; so is everybody
    /// where a proxy is not in the list of trusted ones.
    #[arg(long, env = "WAYMARK_SOCKETS_PER_ADDRESS", default_value = "1000")]
    pub sockets_per_address: NonZeroU32,
    /// Requests per second that one address may make without being signed in, with ten times as many at once.
    #[arg(long, env = "WAYMARK_ANONYMOUS_PER_SECOND", default_value = "30")]
    pub anonymous_per_second: NonZeroU32,
    /// Sign-ins per second that one address may try, with ten times as many at once. Each costs a password hash.
    #[arg(long, env = "WAYMARK_SIGN_INS_PER_SECOND", default_value = "5")]
    pub sign_ins_per_second: NonZeroU32,
    /// Wrong passwords in a row for one account from one address before it has to wait.
    #[arg(long, env = "WAYMARK_WRONG_PASSWORDS", default_value = "8")]
    pub wrong_passwords: NonZeroU32,
    /// Sockets for co-editing that one person may hold at the same time: an open page holds one.
    #[arg(long, env = "WAYMARK_SOCKETS_PER_PERSON", default_value = "20")]
    pub sockets_per_person: NonZeroU32,
    /// The identity provider at which people may sign in.
    #[command(flatten)]
    pub oidc: OidcArgs,
}
