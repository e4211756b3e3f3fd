//! What the platform writes to people about. The words are the api's: it composes, this says what there is to say.

use crate::{
    id::{ActivityId, AwardId, CourseId},
    language::Language,
};
use serde::{Deserialize, Serialize};

/// An occasion to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// Confirm this address. Also sent to a new address before it replaces the old one.
    Confirm {
        /// The address to confirm: the letter goes there.
        email: String,
    },
    /// Somebody, probably the owner, registered with an address that has an account.
    AlreadyRegistered,
    /// Choose a new password.
    Reset,
    /// So many sign-ins failed that passwords no longer open the account: choose a new one.
    Locked,
    /// The password was changed.
    PasswordChanged,
    /// The mail address was changed; goes to the old one.
    AddressChanged {
        /// The old address: the letter goes there.
        email: String,
    },
    /// Enrolled in a course.
    Enrolled {
        /// Which.
        course: CourseId,
    },
    /// All requirements of an award are met: confirm the name to be printed.
    Qualified {
        /// In which course.
        course: CourseId,
        /// For which award.
        award: AwardId,
    },
    /// A certificate was issued.
    Issued {
        /// Its code.
        code: String,
    },
    /// A certificate was replaced by a corrected one.
    Replaced {
        /// The old one's code.
        code: String,
        /// The new one's code.
        by: String,
    },
    /// A certificate was revoked.
    Revoked {
        /// Its code.
        code: String,
        /// Why.
        reason: String,
    },
    /// A corrected certificate was asked for, and is not issued.
    CorrectionRefused {
        /// The certificate's code.
        code: String,
        /// Why.
        reason: String,
    },
    /// One more attempt was granted.
    AttemptGranted {
        /// In which course.
        course: CourseId,
        /// At which quiz.
        activity: ActivityId,
    },
}

/// A letter with everything its words need.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The occasion.
    pub letter: Letter,
    /// The language to write in.
    pub language: Language,
    /// Whom to greet; empty where the address is not known to be theirs.
    pub name: String,
    /// Token of the link, for letters that carry one.
    pub token: Option<String>,
    /// Titles the words need, by name (`course`, `award`, `activity`), in the reader's language.
    pub titles: Vec<(&'static str, String)>,
}

/// A letter in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// Finds the words. The api implements it, since the words and addresses of pages are its own.
pub trait Composer: Send + Sync {
    /// The letter in the language the draft names.
    fn compose(&self, draft: &Draft) -> Composed;
}
