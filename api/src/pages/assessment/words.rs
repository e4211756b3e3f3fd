//! Numbers and durations of quizzes in words.

use domain::{catalogue::model::Exact, language::Language};

/// An exact number as its language writes it: decimals where they end within twelve places, else a fraction.
pub fn number(exact: Exact, language: Language) -> String {
    let (numerator, denominator) = (i128::from(*exact.numer()), i128::from(*exact.denom()));
    let places = (0_u32..=12).find_map(|places| {
        let scaled = numerator.checked_mul(10_i128.checked_pow(places)?)?;
        (scaled.checked_rem(denominator)? == 0).then(|| Some((scaled.checked_div(denominator)?, places)))?
    });
    let Some((units, places)) = places else { return format!("{numerator}/{denominator}") };
    let width = usize::try_from(places).unwrap_or(0);
    let digits = format!("{:0width$}", units.unsigned_abs(), width = width.saturating_add(1));
    let (whole, decimals) = digits.split_at_checked(digits.len().saturating_sub(width)).unwrap_or((&digits, ""));
    let separator = match (decimals.is_empty(), language) {
        (true, _) => "",
        (false, Language::En) => ".",
        (false, Language::Fr | Language::Es) => ",",
    };
    format!("{}{whole}{separator}{decimals}", if units < 0 { "-" } else { "" })
}

/// `29:00`, or `1:29:00`.
pub fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

/// The text of clean HTML, for places that take no markup: an option of a list.
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut is_tag = false;
    for character in html.chars() {
        match character {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            character if !is_tag => text.push(character),
            _ => {}
        }
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}"), ("&amp;", "&")];
    entities.into_iter().fold(text, |text, (entity, character)| text.replace(entity, character)).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_exactly() {
        let cases = [((2000, 1), "2000"), ((1, 8), "0,125"), ((-5, 4), "-1,25"), ((1, 3), "1/3"), ((0, 1), "0"), ((1, 100), "0,01")];
        for ((numerator, denominator), text) in cases {
            assert_eq!(number(Exact::new(numerator, denominator), Language::Fr), text);
        }
        assert_eq!(number(Exact::new(5, 2), Language::En), "2.5");
    }

    #[test]
    fn markup_is_taken_out_of_texts() {
        assert_eq!(plain("<p>Rights &amp; <em>duties</em> &lt;2</p>\n"), "Rights & duties <2");
    }

    #[test]
    fn times_are_written_as_a_clock_does() {
        assert_eq!([clock(0), clock(65), clock(5400)], ["00:00", "01:05", "1:30:00"]);
    }
}
