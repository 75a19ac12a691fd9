//! The server as others meet it: the real router, real sockets, a real database directory, and for the worst case the real process.
//!
//! The modules say that they are tests, so that the lints know it of their helpers too.

#[cfg(test)]
mod support;

#[cfg(test)]
mod access;
#[cfg(test)]
mod api;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod convergence;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod damaged;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod disk;
#[cfg(test)]
mod durability;
#[cfg(test)]
mod flood;
#[cfg(test)]
mod flow;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod metrics;
#[cfg(test)]
mod oidc;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod records;
#[cfg(test)]
mod restart;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod rooms;
#[cfg(test)]
mod scim;
#[cfg(test)]
mod secrecy;
#[cfg(test)]
mod several;
#[cfg(test)]
mod tokens;
#[cfg(test)]
mod twice;
#[cfg(test)]
mod vanished;
