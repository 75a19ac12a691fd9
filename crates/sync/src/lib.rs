//! Co-editing over a socket: the wire codec (also for the browser), the scan of untrusted bytes, rooms, and the interfaces of the durable
//! log and the gate. Knows nothing of the web server or the database.

#[cfg(not(target_arch = "wasm32"))]
mod close;
pub mod codec;
#[cfg(not(target_arch = "wasm32"))]
pub mod gate;
#[cfg(not(target_arch = "wasm32"))]
pub mod log;
#[cfg(not(target_arch = "wasm32"))]
mod outbound;

/// A boxed future that can be sent between threads.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn std::future::Future<Output = T> + Send + 'a>>;
