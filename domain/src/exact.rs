//! Exact arithmetic on points and marks, and how they are shown to people.
//!
//! Nothing here can panic: results are worked out in 128 bits and brought back to 64. A result whose fraction does not fit in 64 bits
//! (no real course gets there) is rounded down at the twelfth decimal, or the finest that fits; one too large becomes the largest number there is.

use crate::language::Language;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};

/// The same type as [`crate::catalogue::model::Exact`].
type Exact = Ratio<i64>;
type Wide = Ratio<i128>;

/// What a full answer to everything makes, in per cent.
pub fn hundred() -> Exact {
    Exact::from_integer(100)
}

/// A fraction as it was stored; `None` unless the denominator is above 0.
pub fn fraction(numerator: i64, denominator: i64) -> Option<Exact> {
    (denominator > 0).then(|| Exact::new(numerator, denominator))
}

/// `left + right`.
pub fn add(left: Exact, right: Exact) -> Exact {
    narrow(wide(left).checked_add(&wide(right)))
}

/// `left - right`.
pub fn subtract(left: Exact, right: Exact) -> Exact {
    narrow(wide(left).checked_sub(&wide(right)))
}

/// `left * right`.
pub fn multiply(left: Exact, right: Exact) -> Exact {
    narrow(wide(left).checked_mul(&wide(right)))
}

/// All of them together; nothing makes 0.
pub fn sum(values: impl IntoIterator<Item = Exact>) -> Exact {
    values.into_iter().fold(Exact::zero(), add)
}

/// `part` of `whole`, both counts; 0 of nothing.
pub fn ratio(part: usize, whole: usize) -> Exact {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    if whole == 0 { Exact::zero() } else { Exact::new(count(part), count(whole)) }
}

/// `part` of `whole` in per cent; 0 when there is nothing to have.
pub fn percent(part: Exact, whole: Exact) -> Exact {
    let hundredfold = wide(part).checked_mul(&Wide::from_integer(100));
    if whole.is_zero() { Exact::zero() } else { narrow(hundredfold.and_then(|value| value.checked_div(&wide(whole)))) }
}

/// The mean of values with weights; `None` when all weights together are 0.
pub fn weighted_mean(values: impl IntoIterator<Item = (Exact, u32)>) -> Option<Exact> {
    let (total, weights) = values.into_iter().fold((Exact::zero(), 0_i64), |(total, weights), (value, weight)| {
        let weight = i64::from(weight);
        (add(total, multiply(value, Exact::from_integer(weight))), weights.saturating_add(weight))
    });
    (weights > 0).then(|| narrow(wide(total).checked_div(&Wide::from_integer(i128::from(weights)))))
}

/// A per cent for people: one decimal, rounded half up, but never so that it lies. What is below `mark` is never shown as `mark` or more, what
/// reaches it never as less, and nothing but 100 is shown as 100.
pub fn shown_percent(percent: Exact, mark: Option<Exact>) -> Shown {
    match mark {
        Some(mark) => Shown::near(percent, 1, &[mark, hundred()]),
        None => Shown::near(percent, 1, &[hundred()]),
    }
}

/// Points for people: two decimals at most, and never all of `possible` unless it is all.
pub fn shown_points(earned: Exact, possible: Exact) -> Shown {
    Shown::near(earned, 2, &[possible])
}

/// A number as people read it: so many units of its last decimal place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    units: i64,
    places: u32,
}

impl Shown {
    /// `value` with at most `places` decimals (12 at most), rounded half up, on the same side of every threshold as `value` itself.
    fn near(value: Exact, places: u32, thresholds: &[Exact]) -> Self {
        let scale = Exact::from_integer(10_i64.checked_pow(places.min(12)).unwrap_or(1));
        let fine = wide(multiply(value, scale));
        let floor = fine.numer().div_euclid(*fine.denom());
        let rest = subtract(multiply(value, scale), Exact::from_integer(to_i64(floor)));
        let ceiling = if rest.is_zero() { floor } else { floor.saturating_add(1) };
        let nearest = if rest >= Exact::new(1, 2) { ceiling } else { floor };
        let honest = |units: i128| {
            let shown = multiply(Exact::from_integer(to_i64(units)), scale.recip());
            thresholds.iter().all(|threshold| (value >= *threshold) == (shown >= *threshold))
        };
        let units = [nearest, floor, ceiling].into_iter().find(|units| honest(*units)).unwrap_or(floor);
        Self { units: to_i64(units), places: places.min(12) }
    }

    /// The digits in `language`: decimal point in English, comma in French and Spanish; no zeros at the end.
    pub fn text(self, language: Language) -> String {
        let digits = format!("{:0width$}", self.units.unsigned_abs(), width = usize::try_from(self.places).unwrap_or(0).saturating_add(1));
        let cut = digits.len().saturating_sub(usize::try_from(self.places).unwrap_or(0));
        let (whole, decimals) = digits.split_at_checked(cut).unwrap_or((&digits, ""));
        let decimals = decimals.trim_end_matches('0');
        let sign = if self.units < 0 { "-" } else { "" };
        let separator = match (decimals.is_empty(), language) {
            (true, _) => "",
            (false, Language::En) => ".",
            (false, Language::Fr | Language::Es) => ",",
        };
        format!("{sign}{whole}{separator}{decimals}")
    }
}

fn wide(value: Exact) -> Wide {
    let (numerator, denominator) = (i128::from(*value.numer()), i128::from(*value.denom()));
    if denominator == 0 { Wide::zero() } else { Wide::new(numerator, denominator) }
}

fn narrow(value: Option<Wide>) -> Exact {
    const SCALES: [i64; 5] = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1_000, 1];
    let Some(value) = value else { return Exact::from_integer(i64::MAX) };
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(*value.numer()), i64::try_from(*value.denom())) {
        return Exact::new(numerator, denominator);
    }
    let rounded_down = |scale: i64| {
        let fine = value.checked_mul(&Wide::from_integer(i128::from(scale)))?;
        i64::try_from(fine.numer().div_euclid(*fine.denom())).ok().map(|units| Exact::new(units, scale))
    };
    let limit = if value < Wide::zero() { -i64::MAX } else { i64::MAX };
    SCALES.into_iter().find_map(rounded_down).unwrap_or_else(|| Exact::from_integer(limit))
}

fn to_i64(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::new(numerator, denominator)
    }

    #[test]
    fn thirds_add_up_to_one() {
        assert_eq!(sum([exact(1, 3), exact(1, 3), exact(1, 3)]), exact(1, 1));
        assert_eq!(percent(exact(1, 1), exact(3, 1)), exact(100, 3));
        assert_eq!(percent(exact(5, 1), exact(0, 1)), exact(0, 1));
        assert_eq!(ratio(1, 0), exact(0, 1));
        assert_eq!(fraction(2, 4), Some(exact(1, 2)));
        assert_eq!(fraction(2, 0), None);
        assert_eq!(fraction(i64::MIN, -1), None);
    }

    #[test]
    fn means_follow_the_weights() {
        assert_eq!(weighted_mean([(exact(60, 1), 1), (exact(90, 1), 2)]), Some(exact(80, 1)));
        assert_eq!(weighted_mean([(exact(60, 1), 0)]), None);
        assert_eq!(weighted_mean([]), None);
    }

    #[test]
    fn nothing_overflows() {
        let huge = exact(i64::MAX, 1);
        let tiny = exact(1, i64::MAX);
        assert_eq!(add(huge, huge), huge);
        assert_eq!(multiply(huge, huge), huge);
        assert_eq!(subtract(exact(-i64::MAX, 1), huge), exact(-i64::MAX, 1));
        assert_eq!(multiply(tiny, tiny), exact(0, 1));
        assert_eq!(percent(huge, tiny), huge);
        assert_eq!(add(exact(1, 3), tiny), exact(333_333_333_333, 1_000_000_000_000), "the finest that fits, rounded down");
        let extremes = [huge, tiny, exact(i64::MIN, 1), exact(i64::MIN + 1, i64::MAX), exact(0, 1), exact(-1, i64::MAX)];
        for left in extremes {
            for right in extremes {
                add(left, right);
                subtract(left, right);
                multiply(left, right);
                percent(left, right);
                weighted_mean([(left, u32::MAX), (right, u32::MAX)]);
                shown_percent(left, Some(right)).text(Language::En);
                shown_points(left, right).text(Language::Fr);
            }
        }
    }

    #[test]
    fn shown_per_cents_never_lie() {
        let cases = [
            (exact(70, 1), Some(exact(70, 1)), "70"),
            (exact(6996, 100), Some(exact(70, 1)), "69.9"),
            (exact(6994, 100), Some(exact(70, 1)), "69.9"),
            (exact(6996, 100), Some(exact(6996, 100)), "70"),
            (exact(6996, 100), None, "70"),
            (exact(200, 3), Some(exact(70, 1)), "66.7"),
            (exact(100, 3), None, "33.3"),
            (exact(125, 100), None, "1.3"),
            (exact(7002, 100), Some(exact(7002, 100)), "70.1"),
            (exact(9996, 100), None, "99.9"),
            (exact(99_999, 1000), Some(exact(99_999, 1000)), "99.9"),
            (exact(100, 1), Some(exact(70, 1)), "100"),
            (exact(0, 1), Some(exact(70, 1)), "0"),
            (exact(4, 100), Some(exact(1, 100)), "0.1"),
        ];
        for (percent, mark, text) in cases {
            assert_eq!(shown_percent(percent, mark).text(Language::En), text, "{percent} against {mark:?}");
        }
    }

    #[test]
    fn every_mark_of_a_large_quiz_is_shown_on_its_side() {
        for pass in [0, 50, 67, 70, 99, 100] {
            let pass = exact(pass, 1);
            for part in 0..=3000 {
                let percent = percent(exact(part, 1), exact(3000, 1));
                let shown = shown_percent(percent, Some(pass));
                let value = exact(shown.units, 10);
                assert_eq!(percent >= pass, value >= pass, "{percent} shown as {value} against {pass}");
                assert_eq!(percent == hundred(), value == hundred(), "{percent} shown as {value}");
                assert!(subtract(percent, value) < exact(1, 10) && subtract(value, percent) < exact(1, 10));
            }
        }
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        assert_eq!(shown_points(exact(10, 3), exact(10, 1)).text(Language::Fr), "3,33");
        assert_eq!(shown_points(exact(15, 2), exact(10, 1)).text(Language::Es), "7,5");
        assert_eq!(shown_points(exact(15, 2), exact(10, 1)).text(Language::En), "7.5");
        assert_eq!(shown_points(exact(9999, 1000), exact(10, 1)).text(Language::En), "9.99");
        assert_eq!(shown_points(exact(10, 1), exact(10, 1)).text(Language::En), "10");
        assert_eq!(shown_points(exact(-1, 4), exact(10, 1)).text(Language::En), "-0.25");
        assert_eq!(shown_points(exact(1, 100), exact(10, 1)).text(Language::En), "0.01");
    }
}
