//! Reading values of an expected sort out of a YAML tree. What is not of that sort is reported, and reading goes on.

use super::diagnostic::{Code, Findings, Span, nearest};
use super::model::Exact;
use super::yaml::{Key, Node, Value};
use crate::id::is_slug;
use std::ops::RangeInclusive;
use unicode_normalization::UnicodeNormalization;

/// Longest title, in characters.
const TITLE_MAX: usize = 200;

/// A mapping whose keys are all known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'n> {
    pub(super) span: Span,
    pairs: &'n [(Key, Node)],
}

impl<'n> Fields<'n> {
    /// The mapping `node` is, with unknown keys reported. `key` is what it stands under.
    pub(super) fn of(node: &'n Node, key: &str, known: &[&str], findings: &mut Findings) -> Option<Self> {
        let pairs = map(node, key, findings)?;
        for (key, _) in pairs.iter().filter(|(key, _)| !key.name.is_empty() && !known.contains(&key.name.as_str())) {
            let suggestion = nearest(&key.name, known.iter().copied());
            let arguments = [("key", key.name.as_str()), ("suggestion", suggestion), ("known", &known.join(", "))];
            findings.at(Code::UnknownKey, key.span, &arguments);
        }
        Some(Self { span: node.span, pairs })
    }

    /// What stands under a key.
    pub(super) fn get(&self, key: &str) -> Option<&'n Node> {
        self.pairs.iter().find(|(known, _)| known.name == key).map(|(_, node)| node)
    }

    /// Where a key stands.
    pub(super) fn key_span(&self, key: &str) -> Option<Span> {
        self.pairs.iter().find(|(known, _)| known.name == key).map(|(key, _)| key.span)
    }

    /// What stands under a key that has to be there.
    pub(super) fn need(&self, key: &str, findings: &mut Findings) -> Option<&'n Node> {
        let found = self.get(key);
        if found.is_none() {
            findings.at(Code::MissingKey, self.span, &[("key", key)]);
        }
        found
    }
}

fn wrong(node: &Node, key: &str, expected: &str, findings: &mut Findings) {
    if node.value != Value::Refused {
        findings.at(Code::WrongType, node.span, &[("key", key), ("expected", expected), ("found", node.value.kind())]);
    }
}

/// The pairs of a mapping.
pub(super) fn map<'n>(node: &'n Node, key: &str, findings: &mut Findings) -> Option<&'n [(Key, Node)]> {
    match &node.value {
        Value::Map(pairs) => Some(pairs),
        _ => {
            wrong(node, key, "mapping", findings);
            None
        }
    }
}

/// The entries of a list; nothing at all is an empty list.
pub(super) fn list<'n>(node: &'n Node, key: &str, findings: &mut Findings) -> &'n [Node] {
    match &node.value {
        Value::List(nodes) => nodes,
        Value::Null => &[],
        _ => {
            wrong(node, key, "list", findings);
            &[]
        }
    }
}

/// A text of one or more lines, in NFC, that says something.
pub(super) fn text(node: &Node, key: &str, findings: &mut Findings) -> Option<String> {
    match &node.value {
        Value::Scalar { text, .. } if !text.trim().is_empty() => Some(text.trim_end().nfc().collect()),
        Value::Scalar { .. } | Value::Null => {
            findings.at(Code::EmptyText, node.span, &[("key", key)]);
            None
        }
        _ => {
            wrong(node, key, "text", findings);
            None
        }
    }
}

/// A text on one line that is not endless.
pub(super) fn title(node: &Node, key: &str, findings: &mut Findings) -> Option<String> {
    let title = text(node, key, findings)?.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = title.chars().count();
    if length > TITLE_MAX {
        findings.at(Code::TitleTooLong, node.span, &[("key", key), ("length", &length.to_string()), ("limit", &TITLE_MAX.to_string())]);
        return None;
    }
    Some(title)
}

/// A title where the key is one, any text elsewhere.
pub(super) fn title_or_text(node: &Node, key: &str, findings: &mut Findings) -> Option<String> {
    if key == "title" { title(node, key, findings) } else { text(node, key, findings) }
}

/// A list of texts.
pub(super) fn titles(node: &Node, key: &str, findings: &mut Findings) -> Vec<String> {
    list(node, key, findings).iter().filter_map(|entry| title(entry, key, findings)).collect()
}

/// An author's id.
pub(super) fn slug(node: &Node, key: &str, findings: &mut Findings) -> Option<String> {
    let id = text(node, key, findings)?;
    if is_slug(&id) {
        return Some(id);
    }
    findings.at(Code::BadId, node.span, &[("id", &id)]);
    None
}

/// The bare text of a scalar, for numbers and the like.
fn bare<'n>(node: &'n Node, key: &str, expected: &str, findings: &mut Findings) -> Option<&'n str> {
    match &node.value {
        Value::Scalar { text, .. } => Some(text.trim()),
        _ => {
            wrong(node, key, expected, findings);
            None
        }
    }
}

/// A whole number in a range.
pub(super) fn whole(node: &Node, key: &str, range: RangeInclusive<u32>, findings: &mut Findings) -> Option<u32> {
    let text = bare(node, key, "whole-number", findings)?;
    let Ok(number) = text.parse::<i64>() else {
        findings.at(Code::NotWholeNumber, node.span, &[("key", key), ("value", text)]);
        return None;
    };
    let inside = u32::try_from(number).ok().filter(|number| range.contains(number));
    if inside.is_none() {
        let (low, high) = (range.start().to_string(), range.end().to_string());
        findings.at(Code::OutOfRange, node.span, &[("key", key), ("value", text), ("low", &low), ("high", &high)]);
    }
    inside
}

/// A decimal number between two whole ones.
pub(super) fn exact(node: &Node, key: &str, range: RangeInclusive<i64>, findings: &mut Findings) -> Option<Exact> {
    let text = bare(node, key, "number", findings)?;
    let Some(number) = decimal(text) else {
        findings.at(Code::NotNumber, node.span, &[("key", key), ("value", text)]);
        return None;
    };
    if number < Exact::from(*range.start()) || number > Exact::from(*range.end()) {
        let (low, high) = (range.start().to_string(), range.end().to_string());
        findings.at(Code::OutOfRange, node.span, &[("key", key), ("value", text), ("low", &low), ("high", &high)]);
        return None;
    }
    Some(number)
}

/// A number as people write it with a point: at most 12 digits before it and 6 after it.
pub(super) fn decimal(text: &str) -> Option<Exact> {
    let (sign, digits) = text.strip_prefix('-').map_or((1_i64, text), |rest| (-1, rest));
    let (before, after) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str, most: usize| !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(before, 12) || !plain(after, 6) {
        return None;
    }
    let scale = 10_i64.checked_pow(u32::try_from(after.len()).ok()?)?;
    let numerator = before.parse::<i64>().ok()?.checked_mul(scale)?.checked_add(after.parse().ok()?)?.checked_mul(sign)?;
    Some(Exact::new(numerator, scale))
}

/// True or false.
pub(super) fn boolean(node: &Node, key: &str, findings: &mut Findings) -> Option<bool> {
    choice(node, key, &[("true", true), ("false", false)], findings)
}

/// One of some words.
pub(super) fn choice<T: Copy>(node: &Node, key: &str, choices: &[(&str, T)], findings: &mut Findings) -> Option<T> {
    let text = bare(node, key, "text", findings)?;
    let found = choices.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if found.is_none() {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let suggestion = nearest(text, words.iter().copied());
        findings.at(
            Code::NotAChoice,
            node.span,
            &[("key", key), ("value", text), ("choices", &words.join(", ")), ("suggestion", suggestion)],
        );
    }
    found
}

/// A moment as RFC 3339 writes it.
pub(super) fn moment(node: &Node, key: &str, findings: &mut Findings) -> Option<chrono::DateTime<chrono::Utc>> {
    let text = bare(node, key, "text", findings)?;
    match chrono::DateTime::parse_from_rfc3339(text) {
        Ok(moment) => Some(moment.to_utc()),
        Err(_) => {
            findings.at(Code::NotADate, node.span, &[("key", key), ("value", text)]);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() {
        for (text, want) in [
            ("70", Some((70, 1))),
            ("0.1", Some((1, 10))),
            ("-2.50", Some((-5, 2))),
            ("999999999999.999999", Some((999_999_999_999_999_999, 1_000_000))),
        ] {
            assert_eq!(decimal(text), want.map(|(top, bottom)| Exact::new(top, bottom)), "{text}");
        }
        for text in ["", "-", "1,5", "1e3", ".5", "5.", "1.2.3", "0x10", "1234567890123", "1.1234567", "∞", "+1", " 1"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
