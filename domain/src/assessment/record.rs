//! What is recorded about a learner and a quiz: attempts with their grades, and wishes for more.

use super::allowance::History;
use super::attempt::AttemptRecord;
use super::counting::{self, Mark};
use super::grading::Grade;
use super::store;
use crate::catalogue::model::QuizRules;
use crate::clock::Moment;
use crate::database::Connection;
use crate::error::Failure;
use crate::id::{ActivityId, AttemptRequestId, EnrolmentId};
use std::collections::BTreeMap;

/// What is recorded about a learner and a quiz.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuizRecord {
    /// By number.
    pub attempts: Vec<AttemptRecord>,
    /// Wishes for one more attempt and attempts granted, oldest first.
    pub requests: Vec<RequestRecord>,
}

/// A wish for one more attempt, or one granted unasked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRecord {
    /// Our id of it.
    pub id: AttemptRequestId,
    /// How it stands.
    pub state: RequestState,
    /// Why the learner asks; empty for one granted unasked.
    pub reason: String,
    /// When it was made.
    pub asked_at: Moment,
    /// When it was decided.
    pub decided_at: Option<Moment>,
    /// What whoever decided said to it.
    pub answer: Option<String>,
}

/// How a wish stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestState {
    /// It waits.
    Asked,
    /// One more attempt was given.
    Granted,
    /// It was refused.
    Refused,
}

impl RequestState {
    /// As stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }

    /// Reads what `as_str` writes.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Asked, Self::Granted, Self::Refused].into_iter().find(|state| state.as_str() == text)
    }
}

impl QuizRecord {
    /// The attempt under way.
    pub fn open(&self) -> Option<&AttemptRecord> {
        self.attempts.iter().find(|attempt| attempt.ended.is_none())
    }

    /// The wish that waits for an answer.
    pub fn asked(&self) -> Option<&RequestRecord> {
        self.requests.iter().find(|request| request.state == RequestState::Asked)
    }

    /// The latest decision, unless an attempt was started after it or a new wish waits.
    pub fn last_answer(&self) -> Option<&RequestRecord> {
        let decided = self.requests.iter().filter(|request| request.decided_at.is_some()).max_by_key(|request| request.decided_at)?;
        let used = self.attempts.iter().any(|attempt| Some(attempt.started_at) > decided.decided_at);
        (!used && self.asked().is_none()).then_some(decided)
    }

    /// What the rules ask about.
    pub fn history(&self) -> History {
        let granted = self.requests.iter().filter(|request| request.state == RequestState::Granted).count();
        History {
            used: u32::try_from(self.attempts.len()).unwrap_or(u32::MAX),
            granted: u32::try_from(granted).unwrap_or(u32::MAX),
            open: self.open().is_some(),
            last_ended: self.attempts.iter().filter_map(|attempt| attempt.ended).map(|ended| ended.at).max(),
        }
    }

    /// Grades in the order the attempts were handed in.
    pub fn grades(&self) -> Vec<Grade> {
        let mut graded: Vec<_> =
            self.attempts.iter().filter_map(|attempt| Some((attempt.ended?.at, attempt.number, attempt.grade?))).collect();
        graded.sort_unstable_by_key(|(at, number, _)| (*at, *number));
        graded.into_iter().map(|(_, _, grade)| grade).collect()
    }

    /// The mark that counts; `None` before the first graded attempt.
    pub fn mark(&self, rules: &QuizRules) -> Option<Mark> {
        counting::mark(rules, &self.grades())
    }
}

/// Everything recorded about the quizzes of an enrolment, in one query; quizzes never tried are not in it.
///
/// # Errors
/// When the database cannot be read.
pub async fn records_of(db: &impl Connection, enrolment: EnrolmentId) -> Result<BTreeMap<ActivityId, QuizRecord>, Failure> {
    store::records_of(db, enrolment, None).await
}

/// What is recorded about one quiz.
pub(super) async fn record_of(db: &impl Connection, enrolment: EnrolmentId, quiz: &ActivityId) -> Result<QuizRecord, Failure> {
    Ok(store::records_of(db, enrolment, Some(quiz)).await?.remove(quiz).unwrap_or_default())
}
