//! Who met all requirements of an award, and when. Stays.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "qualifications")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub enrolment_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub award_id: String,
    #[sea_orm(column_type = "Text")]
    pub version_id: String,
    /// JSON: what was met, by when, with which mark.
    #[sea_orm(column_type = "Text")]
    pub evidence: String,
    pub qualified_at: DateTimeUtc,
    #[sea_orm(column_type = "Text", nullable)]
    pub printed_name: Option<String>,
    pub name_confirmed_at: Option<DateTimeUtc>,
    /// Why an admin will not issue it.
    #[sea_orm(column_type = "Text", nullable)]
    pub refusal: Option<String>,
    pub refused_at: Option<DateTimeUtc>,
    pub refused_by: Option<Uuid>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
