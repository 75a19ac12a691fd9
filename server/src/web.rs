//! What every request may need: the service, the limits, the sockets, and how the server is reached.

use crate::address;
use crate::assets::Site;
use crate::backup::Backups;
use crate::config::{PublicOrigin, ServeArgs};
use crate::cookie::Cookie;
use crate::limits::Limits;
use crate::oidc::{Oidc, OidcError};
use crate::seats::Seats;
use http::{Extensions, HeaderMap};
use service::Service;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Sockets that one address may hold that came without a cookie: programs with a token, and whoever only says so. How many sockets one
/// person may hold is the hub's rule.
const STRANGERS: u32 = 100;

/// The state of the router; a cheap clone.
pub type Shared = Arc<Web>;

/// What every request may need.
pub struct Web {
    /// The use cases.
    pub service: Arc<Service>,
    /// How often.
    pub limits: Limits,
    /// The session cookie.
    pub cookie: Cookie,
    /// The address people use, if it was given.
    pub origin: Option<PublicOrigin>,
    /// The identity provider, where one is set up.
    pub oidc: Option<Oidc>,
    /// The browser's files.
    pub site: Site,
    /// Open sockets, and how many one address may hold.
    pub sockets: Arc<Seats>,
    /// Those of them that came without a cookie.
    pub strangers: Arc<Seats>,
    /// How the backups went that the server makes by itself.
    pub backups: Backups,
    /// After this long without a sign of life a socket is given up.
    pub silence: Duration,
    /// The tasks of open sockets: shutting down waits for them.
    pub tasks: TaskTracker,
    /// Cancelled when the server stops: no new sockets.
    pub stopping: CancellationToken,
    trusted_proxies: Vec<IpAddr>,
}

impl Web {
    /// Puts together what the configuration says.
    pub fn new(service: Arc<Service>, args: &ServeArgs, site: Site) -> Result<Shared, OidcError> {
        Ok(Arc::new(Self {
            service,
            limits: Limits::new(args),
            cookie: Cookie::of(args.public_url.as_ref()),
            origin: args.public_url.clone(),
            oidc: Oidc::new(&args.oidc, args.public_url.as_ref())?,
            site,
            sockets: Arc::new(Seats::new(args.sockets_per_address.get())),
            strangers: Arc::new(Seats::new(STRANGERS)),
            backups: Backups::default(),
            silence: Duration::from_secs(args.socket_silence_seconds.get().into()),
            tasks: TaskTracker::new(),
            stopping: CancellationToken::new(),
            trusted_proxies: args.trusted_proxies.clone(),
        }))
    }

    /// Whether people come over https.
    pub fn is_secure(&self) -> bool {
        self.origin.as_ref().is_some_and(PublicOrigin::is_secure)
    }

    /// The address that limits count for.
    pub fn address_of(&self, extensions: &Extensions, headers: &HeaderMap) -> IpAddr {
        address::of(extensions, headers, &self.trusted_proxies)
    }
}
