//! Logs: JSON or lines for people, to the standard error stream, so that the standard output holds results alone.

mod farewell;

use crate::config::{Format, LogArgs};
use farewell::Farewell;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt};

/// Starts logging. A second call changes nothing.
pub fn start(args: &LogArgs) {
    let filter = EnvFilter::try_new(&args.log).unwrap_or_else(|error| {
        eprintln!("waymark: --log is not understood ({error}); logging at level info");
        EnvFilter::new("info")
    });
    let lines = fmt::layer().with_writer(std::io::stderr);
    let lines = match args.log_format {
        Format::Json => lines.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed(),
        Format::Pretty => lines.boxed(),
    };
    // An error means that logging was started before, by a test for instance: that one stays.
    drop(tracing_subscriber::registry().with(filter).with(lines.with_filter(Farewell)).try_init());
}
