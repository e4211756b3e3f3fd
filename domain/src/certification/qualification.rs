//! Somebody who met all requirements of an award. Dated, and for ever: no publishing and no regrade takes it away.

use super::evidence::Met;
use crate::{
    clock::Moment,
    id::{AwardId, EnrolmentId, QualificationId, UserId, VersionId},
};

/// Somebody who met all requirements of an award.
#[derive(Debug, Clone)]
pub struct Qualification {
    /// Our id of it; later ones are larger.
    pub id: QualificationId,
    /// Whose, in which course.
    pub enrolment: EnrolmentId,
    /// For which award.
    pub award: AwardId,
    /// The version whose requirements were met: its texts and hours are printed.
    pub version: VersionId,
    /// What was met, with which mark.
    pub evidence: Vec<Met>,
    /// When.
    pub qualified_at: Moment,
    /// The name to be printed, once confirmed.
    pub name: Option<ConfirmedName>,
    /// Why no certificate is issued, if an admin refused.
    pub refusal: Option<Refusal>,
}

/// A name as its bearer wants it printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmedName {
    /// As printed.
    pub text: String,
    /// When it was confirmed.
    pub confirmed_at: Moment,
}

/// An admin's refusal to issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Why; the learner reads it.
    pub reason: String,
    /// When.
    pub refused_at: Moment,
    /// By whom; none: the operator at the command line.
    pub refused_by: Option<UserId>,
}

/// Where somebody who qualified stands on the way to a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// A certificate can be issued.
    Ready,
    /// The name to be printed has not been confirmed.
    NameUnconfirmed,
    /// The mail address has not been confirmed.
    AddressUnconfirmed,
    /// An admin refused.
    Refused,
    /// There is a live certificate.
    Issued,
    /// There was one, and it was revoked.
    Revoked,
}

impl Status {
    /// All of them, in the order lists show them.
    pub const ALL: [Self; 6] = [Self::Ready, Self::NameUnconfirmed, Self::AddressUnconfirmed, Self::Refused, Self::Issued, Self::Revoked];

    /// As addresses and the API spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::NameUnconfirmed => "name_unconfirmed",
            Self::AddressUnconfirmed => "address_unconfirmed",
            Self::Refused => "refused",
            Self::Issued => "issued",
            Self::Revoked => "revoked",
        }
    }

    /// Reads what `as_str` writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

/// What decides about the status beside the qualification itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Circumstances {
    /// Whether the mail address was confirmed.
    pub(super) address_confirmed: bool,
    /// Whether there is a live certificate.
    pub(super) has_live: bool,
    /// Whether there is any certificate.
    pub(super) has_any: bool,
}

impl Qualification {
    /// Where it stands. The store's filters say the same in SQL.
    pub(super) fn status(&self, circumstances: Circumstances) -> Status {
        match circumstances {
            Circumstances { has_live: true, .. } => Status::Issued,
            _ if self.refusal.is_some() => Status::Refused,
            Circumstances { has_any: true, .. } => Status::Revoked,
            _ if self.name.is_none() => Status::NameUnconfirmed,
            Circumstances { address_confirmed: false, .. } => Status::AddressUnconfirmed,
            _ => Status::Ready,
        }
    }
}
