//! Links that open something once.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "mailed_links")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the link's token, hex.
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    /// `confirm`, `reset` or `first_admin`.
    #[sea_orm(column_type = "Text")]
    pub purpose: String,
    pub user_id: Option<Uuid>,
    /// The address it confirms.
    #[sea_orm(column_type = "Text", nullable)]
    pub email: Option<String>,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub used_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
