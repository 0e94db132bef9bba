//! Writing JSON: for serde's derives, without the general writer of `serde_json`.
//!
//! The bytes are the same. What is left out weighs in the widget: errors that carry a place and
//! a cause through every frame, and the shortest decimals of any float.

mod canonical;

pub use canonical::to_canonical;

use serde::Serialize;
use serde::ser::{self, Serializer};

/// A value that no message holds: a number with more than two decimals, a member without a name.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the value cannot be written as JSON")]
pub struct Unwritable;

/// The value as compact JSON, in the bytes of `serde_json`.
pub fn to_string(value: &impl Serialize) -> Result<String, Unwritable> {
    let mut text = String::new();
    value.serialize(Text(&mut text))?;
    Ok(text)
}

impl ser::Error for Unwritable {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Where the next value goes.
struct Text<'a>(&'a mut String);

/// A list or an object whose end is not written yet.
struct Open<'a> {
    text: &'a mut String,
    end: &'static str,
}

fn open<'a>(text: &'a mut String, start: &str, end: &'static str) -> Open<'a> {
    text.push_str(start);
    Open { text, end }
}

/// The start of the only member of an object.
fn open_variant(text: &mut String, name: &str) {
    text.push('{');
    write_name(text, name);
}

fn write_name(text: &mut String, name: &str) {
    write_string(text, name);
    text.push(':');
}

// Escapes what RFC 8259 section 7 asks for, by the shortest writing.
fn write_string(text: &mut String, string: &str) {
    text.push('"');
    for letter in string.chars() {
        let short = match letter {
            '"' | '\\' => letter,
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{c}' => 'f',
            '\r' => 'r',
            '\0'..='\u{1f}' => {
                let code = u32::from(letter);
                text.push_str("\\u00");
                text.extend(char::from_digit(code >> 4, 16));
                text.extend(char::from_digit(code & 15, 16));
                continue;
            }
            _ => {
                text.push(letter);
                continue;
            }
        };
        text.push('\\');
        text.push(short);
    }
    text.push('"');
}

/// Two decimals are the most that an answer has.
fn write_decimal(text: &mut String, number: f64) -> Result<(), Unwritable> {
    let hundred_times = number * 100.0;
    if !(0.0..1.0e12).contains(&hundred_times) {
        return Err(Unwritable);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range was checked on the line above"
    )]
    let hundredths = (hundred_times + 0.5) as u64;
    #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
    let read_back = hundredths as f64 / 100.0;
    if read_back.to_bits() != number.to_bits() {
        return Err(Unwritable);
    }
    text.push_str(&(hundredths / 100).to_string());
    text.push('.');
    let (tenth, hundredth) = (hundredths / 10 % 10, hundredths % 10);
    text.push_str(&tenth.to_string());
    if hundredth > 0 {
        text.push_str(&hundredth.to_string());
    }
    Ok(())
}

impl Open<'_> {
    fn next(&mut self) {
        if !matches!(self.text.as_bytes().last(), Some(b'[' | b'{')) {
            self.text.push(',');
        }
    }

    fn name(&mut self, name: &str) {
        self.next();
        write_name(self.text, name);
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.next();
        value.serialize(Text(self.text))
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Unwritable> {
        self.name(name);
        value.serialize(Text(self.text))
    }

    fn close(self) {
        self.text.push_str(self.end);
    }
}

impl<'a> Serializer for Text<'a> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    fn serialize_bool(self, flag: bool) -> Result<(), Unwritable> {
        self.0.push_str(if flag { "true" } else { "false" });
        Ok(())
    }

    fn serialize_i8(self, number: i8) -> Result<(), Unwritable> {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> Result<(), Unwritable> {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> Result<(), Unwritable> {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Result<(), Unwritable> {
        self.0.push_str(&number.to_string());
        Ok(())
    }

    fn serialize_u8(self, number: u8) -> Result<(), Unwritable> {
        self.serialize_u64(number.into())
    }

    fn serialize_u16(self, number: u16) -> Result<(), Unwritable> {
        self.serialize_u64(number.into())
    }

    fn serialize_u32(self, number: u32) -> Result<(), Unwritable> {
        self.serialize_u64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Result<(), Unwritable> {
        self.0.push_str(&number.to_string());
        Ok(())
    }

    fn serialize_f32(self, number: f32) -> Result<(), Unwritable> {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> Result<(), Unwritable> {
        write_decimal(self.0, number)
    }

    fn serialize_char(self, letter: char) -> Result<(), Unwritable> {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, string: &str) -> Result<(), Unwritable> {
        write_string(self.0, string);
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Unwritable> {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<(), Unwritable> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        open_variant(self.0, name);
        value.serialize(Text(self.0))?;
        self.0.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Unwritable> {
        Ok(open(self.0, "[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Unwritable> {
        Ok(open(self.0, "[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Unwritable> {
        Ok(open(self.0, "[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Unwritable> {
        open_variant(self.0, name);
        Ok(open(self.0, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, Unwritable> {
        Ok(open(self.0, "{", "}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Unwritable> {
        Ok(open(self.0, "{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Unwritable> {
        open_variant(self.0, name);
        Ok(open(self.0, "{", "}}"))
    }
}

macro_rules! lists {
    ($($trait:ident::$item:ident),+ $(,)?) => {
        $(impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
                self.item(value)
            }

            fn end(self) -> Result<(), Unwritable> {
                self.close();
                Ok(())
            }
        })+
    };
}

lists!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
);

macro_rules! objects {
    ($($trait:ident),+) => {
        $(impl ser::$trait for Open<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Unwritable> {
                self.member(name, value)
            }

            fn end(self) -> Result<(), Unwritable> {
                self.close();
                Ok(())
            }
        })+
    };
}

objects!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Unwritable> {
        self.next();
        let start = self.text.len();
        name.serialize(Text(self.text))?;
        let is_name = self.text.as_bytes().get(start) == Some(&b'"');
        is_name.then_some(()).ok_or(Unwritable)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.text.push(':');
        value.serialize(Text(self.text))
    }

    fn end(self) -> Result<(), Unwritable> {
        self.close();
        Ok(())
    }
}
