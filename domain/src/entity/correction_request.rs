//! Wishes for a corrected certificate.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "correction_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Of which certificate.
    #[sea_orm(column_type = "Text")]
    pub certificate_code: String,
    /// Its holder.
    pub user_id: Uuid,
    /// The name that ought to be printed.
    #[sea_orm(column_type = "Text")]
    pub wanted_name: String,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// `asked`, `granted` or `refused`.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    pub asked_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<Uuid>,
    /// Why it was refused.
    #[sea_orm(column_type = "Text", nullable)]
    pub answer: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
