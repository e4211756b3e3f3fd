//! How a new site gets its first admin: a one-time link printed at start, good for thirty minutes.

use super::{Error, Password, SignedIn, Token, account, sign_in::begin_session, store};
use crate::{
    error::{Failure, FieldFault},
    id::UserId,
    language::Language,
    platform::Platform,
};
use chrono::Duration;

const PURPOSE: &str = "first_admin";
/// How long the link is good.
const LINK_LIVES: Duration = Duration::minutes(30);

/// Whether the site has an admin.
///
/// # Errors
/// When the database cannot be read.
pub async fn has_admin(platform: &Platform) -> Result<bool, Failure> {
    store::has_admin(platform.database.reader()).await
}

/// A fresh token for the link; earlier ones die. `None` when there is an admin already.
///
/// # Errors
/// When the database refuses.
pub async fn first_admin_link(platform: &Platform) -> Result<Option<Token>, Failure> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            if store::has_admin(tx).await? {
                return Ok(None);
            }
            let token = Token::generate()?;
            store::drop_links(tx, PURPOSE, None).await?;
            store::insert_link(
                tx,
                store::NewLink { token_hash: token.hash(), purpose: PURPOSE, user: None, email: None },
                (now, now + LINK_LIVES),
            )
            .await?;
            Ok(Some(token))
        })
        .await
}

/// Whether the link still makes an admin.
///
/// # Errors
/// When the database cannot be read.
pub async fn first_admin_link_lives(platform: &Platform, token: &str) -> Result<bool, Failure> {
    let now = platform.clock.now();
    let link = store::find_link(platform.database.reader(), &super::hash_token(token), PURPOSE).await?;
    Ok(link.is_some_and(|link| !link.was_used && link.expires_at > now) && !has_admin(platform).await?)
}

/// Makes the first admin and signs them in. The address counts as confirmed: who reads the program's output owns the site.
///
/// # Errors
/// `LinkDead`, `Invalid` fields, `AddressTaken`.
pub async fn create_first_admin(
    platform: &Platform,
    token: &str,
    (name, email, password): (&str, &str, &Password),
    language: Language,
) -> Result<SignedIn, Error> {
    let mut found: Vec<FieldFault> = Vec::new();
    let name_read = account::parse_name(name).map_err(|fault| found.push(fault)).ok();
    let email_read = account::parse_address(email).map_err(|fault| found.push(fault)).ok();
    let password_read = password.accept(true, &[name, email, &platform.settings.base_url]).map_err(|fault| found.push(fault)).ok();
    let (Some(name), Some(email), Some(password)) = (name_read, email_read, password_read) else { return Err(Error::Invalid(found)) };
    let hash = platform.hasher.hash(&password).await?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let was_good = store::use_link(tx, &super::hash_token(token), PURPOSE, now).await?;
            if !was_good || store::has_admin(tx).await? {
                return Err(Error::LinkDead);
            }
            let user = UserId::generate();
            let row = store::NewAccount { id: user, email, password_hash: Some(hash), is_admin: true, confirmed: true };
            let profile = super::Profile { name, language, ..Default::default() };
            if !store::insert_account(tx, row, &profile, now).await? {
                return Err(Error::AddressTaken);
            }
            begin_session(tx, user, (false, ""), now).await
        })
        .await
}
