//! The few kinds of JSON that the metadata protocol needs, appended to a string.

use crate::Value;
use std::fmt::Write;

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Appends a JSON string, quotes included.
pub(crate) fn string(out: &mut String, text: &str) {
    out.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[plain..at]);
        plain = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            _ => push(out, format_args!("\\u{byte:04x}")),
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

/// Appends a value in the protocol's tagged form. A float must be finite.
pub(crate) fn value(out: &mut String, value: &Value) {
    match value {
        Value::Int64(number) => push(out, format_args!("{{\"Int64\":{number}}}")),
        // Rust's debug form is the shortest that reads back as the same double, and valid JSON.
        Value::Float64(number) => push(out, format_args!("{{\"Float64\":{number:?}}}")),
        Value::String(text) => {
            out.push_str("{\"String\":");
            string(out, text);
            out.push('}');
        }
        Value::Boolean(truth) => push(out, format_args!("{{\"Boolean\":{truth}}}")),
        Value::Bytes(bytes) => {
            out.push_str("{\"Bytes\":\"");
            base64(out, bytes);
            out.push_str("\"}");
        }
        Value::Null => out.push_str("null"),
    }
}

fn base64(out: &mut String, bytes: &[u8]) {
    out.reserve(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - group.len()));
        for digit in 0..4 {
            out.push(match digit <= group.len() {
                true => BASE64[(bits >> (18 - 6 * digit)) as usize & 63] as char,
                false => '=',
            });
        }
    }
}

fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).expect("writing to a string does not fail");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(given: impl Into<Value>) -> String {
        let mut out = String::new();
        value(&mut out, &given.into());
        out
    }

    #[test]
    fn string_specials_are_escaped() {
        assert_eq!(encoded("a\"b\\c\nd\0e\u{1f}f"), r#"{"String":"a\"b\\c\nd\u0000e\u001ff"}"#);
        assert_eq!(encoded("käse 🧀 \u{7f}"), "{\"String\":\"käse 🧀 \u{7f}\"}");
        assert_eq!(encoded(""), r#"{"String":""}"#);
    }

    #[test]
    fn numbers_edges_keep_their_value() {
        assert_eq!(encoded(i64::MIN), r#"{"Int64":-9223372036854775808}"#);
        assert_eq!(encoded(f64::MAX), r#"{"Float64":1.7976931348623157e308}"#);
        assert_eq!(encoded(5e-324), r#"{"Float64":5e-324}"#);
        assert_eq!(encoded(-0.0), r#"{"Float64":-0.0}"#);
        assert_eq!(encoded(3.0), r#"{"Float64":3.0}"#);
    }

    #[test]
    fn bytes_every_length_is_padded_base64() {
        assert_eq!(encoded(b""), r#"{"Bytes":""}"#);
        assert_eq!(encoded(b"f"), r#"{"Bytes":"Zg=="}"#);
        assert_eq!(encoded(b"fo"), r#"{"Bytes":"Zm8="}"#);
        assert_eq!(encoded(b"foo"), r#"{"Bytes":"Zm9v"}"#);
        assert_eq!(encoded(b"\xff\xfe\xfd\xfc"), r#"{"Bytes":"//79/A=="}"#);
    }

    #[test]
    fn others_null_and_booleans() {
        assert_eq!(encoded(None::<bool>), "null");
        assert_eq!(encoded(true), r#"{"Boolean":true}"#);
    }
}
