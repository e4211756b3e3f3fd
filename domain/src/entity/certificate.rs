//! Frozen certificates. Never deleted.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "certificates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub enrolment_id: Uuid,
    pub user_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub course_id: String,
    #[sea_orm(column_type = "Text")]
    pub award_id: String,
    /// `issued`, `superseded` or `revoked`.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// JSON: every printed field.
    #[sea_orm(column_type = "Text")]
    pub printed: String,
    pub issued_at: DateTimeUtc,
    pub issued_by: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub replaced_by: Option<String>,
    /// Of its end.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
