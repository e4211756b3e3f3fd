//! Wishes for a corrected certificate.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// Wishes for a corrected certificate.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let requests = vec![
            id("id"),
            text("certificate_code"),
            uuid("user_id"),
            text("wanted_name"),
            text("reason"),
            text("state"),
            moment("asked_at"),
            moment_or_null("decided_at"),
            uuid_or_null("decided_by"),
            text_or_null("answer"),
        ];
        schema.create_table(table("correction_requests", requests)).await?;
        schema.create_index(index("correction_requests", &["certificate_code"])).await?;
        schema.create_index(index("correction_requests", &["user_id"])).await?;
        let mut asked = unique("correction_requests", &["certificate_code"]);
        asked.name("ux_correction_requests_asked").and_where(Expr::col(Alias::new("state")).eq("asked"));
        schema.create_index(asked).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        schema.drop_table(Table::drop().table(Alias::new("correction_requests")).if_exists().take()).await
    }
}
