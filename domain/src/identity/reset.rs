//! Choosing a new password by a mailed link, for who forgot the old one or whose account was closed to passwords.

use super::{Error, Password, Token, hash_token, session::end_sessions, store};
use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    error::Failure,
    id::UserId,
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};
use chrono::Duration;

pub(super) const PURPOSE: &str = "reset";
/// How long a link is good.
const LINK_LIVES: Duration = Duration::minutes(30);

/// Sends a link to choose a new password to whoever has this address. Whether anybody has is not told.
///
/// # Errors
/// `Invalid` when it is no address.
pub async fn ask_for_reset(platform: &Platform, email: &str) -> Result<(), Error> {
    let email = super::parse_address(email)?;
    let now = platform.clock.now();
    platform.database.write(async |tx| Ok(queue::enqueue(tx, &Job::WriteToAddress { email, letter: Letter::Reset }, now).await?)).await
}

/// A link for a person. `email` is the address it is mailed to: using it shows that the address is theirs. None: it is printed.
pub(super) async fn new_link(tx: &Transaction, user: UserId, email: Option<String>, now: Moment) -> Result<Token, Failure> {
    let token = Token::generate()?;
    let link = store::NewLink { token_hash: token.hash(), purpose: PURPOSE, user: Some(user), email };
    store::insert_link(tx, link, (now, now + LINK_LIVES)).await?;
    Ok(token)
}

/// Whether a link still opens the account.
///
/// # Errors
/// When the database cannot be read.
pub async fn reset_link_lives(platform: &Platform, token: &str) -> Result<bool, Failure> {
    Ok(find(platform.database.reader(), token, platform.clock.now()).await?.is_some())
}

async fn find(db: &impl Connection, token: &str, now: Moment) -> Result<Option<(UserId, Option<String>)>, Failure> {
    let link = store::find_link(db, &hash_token(token), PURPOSE).await?;
    Ok(link.filter(|link| !link.was_used && link.expires_at > now).and_then(|link| Some((link.user?, link.email))))
}

/// Gives an account a new password by a link. All sessions and access tokens end, a waiting change of address is forgotten, the account
/// takes passwords again, and the owner is told by mail. Nobody is signed in by it. Answers whose password it was.
///
/// # Errors
/// `LinkDead`, `Invalid` when the password may not be chosen, `Busy`.
pub async fn reset_password(platform: &Platform, token: &str, password: &Password) -> Result<UserId, Error> {
    let now = platform.clock.now();
    let (user, _) = find(platform.database.reader(), token, now).await?.ok_or(Error::LinkDead)?;
    let account = store::find_account(platform.database.reader(), user).await?.ok_or(Error::LinkDead)?;
    let context = [account.profile.name.as_str(), account.email.as_deref().unwrap_or_default(), &platform.settings.base_url];
    let hash = platform.hasher.hash(&password.accept(account.is_staff, &context)?).await?;
    platform
        .database
        .write(async |tx| {
            let (user, mailed_to) = find(tx, token, now).await?.ok_or(Error::LinkDead)?;
            if !store::use_link(tx, &hash_token(token), PURPOSE, now).await? {
                return Err(Error::LinkDead);
            }
            let account = store::find_account(tx, user).await?.ok_or(Error::LinkDead)?;
            store::update_password(tx, user, hash).await?;
            if mailed_to.is_some() && mailed_to == account.email {
                store::confirm_email(tx, user, now).await?;
            }
            store::update_new_email(tx, user, None).await?;
            store::delete_tokens_of(tx, user).await?;
            store::drop_links(tx, PURPOSE, Some(user)).await?;
            end_sessions(tx, user, None, now).await?;
            queue::enqueue(tx, &Job::Write { to: user, letter: Letter::PasswordChanged }, now).await?;
            Ok(user)
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{SignIn, create_token, find_account, find_bearer, find_session, sign_in},
        testing::{self, TestPlatform},
    };

    const OLD: &str = "plum harvest beside a quiet canal";
    const NEW: &str = "seven bridges under morning fog";

    async fn link_to(platform: &TestPlatform, email: &str) -> Option<String> {
        ask_for_reset(platform, email).await.unwrap();
        platform.send_letters().await.pop().and_then(|(_, token)| token)
    }

    async fn enter(platform: &TestPlatform, password: &str) -> Result<super::super::SignedIn, Error> {
        let request = SignIn {
            email: "ada@example.org".into(),
            password: Password::typed(password),
            shared_computer: false,
            device: String::new(),
            known_device: false,
        };
        sign_in(platform, &request).await
    }

    #[tokio::test]
    async fn a_link_gives_a_new_password_once_ends_everything_else_and_tells_the_owner() {
        let platform = testing::platform().await;
        let ada = platform.person("ada").await;
        platform.give_password(ada.user, OLD).await;
        let session = enter(&platform, OLD).await.unwrap();
        let (secret, _) = create_token(&platform, &ada, "reports", 1).await.unwrap();
        let (first, second) = (link_to(&platform, "ada@example.org").await.unwrap(), link_to(&platform, "ADA@example.org").await.unwrap());
        let weak = reset_password(&platform, &second, &Password::typed("ada")).await;
        assert!(matches!(weak, Err(Error::Invalid(_))), "a refused password does not use the link up: {weak:?}");
        reset_password(&platform, &second, &Password::typed(NEW)).await.unwrap();
        for used in [&first, &second] {
            assert!(!reset_link_lives(&platform, used).await.unwrap());
            assert!(matches!(reset_password(&platform, used, &Password::typed(OLD)).await, Err(Error::LinkDead)));
        }
        assert_eq!(find_session(&platform, &session.token.hash()).await.unwrap(), None);
        assert!(find_bearer(&platform, secret.reveal()).await.unwrap().is_none());
        assert_eq!(platform.send_letters().await, [("ada@example.org".to_owned(), None)]);
        assert!(enter(&platform, OLD).await.is_err());
        enter(&platform, NEW).await.unwrap();
    }

    #[tokio::test]
    async fn a_link_is_good_for_thirty_minutes_and_unknown_addresses_get_none() {
        let platform = testing::platform().await;
        platform.person("ada").await;
        assert_eq!(link_to(&platform, "nobody@example.org").await, None);
        let token = link_to(&platform, "ada@example.org").await.unwrap();
        platform.clock.advance(LINK_LIVES - Duration::seconds(1));
        assert!(reset_link_lives(&platform, &token).await.unwrap());
        platform.clock.advance(Duration::seconds(1));
        assert!(matches!(reset_password(&platform, &token, &Password::typed(NEW)).await, Err(Error::LinkDead)));
    }

    #[tokio::test]
    async fn who_resets_by_mail_has_shown_that_the_mailbox_is_theirs() {
        let platform = testing::platform().await;
        let ada = platform.person("ada").await;
        let unconfirmed = async |tx: &Transaction| store::replace_email(tx, ada.user, "ada@example.net".into(), None).await;
        platform.database.write(unconfirmed).await.unwrap();
        let token = link_to(&platform, "ada@example.net").await.unwrap();
        reset_password(&platform, &token, &Password::typed(NEW)).await.unwrap();
        assert!(find_account(&platform, ada.user).await.unwrap().email_confirmed);
    }
}
