//! Which characters a certificate can print.

use super::fonts::Fonts;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Marks that may stand on one letter: Vietnamese and polytonic Greek need two after composition.
const MARKS: usize = 2;

/// The characters of `text` that cannot be printed, each once, in order of appearance; empty when all can.
///
/// Printable are the Latin, Greek and Cyrillic letters and the signs that every built-in face draws. Not printable, whatever the
/// fonts hold: control and invisible characters, private use, scripts written from right to left, and more than two marks on a
/// letter after composition.
pub fn uncovered(text: &str) -> Vec<char> {
    let fonts = Fonts::built_in().ok();
    let mut missing: Vec<char> = Vec::new();
    let mut marks = 0;
    for character in text.nfc() {
        marks = if is_combining_mark(character) { marks + 1 } else { 0 };
        let drawn = marks <= MARKS && !is_barred(character) && fonts.is_some_and(|fonts| fonts.cover(character));
        if !drawn && !missing.contains(&character) {
            missing.push(character);
        }
    }
    missing
}

/// Characters refused even where a font has a glyph for them.
fn is_barred(character: char) -> bool {
    character.is_control() || is_invisible(character) || is_private(character) || is_right_to_left(character)
}

/// Joiners, direction marks, soft hyphens, line separators, variation selectors, tags: a name could hide them.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{ffff}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// PDF/A forbids characters whose meaning only one font knows.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Lines are set from left to right only.
fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_latin_greek_and_cyrillic_are_covered() {
        for name in [
            "Ada Lovelace",
            "Étienne Œuvrard-N’Diaye",
            "Zoë Çağlar Øystein Łukasz Ðorđe",
            "Núñez y Peñalver-Güell",
            "Nguyễn Thị Phương Thảo",
            "Ștefan Țurcanu",
            "Þóra Ægisdóttir",
            "Żółć Gęślą Jaźń",
            "Ελευθερία Παπαδοπούλου",
            "Дмитрий Щербаков",
            "Їжакевич Ґалаґан",
            "Mamadou \u{181}ah \u{18a}iallo",
            "José\u{301} e\u{301}",
            "Anne-Marie O'Neill (Jr.), 3rd",
        ] {
            assert_eq!(uncovered(name), Vec::<char>::new(), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_printed_is_named_once() {
        let cases: [(&str, &[char]); 13] = [
            ("王小明 王", &['王', '小', '明']),
            ("김민준", &['김', '민', '준']),
            ("Ada 🎓", &['🎓']),
            ("محمد", &['م', 'ح', 'د']),
            ("שרה", &['ש', 'ר', 'ה']),
            ("Ada\u{202e}ecalevoL", &['\u{202e}']),
            ("Ada\u{200b}Lovelace", &['\u{200b}']),
            ("A\u{ad}da", &['\u{ad}']),
            ("Ada\0", &['\0']),
            ("Ada\nLovelace\t", &['\n', '\t']),
            ("\u{e000}Ada", &['\u{e000}']),
            ("\u{feff}Ada\u{fffd}", &['\u{feff}', '\u{fffd}']),
            ("x\u{302}\u{302}\u{302}\u{302}", &['\u{302}']),
        ];
        for (name, missing) in cases {
            assert_eq!(uncovered(name), missing, "{name:?}");
        }
    }

    #[test]
    fn the_words_of_our_languages_are_covered() {
        let text = "« L’été », l’œuvre : 70\u{202f}% — ¿Qué? ¡Señor! “Module 1” – 1er, 12 h · № 3 €\u{a0}";
        assert_eq!(uncovered(text), Vec::<char>::new());
    }
}
