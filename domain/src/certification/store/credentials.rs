//! Rows of signed credentials.

use super::certificates::certificate_of;
use crate::{
    certification::{certificate::Certificate, code::CertificateCode},
    clock::Moment,
    database::{self, Connection, Transaction},
    entity::{
        certificate,
        credential::{self, Column, Entity},
    },
    error::Failure,
    id::UserId,
    signing::PublicKey,
};
use sea_orm::{
    ExprTrait, IntoActiveModel, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{OnConflict, Query},
};

/// The signed document of a certificate.
pub async fn credential_document(db: &impl Connection, code: &CertificateCode) -> Result<Option<String>, Failure> {
    Ok(Entity::find_by_id(code.as_str()).one(db).await?.and_then(|row| row.document))
}

/// Valid certificates that have no credential yet, in the order of their codes.
pub async fn certificates_without_credential(
    db: &impl Connection,
    after: Option<&CertificateCode>,
    most: u64,
) -> Result<Vec<Certificate>, Failure> {
    let mut signed = Query::select();
    signed
        .column(Column::CertificateCode)
        .from(Entity)
        .and_where(Expr::col((Entity, Column::CertificateCode)).equals((certificate::Entity, certificate::Column::Code)))
        .and_where(Expr::col((Entity, Column::SignedAt)).is_not_null());
    let rows = certificate::Entity::find()
        .filter(certificate::Column::State.eq("issued"))
        .filter(certificate::Column::Code.gt(after.map(CertificateCode::as_str).unwrap_or_default()))
        .filter(Expr::exists(signed).not())
        .order_by_asc(certificate::Column::Code)
        .limit(most)
        .all(db)
        .await?;
    rows.into_iter().map(certificate_of).collect()
}

/// Gives each of these certificates a place in the status lists, where it has none; answers the place of each.
pub async fn take_places(tx: &Transaction, codes: &[CertificateCode]) -> Result<Vec<(CertificateCode, u64)>, Failure> {
    database::take_turn(tx, "credential_places").await?;
    let last: Option<Option<i64>> = Entity::find().select_only().expr(Column::Place.max()).into_tuple().one(tx).await?;
    let mut next = last.flatten().map_or(0, |last| last.saturating_add(1));
    for code in codes {
        let row = credential::Model { certificate_code: code.to_string(), place: next, key_id: None, document: None, signed_at: None };
        let known = OnConflict::column(Column::CertificateCode).do_nothing().to_owned();
        let written = Entity::insert(row.into_active_model()).on_conflict(known).exec_without_returning(tx).await?;
        next = next.saturating_add(i64::from(written > 0));
    }
    let wanted = codes.iter().map(CertificateCode::as_str);
    let rows = Entity::find().filter(Column::CertificateCode.is_in(wanted)).all(tx).await?;
    rows.into_iter().map(|row| Ok((code_of(&row.certificate_code)?, u64::try_from(row.place).unwrap_or_default()))).collect()
}

fn code_of(text: &str) -> Result<CertificateCode, Failure> {
    CertificateCode::parse(text).map_err(|error| Failure::Data(error.to_string()))
}

/// Keeps what was signed, unless it was signed before; `None`: there is nothing to sign, since the holder was erased.
pub async fn put_credential(
    tx: &Transaction,
    code: &CertificateCode,
    signed: Option<(PublicKey, &str)>,
    now: Moment,
) -> Result<(), Failure> {
    let (key, document) = signed.unzip();
    Entity::update_many()
        .col_expr(Column::KeyId, Expr::value(key.map(|key| key.to_string())))
        .col_expr(Column::Document, Expr::value(document))
        .col_expr(Column::SignedAt, Expr::value(now))
        .filter(Column::CertificateCode.eq(code.as_str()))
        .filter(Column::SignedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Has everything signed anew that a key has signed.
pub async fn unsign_credentials(tx: &Transaction, key: PublicKey) -> Result<(), Failure> {
    let nothing = || Expr::value(Option::<String>::None);
    Entity::update_many()
        .col_expr(Column::KeyId, nothing())
        .col_expr(Column::Document, nothing())
        .col_expr(Column::SignedAt, Expr::value(Option::<Moment>::None))
        .filter(Column::KeyId.eq(key.to_string()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the documents of a person out.
pub async fn erase_credentials_of(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    let mut theirs = Query::select();
    theirs.column(certificate::Column::Code).from(certificate::Entity).and_where(certificate::Column::UserId.eq(user.0));
    let forget = Entity::update_many().col_expr(Column::Document, Expr::value(Option::<String>::None));
    forget.filter(Column::CertificateCode.in_subquery(theirs)).exec(tx).await?;
    Ok(())
}

/// The last place that was given; 0 while there is none.
pub async fn last_place(db: &impl Connection) -> Result<u64, Failure> {
    let last: Option<Option<i64>> = Entity::find().select_only().expr(Column::Place.max()).into_tuple().one(db).await?;
    Ok(last.flatten().and_then(|last| u64::try_from(last).ok()).unwrap_or_default())
}

/// What the status lists rest on: how many certificates have ended, and when the last did.
pub async fn ended_so_far(db: &impl Connection) -> Result<(u64, Option<Moment>), Failure> {
    let row: Option<(i64, Option<Moment>)> = certificate::Entity::find()
        .filter(certificate::Column::EndedAt.is_not_null())
        .select_only()
        .expr(certificate::Column::EndedAt.count())
        .expr(certificate::Column::EndedAt.max())
        .into_tuple()
        .one(db)
        .await?;
    let (count, last) = row.unwrap_or_default();
    Ok((u64::try_from(count).unwrap_or_default(), last))
}

/// Places of credentials whose certificates have ended, within a range.
pub async fn ended_places(db: &impl Connection, range: std::ops::Range<u64>) -> Result<Vec<u64>, Failure> {
    let mut ended = Query::select();
    ended.column(certificate::Column::Code).from(certificate::Entity).and_where(certificate::Column::State.ne("issued"));
    let edge = |place: u64| i64::try_from(place).unwrap_or(i64::MAX);
    let places: Vec<i64> = Entity::find()
        .filter(Column::Place.gte(edge(range.start)))
        .filter(Column::Place.lt(edge(range.end)))
        .filter(Column::CertificateCode.in_subquery(ended))
        .select_only()
        .column(Column::Place)
        .into_tuple()
        .all(db)
        .await?;
    Ok(places.into_iter().filter_map(|place| u64::try_from(place).ok()).collect())
}
