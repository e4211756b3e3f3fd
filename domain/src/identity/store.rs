//! All SQL of accounts and sessions.

use super::{Account, Profile, Role, Session, SessionChange, session::terms};
use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    entity::{mailed_link, role_grant, session, session_change, user},
    error::Failure,
    id::{CourseId, SessionId, UserId},
    language::Language,
};
use sea_orm::{ActiveValue::Set, ExprTrait, IntoActiveModel, QueryOrder, QuerySelect, entity::prelude::*, sea_query::OnConflict};

/// What signing in needs of an account.
#[derive(Debug)]
pub struct Credentials {
    pub user: UserId,
    pub password_hash: Option<String>,
    pub failed_sign_ins: i32,
}

pub async fn find_credentials(db: &impl Connection, email: &str) -> Result<Option<Credentials>, Failure> {
    let row = user::Entity::find().filter(user::Column::Email.eq(email)).one(db).await?;
    Ok(row.map(|row| Credentials { user: UserId(row.id), password_hash: row.password_hash, failed_sign_ins: row.failed_sign_ins }))
}

pub async fn count_failed_sign_in(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    let one_more = Expr::col(user::Column::FailedSignIns).add(1);
    user::Entity::update_many().col_expr(user::Column::FailedSignIns, one_more).filter(user::Column::Id.eq(user.0)).exec(tx).await?;
    Ok(())
}

pub async fn forget_failed_sign_ins(tx: &Transaction, user: UserId) -> Result<(), Failure> {
    user::Entity::update_many()
        .col_expr(user::Column::FailedSignIns, Expr::value(0))
        .filter(user::Column::Id.eq(user.0))
        .filter(user::Column::FailedSignIns.gt(0))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn has_admin(db: &impl Connection) -> Result<bool, Failure> {
    Ok(user::Entity::find().filter(user::Column::IsAdmin.eq(true)).limit(1).one(db).await?.is_some())
}

pub async fn find_account(db: &impl Connection, id: UserId) -> Result<Option<Account>, Failure> {
    Ok(user::Entity::find_by_id(id.0).one(db).await?.map(account_of))
}

fn account_of(row: user::Model) -> Account {
    Account {
        id: UserId(row.id),
        email: row.email,
        new_email: row.new_email,
        email_confirmed: row.email_confirmed_at.is_some(),
        profile: Profile {
            name: row.name,
            language: Language::parse(&row.language).unwrap_or_default(),
            country: row.country,
            local_government: row.local_government,
            occupation: row.occupation,
        },
        is_admin: row.is_admin,
        created_at: row.created_at,
    }
}

/// A new account's own columns; the rest is the profile.
#[derive(Debug)]
pub struct NewAccount {
    pub id: UserId,
    pub email: String,
    pub password_hash: Option<String>,
    pub is_admin: bool,
    pub confirmed: bool,
}

/// Answers whether the address was free.
pub async fn insert_account(tx: &Transaction, account: NewAccount, profile: &Profile, now: Moment) -> Result<bool, Failure> {
    let row = user::Model {
        id: account.id.0,
        email: Some(account.email),
        name: profile.name.clone(),
        language: profile.language.code().to_owned(),
        password_hash: account.password_hash,
        country: profile.country.clone(),
        local_government: profile.local_government.clone(),
        occupation: profile.occupation.clone(),
        is_admin: account.is_admin,
        is_staff: account.is_admin,
        session_epoch: 0,
        failed_sign_ins: 0,
        email_confirmed_at: account.confirmed.then_some(now),
        new_email: None,
        created_at: now,
        erased_at: None,
    };
    let free = OnConflict::column(user::Column::Email).do_nothing().to_owned();
    let rows = user::Entity::insert(row.into_active_model()).on_conflict(free).exec_without_returning(tx).await?;
    Ok(rows_touched(rows) > 0)
}

fn rows_touched(rows: impl Into<u64>) -> u64 {
    rows.into()
}

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

pub async fn roles_of(db: &impl Connection, user: UserId) -> Result<Vec<(CourseId, Role)>, Failure> {
    let rows =
        role_grant::Entity::find().filter(role_grant::Column::UserId.eq(user.0)).order_by_asc(role_grant::Column::CourseId).all(db).await?;
    Ok(rows.into_iter().filter_map(|row| Some((CourseId::parse(&row.course_id).ok()?, Role::parse(&row.role)?))).collect())
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

pub async fn drop_oldest_sessions(tx: &Transaction, user: UserId, keep: usize) -> Result<(), Failure> {
    let rows =
        session::Entity::find().filter(session::Column::UserId.eq(user.0)).order_by_desc(session::Column::LastSeenAt).all(tx).await?;
    let old: Vec<Uuid> = rows.iter().skip(keep).map(|row| row.id).collect();
    if !old.is_empty() {
        session::Entity::delete_many().filter(session::Column::Id.is_in(old)).exec(tx).await?;
    }
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

/// A link to be mailed or printed.
#[derive(Debug)]
pub struct NewLink {
    pub token_hash: String,
    pub purpose: &'static str,
    pub user: Option<UserId>,
    pub email: Option<String>,
}

/// A link that was just used up.
#[derive(Debug)]
pub struct UsedLink {
    pub user: Option<UserId>,
    pub email: Option<String>,
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

pub async fn drop_links(tx: &Transaction, purpose: &str, user: Option<UserId>) -> Result<(), Failure> {
    let mut links = mailed_link::Entity::delete_many().filter(mailed_link::Column::Purpose.eq(purpose));
    if let Some(user) = user {
        links = links.filter(mailed_link::Column::UserId.eq(user.0));
    }
    links.exec(tx).await?;
    Ok(())
}

/// Whether a link with this hash could still be used.
pub async fn link_lives(db: &impl Connection, token_hash: &str, purpose: &str, now: Moment) -> Result<bool, Failure> {
    let link = mailed_link::Entity::find()
        .filter(mailed_link::Column::TokenHash.eq(token_hash))
        .filter(mailed_link::Column::Purpose.eq(purpose))
        .filter(mailed_link::Column::UsedAt.is_null())
        .filter(mailed_link::Column::ExpiresAt.gt(now))
        .one(db)
        .await?;
    Ok(link.is_some())
}

/// Uses a link up, once; `None` when it is unknown, used or too old.
pub async fn use_link(tx: &Transaction, token_hash: &str, purpose: &str, now: Moment) -> Result<Option<UsedLink>, Failure> {
    let used = mailed_link::Entity::update_many()
        .col_expr(mailed_link::Column::UsedAt, Expr::value(now))
        .filter(mailed_link::Column::TokenHash.eq(token_hash))
        .filter(mailed_link::Column::Purpose.eq(purpose))
        .filter(mailed_link::Column::UsedAt.is_null())
        .filter(mailed_link::Column::ExpiresAt.gt(now))
        .exec(tx)
        .await?;
    if used.rows_affected == 0 {
        return Ok(None);
    }
    let row = mailed_link::Entity::find().filter(mailed_link::Column::TokenHash.eq(token_hash)).one(tx).await?;
    Ok(row.map(|row| UsedLink { user: row.user_id.map(UserId), email: row.email }))
}
