//! JSON as a tree, without fractions.

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`, and what is absent.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Text.
    Text(String),
    /// Values in order.
    List(Vec<Json>),
    /// Values by name.
    Object(Vec<(String, Json)>),
}

/// What is absent.
static ABSENT: Json = Json::Null;

/// Deepest nesting: the server's answers have a dozen levels, and a broken one must not exhaust the stack.
const DEEPEST: u8 = 64;

impl Json {
    /// Reads JSON.
    pub fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.skip_space();
        (reader.at == text.len()).then_some(value)
    }

    /// The value of that name.
    pub fn get(&self, name: &str) -> &Self {
        match self {
            Self::Object(fields) => fields.iter().find(|(key, _)| key == name).map_or(&ABSENT, |(_, value)| value),
            _ => &ABSENT,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
    }

    fn peek(&mut self) -> Option<u8> {
        self.skip_space();
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.rest().starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn value(&mut self, depth: u8) -> Option<Json> {
        if depth > DEEPEST {
            return None;
        }
        match self.peek()? {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Flag(true)),
            b'f' => self.word("false", Json::Flag(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => self.list(depth),
            b'{' => self.object(depth),
            _ => self.number(),
        }
    }

    /// A whole number. Our server writes no others; of what other clients write, one with a fraction says nothing.
    fn number(&mut self) -> Option<Json> {
        let rest = self.rest();
        let digits = |c: char| matches!(c, '-' | '+' | '.' | 'e' | 'E') || c.is_ascii_digit();
        let len = rest.len() - rest.trim_start_matches(digits).len();
        let text = rest.get(..len).filter(|text| !text.is_empty())?;
        let number = text.parse().map_or(Json::Null, Json::Number);
        self.at += len;
        Some(number)
    }

    fn list(&mut self, depth: u8) -> Option<Json> {
        self.eat(b'[')?;
        let mut list = Vec::new();
        while self.peek()? != b']' {
            if !list.is_empty() {
                self.eat(b',')?;
            }
            list.push(self.value(depth + 1)?);
        }
        self.eat(b']')?;
        Some(Json::List(list))
    }

    fn object(&mut self, depth: u8) -> Option<Json> {
        self.eat(b'{')?;
        let mut fields = Vec::new();
        while self.peek()? != b'}' {
            if !fields.is_empty() {
                self.eat(b',')?;
            }
            self.skip_space();
            let name = self.string()?;
            self.eat(b':')?;
            fields.push((name, self.value(depth + 1)?));
        }
        self.eat(b'}')?;
        Some(Json::Object(fields))
    }

    fn string(&mut self) -> Option<String> {
        self.eat(b'"')?;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.find(['"', '\\'])?;
            text.push_str(rest.get(..plain)?);
            let escaped = rest.as_bytes().get(plain) == Some(&b'\\');
            self.at += plain + 1;
            if !escaped {
                return Some(text);
            }
            text.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let kind = self.text.as_bytes().get(self.at).copied()?;
        self.at += 1;
        Some(match kind {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let first = self.hex()?;
                if (0xd800..0xdc00).contains(&first) {
                    self.word("\\u", Json::Null)?;
                    let second = self.hex()?.checked_sub(0xdc00)?;
                    char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)?
                } else {
                    char::from_u32(first)?
                }
            }
            other => char::from(other),
        })
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn what_serde_writes_is_read() {
        let text = "\u{1f600} \"quoted\" \\ \n \u{7} é";
        let written = serde_json::json!({ "a": [1, -2, null, true, false], "text": text, "empty": {} }).to_string();
        let read = Json::parse(&written).unwrap();
        assert_eq!(read.get("text").text(), Some(text));
        assert_eq!(read.get("a").clone(), {
            Json::List(vec![Json::Number(1), Json::Number(-2), Json::Null, Json::Flag(true), Json::Flag(false)])
        });
        assert_eq!(*read.get("nothing"), Json::Null);
        assert_eq!(Json::parse(r#""\ud83d\ude00""#), Some(Json::Text("\u{1f600}".to_owned())));
    }

    #[test]
    fn what_is_broken_is_nothing() {
        for broken in ["", "{", "[1,", "\"open", "{\"a\" 1}", "1 2", "\"\\ud83d\"", "nul"] {
            assert_eq!(Json::parse(broken), None, "{broken}");
        }
        assert_eq!(Json::parse(&"[".repeat(10_000)), None);
        assert_eq!(Json::parse("[1.5,2]"), Some(Json::List(vec![Json::Null, Json::Number(2)])));
    }
}
