//! Closing a report.

use super::{Error, Minder, store};
use crate::{id::ReportId, platform::Platform};

/// Closes a report about the minder's course: it was dealt with. Safe to repeat; the first time counts.
///
/// # Errors
/// `ReportNotFound`.
pub async fn close_report(platform: &Platform, minder: &Minder, report: ReportId) -> Result<(), Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            if !store::has_report(tx, &minder.course, report).await? {
                return Err(Error::ReportNotFound);
            }
            Ok(store::close_report(tx, report, minder.user, now).await?)
        })
        .await
}
