//! Learners in courses.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "enrolments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub user_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub course_id: String,
    /// The version current when the learner enrolled: newly required activities do not bind.
    #[sea_orm(column_type = "Text")]
    pub version_id: String,
    pub enrolled_at: DateTimeUtc,
    pub left_at: Option<DateTimeUtc>,
    /// Where the learner stopped.
    #[sea_orm(column_type = "Text", nullable)]
    pub last_activity_id: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
