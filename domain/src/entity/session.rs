//! Signed-in sessions: the truth, whatever a cache says.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of the cookie's token, hex.
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    pub user_id: Uuid,
    /// The account's epoch at sign-in.
    pub epoch: i64,
    /// Secret the forms of this session carry.
    #[sea_orm(column_type = "Text")]
    pub csrf: String,
    pub shared_computer: bool,
    /// Browser and system, in a few words.
    #[sea_orm(column_type = "Text")]
    pub device: String,
    pub created_at: DateTimeUtc,
    /// Written at most every five minutes.
    pub last_seen_at: DateTimeUtc,
    /// When the password was last typed.
    pub confirmed_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
