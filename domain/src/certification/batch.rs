//! Batches: certificates of an award that are looked at, signed and issued together.
//!
//! An admin prepares a batch: everybody who is ready by then is listed, and for each it is tried whether the certificate can be printed
//! (`prepare`). Signing it starts the undo window; where the operator asks for it, a second admin has to sign, too (`sign`). Until the
//! window is over there is no certificate anywhere, and the batch can be dropped. Then they are made, some at a time, each group in one
//! transaction with its letters (`make`): whatever stops the program, going on neither repeats nor forgets anybody.

mod make;
mod names;
mod prepare;
mod resume;
mod sign;

use super::{
    code::CertificateCode,
    error::Error,
    qualified::{self, Qualified},
    store,
};
use crate::{
    catalogue,
    clock::Moment,
    id::{AwardId, BatchId, CourseId, QualificationId, UserId},
    identity::Admin,
    platform::Platform,
};
use std::collections::BTreeMap;

pub use make::go_on_with_batch;
pub use names::{names_to_look_at, preview_member};
pub use prepare::prepare_batch;
pub use resume::{resume_batch, resume_stuck_batches};
pub use sign::{drop_batch, sign_batch};

/// Certificates of an award that are issued together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Our id of it; later ones are larger.
    pub id: BatchId,
    /// In which course.
    pub course: CourseId,
    /// Which award.
    pub award: AwardId,
    /// Whom it lists.
    pub listing: Listing,
    /// How far it is.
    pub state: BatchState,
    /// Who prepared it, and when.
    pub prepared: Signature,
    /// Who signed it.
    pub signed: Option<Signature>,
    /// Who signed it second, where two have to.
    pub countersigned: Option<Signature>,
    /// When certificates are made, at the earliest.
    pub starts_at: Option<Moment>,
    /// Who dropped it; only known of a batch that was dropped.
    pub dropped_by: Option<UserId>,
    /// When it was done or dropped.
    pub ended_at: Option<Moment>,
}

/// Whom a batch lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Listing {
    /// Who qualified when.
    pub span: Span,
    /// Whether somebody whose certificate was revoked gets another.
    pub includes_revoked: bool,
}

/// When those in a batch qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// From then on; else from the beginning.
    pub from: Option<Moment>,
    /// Before then; else until now.
    pub before: Option<Moment>,
}

/// An admin's hand under a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    /// Whose; none: the operator, at the command line.
    pub by: Option<UserId>,
    /// When.
    pub at: Moment,
}

/// How far a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BatchState {
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

impl BatchState {
    const ALL: [Self; 7] = [Self::Checking, Self::Prepared, Self::Signed, Self::Waiting, Self::Issuing, Self::Done, Self::Dropped];
    /// In which no certificate of it exists, so that it can be dropped.
    pub const UNDONE: [Self; 4] = [Self::Checking, Self::Prepared, Self::Signed, Self::Waiting];

    /// As stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Prepared => "prepared",
            Self::Signed => "signed",
            Self::Waiting => "waiting",
            Self::Issuing => "issuing",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Reads what `as_str` writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// How it stands with somebody in a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemberState {
    /// Nothing was tried yet.
    Listed,
    /// The certificate can be printed.
    Fit,
    /// The certificate is made.
    Issued,
    /// There is no certificate from this batch, and there is a reason.
    LeftOut,
}

impl MemberState {
    /// All of them, in the order lists show them.
    pub const ALL: [Self; 4] = [Self::LeftOut, Self::Listed, Self::Fit, Self::Issued];

    /// As stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Fit => "fit",
            Self::Issued => "issued",
            Self::LeftOut => "left_out",
        }
    }

    /// Reads what `as_str` writes.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// Somebody in a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// On what it rests.
    pub qualification: QualificationId,
    /// The name to be printed, as confirmed when the batch was prepared; empty where none was, and once erased.
    pub name: String,
    /// How it stands.
    pub state: MemberState,
    /// Why they were left out: a [`super::Status`] they are in or came into meanwhile, `name_changed`, `unprintable`, `settings_missing` for a
    /// language of the version they followed, `erased`, or `changed` when something of that happened just as the certificate was made.
    pub why: Option<String>,
    /// The certificate that was made.
    pub code: Option<CertificateCode>,
}

/// A batch with how many stand where.
#[derive(Debug, Clone)]
pub struct BatchOverview {
    /// The batch.
    pub batch: Batch,
    /// How many, by state.
    pub counts: BTreeMap<MemberState, u64>,
}

impl BatchOverview {
    /// How many are in it.
    pub fn size(&self) -> u64 {
        self.counts.values().sum()
    }

    /// How many stand so.
    pub fn count(&self, state: MemberState) -> u64 {
        self.counts.get(&state).copied().unwrap_or_default()
    }
}

/// Most rows of a list.
const MOST: u64 = 101;

/// The batches of a course, the latest first, from before the one given on; at most `most`.
///
/// # Errors
/// `CourseNotFound`.
pub async fn batches_in(
    platform: &Platform,
    _: &Admin,
    course: &CourseId,
    (before, most): (Option<BatchId>, u64),
) -> Result<Vec<BatchOverview>, Error> {
    catalogue::current(platform, course)?;
    let db = platform.database.reader();
    let mut found = Vec::new();
    for batch in store::batches_in(db, course, (before, most.min(MOST))).await? {
        found.push(BatchOverview { counts: store::count_members(db, batch.id).await?, batch });
    }
    Ok(found)
}

/// Batches of any course that wait for a signature, the oldest first; at most `most`.
///
/// # Errors
/// When the machine breaks.
pub async fn batches_to_sign(platform: &Platform, _: &Admin, most: u64) -> Result<Vec<Batch>, Error> {
    Ok(store::oldest_batches_in(platform.database.reader(), &[BatchState::Prepared, BatchState::Signed], most.min(MOST)).await?)
}

/// The batch a certificate was made in, if it was.
///
/// # Errors
/// When the machine breaks.
pub async fn batch_of(platform: &Platform, _: &Admin, code: &CertificateCode) -> Result<Option<Batch>, Error> {
    Ok(store::batch_of_certificate(platform.database.reader(), code).await?)
}

/// A batch.
///
/// # Errors
/// `NotFound`.
pub async fn find_batch(platform: &Platform, _: &Admin, id: BatchId) -> Result<BatchOverview, Error> {
    let db = platform.database.reader();
    let batch = store::find_batch(db, id).await?.ok_or(Error::NotFound)?;
    Ok(BatchOverview { counts: store::count_members(db, id).await?, batch })
}

/// Somebody in a batch, with the evidence; `None` once they were erased.
pub type MemberSheet = (Member, Option<Qualified>);

/// Who is in a batch, in the order they qualified, from after the one given on; at most `most`. Of one state where that is asked.
///
/// # Errors
/// `NotFound`.
pub async fn members_of(
    platform: &Platform,
    _: &Admin,
    (batch, state): (BatchId, Option<MemberState>),
    (after, most): (Option<QualificationId>, u64),
) -> Result<Vec<MemberSheet>, Error> {
    let db = platform.database.reader();
    store::find_batch(db, batch).await?.ok_or(Error::NotFound)?;
    let members = store::members(db, (batch, state), (after, most.min(MOST))).await?;
    let ids: Vec<QualificationId> = members.iter().map(|member| member.qualification).collect();
    let people = qualified::complete(db, store::qualifications_by_id(db, &ids).await?).await?;
    let mut people: BTreeMap<QualificationId, Qualified> = people.into_iter().map(|one| (one.qualification.id, one)).collect();
    Ok(members.into_iter().map(|member| (member.clone(), people.remove(&member.qualification))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_read_as_they_are_written() {
        assert!(BatchState::ALL.into_iter().all(|state| BatchState::parse(state.as_str()) == Some(state)));
        assert!(MemberState::ALL.into_iter().all(|state| MemberState::parse(state.as_str()) == Some(state)));
    }
}
