//! Text is NFC, of bounded length, and free of control and bidirectional override characters.
//!
//! Data is untrusted: what a terminal would act on never gets past here, nor past `ui::text`.

use serde_json::Value;
use unicode_normalization::is_nfc;

use super::{Check, Rule, error};
use crate::{model::harmless::is_forbidden, store::decode::Origin};

const CONTROL: Rule = error("text-control");
const NFC: Rule = error("text-nfc");
const LENGTH: Rule = error("text-length");

/// The longest text a record may hold, in bytes.
const LONGEST: usize = 16 * 1024;

pub(super) fn check(check: &mut Check<'_>) {
    let data = check.dataset;
    // Files are examined whole, and walked as values only where something is wrong: the usual
    // file costs one scan.
    for (at, file) in data.files.iter().enumerate() {
        let escapes = file.text.contains("\\u");
        if !escapes && is_plain(&file.text) && !may_hold_a_long_text(&file.text) {
            continue;
        }
        let Ok(value) = serde_json::from_str::<Value>(&file.text) else {
            continue;
        };
        walk(
            check,
            &Origin {
                file: at,
                pointer: String::new(),
            },
            &value,
            &mut String::new(),
        );
    }
}

/// Whether nothing in it is forbidden or decomposed. Most of a file is ASCII, which is quickly told.
fn is_plain(json: &str) -> bool {
    // No letter composes with a quote, so what stands between two can be examined by itself.
    json.split('"').all(|part| {
        let space = |c: char| matches!(c, '\n' | '\r' | '\t');
        if part.is_ascii() {
            part.bytes()
                .all(|b| !b.is_ascii_control() || space(char::from(b)))
        } else {
            part.chars().all(|c| !is_forbidden(c) || space(c)) && is_nfc(part)
        }
    })
}

/// Whether a string in it may be longer than allowed: two quotes, neither of them escaped, lie so
/// far apart.
fn may_hold_a_long_text(json: &str) -> bool {
    let bytes = json.as_bytes();
    let (mut last, mut before) = (0, b' ');
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'"' && before != b'\\' {
            if at - last > LONGEST {
                return true;
            }
            last = at;
        }
        before = *byte;
    }
    bytes.len() - last > LONGEST
}

fn walk(check: &mut Check<'_>, origin: &Origin, value: &Value, pointer: &mut String) {
    match value {
        Value::String(text) => examine(check, origin, text, pointer),
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                step(check, origin, item, pointer, &n.to_string());
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                step(
                    check,
                    origin,
                    item,
                    pointer,
                    &key.replace('~', "~0").replace('/', "~1"),
                );
            }
        }
        _ => {}
    }
}

fn step(check: &mut Check<'_>, origin: &Origin, value: &Value, pointer: &mut String, name: &str) {
    let length = pointer.len();
    pointer.push('/');
    pointer.push_str(name);
    walk(check, origin, value, pointer);
    pointer.truncate(length);
}

fn examine(check: &mut Check<'_>, origin: &Origin, text: &str, pointer: &str) {
    if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
        let message = format!("holds the control character U+{:04X}", u32::from(c));
        check.report(CONTROL, origin, pointer, message, "take it out");
    }
    if !is_nfc(text) {
        check.report(
            NFC,
            origin,
            pointer,
            "is not in Unicode normal form C".to_owned(),
            "write it composed",
        );
    }
    if text.len() > LONGEST {
        check.report(
            LENGTH,
            origin,
            pointer,
            format!("is longer than {LONGEST} bytes"),
            "shorten it",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_suspected_through_its_quotes() {
        let short = format!("[{}]", "\"a text\", ".repeat(LONGEST));
        assert!(!may_hold_a_long_text(&short));
        let long = format!("[\"{}\"]", "said \\\"so\\\" ".repeat(LONGEST));
        assert!(may_hold_a_long_text(&long));
    }
}
