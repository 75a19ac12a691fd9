//! What the database says when it is closed a second time.
//!
//! The store closes it and waits for that, because its client cannot be waited for. When the client is dropped after that, the engine's
//! own task closes the same database once more, finds that nothing can be written any more, and calls that an error. Nothing is lost, and
//! a clean stop must not look like one that a person has to act on. Exactly this message is left out.

use std::fmt::{Debug, Write};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata};
use tracing_subscriber::layer::{Context, Filter};

/// Who says it.
const TARGET: &str = "surrealdb::core::kvs::ds";
/// What it says: nothing but an end brings it about.
const WORDS: &str = "The datastore is shutting down";

/// Lets everything pass but the farewell.
pub struct Farewell;

impl<S> Filter<S> for Farewell {
    fn enabled(&self, _metadata: &Metadata<'_>, _context: &Context<'_, S>) -> bool {
        true
    }

    fn event_enabled(&self, event: &Event<'_>, _context: &Context<'_, S>) -> bool {
        if event.metadata().target() != TARGET {
            return true;
        }
        let mut error = Said(String::new());
        event.record(&mut error);
        error.0 != WORDS
    }
}

/// The error that an event carries.
struct Said(String);

impl Visit for Said {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "error" {
            // Writing to a String cannot fail.
            let _ = write!(self.0, "{value:?}");
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
            let mut error = Said(String::new());
            event.record(&mut error);
            self.0.lock().unwrap().push(format!("{} {}", event.metadata().level(), error.0));
        }
    }

    #[test]
    fn only_the_farewell_is_left_out() {
        let kept = Kept::default();
        let subscriber = tracing_subscriber::registry().with(kept.clone().with_filter(Farewell));
        tracing::subscriber::with_default(subscriber, || {
            tracing::error!(target: TARGET, error = %WORDS);
            tracing::warn!(target: TARGET, error = %WORDS, "Failed to archive node");
            tracing::error!(target: TARGET, error = %"The disk is full");
            tracing::error!(target: "server", error = %WORDS);
        });
        let kept = kept.0.lock().unwrap();
        assert_eq!(*kept, ["ERROR The disk is full".to_owned(), format!("ERROR {WORDS}")]);
    }
}
