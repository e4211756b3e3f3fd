//! All SQL of requests that may be sent again.

use crate::{clock::Moment, database::Transaction, entity::idempotency_key, error::Failure, id::UserId};
use sea_orm::{Condition, IntoActiveModel, entity::prelude::*, sea_query::OnConflict};

/// Status of a request that is not answered yet.
const IN_WORK: i32 = 0;
/// Status of a request that was answered.
const ANSWERED: i32 = 1;

/// The first request with a key.
#[derive(Debug)]
pub struct First {
    pub operation: String,
    pub request_hash: String,
    /// None while it is being worked on.
    pub answer: Option<String>,
}

/// Takes a key; answers whether it was free. A second request with the same key waits here for the first one's transaction.
pub async fn claim(
    tx: &Transaction,
    (user, key): (UserId, &str),
    (operation, request_hash): (&str, &str),
    now: Moment,
) -> Result<bool, Failure> {
    let row = idempotency_key::Model {
        user_id: user.0,
        key: key.to_owned(),
        operation: operation.to_owned(),
        body_hash: request_hash.to_owned(),
        status: IN_WORK,
        answer: String::new(),
        created_at: now,
    };
    let columns = [idempotency_key::Column::UserId, idempotency_key::Column::Key];
    let free = OnConflict::columns(columns).do_nothing().to_owned();
    let rows = idempotency_key::Entity::insert(row.into_active_model()).on_conflict(free).exec_without_returning(tx).await?;
    Ok(rows > 0)
}

pub async fn find(tx: &Transaction, user: UserId, key: &str) -> Result<Option<First>, Failure> {
    let row = idempotency_key::Entity::find_by_id((user.0, key.to_owned())).one(tx).await?;
    Ok(row.map(|row| First {
        operation: row.operation,
        request_hash: row.body_hash,
        answer: (row.status == ANSWERED).then_some(row.answer),
    }))
}

pub async fn keep(tx: &Transaction, user: UserId, key: &str, answer: &str) -> Result<(), Failure> {
    idempotency_key::Entity::update_many()
        .col_expr(idempotency_key::Column::Status, Expr::value(ANSWERED))
        .col_expr(idempotency_key::Column::Answer, Expr::value(answer))
        .filter(idempotency_key::Column::UserId.eq(user.0))
        .filter(idempotency_key::Column::Key.eq(key))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets a key that was used before `before`.
pub async fn forget(tx: &Transaction, user: UserId, key: &str, before: Moment) -> Result<(), Failure> {
    idempotency_key::Entity::delete_many()
        .filter(idempotency_key::Column::UserId.eq(user.0))
        .filter(idempotency_key::Column::Key.eq(key))
        .filter(idempotency_key::Column::CreatedAt.lt(before))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets keys used before the first moment, those of `longer` operations before the second.
pub async fn forget_all(tx: &Transaction, longer: &[&str], (before, long_before): (Moment, Moment)) -> Result<(), Failure> {
    let usual = Condition::all()
        .add(idempotency_key::Column::CreatedAt.lt(before))
        .add(idempotency_key::Column::Operation.is_not_in(longer.iter().copied()));
    let old = Condition::any().add(usual).add(idempotency_key::Column::CreatedAt.lt(long_before));
    idempotency_key::Entity::delete_many().filter(old).exec(tx).await?;
    Ok(())
}
