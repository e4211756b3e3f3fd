//! All SQL of saved answers.

use super::attempt::{Attempt, Saved};
use super::grading::Responses;
use super::response::Response;
use super::store::{ATTEMPT_COLUMNS, AttemptRow, count_of, number_of, statement};
use crate::clock::Moment;
use crate::database::{Connection, Dialect, Transaction, dialect_of};
use crate::entity::{attempt, response};
use crate::error::Failure;
use crate::id::{AttemptId, QuestionId, UserId};
use sea_orm::{FromQueryResult, QueryResult, QuerySelect, entity::prelude::*};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(FromQueryResult)]
struct SavedRow {
    response: Option<String>,
    seq: Option<i32>,
    late: Option<bool>,
    saved_at: Option<Moment>,
}

impl SavedRow {
    fn saved(self) -> Result<Saved, Failure> {
        Ok(Saved {
            seq: self.seq.map_or(0, count_of),
            response: self.response.map(|response| read(&response)).transpose()?.flatten(),
            late: self.late.unwrap_or(false),
            at: self.saved_at,
        })
    }
}

fn read(response: &str) -> Result<Option<Response>, Failure> {
    Ok(serde_json::from_str(response)?)
}

/// An attempt of this learner, with what was saved for one question: all a save needs to know.
pub async fn find_for_saving(
    db: &impl Connection,
    (learner, id): (UserId, AttemptId),
    question: &QuestionId,
) -> Result<Option<(Attempt, Saved)>, Failure> {
    let sql = format!(
        "SELECT {ATTEMPT_COLUMNS}, r.response, r.seq, r.late, r.saved_at FROM attempts a JOIN enrolments e ON e.id = a.enrolment_id \
         LEFT JOIN responses r ON r.attempt_id = a.id AND r.question_id = $3 WHERE a.id = $1 AND e.user_id = $2"
    );
    let Some(row) = db.query_one_raw(statement(db, &sql, [id.0.into(), learner.0.into(), question.as_str().into()])).await? else {
        return Ok(None);
    };
    let attempt = AttemptRow::from_query_result(&row, "")?.attempt()?;
    Ok(Some((attempt, SavedRow::from_query_result(&row, "")?.saved()?)))
}

/// An attempt of this learner, with everything saved in it.
pub async fn find_with_responses(
    db: &impl Connection,
    learner: UserId,
    id: AttemptId,
) -> Result<Option<(Attempt, BTreeMap<QuestionId, Saved>)>, Failure> {
    let sql = format!(
        "SELECT {ATTEMPT_COLUMNS}, r.question_id, r.response, r.seq, r.late, r.saved_at FROM attempts a \
         JOIN enrolments e ON e.id = a.enrolment_id LEFT JOIN responses r ON r.attempt_id = a.id WHERE a.id = $1 AND e.user_id = $2"
    );
    let rows = db.query_all_raw(statement(db, &sql, [id.0.into(), learner.0.into()])).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let attempt = AttemptRow::from_query_result(first, "")?.attempt()?;
    let mut saved = BTreeMap::new();
    for row in &rows {
        if let Some(question) = row.try_get::<Option<String>>("", "question_id")? {
            saved.insert(QuestionId::parse(&question)?, SavedRow::from_query_result(row, "")?.saved()?);
        }
    }
    Ok(Some((attempt, saved)))
}

/// An attempt and one of its questions.
pub type Place = (AttemptId, QuestionId);

/// An answer to be written, as its row.
#[derive(Debug, Clone, Serialize)]
pub struct NewSave {
    attempt: AttemptId,
    question: QuestionId,
    /// JSON.
    response: String,
    seq: i32,
    late: bool,
    saved_at: Moment,
}

impl NewSave {
    /// What is saved now for a question of an attempt.
    pub fn of((attempt, question): (AttemptId, &QuestionId), saved: &Saved, now: Moment) -> Result<Self, Failure> {
        let response = serde_json::to_string(&saved.response)?;
        Ok(Self { attempt, question: question.clone(), response, seq: number_of(saved.seq), late: saved.late, saved_at: now })
    }

    /// Which answer it is.
    pub fn place(&self) -> Place {
        (self.attempt, self.question.clone())
    }
}

/// What becomes of an answer when there is one already: it takes its place if it follows it and says something else.
const FOLLOWS: &str = "ON CONFLICT (attempt_id, question_id) DO UPDATE SET response = excluded.response, seq = excluded.seq, \
     late = excluded.late, saved_at = excluded.saved_at WHERE responses.seq = excluded.seq - 1 AND responses.response <> excluded.response";

/// Writes an answer in one statement; answers whether it was: not when the attempt has ended, when the answer before it is not the one its
/// number follows, or when it says the same.
///
/// The lock makes whoever ends the attempt wait, so that no answer is taken that is not graded.
pub async fn write_response(db: &impl Connection, new: &NewSave) -> Result<bool, Failure> {
    let lock = match dialect_of(db) {
        Dialect::Postgres => " FOR SHARE",
        Dialect::Sqlite => "",
    };
    let sql = format!(
        "WITH open AS (SELECT id FROM attempts WHERE id = $1 AND submitted_at IS NULL{lock}) \
         INSERT INTO responses (attempt_id, question_id, response, seq, late, saved_at) SELECT id, $2, $3, $4, $5, $6 FROM open \
         WHERE $4 = 1 OR EXISTS (SELECT 1 FROM responses r WHERE r.attempt_id = open.id AND r.question_id = $2) {FOLLOWS}"
    );
    let NewSave { attempt, question, response, seq, late, saved_at } = new;
    let values = [attempt.0.into(), question.as_str().into(), response.as_str().into(), (*seq).into(), (*late).into(), (*saved_at).into()];
    Ok(db.execute_raw(statement(db, &sql, values)).await?.rows_affected() > 0)
}

/// As [`write_response`] for each of several answers, in one statement, for PostgreSQL alone; answers which were written. No place may be there
/// twice. They are written in the order of their places, by which no two such statements can wait for each other. An attempt that somebody else is
/// ending, or writing a whole form into, is passed over rather than waited for: a place that is not in the answer may be told another time.
pub async fn write_responses(db: &impl Connection, new: Vec<&NewSave>) -> Result<BTreeSet<Place>, Failure> {
    // Row by row, by the indexes: a table of many answers must never be read whole to write a few.
    let sql = format!(
        "INSERT INTO responses (attempt_id, question_id, response, seq, late, saved_at) \
         SELECT open.id, n.question, n.response, n.seq, n.late, n.saved_at FROM json_to_recordset($1::json) AS \
         n(attempt uuid, question text, response text, seq integer, late boolean, saved_at timestamptz) \
         CROSS JOIN LATERAL (SELECT id FROM attempts WHERE id = n.attempt AND submitted_at IS NULL FOR SHARE SKIP LOCKED) open \
         LEFT JOIN LATERAL (SELECT seq FROM responses r WHERE r.attempt_id = n.attempt AND r.question_id = n.question LIMIT 1) earlier \
         ON n.seq > 1 WHERE n.seq = 1 OR earlier.seq = n.seq - 1 ORDER BY 1, 2 {FOLLOWS} RETURNING attempt_id, question_id"
    );
    let rows = db.query_all_raw(statement(db, &sql, [serde_json::to_string(&new)?.into()])).await?;
    let place =
        |row: &QueryResult| Ok((AttemptId(row.try_get("", "attempt_id")?), QuestionId::parse(&row.try_get::<String>("", "question_id")?)?));
    rows.iter().map(place).collect()
}

/// Keeps everybody else from saving and ending until this transaction is over; answers whether the attempt is under way.
pub async fn lock_open(tx: &Transaction, id: AttemptId) -> Result<bool, Failure> {
    let open = attempt::Entity::find_by_id(id.0).filter(attempt::Column::SubmittedAt.is_null());
    let open = open.select_only().column(attempt::Column::Id).lock_exclusive();
    Ok(open.into_tuple::<Uuid>().one(tx).await?.is_some())
}

/// Everything saved in an attempt.
pub async fn saved_in(db: &impl Connection, id: AttemptId) -> Result<BTreeMap<QuestionId, Saved>, Failure> {
    let rows = response::Entity::find().filter(response::Column::AttemptId.eq(id.0)).all(db).await?;
    let saved = |row: response::Model| {
        let saved = Saved { seq: count_of(row.seq), response: read(&row.response)?, late: row.late, at: Some(row.saved_at) };
        Ok((QuestionId::parse(&row.question_id)?, saved))
    };
    rows.into_iter().map(saved).collect()
}

/// The answers among what was saved.
pub fn answers(saved: &BTreeMap<QuestionId, Saved>) -> Responses {
    saved.iter().filter_map(|(question, saved)| Some((question.clone(), saved.response.clone()?))).collect()
}
