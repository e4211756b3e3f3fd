//! Who changed what that matters: rights, addresses, certificates. An entry is written in the transaction of the change and carries the
//! hash of the one before it, so that a row changed or taken out later shows. Ids only, never names or addresses.

use crate::{
    clock::Moment,
    database::{self, Connection, Transaction},
    entity::audit_entry,
    error::Failure,
    id::UserId,
    media::sha256_hex,
};
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*};

/// Something that was done.
#[derive(Debug, Clone)]
pub struct Deed {
    /// Who did it; none: the operator at the command line, or the program itself.
    pub actor: Option<UserId>,
    /// What, as `concept.verb`.
    pub action: &'static str,
    /// To whom or what: an id.
    pub subject: String,
    /// Further ids and words from fixed lists. Never personal data.
    pub details: serde_json::Value,
}

/// A deed as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Place in the log, from 1.
    pub number: i64,
    /// Who did it.
    pub actor: Option<UserId>,
    /// What.
    pub action: String,
    /// To whom or what.
    pub subject: String,
    /// JSON.
    pub details: String,
    /// When.
    pub happened_at: Moment,
}

/// Hash the first entry follows on.
const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// How long entries are kept.
const KEPT: chrono::Duration = chrono::Duration::days(366);
/// How many entries are read at a time.
const PAGE: u64 = 1000;

/// Writes a deed into the log.
///
/// # Errors
/// When the database refuses.
pub async fn record(tx: &Transaction, deed: Deed, now: Moment) -> Result<(), Failure> {
    database::take_turn(tx, "audit_log").await?;
    let last = audit_entry::Entity::find().order_by_desc(audit_entry::Column::Number).limit(1).one(tx).await?;
    let (number, previous) = last.map_or_else(|| (1, BEGINNING.to_owned()), |last| (last.number.saturating_add(1), last.hash));
    let mut row = audit_entry::Model {
        id: Uuid::now_v7(),
        number,
        actor_id: deed.actor.map(|actor| actor.0),
        action: deed.action.to_owned(),
        subject: deed.subject,
        details: deed.details.to_string(),
        previous,
        hash: String::new(),
        happened_at: now,
    };
    row.hash = hash_of(&row);
    audit_entry::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// Every part with its length before it, so that no two different entries read the same.
fn hash_of(row: &audit_entry::Model) -> String {
    let actor = row.actor_id.map(|id| id.to_string()).unwrap_or_default();
    let when = row.happened_at.timestamp_micros().to_string();
    let parts = [&row.number.to_string(), &actor, &row.action, &row.subject, &row.details, &when, &row.previous];
    let text: String = parts.iter().map(|part| format!("{}:{part};", part.len())).collect();
    sha256_hex(text.as_bytes())
}

/// What was done to one subject, newest first, at most `most`.
///
/// # Errors
/// When the database cannot be read.
pub async fn entries_about(db: &impl Connection, subject: &str, most: u64) -> Result<Vec<Entry>, Failure> {
    let rows = audit_entry::Entity::find()
        .filter(audit_entry::Column::Subject.eq(subject))
        .order_by_desc(audit_entry::Column::Number)
        .limit(most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(entry_of).collect())
}

fn entry_of(row: audit_entry::Model) -> Entry {
    Entry {
        number: row.number,
        actor: row.actor_id.map(UserId),
        action: row.action,
        subject: row.subject,
        details: row.details,
        happened_at: row.happened_at,
    }
}

/// The number of the first entry that was changed or does not follow on the one before it; none when the log is whole.
///
/// # Errors
/// When the database cannot be read.
pub async fn first_break(db: &impl Connection) -> Result<Option<i64>, Failure> {
    let mut before: Option<audit_entry::Model> = None;
    loop {
        let from = before.as_ref().map_or(0, |row| row.number);
        let rows = audit_entry::Entity::find()
            .filter(audit_entry::Column::Number.gt(from))
            .order_by_asc(audit_entry::Column::Number)
            .limit(PAGE)
            .all(db)
            .await?;
        if rows.is_empty() {
            return Ok(None);
        }
        for row in rows {
            let follows = before.as_ref().is_none_or(|before| row.previous == before.hash && row.number == before.number.saturating_add(1));
            if !follows || row.hash != hash_of(&row) {
                return Ok(Some(row.number));
            }
            before = Some(row);
        }
    }
}

/// Forgets entries older than twelve months. The newest entry always stays: the next one follows on it.
///
/// # Errors
/// When the database refuses.
pub async fn sweep(tx: &Transaction, now: Moment) -> Result<(), Failure> {
    let last = audit_entry::Entity::find().order_by_desc(audit_entry::Column::Number).limit(1).one(tx).await?;
    let Some(last) = last else { return Ok(()) };
    audit_entry::Entity::delete_many()
        .filter(audit_entry::Column::HappenedAt.lt(now - KEPT))
        .filter(audit_entry::Column::Number.lt(last.number))
        .exec(tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, TestPlatform};

    async fn do_something(platform: &TestPlatform, subject: &str) {
        let deed = Deed { actor: None, action: "test.did", subject: subject.into(), details: serde_json::json!({"to": "x"}) };
        let now = platform.clock.now();
        platform.database.write(async |tx| record(tx, deed, now).await).await.unwrap();
    }

    #[tokio::test]
    async fn a_log_that_nobody_touched_is_whole_and_a_changed_entry_shows() {
        let platform = testing::platform().await;
        for subject in ["a", "b", "c"] {
            do_something(&platform, subject).await;
        }
        assert_eq!(first_break(platform.database.reader()).await.unwrap(), None);
        assert_eq!(entries_about(platform.database.reader(), "b", 10).await.unwrap().len(), 1);
        let forged = async |tx: &Transaction| -> Result<(), Failure> {
            audit_entry::Entity::update_many()
                .col_expr(audit_entry::Column::Subject, Expr::value("z"))
                .filter(audit_entry::Column::Number.eq(2))
                .exec(tx)
                .await?;
            Ok(())
        };
        platform.database.write(forged).await.unwrap();
        assert_eq!(first_break(platform.database.reader()).await.unwrap(), Some(2));
    }

    #[tokio::test]
    async fn old_entries_go_and_the_rest_still_follows_on() {
        let platform = testing::platform().await;
        do_something(&platform, "old").await;
        platform.clock.advance(chrono::Duration::days(300));
        do_something(&platform, "young").await;
        platform.clock.advance(chrono::Duration::days(100));
        let now = platform.clock.now();
        platform.database.write(async |tx| sweep(tx, now).await).await.unwrap();
        assert!(entries_about(platform.database.reader(), "old", 1).await.unwrap().is_empty());
        do_something(&platform, "new").await;
        assert_eq!(first_break(platform.database.reader()).await.unwrap(), None);
    }
}
