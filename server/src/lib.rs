//! The process `waymark` as a library: command line, configuration, router, middleware, interface for programs, sockets.

pub mod accept;
pub mod address;
pub mod allowance;
pub mod api;
pub mod assets;
pub mod backup;
pub mod cli;
pub mod commands;
pub mod config;
pub mod control;
pub mod cookie;
pub mod error;
pub mod health;
pub mod limits;
pub mod listen;
pub mod log;
pub mod metrics;
pub mod middleware;
pub mod oidc;
pub mod operate;
pub mod pages;
pub mod random;
pub mod router;
pub mod seats;
pub mod socket;
pub mod web;
