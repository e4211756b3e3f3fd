//! Jobs, idempotency keys, the audit log, settings the program keeps for itself.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// Jobs, idempotency keys, the audit log, settings the program keeps for itself.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let jobs = vec![
            id("id"),
            text("kind"),
            text("payload"),
            text_or_null("once"),
            moment("run_at"),
            count("tries"),
            text_or_null("leased_by"),
            moment_or_null("leased_until"),
            moment_or_null("failed_at"),
            text_or_null("last_error"),
            moment("created_at"),
        ];
        schema.create_table(table("jobs", jobs)).await?;
        schema.create_index(index("jobs", &["run_at"])).await?;
        schema.create_index(unique("jobs", &["once"])).await?;

        let keys =
            vec![uuid("user_id"), text("key"), text("operation"), text("body_hash"), count("status"), text("answer"), moment("created_at")];
        let keys = table("idempotency_keys", keys).primary_key(Index::create().col(Alias::new("user_id")).col(Alias::new("key"))).take();
        schema.create_table(keys).await?;
        schema.create_index(index("idempotency_keys", &["created_at"])).await?;

        let audit = vec![
            id("id"),
            number("number"),
            uuid_or_null("actor_id"),
            text("action"),
            text("subject"),
            text("details"),
            text("previous"),
            text("hash"),
            moment("happened_at"),
        ];
        schema.create_table(table("audit_log", audit)).await?;
        schema.create_index(unique("audit_log", &["number"])).await?;

        let kept = vec![text("name").primary_key().take(), text("value")];
        schema.create_table(table("kept_settings", kept)).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for name in ["kept_settings", "audit_log", "idempotency_keys", "jobs"] {
            schema.drop_table(Table::drop().table(Alias::new(name)).if_exists().take()).await?;
        }
        Ok(())
    }
}
