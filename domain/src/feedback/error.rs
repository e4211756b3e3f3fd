//! What can go wrong with reports.

use crate::{
    catalogue,
    error::{DomainError, ErrorKind, Failure, FieldFault},
};

/// What can go wrong with reports.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such report about this course.
    #[error("no such report")]
    ReportNotFound,
    /// The text breaks a rule.
    #[error("the text is not as it must be: {0:?}")]
    Invalid([FieldFault; 1]),
    /// There is no such course, activity or question.
    #[error(transparent)]
    Catalogue(#[from] catalogue::Error),
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl DomainError for Error {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::ReportNotFound => ErrorKind::Missing,
            Self::Invalid(_) => ErrorKind::Invalid,
            Self::Catalogue(error) => error.kind(),
            Self::Failure(failure) => failure.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::ReportNotFound => "feedback.report_not_found",
            Self::Invalid(_) => "feedback.invalid",
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
