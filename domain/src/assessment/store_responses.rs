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
use sea_orm::{FromQueryResult, QuerySelect, entity::prelude::*};
use std::collections::BTreeMap;

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

/// An answer to be written.
#[derive(Debug)]
pub struct NewSave<'a> {
    pub attempt: AttemptId,
    pub question: &'a QuestionId,
    pub saved: &'a Saved,
}

/// Writes an answer in one statement; answers whether it was: not when the attempt has ended, when the answer before it is not the one its
/// number follows, or when it says the same.
///
/// The lock makes whoever ends the attempt wait, so that no answer is taken that is not graded.
pub async fn write_response(db: &impl Connection, new: NewSave<'_>, now: Moment) -> Result<bool, Failure> {
    let lock = match dialect_of(db) {
        Dialect::Postgres => " FOR SHARE",
        Dialect::Sqlite => "",
    };
    let sql = format!(
        "WITH open AS (SELECT id FROM attempts WHERE id = $1 AND submitted_at IS NULL{lock}) \
         INSERT INTO responses (attempt_id, question_id, response, seq, late, saved_at) SELECT id, $2, $3, $4, $5, $6 FROM open \
         WHERE $4 = 1 OR EXISTS (SELECT 1 FROM responses r WHERE r.attempt_id = open.id AND r.question_id = $2) \
         ON CONFLICT (attempt_id, question_id) DO UPDATE SET response = excluded.response, seq = excluded.seq, late = excluded.late, \
         saved_at = excluded.saved_at WHERE responses.seq = excluded.seq - 1 AND responses.response <> excluded.response"
    );
    let values = [
        new.attempt.0.into(),
        new.question.as_str().into(),
        serde_json::to_string(&new.saved.response)?.into(),
        number_of(new.saved.seq).into(),
        new.saved.late.into(),
        now.into(),
    ];
    Ok(db.execute_raw(statement(db, &sql, values)).await?.rows_affected() > 0)
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
