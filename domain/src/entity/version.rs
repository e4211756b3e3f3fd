//! Immutable versions of courses.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "versions")]
pub struct Model {
    /// The content address.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    #[sea_orm(column_type = "Text")]
    pub course_id: String,
    /// JSON: path → SHA-256 and size of every file.
    #[sea_orm(column_type = "Text")]
    pub manifest: String,
    /// In the source language, for lists.
    #[sea_orm(column_type = "Text")]
    pub title: String,
    /// What the uploader says has changed.
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    pub uploaded_by: Option<Uuid>,
    pub uploaded_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
