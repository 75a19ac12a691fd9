//! A unit of work: one text of statements with every value bound, and the answers of its statements.

use crate::engine::Engine;
use crate::error::{Error, Failure, classify};
use std::borrow::Cow;
use surrealdb::IndexedResults;
use surrealdb_types::{Object, SurrealValue, Value};

/// Statements and their values. The text never contains a value.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    text: Cow<'static, str>,
    values: Object,
}

impl Unit {
    /// Statements that are fixed in the source.
    pub(crate) fn new(text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), values: Object::new() }
    }

    /// Statements that were put together from fixed parts.
    pub(crate) fn composed(text: String) -> Self {
        Self { text: Cow::Owned(text), values: Object::new() }
    }

    /// Gives `$name` its value.
    pub(crate) fn bind(mut self, name: &str, value: impl SurrealValue) -> Self {
        self.values.insert(name, value);
        self
    }

    /// Runs the statements once.
    pub(crate) async fn attempt(&self, engine: &Engine) -> Result<Answer, Failure> {
        let sent = engine.query(self.text.as_ref(), self.values.clone()).await;
        let mut results = sent.map_err(|e| classify(vec![(0, e)]))?;
        let errors = results.take_errors();
        if errors.is_empty() { Ok(Answer(results)) } else { Err(classify(errors.into_iter().collect())) }
    }
}

/// What the statements answered, by their place in the text; `BEGIN` has place 0.
pub(crate) struct Answer(IndexedResults);

impl Answer {
    /// Takes one statement's answer.
    pub(crate) fn take<T: SurrealValue>(&mut self, slot: usize) -> Result<T, Error> {
        let value: Value = self.0.take(slot)?;
        T::from_value(value).map_err(|e| Error::Unreadable { what: "an answer of the database", reason: e.to_string() })
    }
}
