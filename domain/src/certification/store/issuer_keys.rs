//! Rows of what is public of the keys that sign.

use crate::{
    database::{self, Connection, Transaction},
    entity::issuer_key::{self, Column, Entity},
    error::Failure,
    signing::{KeyRecord, PublicKey, Purpose},
};
use sea_orm::{IntoActiveModel, QueryOrder, entity::prelude::*};

fn record_of(row: issuer_key::Model) -> Result<KeyRecord, Failure> {
    Ok(KeyRecord {
        id: PublicKey::parse(&row.id).map_err(|_| Failure::Data(format!("{} is no key", row.id)))?,
        purpose: Purpose::parse(&row.purpose).ok_or_else(|| Failure::Data("a key of no known purpose".into()))?,
        created_at: row.created_at,
        active_from: row.active_from,
        retired_at: row.retired_at,
        withdrawn_from: row.withdrawn_from,
        withdrawn_reason: row.withdrawn_reason,
    })
}

/// All keys there ever were, those that began to sign first at the head.
pub async fn issuer_keys(db: &impl Connection) -> Result<Vec<KeyRecord>, Failure> {
    let rows = Entity::find().order_by_asc(Column::ActiveFrom).order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).all(db).await?;
    rows.into_iter().map(record_of).collect()
}

/// The same, held so that nobody changes them before the transaction ends.
pub async fn hold_issuer_keys(tx: &Transaction) -> Result<Vec<KeyRecord>, Failure> {
    database::take_turn(tx, "issuer_keys").await?;
    issuer_keys(tx).await
}

/// Writes a key that is new, or what became of one.
pub async fn put_issuer_key(tx: &Transaction, key: &KeyRecord) -> Result<(), Failure> {
    let row = issuer_key::Model {
        id: key.id.to_string(),
        purpose: key.purpose.as_str().to_owned(),
        created_at: key.created_at,
        active_from: key.active_from,
        retired_at: key.retired_at,
        withdrawn_from: key.withdrawn_from,
        withdrawn_reason: key.withdrawn_reason.clone(),
    };
    let known = sea_orm::sea_query::OnConflict::column(Column::Id)
        .update_columns([Column::RetiredAt, Column::WithdrawnFrom, Column::WithdrawnReason])
        .to_owned();
    Entity::insert(row.into_active_model()).on_conflict(known).exec_without_returning(tx).await?;
    Ok(())
}
