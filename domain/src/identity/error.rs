//! What can go wrong with accounts and sessions.

use crate::error::{DomainError, ErrorKind, Failure, FieldFault};

/// What can go wrong with accounts and sessions.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address and the password do not belong together; or too many failures in a row closed the account to passwords, which is
    /// not told apart, so that nobody learns by guessing on.
    #[error("address and password do not fit, or the account opens by a mailed link only")]
    WrongCredentials,
    /// No thread was free to hash a password.
    #[error("no thread is free to hash a password")]
    Busy,
    /// What was typed breaks rules, field by field.
    #[error("fields are not as they must be: {0:?}")]
    Invalid(Vec<FieldFault>),
    /// The link is unknown, used or too old.
    #[error("the link is unknown, used or too old")]
    LinkDead,
    /// The address already has an account.
    #[error("the address already has an account")]
    AddressTaken,
    /// There is no such person, session or token.
    #[error("no such person, session or token")]
    NotFound,
    /// The role that this needs is missing.
    #[error("the role is missing")]
    NotAllowed,
    /// The last admin cannot go.
    #[error("the last admin cannot go")]
    LastAdmin,
    /// Ten access tokens are enough.
    #[error("too many access tokens")]
    TooManyTokens,
    /// The address has to be confirmed first.
    #[error("the address is not confirmed")]
    AddressNotConfirmed,
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<FieldFault> for Error {
    fn from(fault: FieldFault) -> Self {
        Self::Invalid(vec![fault])
    }
}

impl DomainError for Error {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::WrongCredentials | Self::Invalid(_) => ErrorKind::Invalid,
            Self::NotAllowed => ErrorKind::Refused,
            Self::Busy => ErrorKind::Unavailable,
            Self::LinkDead | Self::AddressTaken | Self::LastAdmin | Self::TooManyTokens | Self::AddressNotConfirmed => ErrorKind::Conflict,
            Self::NotFound => ErrorKind::Missing,
            Self::Failure(failure) => failure.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::WrongCredentials => "identity.wrong_credentials",
            Self::Busy => "identity.busy",
            Self::Invalid(_) => "identity.invalid",
            Self::LinkDead => "identity.link_dead",
            Self::AddressTaken => "identity.address_taken",
            Self::NotFound => "identity.not_found",
            Self::NotAllowed => "identity.not_allowed",
            Self::LastAdmin => "identity.last_admin",
            Self::TooManyTokens => "identity.too_many_tokens",
            Self::AddressNotConfirmed => "identity.address_not_confirmed",
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
