//! Logs: JSON or lines for people, to the standard error stream, so that the standard output holds results alone.

use crate::config::{Format, LogArgs};
use tracing_subscriber::EnvFilter;

/// Starts logging. A second call changes nothing.
pub fn start(args: &LogArgs) {
    let filter = EnvFilter::try_new(&args.log).unwrap_or_else(|error| {
        eprintln!("waymark: --log is not understood ({error}); logging at level info");
        EnvFilter::new("info")
    });
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // An error means that logging was started before, by a test for instance: that one stays.
    let started = match args.log_format {
        Format::Json => builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init(),
        Format::Pretty => builder.try_init(),
    };
    drop(started);
}
