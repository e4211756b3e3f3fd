//! What is public of the keys that sign.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// What is public of the keys that sign.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let keys = vec![
            text("id").primary_key().take(),
            text("purpose"),
            moment("created_at"),
            moment("active_from"),
            moment_or_null("retired_at"),
            moment_or_null("withdrawn_from"),
            text_or_null("withdrawn_reason"),
        ];
        schema.create_table(table("issuer_keys", keys)).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table(Alias::new("issuer_keys")).if_exists().take()).await
    }
}
