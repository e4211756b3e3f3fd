//! What stands between a learner and a requirement, and what can be done about it: data for a sentence in any language.

use super::facts::Facts;
use crate::assessment::allowance::{self, Refusal};
use crate::catalogue::model::{Activity, ActivityKind, Exact, Quiz};
use crate::clock::Moment;
use crate::id::ActivityId;
use serde::{Deserialize, Serialize};

/// One thing that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Missing {
    /// This lesson is not done.
    Lesson {
        /// Which.
        activity: ActivityId,
    },
    /// This quiz is not taken, or its mark is too low.
    Quiz {
        /// Where the learner stands with it.
        quiz: QuizState,
        /// The mark it takes, in per cent.
        need: Exact,
    },
    /// So many lessons more.
    MoreLessons {
        /// How many.
        count: u32,
        /// Lessons not done yet, in order; any of them will do.
        choice: Vec<ActivityId>,
    },
    /// The weighted grade is too low.
    Grade {
        /// The grade so far, in per cent; quizzes not taken count as 0.
        have: Exact,
        /// The grade it takes.
        need: Exact,
        /// Quizzes that can raise it, in order.
        quizzes: Vec<QuizState>,
    },
    /// The course has nothing now that could meet the requirement. The compiler refuses such a course; a person has to look at it.
    Unavailable,
}

/// Where a learner stands with a quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuizState {
    /// Which.
    pub activity: ActivityId,
    /// The mark that counts, in per cent; `None` before the first.
    pub have: Option<Exact>,
    /// What can be done.
    pub way: Way,
}

/// What a learner can do about a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Way {
    /// Carry on with the attempt under way.
    CarryOn {
        /// Its deadline.
        until: Option<Moment>,
    },
    /// Start an attempt.
    Start {
        /// Attempts left; `None`: as many as one likes.
        left: Option<u32>,
        /// Not before; `None`: now.
        from: Option<Moment>,
        /// No later than.
        until: Option<Moment>,
    },
    /// No attempt is left: ask for another.
    Ask {
        /// The quiz closes then.
        until: Option<Moment>,
    },
    /// No attempt is left; the wish for another waits for an answer.
    Asked {
        /// The quiz closes then.
        until: Option<Moment>,
    },
    /// No attempt can start any more: the quiz closed then, or will before the wait between attempts is over.
    Closed {
        /// When it closed or will close.
        at: Moment,
    },
}

impl Way {
    /// Whether it can be gone right now, by the learner alone.
    pub fn is_open(self) -> bool {
        matches!(self, Self::CarryOn { .. } | Self::Start { from: None, .. })
    }
}

/// What the learner can do about this quiz.
pub fn way(id: &ActivityId, quiz: &Quiz, facts: &Facts) -> Way {
    let known = facts.quiz(id);
    let (left, until) = (allowance::attempts_left(&quiz.rules, &known.history), quiz.rules.closes);
    match allowance::check(&quiz.rules, &known.history, facts.now) {
        Ok(_) => Way::Start { left, from: None, until },
        Err(Refusal::UnderWay) => Way::CarryOn { until: known.open_until },
        Err(Refusal::NotOpenYet(from) | Refusal::WaitUntil(from)) => Way::Start { left, from: Some(from), until },
        Err(Refusal::NoAttemptsLeft { .. }) if known.asked => Way::Asked { until },
        Err(Refusal::NoAttemptsLeft { .. }) => Way::Ask { until },
        Err(Refusal::Closed(at) | Refusal::WaitPastClosing { closes: at, .. }) => Way::Closed { at },
    }
}

/// Where the learner stands with this quiz.
pub(super) fn quiz_state(id: &ActivityId, quiz: &Quiz, facts: &Facts) -> QuizState {
    QuizState { activity: id.clone(), have: facts.quiz(id).mark.map(|mark| mark.percent), way: way(id, quiz, facts) }
}

/// What is missing for an activity to be done; `None` when it is.
pub fn of_activity(activity: &Activity, facts: &Facts) -> Option<Missing> {
    (!facts.done(activity)).then(|| match &activity.kind {
        ActivityKind::Lesson(_) => Missing::Lesson { activity: activity.id.clone() },
        ActivityKind::Quiz(quiz) => Missing::Quiz { quiz: quiz_state(&activity.id, quiz, facts), need: quiz.rules.pass_mark },
    })
}
