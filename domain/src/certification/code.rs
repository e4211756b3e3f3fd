//! The code printed on a certificate: hard to guess, easy to type.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Capital letters and digits without the four that are taken for one another: 0 and O, 1 and I.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// Symbols drawn at random, five bits each: 135 bits.
const RANDOM: usize = 27;
/// All symbols: the random ones and the check character.
const LENGTH: usize = RANDOM + 1;
/// Symbols between two dashes.
const GROUP: usize = 4;
/// Longest text worth reading: every symbol followed by a few spaces or dashes.
const LONGEST_INPUT: usize = 4 * LENGTH;
/// Size of the alphabet: the smaller modulus of the check.
const MODULUS: u32 = 32;

/// Names one certificate for ever. Always in its printed form: seven groups of four capital symbols with dashes between them.
///
/// 27 symbols are random; the last is a check character by the hybrid scheme of ISO/IEC 7064 ("MOD M+1, M", which the standard
/// publishes as MOD 11,10, MOD 27,26 and MOD 37,36), here with M = 32. One wrong symbol is always noticed, and two neighbours
/// swapped nearly always.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct CertificateCode(String);

/// A text that cannot be a certificate code. Nobody has to be asked whether such a certificate exists: it was mistyped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Symbols are missing or too many.
    #[error("typing error: a certificate code has 28 letters and digits")]
    Length,
    /// This character is in no code.
    #[error("typing error: no certificate code holds the character {0:?}")]
    Character(char),
    /// The check character does not fit the others: one of them is wrong.
    #[error("typing error: the check character does not fit")]
    Check,
}

/// The machine gave no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub struct NoRandomness;

impl CertificateCode {
    /// A new one, unlike all others.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn generate() -> Result<Self, NoRandomness> {
        let mut bytes = [0_u8; RANDOM];
        getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
        // 256 is a multiple of 32, so each symbol is as likely as any other.
        let mut values: Vec<u32> = bytes.iter().map(|byte| u32::from(byte % 32)).collect();
        values.push(check_value(&values));
        Ok(Self::of_values(&values))
    }

    /// Reads what somebody typed: lower case, spaces and dashes of any kind do not matter.
    ///
    /// # Errors
    /// When the text has a typing error; see [`CodeError`].
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let mut values = Vec::with_capacity(LENGTH);
        for (count, character) in typed.chars().enumerate() {
            if count >= LONGEST_INPUT {
                return Err(CodeError::Length);
            }
            if !is_filler(character) {
                values.push(value_of(character).ok_or(CodeError::Character(character))?);
            }
        }
        if values.len() != LENGTH {
            return Err(CodeError::Length);
        }
        let given = values.pop().ok_or(CodeError::Length)?;
        if given != check_value(&values) {
            return Err(CodeError::Check);
        }
        values.push(given);
        Ok(Self::of_values(&values))
    }

    /// The printed form, which is also the stored one and the one in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of_values(values: &[u32]) -> Self {
        let mut text = String::with_capacity(LENGTH + LENGTH / GROUP);
        for (place, value) in values.iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.extend(ALPHABET.get(*value as usize).map(|symbol| char::from(*symbol)));
        }
        Self(text)
    }
}

impl fmt::Display for CertificateCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<CertificateCode> for String {
    fn from(code: CertificateCode) -> Self {
        code.0
    }
}

impl TryFrom<String> for CertificateCode {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        Self::parse(&text)
    }
}

/// Spaces and dashes, as keyboards, word processors and PDF readers make them.
fn is_filler(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '_' | '\u{200b}')
}

fn value_of(character: char) -> Option<u32> {
    let wanted = u8::try_from(character.to_ascii_uppercase()).ok()?;
    ALPHABET.iter().position(|symbol| *symbol == wanted).and_then(|place| u32::try_from(place).ok())
}

/// The check value of the hybrid scheme: with it, sum and last product leave 1 modulo M.
fn check_value(values: &[u32]) -> u32 {
    let product = values.iter().fold(MODULUS, |product, value| {
        let sum = match (product + value) % MODULUS {
            0 => MODULUS,
            sum => sum,
        };
        sum * 2 % (MODULUS + 1)
    });
    (MODULUS + 1 - product) % MODULUS
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Never changes: codes on paper must verify for ever.
    const PRINTED: &str = "2345-6789-ABCD-EFGH-JKLM-NPQR-STUB";

    fn symbols(code: &str) -> Vec<char> {
        code.chars().filter(|symbol| *symbol != '-').collect()
    }

    #[test]
    fn codes_are_grouped_and_never_hold_symbols_that_are_mistaken() {
        let mut seen = BTreeSet::new();
        for _ in 0..500 {
            let code = CertificateCode::generate().unwrap();
            assert_eq!(code.as_str().len(), 34);
            assert_eq!(code.as_str().split('-').map(str::len).collect::<Vec<_>>(), [4; 7]);
            assert!(!code.as_str().contains(['0', 'O', '1', 'I']), "{code}");
            assert_eq!(CertificateCode::parse(code.as_str()), Ok(code.clone()));
            assert!(seen.insert(code));
        }
    }

    #[test]
    fn a_printed_code_reads_for_ever() {
        let values: Vec<u32> = symbols(PRINTED).into_iter().take(RANDOM).map(|symbol| value_of(symbol).unwrap()).collect();
        let mut whole = values.clone();
        whole.push(check_value(&values));
        assert_eq!(CertificateCode::of_values(&whole).as_str(), PRINTED);
    }

    #[test]
    fn reading_forgives_case_spaces_and_dashes() {
        let code = CertificateCode::parse(PRINTED).unwrap();
        for typed in [
            PRINTED.to_lowercase(),
            PRINTED.replace('-', ""),
            PRINTED.replace('-', " "),
            PRINTED.replace('-', " – "),
            PRINTED.replace('-', "\u{2011}"),
            format!("  {PRINTED}\r\n"),
            symbols(PRINTED).iter().map(|symbol| format!("{symbol}\u{a0}")).collect(),
        ] {
            assert_eq!(CertificateCode::parse(&typed), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_a_code_is_a_typing_error() {
        let cases = [
            (String::new(), CodeError::Length),
            ("----".to_owned(), CodeError::Length),
            (PRINTED.chars().take(30).collect(), CodeError::Length),
            (format!("{PRINTED}2"), CodeError::Length),
            ("2".repeat(100_000), CodeError::Length),
            (" ".repeat(100_000), CodeError::Length),
            (PRINTED.replace('3', "0"), CodeError::Character('0')),
            (PRINTED.replace('3', "o"), CodeError::Character('o')),
            (PRINTED.replace('3', "é"), CodeError::Character('é')),
            (PRINTED.replace('3', "4"), CodeError::Check),
        ];
        for (typed, error) in cases {
            assert_eq!(CertificateCode::parse(&typed), Err(error));
        }
    }

    #[test]
    fn every_single_wrong_symbol_is_noticed() {
        let code = symbols(CertificateCode::generate().unwrap().as_str());
        for place in 0..LENGTH {
            for wrong in ALPHABET.iter().map(|symbol| char::from(*symbol)).filter(|symbol| *symbol != code[place]) {
                let mut typed = code.clone();
                typed[place] = wrong;
                assert_eq!(CertificateCode::parse(&typed.iter().collect::<String>()), Err(CodeError::Check));
            }
        }
    }

    #[test]
    fn swapped_neighbours_are_noticed_nearly_always() {
        let (mut swaps, mut missed) = (0_u32, 0_u32);
        for _ in 0..200 {
            let code = symbols(CertificateCode::generate().unwrap().as_str());
            for place in 1..LENGTH {
                let mut typed = code.clone();
                typed.swap(place - 1, place);
                if typed != code {
                    swaps += 1;
                    missed += u32::from(CertificateCode::parse(&typed.iter().collect::<String>()).is_ok());
                }
            }
        }
        assert!(missed * 20 < swaps, "{missed} of {swaps} missed");
    }

    #[test]
    fn stored_codes_are_checked_when_read() {
        let code = CertificateCode::parse(PRINTED).unwrap();
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(json, format!("\"{PRINTED}\""));
        assert_eq!(serde_json::from_str::<CertificateCode>(&json).unwrap(), code);
        assert!(serde_json::from_str::<CertificateCode>("\"2345\"").is_err());
    }
}
