//! What can be wrong with a key file. Every text says what it is, where, and what to do; none shows a secret or a line of the file.

use super::{
    block::LockError,
    key::{NoRandomness, PublicKey},
};
use std::{io, path::PathBuf};

/// What can be wrong with a key file, or with the same text in the environment.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// A fault in the text, and where the text came from.
    #[error("{place}, {fault}")]
    In {
        /// A path, or the name of a variable.
        place: String,
        /// The fault.
        fault: Box<Self>,
    },
    /// A line that is neither a comment nor part of a key.
    #[error("line {line}: is neither a comment (#) nor part of a key; only PRIVATE KEY blocks belong here, take anything else out")]
    Stray {
        /// Counted from 1.
        line: usize,
    },
    /// A key without the line that says which it is.
    #[error("line {line}: the key has no line above it that says which it is; write `# ID PURPOSE CREATED` there, as in {EXAMPLE}")]
    NoLabel {
        /// Where the key begins.
        line: usize,
    },
    /// The line above a key cannot be read.
    #[error("line {line}: the {part} cannot be read; the line above a key is `# ID PURPOSE CREATED`, as in {EXAMPLE}")]
    BadLabel {
        /// Where the line is.
        line: usize,
        /// Which part of it.
        part: &'static str,
    },
    /// The text ends, or another key begins, inside a key.
    #[error("line {line}: the key {id} has no END line; the file was cut off: bring it back from a backup")]
    Unfinished {
        /// Where the key begins.
        line: usize,
        /// Which key.
        id: PublicKey,
    },
    /// A block that is no key.
    #[error("line {line}: the block of key {id} is damaged or no Ed25519 key; bring the file back from a backup")]
    Damaged {
        /// Where the key begins.
        line: usize,
        /// Which key.
        id: PublicKey,
    },
    /// A block locked otherwise.
    #[error(
        "line {line}: the key {id} is locked in a way that is not taken; lock it anew with `openssl pkcs8 -topk8 -v2 aes-256-cbc -scrypt`"
    )]
    OtherLock {
        /// Where the key begins.
        line: usize,
        /// Which key.
        id: PublicKey,
    },
    /// An open key where only locked ones may be.
    #[error(
        "line {line}: the key {id} lies open, and in a file only locked keys are taken; others may have copied it: make a new one with \
         `mooc key rotate`, or lock it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -scrypt`"
    )]
    Plain {
        /// Where the key begins.
        line: usize,
        /// Which key.
        id: PublicKey,
    },
    /// No passphrase was given, or an empty one.
    #[error("there is no passphrase to lock and open keys with; set key_passphrase (MOOC_KEY_PASSPHRASE)")]
    NoPassphrase,
    /// The passphrase opens not this key.
    #[error(
        "line {line}: the passphrase does not open the key {id}; give the one it was locked with in key_passphrase \
         (MOOC_KEY_PASSPHRASE), or bring the file back from a backup if the passphrase is right"
    )]
    WrongPassphrase {
        /// Where the key begins.
        line: usize,
        /// Which key.
        id: PublicKey,
    },
    /// The block holds another key than the line above it says.
    #[error("line {line}: the block is of the key {found}, and the line above says {id}; put each line back above its own key")]
    OtherKey {
        /// Where the key begins.
        line: usize,
        /// What the line above says.
        id: PublicKey,
        /// What the block holds.
        found: PublicKey,
    },
    /// A key that is there twice.
    #[error("line {line}: the key {id} is here twice, first in line {first}; take one of them out")]
    Twice {
        /// Where the second begins.
        line: usize,
        /// Which key.
        id: PublicKey,
        /// Where the first begins.
        first: usize,
    },
    /// Others on the machine may read the file.
    #[error(
        "{0}: others on this machine may read the keys; `chmod 600 {0}` and, if they may have, `mooc key rotate`",
        .path.display()
    )]
    OpenToOthers {
        /// Which file.
        path: PathBuf,
    },
    /// The keys come from the environment.
    #[error(
        "the keys come from the environment ({variable}), which cannot be written; unset it and set key_file (MOOC_KEY_FILE), make the \
         key there, and put the text of that file into {variable} again", variable = crate::signing::vault::VARIABLE
    )]
    ReadOnly,
    /// Another command is writing.
    #[error(
        "{}: another `mooc key` is writing keys, or one broke off; make sure that none runs, delete this file and try again",
        .path.display()
    )]
    Busy {
        /// The file that stands in the way.
        path: PathBuf,
    },
    /// A file cannot be read or written.
    #[error("{}: cannot be {doing}: {source}; see to key_file (MOOC_KEY_FILE) and to the rights of its folder", .path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What was tried, as in "read".
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// The system gave no randomness.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// A key could not be locked.
    #[error(transparent)]
    NotLocked(LockError),
}

const EXAMPLE: &str = "`# z6Mkha…2doK credential 2026-11-22T09:30:00Z`";

impl KeyFileError {
    /// Says where the text came from, of a fault in a line of it.
    #[must_use]
    pub fn within(self, place: impl Into<String>) -> Self {
        match self {
            Self::In { .. } | Self::NoPassphrase | Self::ReadOnly | Self::OpenToOthers { .. } | Self::Busy { .. } | Self::Io { .. } => self,
            Self::NoRandomness(_) | Self::NotLocked(_) => self,
            fault => Self::In { place: place.into(), fault: Box::new(fault) },
        }
    }

    pub(crate) fn io(path: &std::path::Path, doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, doing, source }
    }
}

impl From<LockError> for KeyFileError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::NoRandomness(error) => Self::NoRandomness(error),
            other @ LockError::Refused(_) => Self::NotLocked(other),
        }
    }
}
