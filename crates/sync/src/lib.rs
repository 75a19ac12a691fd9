//! Co-editing over a socket: the wire codec (also for the browser), the scan of untrusted bytes, rooms, and the interfaces of the durable
//! log and the gate. Knows nothing of the web server or the database.

pub mod codec;

#[cfg(not(target_arch = "wasm32"))]
mod census;
#[cfg(not(target_arch = "wasm32"))]
mod close;
#[cfg(not(target_arch = "wasm32"))]
mod committer;
#[cfg(not(target_arch = "wasm32"))]
mod connection;
#[cfg(not(target_arch = "wasm32"))]
mod context;
#[cfg(not(target_arch = "wasm32"))]
mod damage;
#[cfg(not(target_arch = "wasm32"))]
mod entry;
#[cfg(not(target_arch = "wasm32"))]
pub mod gate;
#[cfg(not(target_arch = "wasm32"))]
pub mod hub;
#[cfg(not(target_arch = "wasm32"))]
mod limits;
#[cfg(not(target_arch = "wasm32"))]
pub mod log;
#[cfg(not(target_arch = "wasm32"))]
pub mod meter;
#[cfg(not(target_arch = "wasm32"))]
mod outbound;
#[cfg(not(target_arch = "wasm32"))]
mod pace;
#[cfg(not(target_arch = "wasm32"))]
pub mod prescan;
#[cfg(not(target_arch = "wasm32"))]
mod refusal;
#[cfg(not(target_arch = "wasm32"))]
pub mod relay;
#[cfg(not(target_arch = "wasm32"))]
mod room;
#[cfg(not(target_arch = "wasm32"))]
mod sweep;

#[cfg(not(target_arch = "wasm32"))]
pub use census::Census;
#[cfg(not(target_arch = "wasm32"))]
pub use close::{Close, Ending};
#[cfg(not(target_arch = "wasm32"))]
pub use connection::Connection;
#[cfg(not(target_arch = "wasm32"))]
pub use context::{Authenticate, CannotTell};
#[cfg(not(target_arch = "wasm32"))]
pub use damage::Damage;
#[cfg(not(target_arch = "wasm32"))]
pub use gate::{Gate, Identity};
#[cfg(not(target_arch = "wasm32"))]
pub use hub::{Hub, HubError, WriteError};
#[cfg(not(target_arch = "wasm32"))]
pub use limits::{BYTES_BEFORE_SIGN_IN, MAX_FRAME_BYTES, Settings};
#[cfg(not(target_arch = "wasm32"))]
pub use log::Log;
#[cfg(not(target_arch = "wasm32"))]
pub use meter::Meter;
#[cfg(not(target_arch = "wasm32"))]
pub use outbound::{Outbound, Outgoing};
#[cfg(not(target_arch = "wasm32"))]
pub use refusal::{Reason, Refused};
#[cfg(not(target_arch = "wasm32"))]
pub use relay::Relay;
#[cfg(not(target_arch = "wasm32"))]
pub use room::Reading;

/// The way of a client's bytes to a document and to the others' screens, without sockets and disk around it: for fuzzing and measuring.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub mod path {
    pub use crate::room::{Damaged, MemberId, Presence, Rejected, Replica, Snapshot, Taken};
}

/// A boxed future that can be sent between threads.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn std::future::Future<Output = T> + Send + 'a>>;
