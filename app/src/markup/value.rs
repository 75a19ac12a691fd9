//! The value of an attribute or a property.

use crate::reactive::{Get, Memo, Signal};
use std::borrow::Cow;

/// A value.
pub enum Value {
    /// Absent: the attribute is left out.
    Absent,
    /// Present without words.
    Present,
    /// Words.
    Text(Cow<'static, str>),
    /// Depends on signals.
    Changing(Box<dyn Fn() -> Value>),
}

/// What an attribute can be set to.
pub trait IntoValue {
    /// As a value.
    fn into_value(self) -> Value;
}

impl IntoValue for Value {
    fn into_value(self) -> Value {
        self
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

impl IntoValue for u32 {
    fn into_value(self) -> Value {
        self.to_string().into_value()
    }
}

impl IntoValue for usize {
    fn into_value(self) -> Value {
        self.to_string().into_value()
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        if self { Value::Present } else { Value::Absent }
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Absent, T::into_value)
    }
}

impl IntoValue for Signal<String> {
    fn into_value(self) -> Value {
        Value::Changing(Box::new(move || self.get().into_value()))
    }
}

impl IntoValue for Signal<bool> {
    fn into_value(self) -> Value {
        Value::Changing(Box::new(move || self.get().into_value()))
    }
}

impl IntoValue for Memo<bool> {
    fn into_value(self) -> Value {
        Value::Changing(Box::new(move || self.get().into_value()))
    }
}

impl<F, T> IntoValue for F
where
    F: Fn() -> T + 'static,
    T: IntoValue,
{
    fn into_value(self) -> Value {
        Value::Changing(Box::new(move || self().into_value()))
    }
}
