//! What can go wrong with notes.

use super::Note;
use crate::{
    catalogue, enrolment,
    error::{DomainError, ErrorKind, Failure, FieldFault},
};

/// What can go wrong with notes.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The course has no such prompt.
    #[error("no such prompt")]
    PromptNotFound,
    /// A newer text was saved meanwhile.
    #[error("a newer text was saved meanwhile")]
    Stale {
        /// The newer text; without words and with number 0 when nothing is kept at all.
        newer: Box<Note>,
    },
    /// The text breaks a rule.
    #[error("the text is not as it must be: {0:?}")]
    Invalid([FieldFault; 1]),
    /// The person is not enrolled.
    #[error(transparent)]
    Enrolment(#[from] enrolment::Error),
    /// There is no such course.
    #[error(transparent)]
    Catalogue(#[from] catalogue::Error),
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl DomainError for Error {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::PromptNotFound => ErrorKind::Missing,
            Self::Stale { .. } => ErrorKind::Conflict,
            Self::Invalid(_) => ErrorKind::Invalid,
            Self::Enrolment(error) => error.kind(),
            Self::Catalogue(error) => error.kind(),
            Self::Failure(failure) => failure.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::PromptNotFound => "notebook.prompt_not_found",
            Self::Stale { .. } => "notebook.stale",
            Self::Invalid(_) => "notebook.invalid",
            Self::Enrolment(error) => error.code(),
            Self::Catalogue(error) => error.code(),
            Self::Failure(failure) => failure.code(),
        }
    }

    fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            _ => &[],
        }
    }
}
