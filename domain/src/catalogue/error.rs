//! What can go wrong when reading the catalogue.

use crate::error::{DomainError, ErrorKind, Failure};

/// What can go wrong when reading the catalogue.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No course of this id was published.
    #[error("no such course")]
    CourseNotFound,
    /// There is no such version.
    #[error("no such version")]
    VersionNotFound,
    /// The course has no such activity.
    #[error("no such activity")]
    ActivityNotFound,
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl DomainError for Error {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::CourseNotFound | Self::VersionNotFound | Self::ActivityNotFound => ErrorKind::Missing,
            Self::Failure(failure) => failure.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::CourseNotFound => "catalogue.course_not_found",
            Self::VersionNotFound => "catalogue.version_not_found",
            Self::ActivityNotFound => "catalogue.activity_not_found",
            Self::Failure(failure) => failure.code(),
        }
    }
}
