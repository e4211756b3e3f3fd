//! Signing a batch, and dropping it.

use super::{Batch, BatchOverview, BatchState, MemberState, Signature, find_batch};
use crate::{
    audit::{self, Deed},
    certification::{error::Error, issue::is_admin, store},
    clock::Moment,
    database::Transaction,
    error::Failure,
    id::BatchId,
    identity::Admin,
    platform::Platform,
    queue::{self, Job},
};

/// Signs a batch. The last signature it needs starts the undo window; when that is over, certificates are made. Safe to repeat.
///
/// A signature counts as long as who gave it is an admin.
///
/// # Errors
/// `NotFound`, `NotPrepared` while it is being tried what can be printed, `NobodyReady` when nobody is left in it, `SecondSignature` when
/// another admin has to sign, `BatchDropped`.
pub async fn sign_batch(platform: &Platform, admin: &Admin, id: BatchId) -> Result<BatchOverview, Error> {
    let now = platform.clock.now();
    let hand = Signature { by: admin.user, at: now };
    let needs_two = platform.settings.second_signature;
    let before = store::find_batch(platform.database.reader(), id).await?.ok_or(Error::NotFound)?;
    let lapsed = has_lapsed(platform, &before).await?;
    platform
        .database
        .write(async |tx| {
            let batch = store::hold_batch(tx, id).await?.ok_or(Error::NotFound)?;
            let signed_by_them = batch.signed.map(|signed| signed.by) == Some(admin.user);
            let is_first = match batch.state {
                BatchState::Checking => return Err(Error::NotPrepared),
                BatchState::Dropped => return Err(Error::BatchDropped),
                BatchState::Waiting | BatchState::Issuing | BatchState::Done => return Ok(()),
                BatchState::Prepared => true,
                BatchState::Signed => lapsed && batch.signed == before.signed,
            };
            if !is_first && signed_by_them && needs_two {
                return Err(Error::SecondSignature);
            }
            if !store::count_members(tx, id).await?.contains_key(&MemberState::Fit) {
                return Err(Error::NobodyReady);
            }
            // Where one is enough by now, who signed first need not sign twice.
            if is_first || !signed_by_them {
                store::set_signature(tx, id, is_first, hand).await?;
                record(tx, admin, "certification.batch_signed", (id, now)).await?;
            }
            if is_first && needs_two {
                return Ok(store::set_batch_state(tx, id, BatchState::Signed).await?);
            }
            let starts_at = now + platform.settings.undo_window;
            store::set_start(tx, id, starts_at).await?;
            let start = format!("batch-{id}-starts-{}", starts_at.timestamp_micros());
            Ok(queue::enqueue_once(tx, &Job::GoOnWithBatch { batch: id }, start, (starts_at, now)).await?)
        })
        .await?;
    find_batch(platform, admin, id).await
}

/// Whether somebody who signed is no longer an admin.
pub(super) async fn has_lapsed(platform: &Platform, batch: &Batch) -> Result<bool, Failure> {
    for user in [batch.signed, batch.countersigned].into_iter().flatten().filter_map(|hand| hand.by) {
        if !is_admin(platform, user).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Drops a batch of which no certificate exists: nothing of it is ever public. Safe to repeat.
///
/// # Errors
/// `NotFound`, `TooLate` when certificates are being made, or are.
pub async fn drop_batch(platform: &Platform, admin: &Admin, id: BatchId) -> Result<BatchOverview, Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let batch = store::hold_batch(tx, id).await?.ok_or(Error::NotFound)?;
            if batch.state == BatchState::Dropped {
                return Ok(());
            }
            if !BatchState::UNDONE.contains(&batch.state) {
                return Err(Error::TooLate);
            }
            store::end_batch(tx, id, (BatchState::Dropped, admin.user), now).await?;
            record(tx, admin, "certification.batch_dropped", (id, now)).await
        })
        .await?;
    find_batch(platform, admin, id).await
}

pub(super) async fn record(tx: &Transaction, admin: &Admin, action: &'static str, (id, now): (BatchId, Moment)) -> Result<(), Error> {
    let deed = Deed { actor: admin.user, action, subject: id.to_string(), details: serde_json::json!({}) };
    Ok(audit::record(tx, deed, now).await?)
}
