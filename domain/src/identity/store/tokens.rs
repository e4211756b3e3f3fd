//! Rows of personal access tokens.

use super::super::AccessToken;
use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    entity::access_token,
    error::Failure,
    id::{TokenId, UserId},
};
use sea_orm::{IntoActiveModel, QueryOrder, entity::prelude::*};

pub async fn insert_token(tx: &Transaction, user: UserId, token: &AccessToken, hash: String) -> Result<(), Failure> {
    let row = access_token::Model {
        id: token.id.0,
        user_id: user.0,
        name: token.name.clone(),
        token_hash: hash,
        created_at: token.created_at,
        expires_at: token.expires_at,
        last_used_at: None,
    };
    access_token::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

fn token_of(row: access_token::Model) -> AccessToken {
    AccessToken {
        id: TokenId(row.id),
        name: row.name,
        created_at: row.created_at,
        expires_at: row.expires_at,
        last_used_at: row.last_used_at,
    }
}

/// A person's tokens, newest first.
pub async fn tokens_of(db: &impl Connection, user: UserId) -> Result<Vec<AccessToken>, Failure> {
    let rows = access_token::Entity::find()
        .filter(access_token::Column::UserId.eq(user.0))
        .order_by_desc(access_token::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(token_of).collect())
}

/// The token with this hash, and whose it is.
pub async fn find_token(db: &impl Connection, hash: &str) -> Result<Option<(UserId, AccessToken)>, Failure> {
    let row = access_token::Entity::find().filter(access_token::Column::TokenHash.eq(hash)).one(db).await?;
    Ok(row.map(|row| (UserId(row.user_id), token_of(row))))
}

pub async fn touch_token(tx: &Transaction, id: TokenId, now: Moment) -> Result<(), Failure> {
    access_token::Entity::update_many()
        .col_expr(access_token::Column::LastUsedAt, Expr::value(now))
        .filter(access_token::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Answers whether it was this person's.
pub async fn delete_token_of(tx: &Transaction, user: UserId, id: TokenId) -> Result<bool, Failure> {
    let deleted = access_token::Entity::delete_many()
        .filter(access_token::Column::Id.eq(id.0))
        .filter(access_token::Column::UserId.eq(user.0))
        .exec(tx)
        .await?;
    Ok(deleted.rows_affected > 0)
}

pub async fn delete_tokens_of(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    access_token::Entity::delete_many().filter(access_token::Column::UserId.eq(user.0)).exec(tx).await?;
    Ok(())
}

/// Deletes tokens that ended before a moment.
pub async fn drop_tokens_before(tx: &Transaction, moment: Moment) -> Result<(), Failure> {
    access_token::Entity::delete_many().filter(access_token::Column::ExpiresAt.lt(moment)).exec(tx).await?;
    Ok(())
}
