//! Certificates that are issued together.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "batches")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub course_id: String,
    #[sea_orm(column_type = "Text")]
    pub award_id: String,
    /// Who qualified from then on.
    pub qualified_from: Option<DateTimeUtc>,
    /// Who qualified before then.
    pub qualified_before: Option<DateTimeUtc>,
    /// Whether somebody whose certificate was revoked gets another.
    pub includes_revoked: bool,
    /// `checking`, `prepared`, `signed`, `waiting`, `issuing`, `done` or `dropped`.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// None: the operator.
    pub prepared_by: Option<Uuid>,
    pub prepared_at: DateTimeUtc,
    pub signed_by: Option<Uuid>,
    pub signed_at: Option<DateTimeUtc>,
    /// A second admin, where two have to sign.
    pub countersigned_by: Option<Uuid>,
    pub countersigned_at: Option<DateTimeUtc>,
    /// When certificates are made, unless it is dropped before.
    pub starts_at: Option<DateTimeUtc>,
    pub dropped_by: Option<Uuid>,
    /// When it was done or dropped.
    pub ended_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
