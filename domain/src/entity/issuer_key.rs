//! What is public of the keys that sign.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "issuer_keys")]
pub struct Model {
    /// The public half, as a multikey.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    /// `credential`, `status`, `code` or `ledger`.
    #[sea_orm(column_type = "Text")]
    pub purpose: String,
    pub created_at: DateTimeUtc,
    /// When it begins to sign.
    pub active_from: DateTimeUtc,
    /// When it ceases to sign.
    pub retired_at: Option<DateTimeUtc>,
    /// From when on its signatures are worth nothing.
    pub withdrawn_from: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub withdrawn_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
