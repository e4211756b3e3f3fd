//! Clearing away what has ended.

use super::store;
use crate::{audit, error::Failure, platform::Platform, queue};
use chrono::Duration;

/// No session lives longer than this without being used.
const SESSIONS: Duration = Duration::days(15);
/// Caches ask for early ends every second; a day leaves room for a replica that slept.
const CHANGES: Duration = Duration::days(1);
/// A used link still says "done" to who opens it again.
const LINKS: Duration = Duration::days(7);
/// Ended tokens stay listed for a while, so that their owner sees why a program stopped.
const TOKENS: Duration = Duration::days(90);
/// Jobs that were given up are shown to staff that long: they may hold addresses.
const GIVEN_UP: Duration = Duration::days(30);

/// Deletes ended sessions, links and tokens, old log entries, and jobs given up long ago. Call it once an hour or so.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(platform: &Platform) -> Result<(), Failure> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            store::drop_sessions_before(tx, now - SESSIONS, now - CHANGES).await?;
            store::drop_links_before(tx, now - LINKS).await?;
            store::drop_tokens_before(tx, now - TOKENS).await?;
            queue::sweep(tx, now - GIVEN_UP).await?;
            audit::sweep(tx, now).await
        })
        .await
}
