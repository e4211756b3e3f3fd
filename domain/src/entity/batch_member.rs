//! Who is in a batch of certificates.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "batch_members")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub batch_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub qualification_id: Uuid,
    /// The name as it was confirmed when the batch was prepared. Empty once erased.
    #[sea_orm(column_type = "Text")]
    pub printed_name: String,
    /// `listed`, `fit`, `issued` or `left_out`.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// Why somebody was left out.
    #[sea_orm(column_type = "Text", nullable)]
    pub why: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub certificate_code: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
