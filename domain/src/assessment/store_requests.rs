//! All SQL of wishes for one more attempt.

use super::record::RequestState;
use super::request::AttemptRequest;
use super::store::statement;
use crate::clock::Moment;
use crate::database::{Connection, Transaction};
use crate::entity::attempt_request;
use crate::error::Failure;
use crate::id::{ActivityId, AttemptRequestId, CourseId, EnrolmentId, UserId};
use sea_orm::{FromQueryResult, IntoActiveModel, entity::prelude::*, sea_query::OnConflict};

/// A wish, or a grant nobody asked for.
#[derive(Debug)]
pub struct NewRequest<'a> {
    pub enrolment: EnrolmentId,
    pub quiz: &'a ActivityId,
    pub reason: &'a str,
    /// Who grants it, where it is granted unasked.
    pub granted_by: Option<UserId>,
}

/// Answers whether it was made: not when one waits already.
pub async fn insert_request(tx: &Transaction, new: &NewRequest<'_>, now: Moment) -> Result<bool, Failure> {
    let state = if new.granted_by.is_some() { RequestState::Granted } else { RequestState::Asked };
    let row = attempt_request::Model {
        id: AttemptRequestId::generate().0,
        enrolment_id: new.enrolment.0,
        activity_id: new.quiz.to_string(),
        reason: new.reason.to_owned(),
        state: state.as_str().to_owned(),
        asked_at: now,
        decided_at: new.granted_by.map(|_| now),
        decided_by: new.granted_by.map(|user| user.0),
        answer: None,
    };
    let once = OnConflict::new().do_nothing().to_owned();
    Ok(attempt_request::Entity::insert(row.into_active_model()).on_conflict(once).exec_without_returning(tx).await? > 0)
}

/// A decision.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    pub state: RequestState,
    pub by: UserId,
    pub answer: Option<&'a str>,
}

/// Answers whether the wish waited until now.
pub async fn decide(tx: &Transaction, id: AttemptRequestId, decision: &Decision<'_>, now: Moment) -> Result<bool, Failure> {
    let done = attempt_request::Entity::update_many()
        .col_expr(attempt_request::Column::State, Expr::value(decision.state.as_str()))
        .col_expr(attempt_request::Column::DecidedAt, Expr::value(now))
        .col_expr(attempt_request::Column::DecidedBy, Expr::value(decision.by.0))
        .col_expr(attempt_request::Column::Answer, Expr::value(decision.answer))
        .filter(attempt_request::Column::Id.eq(id.0))
        .filter(attempt_request::Column::State.eq(RequestState::Asked.as_str()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

#[derive(FromQueryResult)]
struct RequestRow {
    id: Uuid,
    enrolment_id: Uuid,
    user_id: Uuid,
    name: String,
    activity_id: String,
    reason: String,
    state: String,
    asked_at: Moment,
    decided_at: Option<Moment>,
    answer: Option<String>,
    used: i64,
}

const REQUESTS: &str = "SELECT r.id, r.enrolment_id, e.user_id, u.name, r.activity_id, r.reason, r.state, r.asked_at, r.decided_at, r.answer, \
     (SELECT COUNT(*) FROM attempts a WHERE a.enrolment_id = r.enrolment_id AND a.activity_id = r.activity_id) AS used \
     FROM attempt_requests r JOIN enrolments e ON e.id = r.enrolment_id JOIN users u ON u.id = e.user_id WHERE e.course_id = $1";

impl RequestRow {
    fn request(self) -> Result<AttemptRequest, Failure> {
        Ok(AttemptRequest {
            id: AttemptRequestId(self.id),
            enrolment: EnrolmentId(self.enrolment_id),
            learner: UserId(self.user_id),
            name: self.name,
            quiz: ActivityId::parse(&self.activity_id)?,
            reason: self.reason,
            state: RequestState::parse(&self.state).ok_or_else(|| Failure::Data("a wish of no known state".into()))?,
            asked_at: self.asked_at,
            decided_at: self.decided_at,
            answer: self.answer,
            used: u32::try_from(self.used).unwrap_or(u32::MAX),
        })
    }
}

/// A wish within a course.
pub async fn find_request_in(db: &impl Connection, course: &CourseId, id: AttemptRequestId) -> Result<Option<AttemptRequest>, Failure> {
    let sql = format!("{REQUESTS} AND r.id = $2");
    let row = RequestRow::find_by_statement(statement(db, &sql, [course.as_str().into(), id.0.into()])).one(db).await?;
    row.map(RequestRow::request).transpose()
}

/// Wishes that wait in a course, oldest first, from after the one given on.
pub async fn waiting_in(
    db: &impl Connection,
    course: &CourseId,
    after: Option<AttemptRequestId>,
    most: u32,
) -> Result<Vec<AttemptRequest>, Failure> {
    let sql = format!("{REQUESTS} AND r.state = 'asked' AND r.id > $2 ORDER BY r.id LIMIT $3");
    let after = after.map_or(Uuid::nil(), |id| id.0);
    let values = [course.as_str().into(), after.into(), i64::from(most).into()];
    let rows = RequestRow::find_by_statement(statement(db, &sql, values)).all(db).await?;
    rows.into_iter().map(RequestRow::request).collect()
}

/// Empties the words of a person's wishes and of what was said to them; those that wait are refused.
pub async fn erase_words_of(tx: &Transaction, user: UserId, now: Moment) -> Result<(), Failure> {
    let sql = "UPDATE attempt_requests SET reason = '', answer = NULL, decided_at = COALESCE(decided_at, $2), \
         state = CASE state WHEN 'asked' THEN 'refused' ELSE state END WHERE enrolment_id IN (SELECT id FROM enrolments WHERE user_id = $1)";
    tx.execute_raw(statement(tx, sql, [user.0.into(), now.into()])).await?;
    Ok(())
}
