//! Certificates as signed credentials.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// Certificates as signed credentials.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let credentials = vec![
            text("certificate_code").primary_key().take(),
            number("place"),
            text_or_null("key_id"),
            text_or_null("document"),
            moment_or_null("signed_at"),
        ];
        schema.create_table(table("credentials", credentials)).await?;
        schema.create_index(unique("credentials", &["place"])).await?;
        schema.create_index(index("credentials", &["key_id"])).await?;
        // How many have ended is asked whenever somebody asks for a status list.
        schema.create_index(index("certificates", &["ended_at"])).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_index(Index::drop().name("ix_certificates_ended_at").table(Alias::new("certificates")).to_owned()).await?;
        schema.drop_table(Table::drop().table(Alias::new("credentials")).if_exists().take()).await
    }
}
