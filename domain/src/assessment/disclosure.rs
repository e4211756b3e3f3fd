//! What may be shown of an attempt now. Everything that shows points, feedback or keys asks here.

use super::allowance::{self, History};
use crate::catalogue::model::{Feedback, Keys, QuizRules};
use crate::clock::Moment;

/// Where a learner stands with a quiz when an attempt is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Situation {
    /// Whether the attempt to be shown has been handed in or closed.
    pub submitted: bool,
    /// Whether the mark that counts reaches the pass mark.
    pub passed: bool,
    /// Whether any attempt of the quiz is under way.
    pub under_way: bool,
    /// Whether no attempt is under way and none can start any more.
    pub over: bool,
}

impl Situation {
    /// Where a learner with this history stands at `now`, looking at an attempt that has been `submitted` or not.
    pub fn of(rules: &QuizRules, history: &History, submitted: bool, passed: bool, now: Moment) -> Self {
        Self { submitted, passed, under_way: history.open, over: allowance::over(rules, history, now) }
    }
}

/// What may be shown of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disclosure {
    /// The grade of the whole attempt.
    pub grade: bool,
    /// Points, verdict and feedback of each question.
    pub feedback: bool,
    /// The right answers.
    pub keys: bool,
}

impl Disclosure {
    /// For an attempt under way.
    pub const NOTHING: Self = Self { grade: false, feedback: false, keys: false };

    /// What the quiz's rules let a learner see in this situation.
    ///
    /// Of an attempt under way: nothing. Of one handed in: its grade always; the rest as the rules say. What waits for "passed or used up" stays
    /// hidden while another attempt is under way, so that nobody copies from one into the other.
    pub fn of(rules: &QuizRules, situation: &Situation) -> Self {
        if !situation.submitted {
            return Self::NOTHING;
        }
        let settled = !situation.under_way && (situation.passed || situation.over);
        let feedback = match rules.feedback {
            Feedback::AfterSubmit => true,
            Feedback::AfterPassedOrUsedUp => settled,
            Feedback::Never => false,
        };
        let keys = match rules.keys {
            Keys::AfterSubmit => true,
            Keys::AfterPassedOrUsedUp => settled,
            Keys::Never => false,
        };
        Self { grade: true, feedback, keys }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::sample::{at, rules};

    const FEEDBACK: [Feedback; 3] = [Feedback::AfterSubmit, Feedback::AfterPassedOrUsedUp, Feedback::Never];
    const KEYS: [Keys; 3] = [Keys::AfterSubmit, Keys::AfterPassedOrUsedUp, Keys::Never];

    #[test]
    fn feedback_and_keys_come_when_the_author_says() {
        let situation = |passed, under_way, over| Situation { submitted: true, passed, under_way, over };
        // With each result, once passed or used up, never.
        let cases = [
            ("failed, can try again", situation(false, false, false), [true, false, false]),
            ("passed, could try again", situation(true, false, false), [true, true, false]),
            ("failed, used up", situation(false, false, true), [true, true, false]),
            ("passed, trying for more", situation(true, true, false), [true, false, false]),
            ("failed, trying again", situation(false, true, false), [true, false, false]),
        ];
        for (case, situation, expected) in cases {
            for (rule, shown) in FEEDBACK.into_iter().zip(expected) {
                let disclosure = Disclosure::of(&QuizRules { feedback: rule, ..rules() }, &situation);
                assert_eq!((disclosure.grade, disclosure.feedback), (true, shown), "{case}, {rule:?}");
            }
            for (rule, shown) in KEYS.into_iter().zip(expected) {
                assert_eq!(Disclosure::of(&QuizRules { keys: rule, ..rules() }, &situation).keys, shown, "{case}, {rule:?}");
            }
        }
    }

    #[test]
    fn an_attempt_under_way_shows_nothing() {
        for (feedback, keys) in FEEDBACK.into_iter().zip(KEYS) {
            let rules = QuizRules { feedback, keys, ..rules() };
            let situation = Situation { submitted: false, passed: true, under_way: true, over: true };
            assert_eq!(Disclosure::of(&rules, &situation), Disclosure::NOTHING);
        }
    }

    #[test]
    fn using_up_closing_and_a_grant_move_the_situation() {
        let rules = QuizRules { attempts: Some(1), closes: Some(at(1000)), ..rules() };
        let used = History { used: 1, ..History::default() };
        let keys = |history: History, minute| Disclosure::of(&rules, &Situation::of(&rules, &history, true, false, at(minute))).keys;
        assert!(keys(used, 10), "used up");
        assert!(!keys(History { granted: 1, ..used }, 10), "another one was granted");
        assert!(!keys(History { granted: 1, used: 2, open: true, ..used }, 10), "and is under way");
        assert!(keys(History { granted: 1, ..used }, 1000), "the quiz has closed");
    }
}
