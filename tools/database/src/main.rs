//! SurrealDB's server, as its makers' own program starts it; they publish it as a library alone.

use std::process::ExitCode;

fn main() -> ExitCode {
    surrealdb_server::init(surrealdb_core::CommunityComposer())
}
