//! All SQL of reports.

use super::{Reported, Which};
use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    entity::problem_report,
    error::Failure,
    id::{ActivityId, CourseId, QuestionId, ReportId, UserId, VersionId},
    language::Language,
};
use sea_orm::{IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*};

/// A report to be noted.
#[derive(Debug)]
pub struct NewReport<'a> {
    pub id: ReportId,
    pub reader: Option<UserId>,
    pub course: &'a CourseId,
    pub version: &'a VersionId,
    pub activity: &'a ActivityId,
    pub question: Option<&'a QuestionId>,
    pub language: Language,
    pub text: &'a str,
    pub now: Moment,
}

pub async fn insert_report(tx: &Transaction, report: &NewReport<'_>) -> Result<(), Failure> {
    let row = problem_report::Model {
        id: report.id.0,
        user_id: report.reader.map(|reader| reader.0),
        course_id: report.course.to_string(),
        activity_id: report.activity.to_string(),
        question_id: report.question.map(ToString::to_string),
        version_id: report.version.to_string(),
        language: report.language.code().to_owned(),
        text: report.text.to_owned(),
        reported_at: report.now,
        closed_at: None,
        closed_by: None,
    };
    problem_report::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

fn reported(row: problem_report::Model) -> Result<Reported, Failure> {
    Ok(Reported {
        id: ReportId(row.id),
        version: VersionId::parse(&row.version_id)?,
        activity: ActivityId::parse(&row.activity_id)?,
        question: row.question_id.as_deref().map(QuestionId::parse).transpose()?,
        language: Language::parse(&row.language).unwrap_or_default(),
        text: row.text,
        reported_at: row.reported_at,
        closed_at: row.closed_at,
    })
}

/// Newest first: ids rise with time.
pub async fn reports_of(
    db: &impl Connection,
    course: &CourseId,
    which: Which,
    (after, limit): (Option<ReportId>, u64),
) -> Result<Vec<Reported>, Failure> {
    let mut listed = problem_report::Entity::find().filter(problem_report::Column::CourseId.eq(course.as_str()));
    if which == Which::Open {
        listed = listed.filter(problem_report::Column::ClosedAt.is_null());
    }
    if let Some(after) = after {
        listed = listed.filter(problem_report::Column::Id.lt(after.0));
    }
    let rows = listed.order_by_desc(problem_report::Column::Id).limit(limit).all(db).await?;
    rows.into_iter().map(reported).collect()
}

pub async fn has_report(db: &impl Connection, course: &CourseId, report: ReportId) -> Result<bool, Failure> {
    let row = problem_report::Entity::find_by_id(report.0).filter(problem_report::Column::CourseId.eq(course.as_str())).one(db).await?;
    Ok(row.is_some())
}

pub async fn close_report(tx: &Transaction, report: ReportId, by: UserId, now: Moment) -> Result<(), Failure> {
    problem_report::Entity::update_many()
        .col_expr(problem_report::Column::ClosedAt, Expr::value(now))
        .col_expr(problem_report::Column::ClosedBy, Expr::value(by.0))
        .filter(problem_report::Column::Id.eq(report.0))
        .filter(problem_report::Column::ClosedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn forget_reader(tx: &Transaction, person: UserId) -> Result<(), Failure> {
    problem_report::Entity::update_many()
        .col_expr(problem_report::Column::UserId, Expr::value(Option::<Uuid>::None))
        .filter(problem_report::Column::UserId.eq(person.0))
        .exec(tx)
        .await?;
    Ok(())
}
