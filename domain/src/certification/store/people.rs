//! Whose qualifications they are.

use crate::{
    certification::qualified::Person,
    database::Connection,
    entity::{enrolment, user},
    error::Failure,
    id::{CourseId, EnrolmentId, UserId},
};
use sea_orm::entity::prelude::*;
use std::collections::BTreeMap;

/// Learner and course of each enrolment.
pub async fn enrolments_by_id(db: &impl Connection, ids: &[EnrolmentId]) -> Result<BTreeMap<EnrolmentId, (UserId, CourseId)>, Failure> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = enrolment::Entity::find().filter(enrolment::Column::Id.is_in(ids.iter().map(|id| id.0))).all(db).await?;
    rows.into_iter().map(|row| Ok((EnrolmentId(row.id), (UserId(row.user_id), CourseId::parse(&row.course_id)?)))).collect()
}

/// People who have not been erased.
pub async fn people_by_id(db: &impl Connection, ids: &[UserId]) -> Result<BTreeMap<UserId, Person>, Failure> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = user::Entity::find()
        .filter(user::Column::Id.is_in(ids.iter().map(|id| id.0)))
        .filter(user::Column::ErasedAt.is_null())
        .all(db)
        .await?;
    let person = |row: user::Model| {
        let user = UserId(row.id);
        (user, Person { user, name: row.name, email: row.email, address_confirmed: row.email_confirmed_at.is_some() })
    };
    Ok(rows.into_iter().map(person).collect())
}
