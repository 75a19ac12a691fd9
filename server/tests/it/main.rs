//! The server as others meet it: the real router, real sockets, a real database directory, and for the worst case the real process.

mod support;

mod access;
mod api;
mod browser;
mod convergence;
mod crash;
mod journey;
mod openapi;
mod rooms;
mod secrecy;
mod twice;
