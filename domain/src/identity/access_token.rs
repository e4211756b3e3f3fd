//! Personal access tokens: how programs speak for a person. Shown once, stored as a hash.

use super::{Error, Learner, Session, Token, account, hash_token, store};
use crate::{
    clock::Moment,
    error::{Failure, FieldFault},
    id::TokenId,
    platform::Platform,
};
use chrono::Duration;

/// A token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// Its id.
    pub id: TokenId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Moment,
    /// When it ends.
    pub expires_at: Moment,
    /// When it was last used, to five minutes.
    pub last_used_at: Option<Moment>,
}

/// How every token begins.
const MARK: &str = "mooc_";
/// How many tokens a person may have.
const MOST_TOKENS: usize = 10;
/// How many days a token may live.
pub const TOKEN_DAYS: std::ops::RangeInclusive<u32> = 1..=365;
/// How often `last_used_at` is written.
const USED_EVERY: Duration = Duration::minutes(5);

/// Makes a token that lives for some days. The secret is shown this once.
///
/// # Errors
/// `Invalid` for `name` or `days`, `TooManyTokens`.
pub async fn create_token(platform: &Platform, learner: &Learner, name: &str, days: u32) -> Result<(Token, AccessToken), Error> {
    let mut faults = Vec::new();
    let name = account::parse_token_name(name).map_err(|fault| faults.push(fault)).ok();
    if !TOKEN_DAYS.contains(&days) {
        faults.push(FieldFault { field: "days", code: "days-out-of-range" });
    }
    let Some(name) = name.filter(|_| faults.is_empty()) else { return Err(Error::Invalid(faults)) };
    let secret = Token::generate_marked(MARK)?;
    let now = platform.clock.now();
    let expires_at = now + Duration::days(days.into());
    let token = AccessToken { id: TokenId::generate(), name, created_at: now, expires_at, last_used_at: None };
    platform
        .database
        .write(async |tx| {
            let living = store::tokens_of(tx, learner.user).await?.into_iter().filter(|token| token.expires_at > now);
            if living.count() >= MOST_TOKENS {
                return Err(Error::TooManyTokens);
            }
            store::insert_token(tx, learner.user, &token, secret.hash()).await?;
            Ok(())
        })
        .await?;
    Ok((secret, token))
}

/// The person's tokens, newest first, ended ones too.
///
/// # Errors
/// When the database cannot be read.
pub async fn tokens_of(platform: &Platform, learner: &Learner) -> Result<Vec<AccessToken>, Failure> {
    store::tokens_of(platform.database.reader(), learner.user).await
}

/// Ends one of the person's own tokens.
///
/// # Errors
/// `NotFound` when it is not theirs.
pub async fn revoke_token(platform: &Platform, learner: &Learner, id: TokenId) -> Result<(), Error> {
    let was_theirs = platform.database.write(async |tx| store::delete_token_of(tx, learner.user, id).await).await?;
    if was_theirs { Ok(()) } else { Err(Error::NotFound) }
}

/// Who speaks with this token, with the rights the person has now; none when it is unknown or has ended.
///
/// # Errors
/// When the database refuses.
pub async fn find_bearer(platform: &Platform, token: &str) -> Result<Option<Session>, Failure> {
    if !token.starts_with(MARK) {
        return Ok(None);
    }
    let now = platform.clock.now();
    let hash = hash_token(token);
    let found = store::find_token(platform.database.reader(), &hash).await?;
    let Some((user, token)) = found.filter(|(_, token)| token.expires_at > now) else { return Ok(None) };
    let session = store::bearer_session(platform.database.reader(), user, &token, &hash).await?;
    let fresh = token.last_used_at.is_some_and(|used| now - used < USED_EVERY);
    if session.is_some() && !fresh {
        platform.database.write(async |tx| store::touch_token(tx, token.id, now).await).await?;
    }
    Ok(session)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn a_token_speaks_for_its_owner_until_it_ends() {
        let platform = testing::platform().await;
        let ada = platform.person("Ada").await;
        let (secret, token) = create_token(&platform, &ada, "reports", 30).await.unwrap();
        let bearer = find_bearer(&platform, secret.reveal()).await.unwrap().unwrap();
        assert_eq!((bearer.user, bearer.is_admin), (ada.user, false));
        assert!(find_bearer(&platform, "mooc_0000").await.unwrap().is_none());
        assert!(find_bearer(&platform, token.name.as_str()).await.unwrap().is_none());
        let used = tokens_of(&platform, &ada).await.unwrap();
        assert_eq!(used.first().and_then(|token| token.last_used_at), Some(testing::noon()));
        platform.clock.advance(Duration::days(30));
        assert!(find_bearer(&platform, secret.reveal()).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn only_the_owner_ends_a_token() {
        let platform = testing::platform().await;
        let (ada, eve) = (platform.person("Ada").await, platform.person("Eve").await);
        let (secret, token) = create_token(&platform, &ada, "reports", 1).await.unwrap();
        assert!(matches!(revoke_token(&platform, &eve, token.id).await, Err(Error::NotFound)));
        assert!(find_bearer(&platform, secret.reveal()).await.unwrap().is_some());
        revoke_token(&platform, &ada, token.id).await.unwrap();
        assert!(find_bearer(&platform, secret.reveal()).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn names_terms_and_numbers_have_limits() {
        let platform = testing::platform().await;
        let ada = platform.person("Ada").await;
        let Err(Error::Invalid(faults)) = create_token(&platform, &ada, " ", 366).await else { panic!("accepted") };
        let fields: Vec<_> = faults.iter().map(|fault| (fault.field, fault.code)).collect();
        assert_eq!(fields, [("name", "token-name-missing"), ("days", "days-out-of-range")]);
        for _ in 0..MOST_TOKENS {
            create_token(&platform, &ada, "reports", 1).await.unwrap();
        }
        assert!(matches!(create_token(&platform, &ada, "one more", 1).await, Err(Error::TooManyTokens)));
        platform.clock.advance(Duration::days(2));
        create_token(&platform, &ada, "one more", 1).await.unwrap();
    }
}
