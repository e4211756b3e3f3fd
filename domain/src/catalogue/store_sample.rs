//! Publishing without ceremony, for the tests of other concepts.

use super::{compiled, model::Course, refresh, store};
use crate::{
    entity::{course, publication, version},
    error::Failure,
    id::PublicationId,
    platform::Platform,
};
use sea_orm::{IntoActiveModel, entity::prelude::*, sea_query::OnConflict};
use std::sync::Arc;

/// Makes a compiled course the current version.
pub(crate) async fn publish(platform: &Platform, compiled: Course) -> Arc<Course> {
    let now = platform.clock.now();
    compiled::keep(platform, &compiled).await.unwrap();
    let published = async |tx: &crate::database::Transaction| {
        let row = course::Model { id: compiled.id.to_string(), created_at: now };
        let once = OnConflict::new().do_nothing().to_owned();
        course::Entity::insert(row.into_active_model()).on_conflict(once.clone()).exec_without_returning(tx).await?;
        let manifest = compiled.assets.values().map(|asset| asset.sha256.clone()).collect::<Vec<_>>();
        let row = version::Model {
            id: compiled.version.to_string(),
            course_id: compiled.id.to_string(),
            manifest: serde_json::to_string(&manifest)?,
            title: String::new(),
            note: None,
            uploaded_by: None,
            uploaded_at: now,
        };
        version::Entity::insert(row.into_active_model()).on_conflict(once).exec_without_returning(tx).await?;
        let newest = store::current_publications(tx).await?.into_iter().find(|(id, _)| *id == compiled.id);
        let row = publication::Model {
            id: PublicationId::generate().0,
            course_id: compiled.id.to_string(),
            number: newest.map_or(1, |(_, current)| current.number + 1),
            version_id: compiled.version.to_string(),
            published_by: None,
            published_at: now,
        };
        publication::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
        Ok::<_, Failure>(())
    };
    platform.database.write(published).await.unwrap();
    refresh(platform).await.unwrap();
    super::current(platform, &compiled.id).unwrap()
}
