//! Certificates that are issued together.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// Certificates that are issued together.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let batches = vec![
            id("id"),
            text("course_id"),
            text("award_id"),
            moment_or_null("qualified_from"),
            moment_or_null("qualified_before"),
            flag("includes_revoked"),
            text("state"),
            uuid_or_null("prepared_by"),
            moment("prepared_at"),
            uuid_or_null("signed_by"),
            moment_or_null("signed_at"),
            uuid_or_null("countersigned_by"),
            moment_or_null("countersigned_at"),
            moment_or_null("starts_at"),
            uuid_or_null("dropped_by"),
            moment_or_null("ended_at"),
        ];
        schema.create_table(table("batches", batches)).await?;
        schema.create_index(index("batches", &["course_id"])).await?;

        let members = vec![
            uuid("batch_id"),
            uuid("qualification_id"),
            text("printed_name"),
            text("state"),
            text_or_null("why"),
            text_or_null("certificate_code"),
        ];
        let members = table("batch_members", members)
            .primary_key(Index::create().col(Alias::new("batch_id")).col(Alias::new("qualification_id")))
            .foreign_key(&mut refers("batch_members", "batch_id", "batches"))
            .foreign_key(&mut refers("batch_members", "qualification_id", "qualifications"))
            .take();
        schema.create_table(members).await?;
        schema.create_index(index("batch_members", &["batch_id", "state"])).await?;
        schema.create_index(index("batch_members", &["qualification_id"])).await?;
        schema.create_index(index("batch_members", &["certificate_code"])).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for name in ["batch_members", "batches"] {
            schema.drop_table(Table::drop().table(Alias::new(name)).if_exists().take()).await?;
        }
        Ok(())
    }
}
