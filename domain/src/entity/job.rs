//! Work to be done soon, written in the transaction that caused it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "jobs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// JSON.
    #[sea_orm(column_type = "Text")]
    pub payload: String,
    /// Two waiting jobs never share it.
    #[sea_orm(column_type = "Text", nullable)]
    pub once: Option<String>,
    pub run_at: DateTimeUtc,
    pub tries: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub leased_by: Option<String>,
    pub leased_until: Option<DateTimeUtc>,
    /// Given up.
    pub failed_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub last_error: Option<String>,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
