//! A certificate as it stands in our books: what it prints, and what became of it.

use super::{code::CertificateCode, frozen::Frozen};
use crate::{
    clock::Moment,
    id::{AwardId, CourseId, EnrolmentId, UserId},
};

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Its code.
    pub code: CertificateCode,
    /// Within which enrolment it was earned.
    pub enrolment: EnrolmentId,
    /// Whose it is.
    pub holder: UserId,
    /// In which course.
    pub course: CourseId,
    /// Which award.
    pub award: AwardId,
    /// Everything it prints.
    pub printed: Frozen,
    /// When it was issued.
    pub issued_at: Moment,
    /// By whom; none: by the program, as the award says, or by the operator.
    pub issued_by: Option<UserId>,
    /// How it ended, if it did.
    pub ending: Option<Ending>,
}

/// How a certificate ended. It is never deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// What became of it.
    pub kind: EndingKind,
    /// Why; for the holder and admins.
    pub reason: String,
    /// When.
    pub ended_at: Moment,
    /// By whom; none: the operator.
    pub ended_by: Option<UserId>,
}

/// What became of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EndingKind {
    /// A corrected one took its place.
    Superseded {
        /// That one's code.
        by: CertificateCode,
    },
    /// It is no longer valid, and nothing took its place.
    Revoked,
}

/// Whether a certificate is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is.
    Issued,
    /// Another one is valid in its place.
    Superseded,
    /// It is not.
    Revoked,
}

impl State {
    /// As stored, and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Superseded => "superseded",
            Self::Revoked => "revoked",
        }
    }
}

impl Certificate {
    /// Whether it is valid.
    pub fn state(&self) -> State {
        match self.ending.as_ref().map(|ending| &ending.kind) {
            None => State::Issued,
            Some(EndingKind::Superseded { .. }) => State::Superseded,
            Some(EndingKind::Revoked) => State::Revoked,
        }
    }
}
