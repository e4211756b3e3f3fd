//! Certificates as signed credentials.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "credentials")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub certificate_code: String,
    /// Its place in the status lists, from 0. Never given to another.
    pub place: i64,
    /// Which key signed it.
    #[sea_orm(column_type = "Text", nullable)]
    pub key_id: Option<String>,
    /// The signed JSON; none before it is signed, and once the holder was erased.
    #[sea_orm(column_type = "Text", nullable)]
    pub document: Option<String>,
    pub signed_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
