//! Enrolments, completions, the notebook, reported problems.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// Enrolments, completions, the notebook, reported problems.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let enrolments = vec![
            id("id"),
            uuid("user_id"),
            text("course_id"),
            text("version_id"),
            moment("enrolled_at"),
            moment_or_null("left_at"),
            text_or_null("last_activity_id"),
        ];
        let enrolments = table("enrolments", enrolments)
            .foreign_key(&mut refers("enrolments", "user_id", "users"))
            .foreign_key(&mut refers("enrolments", "course_id", "courses"))
            .take();
        schema.create_table(enrolments).await?;
        schema.create_index(unique("enrolments", &["user_id", "course_id"])).await?;
        schema.create_index(index("enrolments", &["course_id", "enrolled_at"])).await?;

        let completions = vec![uuid("enrolment_id"), text("activity_id"), text("version_id"), moment("completed_at")];
        let completions = table("completions", completions)
            .primary_key(Index::create().col(Alias::new("enrolment_id")).col(Alias::new("activity_id")))
            .foreign_key(&mut refers("completions", "enrolment_id", "enrolments"))
            .take();
        schema.create_table(completions).await?;

        let notes = vec![uuid("user_id"), text("course_id"), text("prompt_id"), text("text"), count("seq"), moment("saved_at")];
        let key = ["user_id", "course_id", "prompt_id"];
        let mut primary = Index::create();
        for column in key {
            primary.col(Alias::new(column));
        }
        let notes = table("notes", notes).primary_key(&mut primary).foreign_key(&mut refers("notes", "user_id", "users")).take();
        schema.create_table(notes).await?;

        let reports = vec![
            id("id"),
            uuid_or_null("user_id"),
            text("course_id"),
            text("activity_id"),
            text_or_null("question_id"),
            text("version_id"),
            text("language"),
            text("text"),
            moment("reported_at"),
            moment_or_null("closed_at"),
            uuid_or_null("closed_by"),
        ];
        schema.create_table(table("problem_reports", reports)).await?;
        schema.create_index(index("problem_reports", &["course_id", "reported_at"])).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for name in ["problem_reports", "notes", "completions", "enrolments"] {
            schema.drop_table(Table::drop().table(Alias::new(name)).if_exists().take()).await?;
        }
        Ok(())
    }
}
