//! Rows of roles in courses, and who is an admin.

use super::super::Role;
use crate::{
    clock::Moment,
    database::{self, Connection, Transaction},
    entity::{role_grant, user},
    error::Failure,
    id::{CourseId, UserId},
};
use sea_orm::{ActiveValue::Set, IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict};

pub async fn has_admin(db: &impl Connection) -> Result<bool, Failure> {
    Ok(user::Entity::find().filter(user::Column::IsAdmin.eq(true)).limit(1).one(db).await?.is_some())
}

/// Whether somebody else than this person is an admin. Nobody else changes who is one until this transaction ends.
pub async fn has_other_admin(tx: &Transaction, user: UserId) -> Result<bool, Failure> {
    database::take_turn(tx, "admins").await?;
    let others = user::Entity::find().filter(user::Column::IsAdmin.eq(true)).filter(user::Column::Id.ne(user.0));
    Ok(others.limit(1).one(tx).await?.is_some())
}

pub async fn roles_of(db: &impl Connection, user: UserId) -> Result<Vec<(CourseId, Role)>, Failure> {
    let rows =
        role_grant::Entity::find().filter(role_grant::Column::UserId.eq(user.0)).order_by_asc(role_grant::Column::CourseId).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((CourseId::parse(&row.course_id).ok()?, Role::parse(&row.role)?))).collect())
}

/// A role to be granted or taken back.
#[derive(Debug)]
pub struct Grant<'a> {
    pub user: UserId,
    pub course: &'a CourseId,
    pub role: Role,
}

/// Answers whether it was not held before.
pub async fn insert_grant(tx: &Transaction, grant: &Grant<'_>, by: Option<UserId>, now: Moment) -> Result<bool, Failure> {
    let row = role_grant::Model {
        id: Uuid::now_v7(),
        user_id: grant.user.0,
        course_id: grant.course.as_str().to_owned(),
        role: grant.role.as_str().to_owned(),
        granted_by: by.map(|by| by.0),
        granted_at: now,
    };
    let key = [role_grant::Column::UserId, role_grant::Column::CourseId, role_grant::Column::Role];
    let held = OnConflict::columns(key).do_nothing().to_owned();
    let rows = role_grant::Entity::insert(row.into_active_model()).on_conflict(held).exec_without_returning(tx).await?;
    Ok(rows > 0)
}

/// Answers whether it was held.
pub async fn delete_grant(tx: &Transaction, grant: &Grant<'_>) -> Result<bool, Failure> {
    let deleted = role_grant::Entity::delete_many()
        .filter(role_grant::Column::UserId.eq(grant.user.0))
        .filter(role_grant::Column::CourseId.eq(grant.course.as_str()))
        .filter(role_grant::Column::Role.eq(grant.role.as_str()))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected > 0)
}

pub async fn delete_grants_of(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    role_grant::Entity::delete_many().filter(role_grant::Column::UserId.eq(user.0)).exec(tx).await?;
    Ok(())
}

/// Writes whether a person is an admin, and whether they are staff: an admin, or the holder of any role.
pub async fn update_rank(tx: &Transaction, user: UserId, is_admin: bool) -> Result<(), Failure> {
    let is_staff = is_admin || !roles_of(tx, user).await?.is_empty();
    let row = user::ActiveModel { is_admin: Set(is_admin), is_staff: Set(is_staff), ..Default::default() };
    user::Entity::update_many().set(row).filter(user::Column::Id.eq(user.0)).exec(tx).await?;
    Ok(())
}
