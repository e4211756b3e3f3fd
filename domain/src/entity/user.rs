//! People's accounts.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "users")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Lower-case, unique; none once erased.
    #[sea_orm(column_type = "Text", nullable)]
    pub email: Option<String>,
    /// As the person writes it.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The name without accents and capitals, a space before each word: for finding people.
    #[sea_orm(column_type = "Text")]
    pub folded_name: String,
    /// Code of the language mails are written in.
    #[sea_orm(column_type = "Text")]
    pub language: String,
    /// PHC string; none for who never chose one.
    #[sea_orm(column_type = "Text", nullable)]
    pub password_hash: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub country: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub local_government: Option<String>,
    /// What the person does there.
    #[sea_orm(column_type = "Text", nullable)]
    pub occupation: Option<String>,
    pub is_admin: bool,
    /// Whether stricter session terms hold: admin, or any role grant.
    pub is_staff: bool,
    /// Sessions of an older epoch are dead.
    pub session_epoch: i64,
    /// In a row, from all networks.
    pub failed_sign_ins: i32,
    pub email_confirmed_at: Option<DateTimeUtc>,
    /// Asked for, not yet confirmed.
    #[sea_orm(column_type = "Text", nullable)]
    pub new_email: Option<String>,
    pub created_at: DateTimeUtc,
    pub erased_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
