//! A text file as characters: UTF-8, no control characters, lines ended alike.

use super::diagnostic::{Code, Findings, Span};
use super::source::SourceTree;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Longest text file, in characters.
const LONGEST: usize = 500_000;

/// The text of a file, if the file is there. Faults are reported and mended as well as can be, so that the rest can still be checked.
pub(super) fn read(tree: &SourceTree, path: &str, findings: &mut Findings) -> Option<String> {
    let bytes = &tree.get(path)?.bytes;
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            let good = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()).into_owned();
            findings.at(Code::NotUtf8, end_of(&good), &[]);
            String::from_utf8_lossy(bytes).into_owned()
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
    let length = text.chars().count();
    if length > LONGEST {
        findings.whole(Code::TextTooLong, &[("length", &length.to_string()), ("limit", &LONGEST.to_string())]);
        return None;
    }
    Some(normalised(without_controls(text, findings), findings))
}

/// The place just after a text.
fn end_of(text: &str) -> Span {
    let line = text.matches('\n').count().saturating_add(1);
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    Span::new(u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX), 1)
}

fn is_refused(c: char) -> bool {
    let turns_text_around = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns_text_around || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// Reports the first control character and puts a mark in the place of each.
fn without_controls(text: String, findings: &mut Findings) -> String {
    let Some(at) = text.find(is_refused) else { return text };
    let (before, rest) = text.split_at(at);
    let name = rest.chars().next().map(|c| format!("U+{:04X}", u32::from(c))).unwrap_or_default();
    findings.at(Code::ControlCharacter, end_of(before), &[("character", &name)]);
    text.replace(is_refused, "\u{fffd}")
}

/// Reports the first line with letters and accents apart, and joins them.
fn normalised(text: String, findings: &mut Findings) -> String {
    if is_nfc(&text) {
        return text;
    }
    if let Some((index, line)) = text.lines().enumerate().find(|(_, line)| !is_nfc(line)) {
        let column = line.chars().zip(line.nfc()).take_while(|(a, b)| a == b).count().saturating_add(1);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        findings.at(Code::NotNormalised, Span::new(number(index.saturating_add(1)), number(column), 1), &[]);
    }
    text.nfc().collect()
}
