//! Rows of accounts.

use super::super::{Account, Profile, account::folded};
use crate::{
    clock::Moment,
    database::{Connection, Transaction, unless_taken},
    entity::{kept_setting, user},
    error::Failure,
    id::UserId,
    language::Language,
};
use sea_orm::{
    ActiveValue::Set,
    ExprTrait, IntoActiveModel, QueryOrder, QuerySelect,
    entity::prelude::*,
    sea_query::{LikeExpr, OnConflict},
};

/// What proving a password needs of an account.
#[derive(Debug)]
pub struct Credentials {
    pub user: UserId,
    pub password_hash: Option<String>,
    pub failed_sign_ins: i32,
}

fn credentials_of(row: user::Model) -> Credentials {
    Credentials { user: UserId(row.id), password_hash: row.password_hash, failed_sign_ins: row.failed_sign_ins }
}

pub async fn find_credentials(db: &impl Connection, email: &str) -> Result<Option<Credentials>, Failure> {
    let row = user::Entity::find().filter(user::Column::Email.eq(email)).one(db).await?;
    Ok(row.map(credentials_of))
}

pub async fn find_credentials_of(db: &impl Connection, user: UserId) -> Result<Option<Credentials>, Failure> {
    Ok(user::Entity::find_by_id(user.0).one(db).await?.map(credentials_of))
}

/// Counts one more failure; answers how many there are now.
pub async fn count_failed_sign_in(tx: &Transaction, user: UserId) -> Result<i32, Failure> {
    let one_more = Expr::col(user::Column::FailedSignIns).add(1);
    user::Entity::update_many().col_expr(user::Column::FailedSignIns, one_more).filter(user::Column::Id.eq(user.0)).exec(tx).await?;
    let row = user::Entity::find_by_id(user.0).one(tx).await?;
    Ok(row.map_or(0, |row| row.failed_sign_ins))
}

/// Writes as much as [`count_failed_sign_in`] does, for an address that nobody has.
pub async fn note_unknown_sign_in(tx: &Transaction, now: Moment) -> Result<(), Failure> {
    let row = kept_setting::Model { name: "last_unknown_sign_in".into(), value: now.to_rfc3339() };
    let newer = OnConflict::column(kept_setting::Column::Name).update_column(kept_setting::Column::Value).to_owned();
    kept_setting::Entity::insert(row.into_active_model()).on_conflict(newer).exec_without_returning(tx).await?;
    Ok(())
}

/// What the program keeps for itself under a name.
pub async fn find_kept(db: &impl Connection, name: &str) -> Result<Option<String>, Failure> {
    Ok(kept_setting::Entity::find_by_id(name).one(db).await?.map(|row| row.value))
}

/// Keeps a value unless there is one; answers the one that is there.
pub async fn keep_once(tx: &Transaction, name: &str, value: String) -> Result<String, Failure> {
    let row = kept_setting::Model { name: name.to_owned(), value };
    let first = OnConflict::column(kept_setting::Column::Name).do_nothing().to_owned();
    kept_setting::Entity::insert(row.into_active_model()).on_conflict(first).exec_without_returning(tx).await?;
    find_kept(tx, name).await?.ok_or_else(|| Failure::Data(format!("{name} was not kept")))
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

/// The account, erased ones left out.
pub async fn find_account(db: &impl Connection, id: UserId) -> Result<Option<Account>, Failure> {
    let row = user::Entity::find_by_id(id.0).filter(user::Column::ErasedAt.is_null()).one(db).await?;
    Ok(row.map(account_of))
}

pub async fn find_account_with(db: &impl Connection, email: &str) -> Result<Option<Account>, Failure> {
    Ok(user::Entity::find().filter(user::Column::Email.eq(email)).one(db).await?.map(account_of))
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
        is_staff: row.is_staff,
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
        folded_name: folded(&profile.name),
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
    Ok(rows > 0)
}

pub async fn update_profile(tx: &Transaction, user: UserId, profile: &Profile) -> Result<(), Failure> {
    let row = user::ActiveModel {
        name: Set(profile.name.clone()),
        folded_name: Set(folded(&profile.name)),
        language: Set(profile.language.code().to_owned()),
        country: Set(profile.country.clone()),
        local_government: Set(profile.local_government.clone()),
        occupation: Set(profile.occupation.clone()),
        ..Default::default()
    };
    user::Entity::update_many().set(row).filter(user::Column::Id.eq(user.0)).exec(tx).await?;
    Ok(())
}

pub async fn update_password(tx: &Transaction, user: UserId, hash: String) -> Result<(), Failure> {
    let row = user::ActiveModel { password_hash: Set(Some(hash)), failed_sign_ins: Set(0), ..Default::default() };
    user::Entity::update_many().set(row).filter(user::Column::Id.eq(user.0)).exec(tx).await?;
    Ok(())
}

/// Keeps the new address until it is confirmed; `None` forgets it.
pub async fn update_new_email(tx: &Transaction, user: UserId, new_email: Option<String>) -> Result<(), Failure> {
    let row = user::ActiveModel { new_email: Set(new_email), ..Default::default() };
    user::Entity::update_many().set(row).filter(user::Column::Id.eq(user.0)).exec(tx).await?;
    Ok(())
}

/// Gives the account another address, confirmed or not. Answers whether the address was free.
pub async fn replace_email(tx: &Transaction, user: UserId, email: String, confirmed_at: Option<Moment>) -> Result<bool, Failure> {
    if find_account_with(tx, &email).await?.is_some_and(|holder| holder.id != user) {
        return Ok(false);
    }
    let row =
        user::ActiveModel { email: Set(Some(email)), email_confirmed_at: Set(confirmed_at), new_email: Set(None), ..Default::default() };
    let change = user::Entity::update_many().set(row).filter(user::Column::Id.eq(user.0));
    let done = unless_taken(tx, async |tx| change.exec(tx).await).await?;
    Ok(done.is_some())
}

pub async fn confirm_email(tx: &Transaction, user: UserId, now: Moment) -> Result<(), Failure> {
    user::Entity::update_many()
        .col_expr(user::Column::EmailConfirmedAt, Expr::value(now))
        .filter(user::Column::Id.eq(user.0))
        .filter(user::Column::EmailConfirmedAt.is_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes everything that says who it was out of an account. The row stays: others hang on its id.
pub async fn erase_account(tx: &Transaction, user: UserId, now: Moment) -> Result<(), Failure> {
    let row = user::ActiveModel {
        email: Set(None),
        new_email: Set(None),
        email_confirmed_at: Set(None),
        name: Set(String::new()),
        folded_name: Set(String::new()),
        password_hash: Set(None),
        country: Set(None),
        local_government: Set(None),
        occupation: Set(None),
        is_admin: Set(false),
        is_staff: Set(false),
        failed_sign_ins: Set(0),
        erased_at: Set(Some(now)),
        ..Default::default()
    };
    user::Entity::update_many().set(row).filter(user::Column::Id.eq(user.0)).exec(tx).await?;
    Ok(())
}

/// Accounts whose name has a word, or whose address, beginning so; newest first, those made before `before` only.
pub async fn find_accounts(db: &impl Connection, beginning: &str, before: Option<UserId>, most: u64) -> Result<Vec<Account>, Failure> {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let mut query = user::Entity::find().filter(user::Column::ErasedAt.is_null());
    if !beginning.trim().is_empty() {
        let in_name = LikeExpr::new(format!("%{}%", escaped(&folded(beginning)))).escape('\\');
        let in_email = LikeExpr::new(format!("{}%", escaped(&beginning.trim().to_lowercase()))).escape('\\');
        query = query.filter(user::Column::FoldedName.like(in_name).or(user::Column::Email.like(in_email)));
    }
    if let Some(before) = before {
        query = query.filter(user::Column::Id.lt(before.0));
    }
    let rows = query.order_by_desc(user::Column::Id).limit(most).all(db).await?;
    Ok(rows.into_iter().map(account_of).collect())
}
