//! Accounts, sessions, roles, mailed links, access tokens.

use crate::columns::*;
use sea_orm_migration::prelude::*;

/// Accounts, sessions, roles, mailed links, access tokens.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let users = vec![
            id("id"),
            text_or_null("email"),
            text("name"),
            text("folded_name"),
            text("language"),
            text_or_null("password_hash"),
            text_or_null("country"),
            text_or_null("local_government"),
            text_or_null("occupation"),
            flag("is_admin"),
            flag("is_staff"),
            number("session_epoch").default(0).take(),
            count("failed_sign_ins"),
            moment_or_null("email_confirmed_at"),
            text_or_null("new_email"),
            moment("created_at"),
            moment_or_null("erased_at"),
        ];
        schema.create_table(table("users", users)).await?;
        schema.create_index(unique("users", &["email"])).await?;

        let sessions = vec![
            id("id"),
            text("token_hash"),
            uuid("user_id"),
            number("epoch"),
            text("csrf"),
            flag("shared_computer"),
            text("device"),
            moment("created_at"),
            moment("last_seen_at"),
            moment("confirmed_at"),
        ];
        schema.create_table(table("sessions", sessions).foreign_key(&mut refers("sessions", "user_id", "users")).take()).await?;
        schema.create_index(unique("sessions", &["token_hash"])).await?;
        schema.create_index(index("sessions", &["user_id"])).await?;

        let changes = vec![id("id"), uuid("user_id"), text_or_null("token_hash"), moment("changed_at")];
        schema.create_table(table("session_changes", changes)).await?;
        schema.create_index(index("session_changes", &["changed_at"])).await?;

        let grants = vec![id("id"), uuid("user_id"), text("course_id"), text("role"), uuid_or_null("granted_by"), moment("granted_at")];
        schema.create_table(table("role_grants", grants).foreign_key(&mut refers("role_grants", "user_id", "users")).take()).await?;
        schema.create_index(unique("role_grants", &["user_id", "course_id", "role"])).await?;

        doors(schema).await
    }

    async fn down(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        for name in ["access_tokens", "mailed_links", "role_grants", "session_changes", "sessions", "users"] {
            schema.drop_table(Table::drop().table(Alias::new(name)).if_exists().take()).await?;
        }
        Ok(())
    }
}

/// What opens a door once or without a password: mailed links and access tokens.
async fn doors(schema: &SchemaManager<'_>) -> Result<(), DbErr> {
    let links = vec![
        id("id"),
        text("token_hash"),
        text("purpose"),
        uuid_or_null("user_id"),
        text_or_null("email"),
        moment("created_at"),
        moment("expires_at"),
        moment_or_null("used_at"),
    ];
    schema.create_table(table("mailed_links", links)).await?;
    schema.create_index(unique("mailed_links", &["token_hash"])).await?;
    schema.create_index(index("mailed_links", &["user_id", "purpose"])).await?;

    let tokens = vec![
        id("id"),
        uuid("user_id"),
        text("name"),
        text("token_hash"),
        moment("created_at"),
        moment("expires_at"),
        moment_or_null("last_used_at"),
    ];
    schema.create_table(table("access_tokens", tokens).foreign_key(&mut refers("access_tokens", "user_id", "users")).take()).await?;
    schema.create_index(unique("access_tokens", &["token_hash"])).await?;
    schema.create_index(index("access_tokens", &["user_id"])).await?;
    Ok(())
}
