//! Courses, their versions and publications.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// Courses, their versions and publications.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let courses = vec![text("id").primary_key().take(), moment("created_at")];
        schema.create_table(table("courses", courses)).await?;

        let versions = vec![
            text("id").primary_key().take(),
            text("course_id"),
            text("manifest"),
            text("title"),
            text_or_null("note"),
            uuid_or_null("uploaded_by"),
            moment("uploaded_at"),
        ];
        schema.create_table(table("versions", versions).foreign_key(&mut refers("versions", "course_id", "courses")).take()).await?;
        schema.create_index(index("versions", &["course_id", "uploaded_at"])).await?;

        let publications =
            vec![id("id"), text("course_id"), number("number"), text("version_id"), uuid_or_null("published_by"), moment("published_at")];
        let publications = table("publications", publications)
            .foreign_key(&mut refers("publications", "course_id", "courses"))
            .foreign_key(&mut refers("publications", "version_id", "versions"))
            .take();
        schema.create_table(publications).await?;
        schema.create_index(unique("publications", &["course_id", "number"])).await?;
        Ok(())
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for name in ["publications", "versions", "courses"] {
            schema.drop_table(Table::drop().table(Alias::new(name)).if_exists().take()).await?;
        }
        Ok(())
    }
}
