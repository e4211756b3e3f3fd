//! Preparing a batch: who is ready is listed.

use super::{Batch, BatchOverview, BatchState, Listing, MemberState, Signature, sign::record};
use crate::{
    audit::{self, Deed},
    catalogue,
    certification::{error::Error, freeze, qualification::Status, store},
    database::{self, Transaction},
    error::FieldFault,
    id::{AwardId, BatchId, CourseId},
    identity::Admin,
    platform::Platform,
    queue::{self, Job},
};

/// Most people in a batch.
pub(super) const MOST_IN_A_BATCH: u64 = 20_000;

/// Lists everybody who is ready for an award and qualified within the span, and begins to try whether their certificates can be printed. Those
/// who are not ready are listed as left out, with the reason. What was prepared for the same before, and not signed, is dropped.
///
/// # Errors
/// `CourseNotFound`, `NotFound` for an award nobody could have qualified for, `SettingsMissing`, `Invalid` for `before` when the span ends
/// before it begins, `NobodyReady`, `BatchTooLarge`.
pub async fn prepare_batch(
    platform: &Platform,
    admin: &Admin,
    (course, award): (&CourseId, &AwardId),
    listing: Listing,
) -> Result<BatchOverview, Error> {
    let current = catalogue::current(platform, course)?;
    if current.award(award).is_none() && !store::awards_qualified_for(platform.database.reader(), course).await?.contains(award) {
        return Err(Error::NotFound);
    }
    freeze::check_settings(platform, &current)?;
    if listing.span.from.zip(listing.span.before).is_some_and(|(from, before)| from >= before) {
        return Err(FieldFault { field: "before", code: "batch-span-empty" }.into());
    }
    let now = platform.clock.now();
    let batch = Batch {
        id: BatchId::generate(),
        course: course.clone(),
        award: award.clone(),
        listing,
        state: BatchState::Checking,
        prepared: Signature { by: admin.user, at: now },
        signed: None,
        countersigned: None,
        starts_at: None,
        dropped_by: None,
        ended_at: None,
    };
    platform
        .database
        .write(async |tx| {
            // One after the other, so that a second click finds what the first has prepared.
            database::take_turn(tx, "batches").await?;
            for same in store::drop_same(tx, &batch, now).await? {
                record(tx, admin, "certification.batch_dropped", (same, now)).await?;
            }
            store::insert_batch(tx, &batch).await?;
            list(tx, &batch).await?;
            queue::enqueue(tx, &Job::GoOnWithBatch { batch: batch.id }, now).await?;
            let details = serde_json::json!({ "course": course, "award": award });
            let deed = Deed { actor: admin.user, action: "certification.batch_prepared", subject: batch.id.to_string(), details };
            audit::record(tx, deed, now).await?;
            Ok(BatchOverview { counts: store::count_members(tx, batch.id).await?, batch: batch.clone() })
        })
        .await
}

async fn list(tx: &Transaction, batch: &Batch) -> Result<(), Error> {
    let mut listed = store::list_members(tx, batch, Status::Ready, MemberState::Listed).await?;
    if batch.listing.includes_revoked {
        listed = listed.saturating_add(store::list_members(tx, batch, Status::Revoked, MemberState::Listed).await?);
    }
    match listed {
        0 => return Err(Error::NobodyReady),
        listed if listed > MOST_IN_A_BATCH => return Err(Error::BatchTooLarge),
        _ => {}
    }
    // Who has a certificate is not left out of anything.
    let left_out = [Status::NameUnconfirmed, Status::AddressUnconfirmed, Status::Refused];
    let revoked = (!batch.listing.includes_revoked).then_some(Status::Revoked);
    for status in left_out.into_iter().chain(revoked) {
        store::list_members(tx, batch, status, MemberState::LeftOut).await?;
    }
    Ok(())
}
