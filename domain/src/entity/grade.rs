//! Grades of attempts. Append-only; the newest counts.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "grades")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub attempt_id: Uuid,
    pub earned_numerator: i64,
    pub earned_denominator: i64,
    pub possible_numerator: i64,
    pub possible_denominator: i64,
    /// JSON: per question.
    #[sea_orm(column_type = "Text")]
    pub results: String,
    /// `submitted`, `deadline` or `regraded`.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub graded_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
