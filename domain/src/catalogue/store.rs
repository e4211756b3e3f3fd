//! All SQL of versions and publications that readers need.

use super::Current;
use crate::{
    database::Connection,
    entity::{publication, version},
    error::Failure,
    id::{CourseId, VersionId},
};
use sea_orm::{ExprTrait, QueryOrder, QuerySelect, entity::prelude::*, sea_query::Query};

/// The newest publication of every course.
pub async fn current_publications(db: &impl Connection) -> Result<Vec<(CourseId, Current)>, Failure> {
    let newest = Query::select()
        .column(publication::Column::CourseId)
        .expr(Expr::col(publication::Column::Number).max())
        .from(publication::Entity)
        .group_by_col(publication::Column::CourseId)
        .to_owned();
    let pair = Expr::tuple([Expr::col(publication::Column::CourseId), Expr::col(publication::Column::Number)]);
    let rows = publication::Entity::find()
        .filter(pair.in_subquery(newest))
        .order_by_asc(publication::Column::CourseId)
        .limit(10_000)
        .all(db)
        .await?;
    rows.into_iter()
        .map(|row| Ok((CourseId::parse(&row.course_id)?, Current { number: row.number, version: VersionId::parse(&row.version_id)? })))
        .collect()
}

/// Most versions that are read for the sake of one file.
const MOST_WITH_A_FILE: u64 = 20;

/// Versions with this file, the newest first.
pub async fn versions_with(db: &impl Connection, sha256: &str) -> Result<Vec<VersionId>, Failure> {
    let with_file = version::Entity::find().filter(version::Column::Manifest.contains(sha256));
    let rows = with_file.order_by_desc(version::Column::UploadedAt).limit(MOST_WITH_A_FILE).all(db).await?;
    rows.into_iter().map(|row| Ok(VersionId::parse(&row.id)?)).collect()
}

/// The manifest of a version, JSON.
pub async fn manifest_of(db: &impl Connection, id: &VersionId) -> Result<Option<String>, Failure> {
    Ok(version::Entity::find_by_id(id.as_str()).one(db).await?.map(|row| row.manifest))
}
