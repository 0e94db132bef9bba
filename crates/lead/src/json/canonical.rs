//! The RFC 8785 form of what [`super::to_string`] writes, for digests made in the browser.
//!
//! That text has no spaces, the shortest escapes, and numbers as ECMAScript writes them (integers,
//! and one or two decimals): only the order of members is left to do. Names here are ASCII, for
//! which bytes sort as UTF-16 does.

use serde::Serialize;

use super::{Unwritable, to_string};

/// The value as RFC 8785 JSON, in the bytes of `consent::canonical_json`.
pub fn to_canonical(value: &impl Serialize) -> Result<String, Unwritable> {
    let text = to_string(value)?;
    let mut canonical = String::with_capacity(text.len());
    Rest(&text).value(&mut canonical);
    Ok(canonical)
}

/// What is not read yet.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    /// So many bytes from the front.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.0.split_at_checked(length).unwrap_or((self.0, ""));
        self.0 = rest;
        taken
    }

    fn first(&self) -> u8 {
        self.0.as_bytes().first().copied().unwrap_or_default()
    }

    /// The string at the front with its quotes.
    fn string(&mut self) -> &'a str {
        let mut is_escaped = true; // the opening quote does not close
        let end = self.0.bytes().position(|byte| {
            let closes = byte == b'"' && !is_escaped;
            is_escaped = byte == b'\\' && !is_escaped;
            closes
        });
        self.take(end.map_or(self.0.len(), |end| end + 1))
    }

    fn value(&mut self, to: &mut String) {
        match self.first() {
            b'{' => self.object(to),
            b'[' => {
                to.push_str(self.take(1));
                while !matches!(self.first(), b']' | 0) {
                    self.value(to);
                    if self.first() == b',' {
                        to.push_str(self.take(1));
                    }
                }
                to.push_str(self.take(1));
            }
            b'"' => to.push_str(self.string()),
            _ => {
                let end = self.0.find([',', '}', ']']);
                to.push_str(self.take(end.unwrap_or(self.0.len())));
            }
        }
    }

    fn object(&mut self, to: &mut String) {
        let mut members = Vec::new();
        self.take(1);
        while !matches!(self.first(), b'}' | 0) {
            let name = self.string();
            self.take(1);
            let mut value = String::new();
            self.value(&mut value);
            let place = members.iter().position(|(known, _)| *known > name);
            members.insert(place.unwrap_or(members.len()), (name, value));
            if self.first() == b',' {
                self.take(1);
            }
        }
        self.take(1);
        let mut mark = "{";
        for (name, value) in members {
            for part in [mark, name, ":", &value] {
                to.push_str(part);
            }
            mark = ",";
        }
        to.push_str(if mark == "{" { "{}" } else { "}" });
    }
}
