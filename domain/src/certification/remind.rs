//! Reminding who has qualified and not said how their name is to be printed.

use super::{qualification::Status, qualified, store};
use crate::{
    clock::Moment,
    database::Transaction,
    error::Failure,
    id::QualificationId,
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};
use chrono::Duration;

/// How long after qualifying each reminder goes out.
const AFTER: [Duration; 2] = [Duration::days(7), Duration::days(28)];

/// Plans the reminders of somebody who has just qualified.
pub(super) async fn plan(tx: &Transaction, qualification: QualificationId, now: Moment) -> Result<(), Failure> {
    for (number, after) in AFTER.into_iter().enumerate() {
        let once = format!("remind:{qualification}:{number}");
        queue::enqueue_once(tx, &Job::RemindToConfirm { qualification }, once, (now + after, now)).await?;
    }
    Ok(())
}

/// Writes once more to who qualified and has still not confirmed the name. Others are left in peace.
///
/// # Errors
/// When the machine breaks: the job is tried again.
pub async fn remind_to_confirm(platform: &Platform, qualification: QualificationId) -> Result<(), Failure> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let Some(found) = store::find_qualification(tx, qualification).await? else { return Ok(()) };
            let Some(one) = qualified::complete(tx, vec![found]).await?.pop() else { return Ok(()) };
            if one.status() == Status::NameUnconfirmed {
                let letter = Letter::Qualified { course: one.course, award: one.qualification.award };
                queue::enqueue(tx, &Job::Write { to: one.learner.user, letter }, now).await?;
            }
            Ok(())
        })
        .await
}
