//! Rows of qualifications.

use crate::{
    certification::{
        evidence::Met,
        qualification::{ConfirmedName, Qualification, Refusal, Status},
        qualified::{Place, Wanted},
    },
    clock::Moment,
    database::{Connection, Transaction},
    entity::{
        certificate, enrolment,
        qualification::{self, Column, Entity},
        user,
    },
    error::Failure,
    id::{AwardId, CourseId, EnrolmentId, QualificationId, UserId, VersionId},
};
use sea_orm::{
    Condition, ExprTrait, IntoActiveModel, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{OnConflict, Query, SelectStatement},
};

fn qualification_of(row: qualification::Model) -> Result<Qualification, Failure> {
    let name = row.printed_name.zip(row.name_confirmed_at).map(|(text, confirmed_at)| ConfirmedName { text, confirmed_at });
    let refused_by = row.refused_by.map(UserId);
    let refusal = row.refusal.zip(row.refused_at).map(|(reason, refused_at)| Refusal { reason, refused_at, refused_by });
    Ok(Qualification {
        id: QualificationId(row.id),
        enrolment: EnrolmentId(row.enrolment_id),
        award: AwardId::parse(&row.award_id)?,
        version: VersionId::parse(&row.version_id)?,
        evidence: serde_json::from_str::<Vec<Met>>(&row.evidence)?,
        qualified_at: row.qualified_at,
        name,
        refusal,
    })
}

fn all_of(rows: Vec<qualification::Model>) -> Result<Vec<Qualification>, Failure> {
    rows.into_iter().map(qualification_of).collect()
}

/// Answers whether it is the first of this enrolment for this award.
pub async fn insert_qualification(tx: &Transaction, new: &Qualification) -> Result<bool, Failure> {
    let row = qualification::Model {
        id: new.id.0,
        enrolment_id: new.enrolment.0,
        award_id: new.award.to_string(),
        version_id: new.version.to_string(),
        evidence: serde_json::to_string(&new.evidence)?,
        qualified_at: new.qualified_at,
        printed_name: None,
        name_confirmed_at: None,
        refusal: None,
        refused_at: None,
        refused_by: None,
    };
    let first = OnConflict::columns([Column::EnrolmentId, Column::AwardId]).do_nothing().to_owned();
    let rows = Entity::insert(row.into_active_model()).on_conflict(first).exec_without_returning(tx).await?;
    Ok(rows > 0)
}

pub async fn find_qualification(db: &impl Connection, id: QualificationId) -> Result<Option<Qualification>, Failure> {
    Entity::find_by_id(id.0).one(db).await?.map(qualification_of).transpose()
}

pub async fn qualifications_by_id(db: &impl Connection, ids: &[QualificationId]) -> Result<Vec<Qualification>, Failure> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    all_of(Entity::find().filter(Column::Id.is_in(ids.iter().map(|id| id.0))).order_by_asc(Column::Id).all(db).await?)
}

/// Everything that was qualified for within these enrolments.
pub async fn qualifications_of(db: &impl Connection, enrolments: &[EnrolmentId]) -> Result<Vec<Qualification>, Failure> {
    if enrolments.is_empty() {
        return Ok(Vec::new());
    }
    let theirs = Column::EnrolmentId.is_in(enrolments.iter().map(|id| id.0));
    all_of(Entity::find().filter(theirs).order_by_asc(Column::Id).all(db).await?)
}

/// Takes hold of a qualification until the transaction ends, if it was not refused and has this name; answers whether.
pub async fn hold(tx: &Transaction, id: QualificationId, name: &str) -> Result<bool, Failure> {
    let held = Entity::update_many()
        .col_expr(Column::PrintedName, Expr::col(Column::PrintedName))
        .filter(Column::Id.eq(id.0))
        .filter(Column::RefusedAt.is_null())
        .filter(Column::PrintedName.eq(name))
        .exec(tx)
        .await?;
    Ok(held.rows_affected > 0)
}

pub async fn set_name(tx: &Transaction, id: QualificationId, name: &ConfirmedName) -> Result<(), Failure> {
    Entity::update_many()
        .col_expr(Column::PrintedName, Expr::value(name.text.clone()))
        .col_expr(Column::NameConfirmedAt, Expr::value(name.confirmed_at))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn set_refusal(tx: &Transaction, id: QualificationId, refusal: Option<&Refusal>) -> Result<(), Failure> {
    let by = refusal.and_then(|refusal| refusal.refused_by).map(|user| user.0);
    Entity::update_many()
        .col_expr(Column::Refusal, Expr::value(refusal.map(|refusal| refusal.reason.clone())))
        .col_expr(Column::RefusedAt, Expr::value(refusal.map(|refusal| refusal.refused_at)))
        .col_expr(Column::RefusedBy, Expr::value(by))
        .filter(Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets names, marks and words about a person.
pub async fn erase_qualifications_of(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    let mut theirs = Query::select();
    theirs.column(enrolment::Column::Id).from(enrolment::Entity).and_where(enrolment::Column::UserId.eq(user.0));
    let nothing = || Expr::value(Option::<String>::None);
    Entity::update_many()
        .col_expr(Column::PrintedName, nothing())
        .col_expr(Column::NameConfirmedAt, Expr::value(Option::<Moment>::None))
        .col_expr(Column::Refusal, nothing())
        .col_expr(Column::Evidence, Expr::value("[]"))
        .filter(Column::EnrolmentId.in_subquery(theirs))
        .exec(tx)
        .await?;
    Ok(())
}

/// Enrolments in a course of people who have not been erased; with an address that was confirmed, where that is asked.
fn enrolments_in(course: &CourseId, confirmed: bool) -> SelectStatement {
    let mut people = Query::select();
    people.column(user::Column::Id).from(user::Entity).and_where(user::Column::ErasedAt.is_null());
    if confirmed {
        people.and_where(user::Column::EmailConfirmedAt.is_not_null());
    }
    let mut enrolments = Query::select();
    enrolments
        .column(enrolment::Column::Id)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::CourseId.eq(course.as_str()))
        .and_where(enrolment::Column::UserId.in_subquery(people));
    enrolments
}

fn has_certificate(live: bool) -> Expr {
    let mut certificates = Query::select();
    certificates
        .column(certificate::Column::Code)
        .from(certificate::Entity)
        .and_where(Expr::col((certificate::Entity, certificate::Column::EnrolmentId)).equals((Entity, Column::EnrolmentId)))
        .and_where(Expr::col((certificate::Entity, certificate::Column::AwardId)).equals((Entity, Column::AwardId)));
    if live {
        certificates.and_where(certificate::Column::State.eq("issued"));
    }
    Expr::exists(certificates)
}

/// The same as [`Qualification::status`] says, in SQL.
fn with_status(course: &CourseId, status: Status) -> Condition {
    let refused = || Column::RefusedAt.is_not_null();
    let open = || Condition::all().add(has_certificate(false).not()).add(refused().not());
    let confirmed = || Column::EnrolmentId.in_subquery(enrolments_in(course, true));
    match status {
        Status::Issued => Condition::all().add(has_certificate(true)),
        Status::Refused => Condition::all().add(has_certificate(true).not()).add(refused()),
        Status::Revoked => Condition::all().add(has_certificate(true).not()).add(refused().not()).add(has_certificate(false)),
        Status::NameUnconfirmed => open().add(Column::NameConfirmedAt.is_null()),
        Status::AddressUnconfirmed => open().add(Column::NameConfirmedAt.is_not_null()).add(confirmed().not()),
        Status::Ready => open().add(Column::NameConfirmedAt.is_not_null()).add(confirmed()),
    }
}

pub(super) fn qualified_in(course: &CourseId, award: Option<&AwardId>, status: Option<Status>) -> Select<Entity> {
    let mut rows = Entity::find().filter(Column::EnrolmentId.in_subquery(enrolments_in(course, false)));
    if let Some(award) = award {
        rows = rows.filter(Column::AwardId.eq(award.as_str()));
    }
    if let Some(status) = status {
        rows = rows.filter(with_status(course, status));
    }
    rows
}

/// At most `most` rows after the place in order, or before it in the opposite order.
pub async fn qualified_page(db: &impl Connection, course: &CourseId, wanted: &Wanted, most: usize) -> Result<Vec<Qualification>, Failure> {
    let rows = qualified_in(course, wanted.award.as_ref(), wanted.status);
    let rows = match wanted.place {
        Place::Start => rows.order_by_asc(Column::Id),
        Place::After(id) => rows.filter(Column::Id.gt(id.0)).order_by_asc(Column::Id),
        Place::Before(id) => rows.filter(Column::Id.lt(id.0)).order_by_desc(Column::Id),
    };
    all_of(rows.limit(most as u64).all(db).await?)
}

pub async fn count_qualified(db: &impl Connection, course: &CourseId, award: &AwardId, status: Status) -> Result<u64, Failure> {
    Ok(qualified_in(course, Some(award), Some(status)).count(db).await?)
}

/// Every award of the course somebody ever qualified for.
pub async fn awards_qualified_for(db: &impl Connection, course: &CourseId) -> Result<Vec<AwardId>, Failure> {
    let rows: Vec<String> = qualified_in(course, None, None)
        .select_only()
        .column(Column::AwardId)
        .distinct()
        .order_by_asc(Column::AwardId)
        .into_tuple()
        .all(db)
        .await?;
    rows.iter().map(|id| Ok(AwardId::parse(id)?)).collect()
}
