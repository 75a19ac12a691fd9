//! What the database says when it is closed, and what means nothing.
//!
//! The store closes it and waits for that, because its client cannot be waited for. When the client is dropped after that, the engine's
//! own task closes the same database once more, finds that nothing can be written any more, and calls that an error. And within every
//! close, the thread that syncs commits ends first and lets go of its own handle, whose drop would close the database too, finds no runtime
//! there, and warns of it; the close that is under way goes on and is waited for. Nothing is lost, and a clean stop must not look like one
//! that a person has to act on. Exactly these messages are left out; a test looks at what each command leaves in its directory.

use std::fmt::{Debug, Write};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata};
use tracing_subscriber::layer::{Context, Filter};

/// Who says it.
const TARGET: &str = "surrealdb::core::kvs::ds";
/// What it says, and what it says where commits do not wait for the disk: nothing but an end brings either about.
const WORDS: [&str; 2] = ["The datastore is shutting down", "There was a problem with a transaction: Pipeline stall"];
/// Who says the other, through the `log` crate, whose events all have one target and carry their own as a field.
const ENGINE: &str = "surrealkv::lsm";
/// What it says.
const NO_RUNTIME: &str = "No runtime available for closing the store correctly";

/// Lets everything pass but the farewell.
pub struct Farewell;

impl<S> Filter<S> for Farewell {
    fn enabled(&self, _metadata: &Metadata<'_>, _context: &Context<'_, S>) -> bool {
        true
    }

    fn event_enabled(&self, event: &Event<'_>, _context: &Context<'_, S>) -> bool {
        match event.metadata().target() {
            TARGET => !WORDS.contains(&Said::by(event).error.as_str()),
            "log" => {
                let Said { by, message, .. } = Said::by(event);
                (by.as_str(), message.as_str()) != (ENGINE, NO_RUNTIME)
            }
            _ => true,
        }
    }
}

/// What an event carries.
#[derive(Default)]
struct Said {
    error: String,
    message: String,
    /// The target of an event of the `log` crate.
    by: String,
}

impl Said {
    fn by(event: &Event<'_>) -> Self {
        let mut said = Self::default();
        event.record(&mut said);
        said
    }
}

impl Visit for Said {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let part = match field.name() {
            "error" => &mut self.error,
            "message" => &mut self.message,
            _ => return,
        };
        // Writing to a String cannot fail.
        let _ = write!(part, "{value:?}");
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "log.target" => value.clone_into(&mut self.by),
            _ => self.record_debug(field, &format_args!("{value}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};
    use tracing_subscriber::Layer;
    use tracing_subscriber::layer::SubscriberExt;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<String>>>);

    impl<S: tracing::Subscriber> Layer<S> for Kept {
        fn on_event(&self, event: &Event<'_>, _context: Context<'_, S>) {
            let said = Said::by(event);
            self.0.lock().unwrap().push(format!("{} {}{}", event.metadata().level(), said.error, said.message));
        }
    }

    #[test]
    fn only_the_farewells_are_left_out() {
        let kept = Kept::default();
        let subscriber = tracing_subscriber::registry().with(kept.clone().with_filter(Farewell));
        tracing::subscriber::with_default(subscriber, || {
            for words in WORDS {
                tracing::error!(target: TARGET, error = %words);
            }
            tracing::warn!(target: TARGET, error = %WORDS[0], "Failed to archive node");
            tracing::error!(target: TARGET, error = %"The disk is full");
            tracing::error!(target: "server", error = %WORDS[0]);
            tracing::warn!(target: "log", { "log.target" = ENGINE }, "{NO_RUNTIME}");
            tracing::warn!(target: "log", { "log.target" = ENGINE }, "The disk is full");
            tracing::warn!(target: "log", { "log.target" = "server" }, "{NO_RUNTIME}");
        });
        let kept = kept.0.lock().unwrap();
        let full = "The disk is full";
        let expected = [("ERROR", full), ("ERROR", WORDS[0]), ("WARN", full), ("WARN", NO_RUNTIME)];
        assert_eq!(*kept, expected.map(|(level, words)| format!("{level} {words}")));
    }
}
