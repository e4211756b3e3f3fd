//! Typed ids: ours are UUIDv7 made by the program, authors' ids are short words from their files. The types keep them apart.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A text that is not an id of the wanted kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid id")]
pub struct InvalidId;

macro_rules! row_ids {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new one, later in order than all before.
            pub fn generate() -> Self {
                Self(uuid::Uuid::now_v7())
            }

            /// Reads the form addresses show.
            ///
            /// # Errors
            /// When `text` is not a UUID.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                uuid::Uuid::try_parse(text).map(Self).map_err(|_| InvalidId)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    )*};
}

row_ids! {
    /// A person's account.
    UserId,
    /// A signed-in session.
    SessionId,
    /// A personal access token.
    TokenId,
    /// A publication of a version.
    PublicationId,
    /// A learner in a course.
    EnrolmentId,
    /// One go at one quiz.
    AttemptId,
    /// Somebody's wish for one more attempt.
    AttemptRequestId,
    /// Somebody who met the requirements of an award.
    QualificationId,
    /// A holder's wish for a corrected certificate.
    CorrectionRequestId,
    /// Certificates that are issued together.
    BatchId,
    /// A problem somebody reported.
    ReportId,
    /// A queued job.
    JobId,
}

/// Longest author's id, in characters.
pub const SLUG_MAX: usize = 64;

/// Whether `text` can be an author's id: `a-z 0-9 -`, starting with a letter, at most 64 characters.
pub fn is_slug(text: &str) -> bool {
    text.len() <= SLUG_MAX
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

macro_rules! author_ids {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Reads an author's id.
            ///
            /// # Errors
            /// When `text` breaks the rule of [`is_slug`].
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                if is_slug(text) { Ok(Self(text.to_owned())) } else { Err(InvalidId) }
            }

            /// The id as written in the files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

author_ids! {
    /// A course.
    CourseId,
    /// A module of a course.
    ModuleId,
    /// An activity of a course.
    ActivityId,
    /// A question of a course.
    QuestionId,
    /// A notebook prompt of a course.
    PromptId,
    /// An award of a course.
    AwardId,
}

/// The content address of a course version: SHA-256, 64 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VersionId(String);

impl VersionId {
    /// Reads 64 lower-case hex digits.
    ///
    /// # Errors
    /// For anything else.
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == 64 && text.bytes().all(hex) { Ok(Self(text.to_owned())) } else { Err(InvalidId) }
    }

    /// The address that these bytes of a digest write.
    pub fn of_digest(digest: [u8; 32]) -> Self {
        Self(hex::encode(digest))
    }

    /// All 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first twelve digits, for people.
    pub fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

impl fmt::Display for VersionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
