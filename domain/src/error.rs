//! How refusals and breakdowns are told apart, so that one table in the api can turn any of them into an answer.

use std::error::Error as StdError;

/// What kind of answer an error asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is no such thing, or not for this person.
    Missing,
    /// The person may see it but not do this.
    Refused,
    /// The state of things is against it.
    Conflict,
    /// What was sent breaks a rule.
    Invalid,
    /// Too much or too often; try again later.
    Limited,
    /// A part is not there at the moment; try again later.
    Unavailable,
    /// The machine broke; no rule said no.
    Broken,
}

/// One fault in what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// Name of the field, as forms and JSON bodies spell it.
    pub field: &'static str,
    /// Stable code; its text stands in the locales as `fault-{code}`.
    pub code: &'static str,
}

/// An error of a concept, as the api sees it.
pub trait DomainError: StdError + Send + Sync + 'static {
    /// What kind of answer it asks for.
    fn kind(&self) -> ErrorKind;

    /// Stable code, `concept.what_happened`. Its text stands in the locales as `problem-concept-what-happened`.
    fn code(&self) -> &'static str;

    /// Faults by field, for [`ErrorKind::Invalid`].
    fn fields(&self) -> &[FieldFault] {
        &[]
    }

    /// Numbers and words its text needs, by name.
    fn details(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// The machine broke: database, files, mail, or data that cannot be what we wrote.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database refused or went away.
    #[error("database: {0}")]
    Database(#[from] sea_orm::DbErr),
    /// The database server was not reached at all.
    #[error(
        "PostgreSQL at {host}, port {port}: {cause}; check that it runs, that host, port, user and password in DATABASE_URL are right, and that nothing between here and there blocks the way"
    )]
    Unreachable {
        /// The machine asked for.
        host: String,
        /// The port there.
        port: u16,
        /// What was said last.
        cause: String,
    },
    /// A file could not be read or written.
    #[error("files: {0}")]
    Files(#[from] std::io::Error),
    /// A mail could not be handed on.
    #[error("mail: {0}")]
    Mail(String),
    /// Something we stored does not read back as what we wrote.
    #[error("stored data: {0}")]
    Data(String),
    /// A blocking task was lost.
    #[error("task: {0}")]
    Task(#[from] tokio::task::JoinError),
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Data(error.to_string())
    }
}

impl From<crate::id::InvalidId> for Failure {
    fn from(error: crate::id::InvalidId) -> Self {
        Self::Data(error.to_string())
    }
}

impl DomainError for Failure {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::Unreachable { .. } | Self::Database(sea_orm::DbErr::ConnectionAcquire(_) | sea_orm::DbErr::Conn(_)) => {
                ErrorKind::Unavailable
            }
            _ => ErrorKind::Broken,
        }
    }

    fn code(&self) -> &'static str {
        match self.kind() {
            ErrorKind::Unavailable => "platform.unavailable",
            _ => "platform.broken",
        }
    }
}
