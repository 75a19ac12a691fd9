//! Reading filters (RFC 7644, figure 1).

use crate::filter::{Comparison, Filter};
use crate::path::AttributePath;
use crate::{Fault, ScimType};
use serde_json::Value;

/// Longest filter, in bytes: directories ask for one attribute or two.
const MAX_LENGTH: usize = 4096;
/// How deep brackets may stand in brackets: reading one is one call deeper.
const MAX_DEPTH: usize = 20;

/// Reads a filter.
pub(crate) fn filter(text: &str) -> Result<Filter, Fault> {
    if text.len() > MAX_LENGTH {
        return Err(fault(format!("The filter is longer than {MAX_LENGTH} bytes.")));
    }
    let mut parser = Parser { rest: text, depth: 0 };
    let filter = parser.either()?;
    parser.space();
    if parser.rest.is_empty() { Ok(filter) } else { Err(parser.stuck("the end")) }
}

/// Reads what stands in brackets behind an attribute, and what follows them: `[type eq "work"].value`.
pub(crate) fn bracketed(text: &str) -> Result<(Filter, &str), Fault> {
    if text.len() > MAX_LENGTH {
        return Err(fault(format!("The path is longer than {MAX_LENGTH} bytes.")));
    }
    let mut parser = Parser { rest: text, depth: 0 };
    let filter = parser.in_brackets('[', ']')?;
    Ok((filter, parser.rest))
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn either(&mut self) -> Result<Filter, Fault> {
        let mut left = self.both()?;
        while self.takes_word("or") {
            left = Filter::Or(Box::new(left), Box::new(self.both()?));
        }
        Ok(left)
    }

    fn both(&mut self) -> Result<Filter, Fault> {
        let mut left = self.one()?;
        while self.takes_word("and") {
            left = Filter::And(Box::new(left), Box::new(self.one()?));
        }
        Ok(left)
    }

    fn one(&mut self) -> Result<Filter, Fault> {
        self.space();
        if self.rest.starts_with('(') {
            return self.in_brackets('(', ')');
        }
        let mut after = Parser { rest: self.rest, depth: self.depth };
        if after.takes_word("not") {
            after.space();
            if after.rest.starts_with('(') {
                self.rest = after.rest;
                return Ok(Filter::Not(Box::new(self.in_brackets('(', ')')?)));
            }
        }
        let word = self.word();
        let path = AttributePath::read(word).filter(|path| !path.name.is_empty());
        let path = path.ok_or_else(|| self.stuck("the name of an attribute"))?;
        if self.rest.starts_with('[') {
            return Ok(Filter::Within(path, Box::new(self.in_brackets('[', ']')?)));
        }
        self.space();
        let operator = self.word();
        if operator.eq_ignore_ascii_case("pr") {
            return Ok(Filter::Present(path));
        }
        let comparison = Comparison::read(operator).ok_or_else(|| self.stuck("eq, ne, co, sw, ew, gt, ge, lt, le or pr"))?;
        Ok(Filter::Compare(path, comparison, self.value()?))
    }

    fn in_brackets(&mut self, open: char, close: char) -> Result<Filter, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(fault(format!("Brackets stand more than {MAX_DEPTH} deep.")));
        }
        self.rest = self.rest.strip_prefix(open).ok_or_else(|| self.stuck("a bracket"))?;
        let inner = self.either()?;
        self.space();
        self.rest = self.rest.strip_prefix(close).ok_or_else(|| self.stuck("the closing bracket"))?;
        self.depth -= 1;
        Ok(inner)
    }

    /// A value as JSON writes it.
    fn value(&mut self) -> Result<Value, Fault> {
        self.space();
        let wanted = "a value: text in quotes, a number, true, false or null";
        if !self.rest.starts_with('"') {
            let (before, word) = (self.rest, self.word());
            let value = serde_json::from_str(word).ok();
            return value.ok_or_else(|| Parser { rest: before, depth: 0 }.stuck(wanted));
        }
        let mut values = serde_json::Deserializer::from_str(self.rest).into_iter::<Value>();
        let Some(Ok(value)) = values.next() else { return Err(self.stuck(wanted)) };
        self.rest = self.rest.get(values.byte_offset()..).unwrap_or_default();
        Ok(value)
    }

    fn word(&mut self) -> &'a str {
        let end = self
            .rest
            .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '"' | '{'))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// Whether the next word is that one; then it is behind us.
    fn takes_word(&mut self, wanted: &str) -> bool {
        let mut ahead = Parser { rest: self.rest, depth: self.depth };
        ahead.space();
        let is = ahead.word().eq_ignore_ascii_case(wanted);
        if is {
            self.rest = ahead.rest;
        }
        is
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn stuck(&self, wanted: &str) -> Fault {
        let here: String = self.rest.chars().take(20).collect();
        fault(format!("The filter cannot be read: {wanted} should stand where it goes on with {here:?}."))
    }
}

fn fault(detail: String) -> Fault {
    Fault::bad(ScimType::InvalidFilter, detail)
}
