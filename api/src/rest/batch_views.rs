//! Batches of certificates, as the API shows them.

use super::{certificate_views::EvidenceView, keys::Key};
use chrono::{DateTime, Utc};
use domain::{
    certification::{BatchOverview, BatchState, CertificateCode, MemberSheet, MemberState, Signature, Span},
    id::{AwardId, BatchId, CourseId, QualificationId, UserId},
};
use poem_openapi::{Enum, Object};

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum BatchStateView {
    /// It is being tried whether everybody's certificate can be printed.
    Checking,
    /// It can be looked at, and signed.
    Prepared,
    /// One admin signed; another one has to.
    Signed,
    /// It is signed; certificates are made when the undo window is over.
    Waiting,
    /// Certificates are being made.
    Issuing,
    /// All are made.
    Done,
    /// It was dropped before any was made.
    Dropped,
}

impl From<BatchState> for BatchStateView {
    fn from(state: BatchState) -> Self {
        match state {
            BatchState::Checking => Self::Checking,
            BatchState::Prepared => Self::Prepared,
            BatchState::Signed => Self::Signed,
            BatchState::Waiting => Self::Waiting,
            BatchState::Issuing => Self::Issuing,
            BatchState::Done => Self::Done,
            BatchState::Dropped => Self::Dropped,
        }
    }
}

/// How it stands with somebody in a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[oai(rename_all = "snake_case")]
pub enum MemberStateView {
    /// Nothing was tried yet.
    Listed,
    /// The certificate can be printed.
    Fit,
    /// The certificate is made.
    Issued,
    /// There is no certificate from this batch, and there is a reason.
    LeftOut,
}

impl From<MemberState> for MemberStateView {
    fn from(state: MemberState) -> Self {
        match state {
            MemberState::Listed => Self::Listed,
            MemberState::Fit => Self::Fit,
            MemberState::Issued => Self::Issued,
            MemberState::LeftOut => Self::LeftOut,
        }
    }
}

impl From<MemberStateView> for MemberState {
    fn from(view: MemberStateView) -> Self {
        match view {
            MemberStateView::Listed => Self::Listed,
            MemberStateView::Fit => Self::Fit,
            MemberStateView::Issued => Self::Issued,
            MemberStateView::LeftOut => Self::LeftOut,
        }
    }
}

/// When those in a batch qualified.
#[derive(Debug, Object)]
pub struct SpanView {
    /// From then on; none: from the beginning.
    pub from: Option<DateTime<Utc>>,
    /// Before then; none: until the batch was prepared.
    pub before: Option<DateTime<Utc>>,
}

impl From<Span> for SpanView {
    fn from(span: Span) -> Self {
        Self { from: span.from, before: span.before }
    }
}

/// An admin's hand under a batch.
#[derive(Debug, Object)]
pub struct SignatureView {
    /// Whose; none: the operator, at the command line.
    pub by: Option<Key<UserId>>,
    /// When.
    pub at: DateTime<Utc>,
}

impl From<Signature> for SignatureView {
    fn from(signature: Signature) -> Self {
        Self { by: signature.by.map(Key), at: signature.at }
    }
}

/// How many in a batch stand where.
#[derive(Debug, Object)]
pub struct BatchCountsView {
    /// Of whom nothing was tried yet.
    pub listed: u64,
    /// Whose certificate can be printed.
    pub fit: u64,
    /// Whose certificate is made.
    pub issued: u64,
    /// Who have no certificate from this batch.
    pub left_out: u64,
}

/// Certificates of an award that are issued together.
#[derive(Debug, Object)]
pub struct BatchView {
    /// Its id.
    pub id: Key<BatchId>,
    /// In which course.
    pub course: Key<CourseId>,
    /// For which award.
    pub award: Key<AwardId>,
    /// When those in it qualified.
    pub span: SpanView,
    /// Whether somebody whose certificate was revoked gets another.
    pub includes_revoked: bool,
    /// How far it is.
    pub state: BatchStateView,
    /// How many in it stand where.
    pub counts: BatchCountsView,
    /// Who prepared it.
    pub prepared: SignatureView,
    /// Who signed it.
    pub signed: Option<SignatureView>,
    /// Who signed it second, where two have to.
    pub countersigned: Option<SignatureView>,
    /// When certificates are made, at the earliest. None before it is signed.
    pub starts_at: Option<DateTime<Utc>>,
    /// When it was done or dropped.
    pub ended_at: Option<DateTime<Utc>>,
    /// Who dropped it, of a batch that was dropped; none: the operator, at the command line.
    pub dropped_by: Option<Key<UserId>>,
}

impl From<BatchOverview> for BatchView {
    fn from(overview: BatchOverview) -> Self {
        let counts = BatchCountsView {
            listed: overview.count(MemberState::Listed),
            fit: overview.count(MemberState::Fit),
            issued: overview.count(MemberState::Issued),
            left_out: overview.count(MemberState::LeftOut),
        };
        let batch = overview.batch;
        Self {
            id: Key(batch.id),
            course: Key(batch.course),
            award: Key(batch.award),
            span: batch.listing.span.into(),
            includes_revoked: batch.listing.includes_revoked,
            state: batch.state.into(),
            counts,
            prepared: batch.prepared.into(),
            signed: batch.signed.map(SignatureView::from),
            countersigned: batch.countersigned.map(SignatureView::from),
            starts_at: batch.starts_at,
            ended_at: batch.ended_at,
            dropped_by: batch.dropped_by.map(Key),
        }
    }
}

/// Somebody in a batch.
#[derive(Debug, Object)]
pub struct MemberView {
    /// On which qualification it rests.
    pub qualification: Key<QualificationId>,
    /// Who; none once erased.
    pub learner: Option<Key<UserId>>,
    /// The name to be printed, as confirmed when the batch was prepared; none where none was, and once erased.
    pub printed_name: Option<String>,
    /// How it stands.
    pub state: MemberStateView,
    /// Why they were left out: where they stand now (`name_unconfirmed`, `address_unconfirmed`, `refused`, `issued`, `revoked`), or
    /// `name_changed`, `unprintable`, `settings_missing`, `changed` or `erased`.
    pub why: Option<String>,
    /// The certificate that was made.
    pub code: Option<Key<CertificateCode>>,
    /// When all requirements were met; none once erased.
    pub qualified_at: Option<DateTime<Utc>>,
    /// What was met.
    pub evidence: Vec<EvidenceView>,
}

impl From<MemberSheet> for MemberView {
    fn from((member, person): MemberSheet) -> Self {
        let evidence = person.iter().flat_map(|one| &one.qualification.evidence).map(EvidenceView::from).collect();
        Self {
            qualification: Key(member.qualification),
            learner: person.as_ref().map(|one| Key(one.learner.user)),
            printed_name: Some(member.name).filter(|name| !name.is_empty()),
            state: member.state.into(),
            why: member.why,
            code: member.code.map(Key),
            qualified_at: person.as_ref().map(|one| one.qualification.qualified_at),
            evidence,
        }
    }
}

/// A name in a batch.
#[derive(Debug, Object)]
pub struct NameToLookAtView {
    /// On which qualification it rests.
    pub qualification: Key<QualificationId>,
    /// The name to be printed.
    pub printed_name: String,
}

impl From<(QualificationId, String)> for NameToLookAtView {
    fn from((qualification, printed_name): (QualificationId, String)) -> Self {
        Self { qualification: Key(qualification), printed_name }
    }
}
