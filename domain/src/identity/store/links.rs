//! Rows of links that open something once.

use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    entity::mailed_link,
    error::Failure,
    id::UserId,
};
use sea_orm::{ActiveValue::Set, entity::prelude::*};

/// A link to be mailed or printed.
#[derive(Debug)]
pub struct NewLink {
    pub token_hash: String,
    pub purpose: &'static str,
    pub user: Option<UserId>,
    pub email: Option<String>,
}

/// A link as it was found.
#[derive(Debug)]
pub struct FoundLink {
    pub user: Option<UserId>,
    /// The address it was mailed to; none when it was printed.
    pub email: Option<String>,
    pub was_used: bool,
    pub expires_at: Moment,
}

pub async fn insert_link(tx: &Transaction, link: NewLink, (now, expires_at): (Moment, Moment)) -> Result<(), Failure> {
    let row = mailed_link::ActiveModel {
        id: Set(Uuid::now_v7()),
        token_hash: Set(link.token_hash),
        purpose: Set(link.purpose.to_owned()),
        user_id: Set(link.user.map(|user| user.0)),
        email: Set(link.email),
        created_at: Set(now),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    mailed_link::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Deletes the links of one purpose: a person's, or everybody's.
pub async fn drop_links(tx: &Transaction, purpose: &str, user: Option<UserId>) -> Result<(), Failure> {
    let mut links = mailed_link::Entity::delete_many().filter(mailed_link::Column::Purpose.eq(purpose));
    if let Some(user) = user {
        links = links.filter(mailed_link::Column::UserId.eq(user.0));
    }
    links.exec(tx).await?;
    Ok(())
}

/// Deletes every link of a person.
pub async fn drop_all_links(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    mailed_link::Entity::delete_many().filter(mailed_link::Column::UserId.eq(user.0)).exec(tx).await?;
    Ok(())
}

/// Deletes links that ended before a moment.
pub async fn drop_links_before(tx: &Transaction, moment: Moment) -> Result<(), Failure> {
    mailed_link::Entity::delete_many().filter(mailed_link::Column::ExpiresAt.lt(moment)).exec(tx).await?;
    Ok(())
}

/// The link with this hash, used or not, alive or not.
pub async fn find_link(db: &impl Connection, token_hash: &str, purpose: &str) -> Result<Option<FoundLink>, Failure> {
    let row = mailed_link::Entity::find()
        .filter(mailed_link::Column::TokenHash.eq(token_hash))
        .filter(mailed_link::Column::Purpose.eq(purpose))
        .one(db)
        .await?;
    Ok(row.map(|row| FoundLink {
        user: row.user_id.map(UserId),
        email: row.email,
        was_used: row.used_at.is_some(),
        expires_at: row.expires_at,
    }))
}

/// Uses a link up, once; answers whether it could still be used.
pub async fn use_link(tx: &Transaction, token_hash: &str, purpose: &str, now: Moment) -> Result<bool, Failure> {
    let used = mailed_link::Entity::update_many()
        .col_expr(mailed_link::Column::UsedAt, Expr::value(now))
        .filter(mailed_link::Column::TokenHash.eq(token_hash))
        .filter(mailed_link::Column::Purpose.eq(purpose))
        .filter(mailed_link::Column::UsedAt.is_null())
        .filter(mailed_link::Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    Ok(used.rows_affected > 0)
}
