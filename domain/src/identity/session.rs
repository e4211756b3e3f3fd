//! Sessions: how long they live, how they are found and ended.

use super::{Error, Learner, Session, store};
use crate::{
    clock::Moment,
    database::Transaction,
    error::Failure,
    id::{SessionId, UserId},
    platform::Platform,
};
use chrono::Duration;

/// How long a session lives unused, and in all.
pub(super) fn terms(is_staff: bool, shared_computer: bool) -> (Duration, Duration) {
    match (shared_computer, is_staff) {
        (true, true) => (Duration::minutes(60), Duration::hours(12)),
        (true, false) => (Duration::hours(2), Duration::hours(12)),
        (false, true) => (Duration::minutes(60), Duration::hours(12)),
        (false, false) => (Duration::days(14), Duration::days(60)),
    }
}

/// How many sessions a person may have; the oldest ends when one more begins.
pub(super) const MOST_SESSIONS: usize = 10;
/// How often `last_seen_at` is written.
const SEEN_EVERY: Duration = Duration::minutes(5);

/// A session that ended before its time, for caches to forget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionChange {
    /// Whose.
    pub user: UserId,
    /// Which one; none: all of this person's.
    pub token_hash: Option<String>,
    /// When.
    pub changed_at: Moment,
}

/// The live session with this token's hash, straight from the database.
///
/// # Errors
/// When the database cannot be read.
pub async fn find_session(platform: &Platform, token_hash: &str) -> Result<Option<Session>, Failure> {
    let session = store::find_session(platform.database.reader(), token_hash).await?;
    Ok(session.filter(|session| session.lives(platform.clock.now())))
}

/// Notes that a session is used, at most every five minutes; answers whether it wrote.
///
/// # Errors
/// When the database cannot be written.
pub async fn touch_session(platform: &Platform, session: &Session) -> Result<bool, Failure> {
    let now = platform.clock.now();
    if now - session.last_seen_at < SEEN_EVERY {
        return Ok(false);
    }
    platform
        .database
        .write(async |tx| {
            store::touch_session(tx, session.id, now).await?;
            Ok::<_, Failure>(true)
        })
        .await
}

/// The person's live sessions, newest first.
///
/// # Errors
/// When the database cannot be read.
pub async fn sessions_of(platform: &Platform, learner: &Learner) -> Result<Vec<(Session, String)>, Failure> {
    let now = platform.clock.now();
    let all = store::sessions_of(platform.database.reader(), learner.user).await?;
    Ok(all.into_iter().filter(|(session, _)| session.lives(now)).collect())
}

/// Ends one of the person's own sessions; answers its token's hash, for caches to forget.
///
/// # Errors
/// `NotFound` when it is not theirs.
pub async fn end_session(platform: &Platform, learner: &Learner, id: SessionId) -> Result<String, Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let hash = store::delete_session_of(tx, learner.user, id).await?.ok_or(Error::NotFound)?;
            store::insert_session_change(tx, learner.user, Some(hash.clone()), now).await?;
            Ok(hash)
        })
        .await
}

/// Ends every session of the person, this one too.
///
/// # Errors
/// When the database refuses.
pub async fn end_all_sessions(platform: &Platform, learner: &Learner) -> Result<(), Failure> {
    let now = platform.clock.now();
    platform.database.write(async |tx| end_sessions(tx, learner.user, None, now).await).await
}

/// Ends every session of a person, except perhaps one, inside a transaction that has another reason to.
///
/// # Errors
/// When the database refuses.
pub async fn end_sessions(tx: &Transaction, user: UserId, except: Option<SessionId>, now: Moment) -> Result<(), Failure> {
    store::end_sessions(tx, user, except).await?;
    store::insert_session_change(tx, user, None, now).await
}

/// Sessions that ended early since a moment.
///
/// # Errors
/// When the database cannot be read.
pub async fn changes_since(platform: &Platform, since: Moment) -> Result<Vec<SessionChange>, Failure> {
    store::changes_since(platform.database.reader(), since).await
}
