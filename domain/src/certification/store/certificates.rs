//! Rows of certificates.

use crate::{
    certification::{
        certificate::{Certificate, Ending, EndingKind, State},
        code::CertificateCode,
        frozen::Frozen,
    },
    database::{Connection, Transaction},
    entity::certificate::{self, Column, Entity},
    error::Failure,
    id::{AwardId, CourseId, EnrolmentId, UserId},
};
use sea_orm::{IntoActiveModel, QueryOrder, entity::prelude::*, sea_query::OnConflict};
use std::collections::BTreeMap;

pub(super) fn certificate_of(row: certificate::Model) -> Result<Certificate, Failure> {
    let code = |text: String| CertificateCode::try_from(text).map_err(|error| Failure::Data(error.to_string()));
    let kind = match (row.state.as_str(), row.replaced_by) {
        ("issued", _) => None,
        ("superseded", Some(by)) => Some(EndingKind::Superseded { by: code(by)? }),
        ("revoked", _) => Some(EndingKind::Revoked),
        (state, _) => return Err(Failure::Data(format!("certificate in state {state:?}"))),
    };
    let ending = kind.map(|kind| Ending {
        kind,
        reason: row.reason.unwrap_or_default(),
        ended_at: row.ended_at.unwrap_or(row.issued_at),
        ended_by: row.ended_by.map(UserId),
    });
    Ok(Certificate {
        code: code(row.code)?,
        enrolment: EnrolmentId(row.enrolment_id),
        holder: UserId(row.user_id),
        course: CourseId::parse(&row.course_id)?,
        award: AwardId::parse(&row.award_id)?,
        printed: serde_json::from_str(&row.printed)?,
        issued_at: row.issued_at,
        issued_by: row.issued_by.map(UserId),
        ending,
    })
}

fn certificates_of(rows: Vec<certificate::Model>) -> Result<Vec<Certificate>, Failure> {
    rows.into_iter().map(certificate_of).collect()
}

pub async fn find_certificate(db: &impl Connection, code: &CertificateCode) -> Result<Option<Certificate>, Failure> {
    Entity::find_by_id(code.to_string()).one(db).await?.map(certificate_of).transpose()
}

/// The certificates with these codes.
pub async fn certificates_by_code(
    db: &impl Connection,
    codes: &[&CertificateCode],
) -> Result<BTreeMap<CertificateCode, Certificate>, Failure> {
    if codes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = Entity::find().filter(Column::Code.is_in(codes.iter().map(|code| code.as_str()))).all(db).await?;
    Ok(certificates_of(rows)?.into_iter().map(|certificate| (certificate.code.clone(), certificate)).collect())
}

/// Every certificate issued within these enrolments, the newest first.
pub async fn certificates_within(db: &impl Connection, enrolments: &[EnrolmentId]) -> Result<Vec<Certificate>, Failure> {
    if enrolments.is_empty() {
        return Ok(Vec::new());
    }
    let theirs = Column::EnrolmentId.is_in(enrolments.iter().map(|id| id.0));
    certificates_of(Entity::find().filter(theirs).order_by_desc(Column::IssuedAt).all(db).await?)
}

/// Every certificate of an award issued within an enrolment.
pub async fn certificates_for(db: &impl Connection, enrolment: EnrolmentId, award: &AwardId) -> Result<Vec<Certificate>, Failure> {
    let mine = Entity::find().filter(Column::EnrolmentId.eq(enrolment.0)).filter(Column::AwardId.eq(award.as_str()));
    certificates_of(mine.all(db).await?)
}

pub async fn certificates_of_holder(db: &impl Connection, user: UserId) -> Result<Vec<Certificate>, Failure> {
    certificates_of(Entity::find().filter(Column::UserId.eq(user.0)).order_by_asc(Column::Code).all(db).await?)
}

/// Answers whether there was no live certificate of this award within this enrolment.
pub async fn insert_certificate(tx: &Transaction, new: &Certificate) -> Result<bool, Failure> {
    let row = certificate::Model {
        code: new.code.to_string(),
        enrolment_id: new.enrolment.0,
        user_id: new.holder.0,
        course_id: new.course.to_string(),
        award_id: new.award.to_string(),
        state: State::Issued.as_str().to_owned(),
        printed: serde_json::to_string(&new.printed)?,
        issued_at: new.issued_at,
        issued_by: new.issued_by.map(|user| user.0),
        replaced_by: None,
        reason: None,
        ended_at: None,
        ended_by: None,
    };
    // The partial unique index over live certificates refuses a second one.
    let only = OnConflict::new().do_nothing().to_owned();
    let rows = Entity::insert(row.into_active_model()).on_conflict(only).exec_without_returning(tx).await?;
    Ok(rows > 0)
}

/// Keeps a live certificate from being ended or erased until this transaction is over; nothing when it is not live.
pub async fn hold_certificate(tx: &Transaction, code: &CertificateCode) -> Result<Option<Certificate>, Failure> {
    let held = Entity::update_many()
        .col_expr(Column::State, Expr::value(State::Issued.as_str()))
        .filter(Column::Code.eq(code.as_str()))
        .filter(Column::State.eq(State::Issued.as_str()))
        .exec(tx)
        .await?;
    if held.rows_affected > 0 { find_certificate(tx, code).await } else { Ok(None) }
}

/// Ends a live certificate; answers whether it was live.
pub async fn end_certificate(tx: &Transaction, code: &CertificateCode, ending: &Ending) -> Result<bool, Failure> {
    let (state, by) = match &ending.kind {
        EndingKind::Superseded { by } => (State::Superseded, Some(by.to_string())),
        EndingKind::Revoked => (State::Revoked, None),
    };
    let done = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.as_str()))
        .col_expr(Column::ReplacedBy, Expr::value(by))
        .col_expr(Column::Reason, Expr::value(ending.reason.clone()))
        .col_expr(Column::EndedAt, Expr::value(ending.ended_at))
        .col_expr(Column::EndedBy, Expr::value(ending.ended_by.map(|user| user.0)))
        .filter(Column::Code.eq(code.as_str()))
        .filter(Column::State.eq(State::Issued.as_str()))
        .exec(tx)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Only for erasing: nothing else changes what was printed.
pub async fn set_printed(tx: &Transaction, code: &CertificateCode, printed: &Frozen, reason: Option<String>) -> Result<(), Failure> {
    Entity::update_many()
        .col_expr(Column::Printed, Expr::value(serde_json::to_string(printed)?))
        .col_expr(Column::Reason, Expr::value(reason))
        .filter(Column::Code.eq(code.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}
