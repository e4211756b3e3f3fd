//! When two short texts are the same, as far as the author cares.

use crate::catalogue::model::Fold;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Whether `given` is one of the accepted forms.
pub fn accepts(forms: &[String], fold: Fold, given: &str) -> bool {
    let given = folded(given, fold);
    forms.iter().any(|form| folded(form, fold) == given)
}

/// `text` in the form that is compared.
///
/// Whatever the author says, compatible characters count as the same (a no-break space is a space, `ﬁ` is `fi`), so do straight and curly
/// apostrophes and all kinds of hyphens, and spaces at the ends are dropped. Then
/// - `case`: upper and lower case are the same, `ß` and `SS` too;
/// - `accents`: letters lose their marks, and `œ`, `ø`, `ł` and the like become plain letters;
/// - `spaces`: spaces and punctuation vanish, save for punctuation between two digits: `human-rights` is `Human rights`, but `1.5` is not `15`.
///   A text of nothing but punctuation keeps it.
pub fn folded(text: &str, fold: Fold) -> String {
    let text = if text.is_ascii() { plain(text.trim(), fold) } else { decomposed(text.trim(), fold) };
    match without_spaces(&text) {
        joined if fold.spaces && !joined.is_empty() => joined,
        _ => text,
    }
}

/// ASCII is its own simplest form, but for its case.
fn plain(text: &str, fold: Fold) -> String {
    if fold.case { text.to_ascii_lowercase() } else { text.to_owned() }
}

fn decomposed(text: &str, fold: Fold) -> String {
    let mut text: String = text.nfkd().map(plain_punctuation).collect();
    if fold.case {
        // Letter by letter: the lower case of a whole text has two forms of the Greek sigma.
        text = text.to_uppercase().chars().flat_map(char::to_lowercase).collect();
    }
    if fold.accents {
        text = text.nfkd().filter(|letter| !is_combining_mark(*letter)).fold(String::new(), |mut text, letter| {
            match plain_letters(letter) {
                Some(letters) => text.push_str(letters),
                None => text.push(letter),
            }
            text
        });
    }
    text.nfkc().collect()
}

fn plain_punctuation(character: char) -> char {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

/// Letters that do not come apart into a plain letter and a mark.
fn plain_letters(letter: char) -> Option<&'static str> {
    Some(match letter {
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'þ' => "th",
        'Þ' => "TH",
        'ß' => "ss",
        'ẞ' => "SS",
        'ı' => "i",
        _ => return None,
    })
}

fn without_spaces(text: &str) -> String {
    let spaceless: Vec<char> = text.chars().filter(|character| !character.is_whitespace()).collect();
    let beside = |place: Option<usize>| place.and_then(|place| spaceless.get(place)).is_some_and(|character| character.is_numeric());
    let keep = |(place, character): (usize, &char)| {
        if character.is_alphanumeric() || is_combining_mark(*character) {
            Some(*character)
        } else {
            (beside(place.checked_sub(1)) && beside(place.checked_add(1))).then_some('.')
        }
    };
    spaceless.iter().enumerate().filter_map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Fold = Fold { case: true, accents: true, spaces: true };
    const NONE: Fold = Fold { case: false, accents: false, spaces: false };

    #[test]
    fn ascii_is_folded_as_all_other_texts_are() {
        let folds = (0..8).map(|bits| Fold { case: bits & 1 > 0, accents: bits & 2 > 0, spaces: bits & 4 > 0 });
        let every: String = (0..128).map(char::from).collect();
        for (fold, text) in folds.flat_map(|fold| [every.as_str(), "Human-Rights, 1.5 'x'\t", ""].map(|text| (fold, text))) {
            assert_eq!(plain(text.trim(), fold), decomposed(text.trim(), fold), "{fold:?}: {text:?}");
        }
    }

    #[test]
    fn texts_are_the_same_as_far_as_the_author_cares() {
        let case = Fold { case: true, ..NONE };
        let accents = Fold { accents: true, ..NONE };
        let spaces = Fold { spaces: true, ..NONE };
        let cases = [
            ("Rosario", "rosario", ALL, true),
            ("Rosario", "rosario", NONE, false),
            ("Rosario", "rosario", accents, false),
            ("Rosario", "ROSARIO", case, true),
            ("Bogotá", "bogota", ALL, true),
            ("Bogotá", "Bogota", accents, true),
            ("Bogotá", "Bogota", case, false),
            ("Bogotá", "Bogota\u{301}", NONE, true),
            ("Malmö", "Malmo\u{308}", case, true),
            ("cœur", "COEUR", ALL, true),
            ("Cœur", "Coeur", accents, true),
            ("København", "kobenhavn", ALL, true),
            ("Łódź", "lodz", ALL, true),
            ("Straße", "STRASSE", case, true),
            ("İzmir", "izmir", ALL, true),
            ("ΟΔΟΣ", "οδος", case, true),
            ("ﬁn", "fin", NONE, true),
            ("human rights", "Human-Rights", ALL, true),
            ("human rights", "human   rights.", spaces, true),
            ("human rights", "human-rights", NONE, false),
            ("human\u{a0}rights", "human rights", NONE, true),
            ("  Rosario ", "Rosario", NONE, true),
            ("l'eau", "l\u{2019}eau", NONE, true),
            ("Saint-Denis", "saint denis", ALL, true),
            ("1.5", "15", ALL, false),
            ("1.5", "1,5", ALL, true),
            ("10 000", "10000", ALL, true),
            ("C++", "c", ALL, true),
            ("+", "-", ALL, false),
            ("+", " + ", ALL, true),
            ("", "?", ALL, false),
            ("Rosario", "Rosarito", ALL, false),
        ];
        for (accepted, given, fold, same) in cases {
            assert_eq!(accepts(&[accepted.to_owned()], fold, given), same, "{accepted:?} and {given:?} under {fold:?}");
        }
    }

    #[test]
    fn the_form_of_any_language_will_do() {
        let forms = ["city", "ville", "ciudad"].map(str::to_owned);
        assert!(accepts(&forms, ALL, "Ciudad"));
        assert!(accepts(&forms, ALL, "VILLE"));
        assert!(!accepts(&forms, ALL, "Stadt"));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Ça & là — 1,5 m²", "ŒUVRE d’art", "İSTANBUL", "½ ﬃ ΟΔΟΣ ẞ", "١٢٣", "…", "e\u{301}\u{302}"] {
            let once = folded(text, ALL);
            assert_eq!(folded(&once, ALL), once, "{text:?}");
        }
    }
}
