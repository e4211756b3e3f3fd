//! Which attempt counts.

use super::grading::Grade;
use crate::catalogue::model::{Counts, Exact, QuizRules};
use crate::exact;
use serde::{Deserialize, Serialize};

/// What counts of a learner's attempts at a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Exact per cent.
    pub percent: Exact,
    /// Whether it reaches the pass mark.
    pub passed: bool,
}

/// The mark that counts of all graded attempts, given in the order they were handed in; `None` before the first.
pub fn mark(rules: &QuizRules, grades: &[Grade]) -> Option<Mark> {
    let mut percents = grades.iter().map(Grade::percent);
    let percent = match rules.counts {
        Counts::Best => percents.max(),
        Counts::Last => percents.next_back(),
        Counts::First => percents.next(),
        Counts::Average => exact::weighted_mean(percents.map(|percent| (percent, 1))),
    }?;
    Some(Mark { percent, passed: percent >= rules.pass_mark })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::sample::rules;

    #[test]
    fn the_attempt_the_author_chose_counts() {
        let of_ten = |earned: i64| Grade { earned: Exact::from_integer(earned), possible: Exact::from_integer(10) };
        let thirds = |earned: i64| Grade { earned: Exact::new(earned, 3), possible: Exact::from_integer(1) };
        let tries = [of_ten(5), of_ten(9), of_ten(6)];
        let three_thirds = [thirds(1), thirds(3), thirds(3)];
        let cases = [
            (Counts::Best, &tries[..], Some((Exact::from_integer(90), true))),
            (Counts::Last, &tries, Some((Exact::from_integer(60), false))),
            (Counts::First, &tries, Some((Exact::from_integer(50), false))),
            (Counts::Average, &tries, Some((Exact::new(200, 3), false))),
            (Counts::Average, &three_thirds, Some((Exact::new(700, 9), true))),
            (Counts::Average, &[of_ten(7)], Some((Exact::from_integer(70), true))),
            (Counts::Best, &[], None),
            (Counts::Average, &[], None),
        ];
        for (counts, grades, expected) in cases {
            let rules = QuizRules { counts, pass_mark: Exact::from_integer(70), ..rules() };
            assert_eq!(mark(&rules, grades), expected.map(|(percent, passed)| Mark { percent, passed }), "{counts:?} of {grades:?}");
        }
    }
}
