//! Rows of sessions, and of their early ends.

use super::{
    super::{AccessToken, Role, Session, SessionChange, session::terms},
    roles_of,
};
use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    entity::{session, session_change, user},
    error::Failure,
    id::{CourseId, SessionId, UserId},
    language::Language,
};
use sea_orm::{ActiveValue::Set, ExprTrait, IntoActiveModel, QueryOrder, entity::prelude::*};

/// A new session's columns.
#[derive(Debug)]
pub struct NewSession {
    pub id: SessionId,
    pub token_hash: String,
    pub user: UserId,
    pub csrf: String,
    pub shared_computer: bool,
    pub device: String,
}

pub async fn insert_session(tx: &Transaction, new: NewSession, now: Moment) -> Result<(), Failure> {
    let epoch = user::Entity::find_by_id(new.user.0).one(tx).await?.map_or(0, |row| row.session_epoch);
    let row = session::Model {
        id: new.id.0,
        token_hash: new.token_hash,
        user_id: new.user.0,
        epoch,
        csrf: new.csrf,
        shared_computer: new.shared_computer,
        device: new.device,
        created_at: now,
        last_seen_at: now,
        confirmed_at: now,
    };
    session::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn find_session(db: &impl Connection, token_hash: &str) -> Result<Option<Session>, Failure> {
    let row = session::Entity::find().filter(session::Column::TokenHash.eq(token_hash)).one(db).await?;
    let Some(row) = row else { return Ok(None) };
    let Some(person) = user::Entity::find_by_id(row.user_id).one(db).await? else { return Ok(None) };
    if row.epoch < person.session_epoch {
        return Ok(None);
    }
    let roles = if person.is_staff { roles_of(db, UserId(person.id)).await? } else { Vec::new() };
    Ok(Some(assemble(row, person, roles)))
}

fn assemble(row: session::Model, person: user::Model, roles: Vec<(CourseId, Role)>) -> Session {
    let (idle, whole) = terms(person.is_staff, row.shared_computer);
    Session {
        id: SessionId(row.id),
        token_hash: row.token_hash,
        user: UserId(row.user_id),
        name: person.name,
        email: person.email.unwrap_or_default(),
        email_confirmed: person.email_confirmed_at.is_some(),
        language: Language::parse(&person.language).unwrap_or_default(),
        is_admin: person.is_admin,
        roles,
        csrf: row.csrf,
        shared_computer: row.shared_computer,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        idle_until: row.last_seen_at + idle,
        ends_at: row.created_at + whole,
        confirmed_at: row.confirmed_at,
    }
}

/// A person's sessions with the device of each, newest first.
pub async fn sessions_of(db: &impl Connection, user: UserId) -> Result<Vec<(Session, String)>, Failure> {
    let Some(person) = user::Entity::find_by_id(user.0).one(db).await? else { return Ok(Vec::new()) };
    let rows = session::Entity::find()
        .filter(session::Column::UserId.eq(user.0))
        .filter(session::Column::Epoch.gte(person.session_epoch))
        .order_by_desc(session::Column::LastSeenAt)
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let device = row.device.clone();
            (assemble(row, person.clone(), Vec::new()), device)
        })
        .collect())
}

pub async fn touch_session(tx: &Transaction, id: SessionId, now: Moment) -> Result<(), Failure> {
    session::Entity::update_many()
        .col_expr(session::Column::LastSeenAt, Expr::value(now))
        .filter(session::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes a session if it is this person's; answers its token's hash.
pub async fn delete_session_of(tx: &Transaction, user: UserId, id: SessionId) -> Result<Option<String>, Failure> {
    let mine = session::Entity::find_by_id(id.0).filter(session::Column::UserId.eq(user.0)).one(tx).await?;
    let Some(row) = mine else { return Ok(None) };
    session::Entity::delete_by_id(id.0).exec(tx).await?;
    Ok(Some(row.token_hash))
}

/// Deletes all but the `keep` sessions used last; answers the hashes of the tokens that died.
pub async fn drop_oldest_sessions(tx: &Transaction, user: UserId, keep: usize) -> Result<Vec<String>, Failure> {
    let rows =
        session::Entity::find().filter(session::Column::UserId.eq(user.0)).order_by_desc(session::Column::LastSeenAt).all(tx).await?;
    let old: Vec<session::Model> = rows.into_iter().skip(keep).collect();
    if !old.is_empty() {
        session::Entity::delete_many().filter(session::Column::Id.is_in(old.iter().map(|row| row.id))).exec(tx).await?;
    }
    Ok(old.into_iter().map(|row| row.token_hash).collect())
}

/// Gives a session another token and CSRF secret, and notes that the password was just typed.
pub async fn renew_session(tx: &Transaction, id: SessionId, (token_hash, csrf): (String, String), now: Moment) -> Result<(), Failure> {
    let row = session::ActiveModel { token_hash: Set(token_hash), csrf: Set(csrf), confirmed_at: Set(now), ..Default::default() };
    session::Entity::update_many().set(row).filter(session::Column::Id.eq(id.0)).exec(tx).await?;
    Ok(())
}

/// What an access token lets its bearer be: a session that lives as long as the token and that no form can use.
pub async fn bearer_session(db: &impl Connection, user: UserId, token: &AccessToken, hash: &str) -> Result<Option<Session>, Failure> {
    let person = user::Entity::find_by_id(user.0).filter(user::Column::ErasedAt.is_null()).one(db).await?;
    let Some(person) = person else { return Ok(None) };
    let roles = if person.is_staff { roles_of(db, user).await? } else { Vec::new() };
    let row = session::Model {
        id: token.id.0,
        token_hash: hash.to_owned(),
        user_id: user.0,
        epoch: person.session_epoch,
        csrf: String::new(),
        shared_computer: false,
        device: String::new(),
        created_at: token.created_at,
        last_seen_at: token.last_used_at.unwrap_or(token.created_at),
        confirmed_at: token.created_at,
    };
    Ok(Some(Session { idle_until: token.expires_at, ends_at: token.expires_at, ..assemble(row, person, roles) }))
}

/// Deletes sessions that were last seen, and news of early ends that were written, before a moment.
pub async fn drop_sessions_before(tx: &Transaction, last_seen: Moment, changed: Moment) -> Result<(), Failure> {
    session::Entity::delete_many().filter(session::Column::LastSeenAt.lt(last_seen)).exec(tx).await?;
    session_change::Entity::delete_many().filter(session_change::Column::ChangedAt.lt(changed)).exec(tx).await?;
    Ok(())
}

/// Raises the person's epoch and deletes their sessions; a session that is to live on is moved to the new epoch.
pub async fn end_sessions(tx: &Transaction, user: UserId, except: Option<SessionId>) -> Result<(), Failure> {
    let next = Expr::col(user::Column::SessionEpoch).add(1);
    user::Entity::update_many().col_expr(user::Column::SessionEpoch, next).filter(user::Column::Id.eq(user.0)).exec(tx).await?;
    let mut others = session::Entity::delete_many().filter(session::Column::UserId.eq(user.0));
    if let Some(except) = except {
        others = others.filter(session::Column::Id.ne(except.0));
        let epoch = user::Entity::find_by_id(user.0).one(tx).await?.map_or(0, |row| row.session_epoch);
        session::Entity::update_many()
            .col_expr(session::Column::Epoch, Expr::value(epoch))
            .filter(session::Column::Id.eq(except.0))
            .exec(tx)
            .await?;
    }
    others.exec(tx).await?;
    Ok(())
}

pub async fn insert_session_change(tx: &Transaction, user: UserId, token_hash: Option<String>, now: Moment) -> Result<(), Failure> {
    let row = session_change::Model { id: Uuid::now_v7(), user_id: user.0, token_hash, changed_at: now };
    session_change::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn changes_since(db: &impl Connection, since: Moment) -> Result<Vec<SessionChange>, Failure> {
    let rows = session_change::Entity::find().filter(session_change::Column::ChangedAt.gte(since)).all(db).await?;
    let change =
        |row: session_change::Model| SessionChange { user: UserId(row.user_id), token_hash: row.token_hash, changed_at: row.changed_at };
    Ok(rows.into_iter().map(change).collect())
}
