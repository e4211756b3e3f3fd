//! What can go wrong with qualifications and certificates.

use super::{
    code::{CodeError, NoRandomness},
    print::PdfError,
};
use crate::{
    catalogue,
    error::{DomainError, ErrorKind, Failure, FieldFault},
    idempotency,
};

/// What can go wrong with qualifications and certificates.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such certificate, qualification or award, or not for this person.
    #[error("no such certificate, qualification or award")]
    NotFound,
    /// The text cannot be a certificate's code: it was mistyped.
    #[error(transparent)]
    Mistyped(#[from] CodeError),
    /// Fields break rules.
    #[error("fields are not as they must be: {0:?}")]
    Invalid(Vec<FieldFault>),
    /// The fonts of certificates do not draw these characters of the name.
    #[error("the name has characters that cannot be printed: {0:?}")]
    NameUnprintable(Vec<char>),
    /// Texts of the course or the issuer cannot be printed: these characters, or too long where there are none.
    #[error("texts of the course or the issuer cannot be printed: {0:?}")]
    TextUnprintable(Vec<char>),
    /// A certificate was issued with the name: only a corrected certificate changes it.
    #[error("the name is locked: a certificate was issued with it")]
    NameLocked,
    /// Settings that certificates need are missing, by key.
    #[error("settings are missing: {0:?}")]
    SettingsMissing(Vec<&'static str>),
    /// The certificate was replaced or revoked before.
    #[error("the certificate was replaced or revoked before")]
    Ended,
    /// The wish for a correction was decided otherwise.
    #[error("the wish was decided otherwise")]
    AlreadyDecided,
    /// Nobody is ready for a certificate.
    #[error("nobody is ready")]
    NobodyReady,
    /// More people than a batch holds.
    #[error("more people than a batch holds")]
    BatchTooLarge,
    /// The batch is still being checked.
    #[error("the batch is still being checked")]
    NotPrepared,
    /// Another admin has to sign.
    #[error("another admin has to sign")]
    SecondSignature,
    /// The batch was dropped.
    #[error("the batch was dropped")]
    BatchDropped,
    /// Certificates of the batch are being made, or are made.
    #[error("the undo window is over")]
    TooLate,
    /// Two admins have to sign, so that certificates are issued in batches alone.
    #[error("certificates are issued in batches that two admins sign")]
    BatchesOnly,
    /// Two admins sign certificates, so that none alone corrects one: the holder has to ask for it.
    #[error("the holder has to ask for the correction")]
    HolderMustAsk,
    /// A certificate was issued already: it can be revoked, not refused.
    #[error("a certificate was issued already")]
    AlreadyIssued,
    /// The holder was erased: there is no name to print.
    #[error("the holder was erased")]
    HolderErased,
    /// There is no file of it: it was replaced or revoked, or the holder was erased.
    #[error("there is no file of the certificate")]
    NoFile,
    /// This site has no key to sign with, so that there are no credentials.
    #[error("there is no key to sign with")]
    NoKey,
    /// The key that signs is not on this machine at the moment.
    #[error("the key that signs is not here; `mooc key list` says which, and what to do")]
    KeyAway,
    /// The certificate was not issued in this language.
    #[error("the certificate was not issued in this language")]
    NotInLanguage,
    /// More at once than one request may name.
    #[error("too many at once")]
    TooMany,
    /// The request was sent before with the same key and another content, or is being worked on.
    #[error(transparent)]
    Repeated(idempotency::Error),
    /// There is no such course.
    #[error(transparent)]
    Catalogue(#[from] catalogue::Error),
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<FieldFault> for Error {
    fn from(fault: FieldFault) -> Self {
        Self::Invalid(vec![fault])
    }
}

impl From<NoRandomness> for Error {
    fn from(error: NoRandomness) -> Self {
        Self::Failure(Failure::Data(error.to_string()))
    }
}

impl From<idempotency::Error> for Error {
    fn from(error: idempotency::Error) -> Self {
        Self::Repeated(error)
    }
}

impl From<PdfError> for Error {
    fn from(error: PdfError) -> Self {
        match error {
            PdfError::Erased => Self::HolderErased,
            PdfError::Language(_) => Self::NotInLanguage,
            PdfError::Uncovered(characters) => Self::TextUnprintable(characters),
            PdfError::TooLong | PdfError::Address => Self::TextUnprintable(Vec::new()),
            PdfError::Template | PdfError::Fonts | PdfError::Writing(_) => Self::Failure(Failure::Data(error.to_string())),
        }
    }
}

/// The field a name to be printed is typed in.
pub(super) const NAME_FIELD: &str = "printed_name";

const UNPRINTABLE: &[FieldFault] = &[FieldFault { field: NAME_FIELD, code: "printed-name-unprintable" }];

impl DomainError for Error {
    fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound => ErrorKind::Missing,
            Self::Mistyped(_) | Self::Invalid(_) | Self::NameUnprintable(_) | Self::TooMany => ErrorKind::Invalid,
            Self::TextUnprintable(_)
            | Self::NameLocked
            | Self::SettingsMissing(_)
            | Self::Ended
            | Self::AlreadyDecided
            | Self::NobodyReady
            | Self::BatchDropped
            | Self::BatchTooLarge
            | Self::NotPrepared
            | Self::SecondSignature
            | Self::TooLate
            | Self::BatchesOnly
            | Self::HolderMustAsk
            | Self::AlreadyIssued
            | Self::HolderErased => ErrorKind::Conflict,
            Self::KeyAway => ErrorKind::Unavailable,
            Self::NoFile | Self::NoKey | Self::NotInLanguage => ErrorKind::Missing,
            Self::Repeated(error) => error.kind(),
            Self::Catalogue(error) => error.kind(),
            Self::Failure(failure) => failure.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "certification.not_found",
            Self::Mistyped(_) => "certification.mistyped",
            Self::Invalid(_) => "certification.invalid",
            Self::NameUnprintable(_) => "certification.name_unprintable",
            Self::TextUnprintable(_) => "certification.text_unprintable",
            Self::NameLocked => "certification.name_locked",
            Self::SettingsMissing(_) => "certification.settings_missing",
            Self::Ended => "certification.ended",
            Self::AlreadyDecided => "certification.already_decided",
            Self::BatchTooLarge => "certification.batch_too_large",
            Self::BatchDropped => "certification.batch_dropped",
            Self::NobodyReady => "certification.nobody_ready",
            Self::NotPrepared => "certification.not_prepared",
            Self::SecondSignature => "certification.second_signature",
            Self::TooLate => "certification.too_late",
            Self::BatchesOnly => "certification.batches_only",
            Self::HolderMustAsk => "certification.holder_must_ask",
            Self::AlreadyIssued => "certification.already_issued",
            Self::HolderErased => "certification.holder_erased",
            Self::NoFile => "certification.no_file",
            Self::NoKey => "certification.no_key",
            Self::KeyAway => "certification.key_away",
            Self::NotInLanguage => "certification.not_in_language",
            Self::TooMany => "certification.too_many",
            Self::Repeated(error) => error.code(),
            Self::Catalogue(error) => error.code(),
            Self::Failure(failure) => failure.code(),
        }
    }

    fn fields(&self) -> &[FieldFault] {
        match self {
            Self::Invalid(faults) => faults,
            Self::NameUnprintable(_) => UNPRINTABLE,
            _ => &[],
        }
    }

    fn details(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NameUnprintable(characters) | Self::TextUnprintable(characters) => vec![("characters", listed(characters))],
            Self::SettingsMissing(keys) => vec![("settings", keys.join(", "))],
            _ => Vec::new(),
        }
    }
}

/// Characters for people: those nobody would see are named by number.
fn listed(characters: &[char]) -> String {
    let shown = |character: &char| match character {
        character if character.is_control() || character.is_whitespace() || !character.is_alphanumeric() && !character.is_ascii() => {
            format!("U+{:04X}", u32::from(*character))
        }
        character => character.to_string(),
    };
    characters.iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_cannot_be_seen_are_named_by_number() {
        assert_eq!(listed(&['王', '\u{200b}', '\u{202e}']), "王 U+200B U+202E");
    }
}
