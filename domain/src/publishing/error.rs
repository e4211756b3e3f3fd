//! What can go wrong when a version is brought in.

use crate::{
    catalogue::{self, Diagnostic},
    error::{DomainError, ErrorKind, Failure},
};

/// What can go wrong when a version is brought in.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The files have faults; nothing was stored.
    #[error("the course has {} faults", .0.len())]
    Faulty(Vec<Diagnostic>),
    /// The course is not one this person may write.
    #[error("not an author of this course")]
    NotYours,
    /// There is no such course or version.
    #[error("no such course or version")]
    NotFound,
    /// Somebody published at the same moment.
    #[error("somebody published at the same moment")]
    Overtaken,
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<catalogue::Error> for Error {
    fn from(error: catalogue::Error) -> Self {
        match error {
            catalogue::Error::Failure(failure) => Self::Failure(failure),
            _ => Self::NotFound,
        }
    }
}

impl DomainError for Error {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::Faulty(_) => ErrorKind::Invalid,
            Self::NotYours => ErrorKind::Refused,
            Self::NotFound => ErrorKind::Missing,
            Self::Overtaken => ErrorKind::Conflict,
            Self::Failure(failure) => failure.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Faulty(_) => "publishing.faulty",
            Self::NotYours => "publishing.not_yours",
            Self::NotFound => "publishing.not_found",
            Self::Overtaken => "publishing.overtaken",
            Self::Failure(failure) => failure.code(),
        }
    }
}
