//! Who qualified, and certificates.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// Who qualified, and certificates.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let qualifications = vec![
            id("id"),
            uuid("enrolment_id"),
            text("award_id"),
            text("version_id"),
            text("evidence"),
            moment("qualified_at"),
            text_or_null("printed_name"),
            moment_or_null("name_confirmed_at"),
            text_or_null("refusal"),
            moment_or_null("refused_at"),
            uuid_or_null("refused_by"),
        ];
        let qualifications =
            table("qualifications", qualifications).foreign_key(&mut refers("qualifications", "enrolment_id", "enrolments")).take();
        schema.create_table(qualifications).await?;
        schema.create_index(unique("qualifications", &["enrolment_id", "award_id"])).await?;

        let certificates = vec![
            text("code").primary_key().take(),
            uuid("enrolment_id"),
            uuid("user_id"),
            text("course_id"),
            text("award_id"),
            text("state"),
            text("printed"),
            moment("issued_at"),
            uuid_or_null("issued_by"),
            text_or_null("replaced_by"),
            text_or_null("reason"),
            moment_or_null("ended_at"),
            uuid_or_null("ended_by"),
        ];
        schema.create_table(table("certificates", certificates)).await?;
        schema.create_index(index("certificates", &["user_id"])).await?;
        schema.create_index(index("certificates", &["enrolment_id"])).await?;
        schema.create_index(index("certificates", &["course_id", "issued_at"])).await?;
        let mut live = unique("certificates", &["enrolment_id", "award_id"]);
        live.name("ux_certificates_live").and_where(Expr::col(Alias::new("state")).eq("issued"));
        schema.create_index(live).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for name in ["certificates", "qualifications"] {
            schema.drop_table(Table::drop().table(Alias::new(name)).if_exists().take()).await?;
        }
        Ok(())
    }
}
