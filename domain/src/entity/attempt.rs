//! Goes at quizzes, from their first second.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enrolment_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub activity_id: String,
    /// The version it began with, and stays on.
    #[sea_orm(column_type = "Text")]
    pub version_id: String,
    /// 1, 2, 3 … per quiz and learner.
    pub number: i32,
    /// JSON: seed, questions and option orders.
    #[sea_orm(column_type = "Text")]
    pub draw: String,
    pub started_at: DateTimeUtc,
    pub deadline_at: Option<DateTimeUtc>,
    /// None while open.
    pub submitted_at: Option<DateTimeUtc>,
    /// `learner` or `deadline`.
    #[sea_orm(column_type = "Text", nullable)]
    pub closed_by: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
