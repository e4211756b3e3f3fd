//! Attempts, responses, grades, requests for another attempt.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// Attempts, responses, grades, requests for another attempt.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let attempts = vec![
            id("id"),
            uuid("enrolment_id"),
            text("activity_id"),
            text("version_id"),
            count("number"),
            text("draw"),
            moment("started_at"),
            moment_or_null("deadline_at"),
            moment_or_null("submitted_at"),
            text_or_null("closed_by"),
        ];
        let attempts = table("attempts", attempts).foreign_key(&mut refers("attempts", "enrolment_id", "enrolments")).take();
        schema.create_table(attempts).await?;
        schema.create_index(unique("attempts", &["enrolment_id", "activity_id", "number"])).await?;
        let mut open = unique("attempts", &["enrolment_id", "activity_id"]);
        open.name("ux_attempts_open").and_where(Expr::col(Alias::new("submitted_at")).is_null());
        schema.create_index(open).await?;

        let responses = vec![uuid("attempt_id"), text("question_id"), text("response"), count("seq"), flag("late"), moment("saved_at")];
        let responses = table("responses", responses)
            .primary_key(Index::create().col(Alias::new("attempt_id")).col(Alias::new("question_id")))
            .foreign_key(&mut refers("responses", "attempt_id", "attempts"))
            .take();
        schema.create_table(responses).await?;

        let grades = vec![
            id("id"),
            uuid("attempt_id"),
            number("earned_numerator"),
            number("earned_denominator"),
            number("possible_numerator"),
            number("possible_denominator"),
            text("results"),
            text("reason"),
            moment("graded_at"),
        ];
        schema.create_table(table("grades", grades).foreign_key(&mut refers("grades", "attempt_id", "attempts")).take()).await?;
        schema.create_index(index("grades", &["attempt_id", "graded_at"])).await?;

        let requests = vec![
            id("id"),
            uuid("enrolment_id"),
            text("activity_id"),
            text("reason"),
            text("state"),
            moment("asked_at"),
            moment_or_null("decided_at"),
            uuid_or_null("decided_by"),
            text_or_null("answer"),
        ];
        let requests =
            table("attempt_requests", requests).foreign_key(&mut refers("attempt_requests", "enrolment_id", "enrolments")).take();
        schema.create_table(requests).await?;
        schema.create_index(index("attempt_requests", &["enrolment_id", "activity_id"])).await?;
        let mut asked = unique("attempt_requests", &["enrolment_id", "activity_id"]);
        asked.name("ux_attempt_requests_asked").and_where(Expr::col(Alias::new("state")).eq("asked"));
        schema.create_index(asked).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for name in ["attempt_requests", "grades", "responses", "attempts"] {
            schema.drop_table(Table::drop().table(Alias::new(name)).if_exists().take()).await?;
        }
        Ok(())
    }
}
