//! Going on with a batch that stopped.

use super::{Batch, BatchOverview, BatchState, find_batch};
use crate::{
    certification::{error::Error, store},
    clock::Moment,
    database::Transaction,
    error::Failure,
    id::BatchId,
    identity::Admin,
    platform::Platform,
    queue::{self, Job},
};

/// How many batches are looked at in one round.
const MOST: u64 = 100;

/// Sees to it that a batch goes on which is being checked, or whose certificates ought to be being made: whatever stopped it may be mended by
/// now. Of any other it changes nothing; safe to repeat.
///
/// # Errors
/// `NotFound`.
pub async fn resume_batch(platform: &Platform, admin: &Admin, id: BatchId) -> Result<BatchOverview, Error> {
    let now = platform.clock.now();
    platform
        .database
        .write::<(), Error>(async |tx| {
            let batch = store::hold_batch(tx, id).await?.ok_or(Error::NotFound)?;
            Ok(resume(tx, &batch, now).await?)
        })
        .await?;
    find_batch(platform, admin, id).await
}

/// As [`resume_batch`], for all batches there are: a job that was given up is not the end of a batch.
///
/// # Errors
/// When the machine breaks.
pub async fn resume_stuck_batches(platform: &Platform) -> Result<(), Failure> {
    let at_work = [BatchState::Checking, BatchState::Waiting, BatchState::Issuing];
    let batches = store::oldest_batches_in(platform.database.reader(), &at_work, MOST).await?;
    let now = platform.clock.now();
    for id in batches.into_iter().filter(|batch| ought_to_go_on(batch, now)).map(|batch| batch.id) {
        platform
            .database
            .write::<(), Failure>(async |tx| match store::hold_batch(tx, id).await? {
                Some(batch) => resume(tx, &batch, now).await,
                None => Ok(()),
            })
            .await?;
    }
    Ok(())
}

/// Whether somebody ought to be working on it.
fn ought_to_go_on(batch: &Batch, now: Moment) -> bool {
    match batch.state {
        BatchState::Checking | BatchState::Issuing => true,
        BatchState::Waiting => batch.starts_at.is_some_and(|starts_at| starts_at <= now),
        BatchState::Prepared | BatchState::Signed | BatchState::Done | BatchState::Dropped => false,
    }
}

async fn resume(tx: &Transaction, batch: &Batch, now: Moment) -> Result<(), Failure> {
    if ought_to_go_on(batch, now) {
        queue::enqueue_unless_waiting(tx, &Job::GoOnWithBatch { batch: batch.id }, now).await?;
    }
    Ok(())
}
