//! What can go wrong with attempts.

use super::allowance::Refusal;
use super::attempt::Saved;
use super::response::ResponseFault;
use crate::clock::Moment;
use crate::error::{DomainError, ErrorKind, Failure, FieldFault};
use crate::{catalogue, enrolment, idempotency};

/// What can go wrong with attempts.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The learner has no such attempt.
    #[error("no such attempt for this learner")]
    AttemptNotFound,
    /// The attempt does not ask this question.
    #[error("the attempt does not ask this question")]
    QuestionNotFound,
    /// No attempt may start now.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The attempt was handed in.
    #[error("the attempt was handed in")]
    Ended,
    /// The attempt's time has passed; what was saved is graded.
    #[error("the attempt's time has passed")]
    TimeIsUp,
    /// A newer answer is there, which the writer has not seen.
    #[error("a newer answer is there, number {}", .0.seq)]
    Stale(Box<Saved>),
    /// The answer does not fit its question.
    #[error("the answer does not fit its question: {0:?}")]
    Unfit(Vec<ResponseFault>),
    /// No attempt can be asked for: there are some left, or none can start any more.
    #[error("no attempt can be asked for now")]
    CannotAsk,
    /// There is no such wish in this course.
    #[error("no such wish for an attempt in this course")]
    RequestNotFound,
    /// The wish was decided otherwise.
    #[error("the wish was decided otherwise")]
    AlreadyDecided,
    /// What was typed breaks rules, field by field.
    #[error("fields are not as they must be: {0:?}")]
    Invalid(Vec<FieldFault>),
    /// Somebody else did the same at the same moment, again and again.
    #[error("overtaken by the same act from elsewhere")]
    Overtaken,
    /// The request's key stands for another request, or one in work.
    #[error(transparent)]
    Once(#[from] idempotency::Error),
    /// There is no such course or quiz.
    #[error(transparent)]
    Catalogue(#[from] catalogue::Error),
    /// The learner is not in the course.
    #[error(transparent)]
    Enrolment(#[from] enrolment::Error),
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl DomainError for Error {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::AttemptNotFound | Self::QuestionNotFound | Self::RequestNotFound => ErrorKind::Missing,
            Self::Refused(_) | Self::Ended | Self::TimeIsUp | Self::Stale(_) | Self::CannotAsk => ErrorKind::Conflict,
            Self::AlreadyDecided | Self::Overtaken => ErrorKind::Conflict,
            Self::Unfit(_) | Self::Invalid(_) => ErrorKind::Invalid,
            Self::Once(error) => error.kind(),
            Self::Catalogue(error) => error.kind(),
            Self::Enrolment(error) => error.kind(),
            Self::Failure(failure) => failure.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::AttemptNotFound => "assessment.attempt_not_found",
            Self::QuestionNotFound => "assessment.question_not_found",
            Self::Refused(refusal) => refused(refusal),
            Self::Ended => "assessment.attempt_ended",
            Self::TimeIsUp => "assessment.time_is_up",
            Self::Stale(_) => "assessment.stale",
            Self::Unfit(_) => "assessment.unfit",
            Self::CannotAsk => "assessment.cannot_ask",
            Self::RequestNotFound => "assessment.request_not_found",
            Self::AlreadyDecided => "assessment.already_decided",
            Self::Invalid(_) => "assessment.invalid",
            Self::Overtaken => "assessment.overtaken",
            Self::Once(error) => error.code(),
            Self::Catalogue(error) => error.code(),
            Self::Enrolment(error) => error.code(),
            Self::Failure(failure) => failure.code(),
        }
    }

    fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            _ => &[],
        }
    }

    fn details(&self) -> Vec<(&'static str, String)> {
        let when = |moment: &Moment| vec![("when", moment.format("%Y-%m-%d %H:%M UTC").to_string())];
        match self {
            Self::Refused(Refusal::NoAttemptsLeft { limit }) => vec![("limit", limit.to_string())],
            Self::Refused(Refusal::Closed(moment) | Refusal::NotOpenYet(moment) | Refusal::WaitUntil(moment)) => when(moment),
            Self::Refused(Refusal::WaitPastClosing { closes, .. }) => when(closes),
            _ => Vec::new(),
        }
    }
}

fn refused(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::UnderWay => "assessment.under_way",
        Refusal::Closed(_) => "assessment.closed",
        Refusal::NotOpenYet(_) => "assessment.not_open_yet",
        Refusal::NoAttemptsLeft { .. } => "assessment.no_attempts_left",
        Refusal::WaitUntil(_) => "assessment.wait",
        Refusal::WaitPastClosing { .. } => "assessment.wait_past_closing",
    }
}
