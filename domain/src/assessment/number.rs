//! Numbers as people type them.

use crate::catalogue::model::Exact;

/// Longest number, in characters as typed.
pub const NUMBER_MAX: usize = 40;

/// Most digits a number may have, zeros at its ends aside.
pub const DIGITS_MAX: usize = 18;

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberFault {
    /// It does not read as a number.
    #[error("not a number")]
    NotANumber,
    /// It has more than [`NUMBER_MAX`] characters or [`DIGITS_MAX`] digits.
    #[error("too many digits")]
    TooLong,
}

/// What a typed number may mean.
///
/// A comma or a point marks the decimals; spaces (thin and no-break ones too) and apostrophes may part the thousands; so may commas or points
/// where the other one marks the decimals or where there are several: `1,234.5`, `1.234.567`. One comma or point before exactly three digits
/// can be meant either way (`2,000` is two in French, two thousand in English): then both readings are given, decimals first.
///
/// # Errors
/// When there is no reading.
pub fn readings(text: &str) -> Result<Vec<Exact>, NumberFault> {
    let text = text.trim();
    if text.chars().count() > NUMBER_MAX {
        return Err(NumberFault::TooLong);
    }
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let text: String = text.trim_start().chars().map(one_kind_of_space).collect();
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    let parts = match (commas, points) {
        (0, 0) => vec![whole(&text, ' ')],
        (1, 0) => either(&text, ','),
        (0, 1) => either(&text, '.'),
        (_, 0) => vec![whole(&text, ',')],
        (0, _) => vec![whole(&text, '.')],
        (_, 1) if text.rfind('.') > text.rfind(',') => vec![decimal(&text, '.', ',')],
        (1, _) if text.rfind(',') > text.rfind('.') => vec![decimal(&text, ',', '.')],
        _ => Vec::new(),
    };
    let parts: Vec<Parts> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return Err(NumberFault::NotANumber);
    }
    parts.into_iter().map(|parts| parts.value(negative).ok_or(NumberFault::TooLong)).collect()
}

fn one_kind_of_space(character: char) -> char {
    match character {
        '\'' | '\u{2019}' => ' ',
        character if character.is_whitespace() => ' ',
        character => character,
    }
}

/// Digits before and after the decimal mark.
struct Parts {
    whole: String,
    decimals: String,
}

impl Parts {
    fn value(&self, negative: bool) -> Option<Exact> {
        let (whole, decimals) = (self.whole.trim_start_matches('0'), self.decimals.trim_end_matches('0'));
        let digits = format!("{whole}{decimals}");
        if digits.len() > DIGITS_MAX || decimals.len() > DIGITS_MAX {
            return None;
        }
        let units: i64 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
        let scale = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        Some(Exact::new(if negative { units.checked_neg()? } else { units }, scale))
    }
}

fn digits_only(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A whole number, perhaps in groups of three.
fn whole(text: &str, between: char) -> Option<Parts> {
    let mut groups = text.split(between);
    let first = groups.next().filter(|first| !first.is_empty() && digits_only(first))?;
    let rest: Vec<&str> = groups.collect();
    let grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3 && digits_only(group));
    (rest.is_empty() || grouped).then(|| Parts { whole: format!("{first}{}", rest.concat()), decimals: String::new() })
}

fn decimal(text: &str, mark: char, between: char) -> Option<Parts> {
    let (before, after) = text.split_once(mark)?;
    let decimals = after.replace(' ', "");
    if !digits_only(&decimals) || (before.is_empty() && decimals.is_empty()) {
        return None;
    }
    let before = if before.is_empty() { "0" } else { before };
    Some(Parts { whole: whole(before, between)?.whole, decimals })
}

/// One comma or point: decimals, or thousands where it looks like them.
fn either(text: &str, mark: char) -> Vec<Option<Parts>> {
    let thousands = if text.starts_with('0') { None } else { whole(text, mark) };
    vec![decimal(text, mark, ' '), thousands]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_mean_them() {
        let exact = Exact::new;
        let cases: [(&str, &[Exact]); 26] = [
            ("2000", &[exact(2000, 1)]),
            (" 2000 ", &[exact(2000, 1)]),
            ("2 000", &[exact(2000, 1)]),
            ("2\u{202f}000", &[exact(2000, 1)]),
            ("2\u{2009}000\u{a0}000", &[exact(2_000_000, 1)]),
            ("2'000", &[exact(2000, 1)]),
            ("12,5", &[exact(25, 2)]),
            ("12.5", &[exact(25, 2)]),
            ("12,50", &[exact(25, 2)]),
            (".5", &[exact(1, 2)]),
            ("5.", &[exact(5, 1)]),
            ("-3", &[exact(-3, 1)]),
            ("\u{2212}3,25", &[exact(-13, 4)]),
            ("+7", &[exact(7, 1)]),
            ("007", &[exact(7, 1)]),
            ("-0", &[exact(0, 1)]),
            ("2,000", &[exact(2, 1), exact(2000, 1)]),
            ("2.000", &[exact(2, 1), exact(2000, 1)]),
            ("0.125", &[exact(1, 8)]),
            ("1234.125", &[exact(9873, 8)]),
            ("1,234.5", &[exact(2469, 2)]),
            ("1.234,5", &[exact(2469, 2)]),
            ("1 234,5", &[exact(2469, 2)]),
            ("1,234,567", &[exact(1_234_567, 1)]),
            ("999999999999999999", &[exact(999_999_999_999_999_999, 1)]),
            ("0.0000000000000000000", &[exact(0, 1)]),
        ];
        for (text, meant) in cases {
            assert_eq!(readings(text).as_deref(), Ok(meant), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "", " ", "-", "+", ".", ",", "two", "1e3", "0x10", "1 2", "20 00", "1,23,456", "1.2.3", "1,2.3,4", "--1", "1-", "٣", "½",
            "NaN", "1,5 %",
        ] {
            assert_eq!(readings(text), Err(NumberFault::NotANumber), "{text:?}");
        }
        for text in ["1234567890123456789", "0.1234567890123456789", &"0".repeat(41), "123456789012.1234567"] {
            assert_eq!(readings(text), Err(NumberFault::TooLong), "{text:?}");
        }
    }
}
