//! Requests that may be sent again: the answer to the first is kept with its effect, in the same transaction, and given again.
//!
//! A use case that takes an [`Once`] begins its transaction with [`Once::seen`] and ends it with [`Once::remember`]. Two requests with the
//! same key at the same moment wait for each other, since both write the same row first.

mod store;

use crate::{
    clock::Moment,
    database::{Database, Transaction},
    error::{DomainError, ErrorKind, Failure},
    id::UserId,
    media::sha256_hex,
};
use chrono::Duration;
use serde::{Serialize, de::DeserializeOwned};

/// What may be sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Starting an attempt.
    StartAttempt,
    /// Handing an attempt in.
    SubmitAttempt,
    /// Enrolling.
    Enrol,
    /// Issuing certificates.
    Issue,
    /// Uploading a version.
    Upload,
}

impl Operation {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StartAttempt => "attempt.start",
            Self::SubmitAttempt => "attempt.submit",
            Self::Enrol => "enrol",
            Self::Issue => "issue",
            Self::Upload => "upload",
        }
    }

    /// How long an answer is kept.
    fn kept(self) -> Duration {
        match self {
            Self::StartAttempt | Self::SubmitAttempt => KEPT_FOR_ATTEMPTS,
            Self::Enrol | Self::Issue | Self::Upload => KEPT,
        }
    }
}

/// How long answers about attempts are kept: a phone may have been without a network for days.
const KEPT_FOR_ATTEMPTS: Duration = Duration::days(7);
/// How long other answers are kept.
const KEPT: Duration = Duration::hours(24);

/// A request that may be sent again, or one that carries no key and is done as it comes.
#[derive(Debug, Clone)]
pub struct Once {
    operation: Operation,
    key: Option<String>,
    request_hash: String,
}

impl Once {
    /// A request without a key.
    pub fn unkeyed(operation: Operation) -> Self {
        Self { operation, key: None, request_hash: String::new() }
    }

    /// A request with a key; `request` is all that makes it differ from another one: what it is about, and its body.
    pub fn keyed(operation: Operation, key: Option<String>, request: &[u8]) -> Self {
        Self { operation, key, request_hash: sha256_hex(request) }
    }

    /// Whether it has a key to be known again by.
    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// What the first request with this key was answered; nothing when this is the first.
    ///
    /// # Errors
    /// `OtherRequest` when the key was used for another request, `InWork` when the first one is not answered yet.
    pub async fn seen<T: DeserializeOwned>(&self, tx: &Transaction, user: UserId, now: Moment) -> Result<Option<T>, Error> {
        let Some(key) = &self.key else { return Ok(None) };
        store::forget(tx, user, key, now - self.operation.kept()).await?;
        if store::claim(tx, (user, key), (self.operation.as_str(), &self.request_hash), now).await? {
            return Ok(None);
        }
        let first = store::find(tx, user, key).await?.ok_or(Error::InWork)?;
        if first.operation != self.operation.as_str() || first.request_hash != self.request_hash {
            return Err(Error::OtherRequest);
        }
        let answer = first.answer.ok_or(Error::InWork)?;
        Ok(Some(serde_json::from_str(&answer).map_err(Failure::from)?))
    }

    /// Keeps the answer, to be given again.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remember<T: Serialize>(&self, tx: &Transaction, user: UserId, answer: &T) -> Result<(), Failure> {
        let Some(key) = &self.key else { return Ok(()) };
        store::keep(tx, user, key, &serde_json::to_string(answer)?).await
    }
}

/// Forgets answers that were kept long enough.
///
/// # Errors
/// When the database refuses.
pub async fn tidy(database: &Database, now: Moment) -> Result<(), Failure> {
    database
        .write(async |tx| {
            let for_attempts = [Operation::StartAttempt, Operation::SubmitAttempt].map(Operation::as_str);
            store::forget_all(tx, &for_attempts, (now - KEPT, now - KEPT_FOR_ATTEMPTS)).await
        })
        .await
}

/// Why a request that may be sent again is not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The key belongs to another request.
    #[error("this key was sent with another request")]
    OtherRequest,
    /// The first request with this key is being worked on.
    #[error("a request with this key is in work")]
    InWork,
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl DomainError for Error {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::OtherRequest => ErrorKind::Invalid,
            Self::InWork => ErrorKind::Conflict,
            Self::Failure(failure) => failure.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::OtherRequest => "request.key_of_another",
            Self::InWork => "request.in_work",
            Self::Failure(failure) => failure.code(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::platform;

    async fn ask(platform: &crate::platform::Platform, user: UserId, once: &Once, answer: u32) -> Result<u32, Error> {
        let now = platform.clock.now();
        platform
            .database
            .write(async |tx| {
                if let Some(first) = once.seen(tx, user, now).await? {
                    return Ok(first);
                }
                once.remember(tx, user, &answer).await?;
                Ok(answer)
            })
            .await
    }

    fn keyed(key: &str, request: &str) -> Once {
        Once::keyed(Operation::Enrol, Some(key.to_owned()), request.as_bytes())
    }

    #[tokio::test]
    async fn the_first_answer_is_given_again_until_it_is_forgotten() {
        let platform = platform().await;
        let user = platform.insert_person("Ada", false).await;
        let once = keyed("k1", "a");
        assert_eq!(ask(&platform, user, &once, 1).await.unwrap(), 1);
        assert_eq!(ask(&platform, user, &once, 2).await.unwrap(), 1);
        assert!(matches!(ask(&platform, user, &keyed("k1", "b"), 3).await, Err(Error::OtherRequest)));
        let other = Once::keyed(Operation::StartAttempt, Some("k1".into()), b"a");
        assert!(matches!(ask(&platform, user, &other, 3).await, Err(Error::OtherRequest)));
        assert_eq!(ask(&platform, user, &keyed("k2", "b"), 4).await.unwrap(), 4);
        assert_eq!(ask(&platform, platform.insert_person("Ben", false).await, &once, 5).await.unwrap(), 5);
        platform.clock.advance(Duration::hours(25));
        assert_eq!(ask(&platform, user, &once, 6).await.unwrap(), 6);
    }

    #[tokio::test]
    async fn a_request_without_a_key_is_done_each_time_and_one_that_fails_leaves_nothing() {
        let platform = platform().await;
        let user = platform.insert_person("Ada", false).await;
        let once = Once::unkeyed(Operation::Enrol);
        assert_eq!(ask(&platform, user, &once, 1).await.unwrap(), 1);
        assert_eq!(ask(&platform, user, &once, 2).await.unwrap(), 2);
        let now = platform.clock.now();
        let failed: Result<(), Error> = platform
            .database
            .write(async |tx| {
                keyed("k", "a").seen::<u32>(tx, user, now).await?;
                Err(Error::InWork)
            })
            .await;
        assert!(failed.is_err());
        assert_eq!(ask(&platform, user, &keyed("k", "a"), 3).await.unwrap(), 3);
    }

    #[tokio::test]
    async fn answers_about_attempts_are_kept_longer() {
        let platform = platform().await;
        let user = platform.insert_person("Ada", false).await;
        let attempt = Once::keyed(Operation::StartAttempt, Some("k1".into()), b"a");
        ask(&platform, user, &attempt, 1).await.unwrap();
        ask(&platform, user, &keyed("k2", "a"), 2).await.unwrap();
        platform.clock.advance(Duration::days(3));
        tidy(&platform.database, platform.clock.now()).await.unwrap();
        assert_eq!(ask(&platform, user, &attempt, 3).await.unwrap(), 1);
        assert_eq!(ask(&platform, user, &keyed("k2", "b"), 4).await.unwrap(), 4);
    }
}
