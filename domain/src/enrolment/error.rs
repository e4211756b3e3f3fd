//! What can go wrong with enrolments and completions.

use crate::{
    catalogue,
    error::{DomainError, ErrorKind, Failure},
    idempotency,
};

/// What can go wrong with enrolments and completions.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person is not enrolled in the course, or has left it.
    #[error("not enrolled in this course")]
    NotEnrolled,
    /// Only lessons are done by saying so; a quiz is done by passing it.
    #[error("this activity is not done by saying so")]
    NotALesson,
    /// There is no such course or activity.
    #[error(transparent)]
    Catalogue(#[from] catalogue::Error),
    /// The request was sent before, and not like this.
    #[error(transparent)]
    Repeated(#[from] idempotency::Error),
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl DomainError for Error {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::NotEnrolled => ErrorKind::Refused,
            Self::NotALesson => ErrorKind::Conflict,
            Self::Catalogue(error) => error.kind(),
            Self::Repeated(error) => error.kind(),
            Self::Failure(failure) => failure.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotEnrolled => "enrolment.not_enrolled",
            Self::NotALesson => "enrolment.not_a_lesson",
            Self::Catalogue(error) => error.code(),
            Self::Repeated(error) => error.code(),
            Self::Failure(failure) => failure.code(),
        }
    }
}
