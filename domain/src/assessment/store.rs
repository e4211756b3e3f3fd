//! All SQL of attempts and grades. Beside it: saved answers in `store_responses.rs`, wishes for attempts in `store_requests.rs`.

use super::attempt::{Attempt, AttemptRecord, Ended, EndedBy};
use super::grading::{Grade, Graded};
use super::record::{QuizRecord, RequestRecord, RequestState};
use crate::clock::Moment;
use crate::database::{Connection, Transaction};
use crate::entity::{attempt, grade};
use crate::error::Failure;
use crate::exact;
use crate::id::{ActivityId, AttemptId, AttemptRequestId, CourseId, EnrolmentId, UserId, VersionId};
use sea_orm::{FromQueryResult, IntoActiveModel, Statement, Value, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeMap;

/// The columns an [`AttemptRow`] is read from, of attempts as `a` and enrolments as `e`.
pub(super) const ATTEMPT_COLUMNS: &str = "a.id, e.user_id, a.enrolment_id, e.course_id, a.activity_id, a.version_id, a.number, a.draw, \
     a.started_at, a.deadline_at, a.submitted_at, a.closed_by";

/// The words of a statement with its values.
pub(super) fn statement(db: &impl Connection, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

#[derive(FromQueryResult)]
pub(super) struct AttemptRow {
    id: Uuid,
    user_id: Uuid,
    enrolment_id: Uuid,
    course_id: String,
    activity_id: String,
    version_id: String,
    number: i32,
    draw: String,
    started_at: Moment,
    deadline_at: Option<Moment>,
    submitted_at: Option<Moment>,
    closed_by: Option<String>,
}

impl AttemptRow {
    pub(super) fn attempt(self) -> Result<Attempt, Failure> {
        Ok(Attempt {
            id: AttemptId(self.id),
            learner: UserId(self.user_id),
            enrolment: EnrolmentId(self.enrolment_id),
            course: CourseId::parse(&self.course_id)?,
            quiz: ActivityId::parse(&self.activity_id)?,
            version: VersionId::parse(&self.version_id)?,
            number: count_of(self.number),
            started_at: self.started_at,
            deadline: self.deadline_at,
            ended: ended(self.submitted_at, self.closed_by.as_deref()),
            draw: serde_json::from_str(&self.draw)?,
        })
    }
}

fn ended(at: Option<Moment>, by: Option<&str>) -> Option<Ended> {
    at.map(|at| Ended { at, by: by.and_then(EndedBy::parse).unwrap_or(EndedBy::Learner) })
}

pub(super) fn count_of(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

pub(super) fn number_of(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// An attempt of this learner.
pub async fn find_attempt_for(db: &impl Connection, learner: UserId, id: AttemptId) -> Result<Option<Attempt>, Failure> {
    let sql =
        format!("SELECT {ATTEMPT_COLUMNS} FROM attempts a JOIN enrolments e ON e.id = a.enrolment_id WHERE a.id = $1 AND e.user_id = $2");
    let row = AttemptRow::find_by_statement(statement(db, &sql, [id.0.into(), learner.0.into()])).one(db).await?;
    row.map(AttemptRow::attempt).transpose()
}

/// An attempt, whoever's: for jobs.
pub async fn find_attempt(db: &impl Connection, id: AttemptId) -> Result<Option<Attempt>, Failure> {
    let sql = format!("SELECT {ATTEMPT_COLUMNS} FROM attempts a JOIN enrolments e ON e.id = a.enrolment_id WHERE a.id = $1");
    AttemptRow::find_by_statement(statement(db, &sql, [id.0.into()])).one(db).await?.map(AttemptRow::attempt).transpose()
}

/// Answers whether it was started: not when one is under way, or the number was taken, at the same moment.
pub async fn insert_attempt(db: &impl Connection, new: &Attempt) -> Result<bool, Failure> {
    let row = attempt::Model {
        id: new.id.0,
        enrolment_id: new.enrolment.0,
        activity_id: new.quiz.to_string(),
        version_id: new.version.to_string(),
        number: number_of(new.number),
        draw: serde_json::to_string(&new.draw)?,
        started_at: new.started_at,
        deadline_at: new.deadline,
        submitted_at: None,
        closed_by: None,
    };
    let once = OnConflict::new().do_nothing().to_owned();
    Ok(attempt::Entity::insert(row.into_active_model()).on_conflict(once).exec_without_returning(db).await? > 0)
}

/// Answers whether it was under way until now. From then on no save gets through: those in work are waited for.
pub async fn end_attempt(tx: &Transaction, id: AttemptId, ended: Ended) -> Result<bool, Failure> {
    let done = attempt::Entity::update_many()
        .col_expr(attempt::Column::SubmittedAt, Expr::value(ended.at))
        .col_expr(attempt::Column::ClosedBy, Expr::value(ended.by.as_str()))
        .filter(attempt::Column::Id.eq(id.0))
        .filter(attempt::Column::SubmittedAt.is_null())
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Adds a grade; those before stay.
pub async fn insert_grade(tx: &Transaction, id: AttemptId, graded: &Graded, (reason, now): (&str, Moment)) -> Result<(), Failure> {
    let Grade { earned, possible } = graded.grade;
    let row = grade::Model {
        id: Uuid::now_v7(),
        attempt_id: id.0,
        earned_numerator: *earned.numer(),
        earned_denominator: *earned.denom(),
        possible_numerator: *possible.numer(),
        possible_denominator: *possible.denom(),
        results: serde_json::to_string(&graded.results)?,
        reason: reason.to_owned(),
        graded_at: now,
    };
    grade::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

/// How many grades an attempt has.
#[cfg(test)]
pub async fn count_grades(db: &impl Connection, id: AttemptId) -> Result<u64, Failure> {
    Ok(sea_orm::PaginatorTrait::count(grade::Entity::find().filter(grade::Column::AttemptId.eq(id.0)), db).await?)
}

fn grade_of(earned: (i64, i64), possible: (i64, i64)) -> Result<Grade, Failure> {
    let fraction =
        |(numerator, denominator)| exact::fraction(numerator, denominator).ok_or_else(|| Failure::Data("a grade is no number".into()));
    Ok(Grade { earned: fraction(earned)?, possible: fraction(possible)? })
}

/// An attempt with one of its grades, or a wish: `state` is empty for attempts.
#[derive(FromQueryResult)]
struct RecordRow {
    activity_id: String,
    id: Uuid,
    state: String,
    number: i32,
    begun_at: Moment,
    deadline_at: Option<Moment>,
    ended_at: Option<Moment>,
    word: Option<String>,
    answer: Option<String>,
    earned_numerator: Option<i64>,
    earned_denominator: Option<i64>,
    possible_numerator: Option<i64>,
    possible_denominator: Option<i64>,
    results: Option<String>,
}

/// Grades come oldest first, so that the newest is read last.
const RECORDS: &str = "SELECT a.activity_id, a.id, '' AS state, a.number, a.started_at AS begun_at, a.deadline_at, a.submitted_at AS ended_at, \
     a.closed_by AS word, NULL AS answer, g.earned_numerator, g.earned_denominator, g.possible_numerator, g.possible_denominator, g.graded_at, \
     CASE WHEN a.id = $2 THEN g.results END AS results \
     FROM attempts a LEFT JOIN grades g ON g.attempt_id = a.id WHERE a.enrolment_id = $1 \
     UNION ALL SELECT r.activity_id, r.id, r.state, 0, r.asked_at, NULL, r.decided_at, r.reason, r.answer, NULL, NULL, NULL, NULL, NULL, NULL \
     FROM attempt_requests r WHERE r.enrolment_id = $1 ORDER BY 4, 5, 14";

async fn record_rows(db: &impl Connection, enrolment: EnrolmentId, graded: Option<AttemptId>) -> Result<Vec<RecordRow>, Failure> {
    let values = [enrolment.0.into(), graded.map(|attempt| attempt.0).into()];
    Ok(RecordRow::find_by_statement(statement(db, RECORDS, values)).all(db).await?)
}

/// Attempts with their newest grades and wishes, by quiz; of one quiz when asked for it.
pub async fn records_of(
    db: &impl Connection,
    enrolment: EnrolmentId,
    quiz: Option<&ActivityId>,
) -> Result<BTreeMap<ActivityId, QuizRecord>, Failure> {
    folded(record_rows(db, enrolment, None).await?, quiz)
}

/// What is recorded about one quiz, with the newest grade of one attempt at it, question by question.
pub async fn record_with_grade(db: &impl Connection, attempt: &Attempt) -> Result<(QuizRecord, Option<Graded>), Failure> {
    let mut rows = record_rows(db, attempt.enrolment, Some(attempt.id)).await?;
    let newest = rows.iter_mut().rev().find_map(|row| Some((row.results.take()?, row.grade())));
    let graded = match newest {
        Some((results, Some(grade))) => Some(Graded { grade: grade?, results: serde_json::from_str(&results)? }),
        _ => None,
    };
    Ok((folded(rows, Some(&attempt.quiz))?.remove(&attempt.quiz).unwrap_or_default(), graded))
}

fn folded(rows: Vec<RecordRow>, quiz: Option<&ActivityId>) -> Result<BTreeMap<ActivityId, QuizRecord>, Failure> {
    let mut records = BTreeMap::<ActivityId, QuizRecord>::new();
    for row in rows.into_iter().filter(|row| quiz.is_none_or(|quiz| row.activity_id == quiz.as_str())) {
        let record = records.entry(ActivityId::parse(&row.activity_id)?).or_default();
        match RequestState::parse(&row.state) {
            Some(state) => record.requests.push(request_of(row, state)),
            None => add_attempt(&mut record.attempts, row)?,
        }
    }
    Ok(records)
}

impl RecordRow {
    fn grade(&self) -> Option<Result<Grade, Failure>> {
        let earned = self.earned_numerator.zip(self.earned_denominator)?;
        let possible = self.possible_numerator.zip(self.possible_denominator)?;
        Some(grade_of(earned, possible))
    }
}

fn request_of(row: RecordRow, state: RequestState) -> RequestRecord {
    RequestRecord {
        id: AttemptRequestId(row.id),
        state,
        reason: row.word.unwrap_or_default(),
        asked_at: row.begun_at,
        decided_at: row.ended_at,
        answer: row.answer,
    }
}

fn add_attempt(attempts: &mut Vec<AttemptRecord>, row: RecordRow) -> Result<(), Failure> {
    let record = AttemptRecord {
        id: AttemptId(row.id),
        number: count_of(row.number),
        started_at: row.begun_at,
        deadline: row.deadline_at,
        ended: ended(row.ended_at, row.word.as_deref()),
        grade: row.grade().transpose()?,
    };
    match attempts.last_mut().filter(|last| last.id == record.id) {
        Some(last) => *last = record,
        None => attempts.push(record),
    }
    Ok(())
}
