//! Confirming a mail address by the link that was sent to it.

use super::{Error, Learner, hash_token, store};
use crate::{
    clock::Moment,
    database::{Connection, Transaction},
    id::UserId,
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};
use chrono::Duration;

/// What a link to confirm an address is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfirmLink {
    /// It confirms this address.
    Open {
        /// Which.
        email: String,
    },
    /// It did, and the address still is the account's.
    Done {
        /// Which.
        email: String,
    },
    /// It is unknown, too old, or about an address that was given up.
    Dead,
}

pub(super) const PURPOSE: &str = "confirm";
/// How long a link is good.
pub(super) const LINK_LIVES: Duration = Duration::hours(72);

/// Looks at a link without using it.
///
/// # Errors
/// When the database cannot be read.
pub async fn look_at_confirm_link(platform: &Platform, token: &str) -> Result<ConfirmLink, Error> {
    Ok(find(platform.database.reader(), token, platform.clock.now()).await?.1)
}

async fn find(db: &impl Connection, token: &str, now: Moment) -> Result<(Option<UserId>, ConfirmLink), Error> {
    let dead = (None, ConfirmLink::Dead);
    let Some(link) = store::find_link(db, &hash_token(token), PURPOSE).await? else { return Ok(dead) };
    let (Some(user), Some(email)) = (link.user, link.email) else { return Ok(dead) };
    let Some(account) = store::find_account(db, user).await? else { return Ok(dead) };
    let is_current = account.email.as_deref() == Some(&email);
    let is_coming = account.new_email.as_deref() == Some(&email);
    if is_current && account.email_confirmed {
        return Ok((Some(user), ConfirmLink::Done { email }));
    }
    let good = !link.was_used && link.expires_at > now && (is_current || is_coming);
    Ok(if good { (Some(user), ConfirmLink::Open { email }) } else { dead })
}

/// An address that is confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Whose.
    pub user: UserId,
    /// Which.
    pub email: String,
}

/// Confirms the address a link was sent to, and makes it the account's where it was to replace another. Safe to repeat.
///
/// # Errors
/// `LinkDead`; `AddressTaken` when another account got the address in the meantime, which only its owner can learn here.
pub async fn confirm_address(platform: &Platform, token: &str) -> Result<Confirmed, Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| match find(tx, token, now).await? {
            (Some(user), ConfirmLink::Open { email }) => {
                if !store::use_link(tx, &hash_token(token), PURPOSE, now).await? {
                    return Err(Error::LinkDead);
                }
                settle(tx, user, email.clone(), now).await?;
                Ok(Confirmed { user, email })
            }
            (Some(user), ConfirmLink::Done { email }) => Ok(Confirmed { user, email }),
            _ => Err(Error::LinkDead),
        })
        .await
}

async fn settle(tx: &Transaction, user: UserId, email: String, now: Moment) -> Result<(), Error> {
    let account = store::find_account(tx, user).await?.ok_or(Error::LinkDead)?;
    if account.email.as_deref() == Some(&email) {
        store::confirm_email(tx, user, now).await?;
    } else {
        if !store::replace_email(tx, user, email, Some(now)).await? {
            return Err(Error::AddressTaken);
        }
        // What was mailed to the old address opens nothing any more.
        store::drop_links(tx, super::reset::PURPOSE, Some(user)).await?;
        if let Some(old) = account.email.filter(|_| account.email_confirmed) {
            queue::enqueue(tx, &Job::Write { to: user, letter: Letter::AddressChanged { email: old } }, now).await?;
        }
    }
    queue::enqueue(tx, &Job::ReviewPerson { user }, now).await?;
    Ok(store::insert_session_change(tx, user, None, now).await?)
}

/// Sends the letter again: to the new address where one waits, else to the account's own where it is not confirmed. Answers the address,
/// none when there is nothing to confirm.
///
/// # Errors
/// `NotFound` when the account is gone.
pub async fn resend_confirmation(platform: &Platform, learner: &Learner) -> Result<Option<String>, Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let account = store::find_account(tx, learner.user).await?.ok_or(Error::NotFound)?;
            let own = account.email.filter(|_| !account.email_confirmed);
            let Some(email) = account.new_email.or(own) else { return Ok(None) };
            let letter = Letter::Confirm { email: email.clone() };
            queue::enqueue(tx, &Job::Write { to: learner.user, letter }, now).await?;
            Ok(Some(email))
        })
        .await
}

/// Sends the letter again to an address, if an account waits for it to be confirmed. Whether one does is not told.
///
/// # Errors
/// `Invalid` when it is no address.
pub async fn resend_confirmation_to(platform: &Platform, email: &str) -> Result<(), Error> {
    let email = super::parse_address(email)?;
    let now = platform.clock.now();
    let letter = Letter::Confirm { email: email.clone() };
    platform.database.write(async |tx| Ok(queue::enqueue(tx, &Job::WriteToAddress { email, letter }, now).await?)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{AddressChange, Password, ProfileInput, Registration, change_address, find_account, register},
        testing::{self, TestPlatform},
    };

    const PASSWORD: &str = "plum harvest beside a quiet canal";

    async fn registered(platform: &TestPlatform) -> String {
        let registration = Registration {
            email: "ada@example.org".into(),
            password: Password::typed(PASSWORD),
            profile: ProfileInput { name: "Ada".into(), ..Default::default() },
        };
        register(platform, &registration.check(&platform.settings.base_url).unwrap()).await.unwrap();
        let [(address, Some(token))] = &platform.send_letters().await[..] else { panic!("no letter with a link") };
        assert_eq!(address, "ada@example.org");
        token.clone()
    }

    #[tokio::test]
    async fn looking_at_the_link_confirms_nothing_and_using_it_twice_does_no_harm() {
        let platform = testing::platform().await;
        let token = registered(&platform).await;
        let email = "ada@example.org".to_owned();
        for _ in 0..2 {
            assert_eq!(look_at_confirm_link(&platform, &token).await.unwrap(), ConfirmLink::Open { email: email.clone() });
        }
        for _ in 0..2 {
            assert_eq!(confirm_address(&platform, &token).await.unwrap().email, email);
        }
        assert_eq!(look_at_confirm_link(&platform, &token).await.unwrap(), ConfirmLink::Done { email });
    }

    #[tokio::test]
    async fn a_link_is_good_for_three_days_and_a_new_one_can_be_had() {
        let platform = testing::platform().await;
        let token = registered(&platform).await;
        platform.clock.advance(LINK_LIVES);
        assert!(matches!(confirm_address(&platform, &token).await, Err(Error::LinkDead)));
        assert!(matches!(confirm_address(&platform, "0000").await, Err(Error::LinkDead)));
        resend_confirmation_to(&platform, "ADA@example.org").await.unwrap();
        resend_confirmation_to(&platform, "nobody@example.org").await.unwrap();
        let [(_, Some(token))] = &platform.send_letters().await[..] else { panic!("no letter with a link") };
        confirm_address(&platform, token).await.unwrap();
        resend_confirmation_to(&platform, "ada@example.org").await.unwrap();
        assert!(platform.send_letters().await.is_empty(), "nothing is left to confirm");
    }

    #[tokio::test]
    async fn a_new_address_takes_the_place_of_the_old_one_when_it_is_confirmed_and_the_old_one_is_told() {
        let platform = testing::platform().await;
        let ada = platform.person("ada").await;
        platform.give_password(ada.user, PASSWORD).await;
        let wrong = change_address(&platform, &ada, "new@example.org", &Password::typed("wrong")).await;
        assert!(matches!(wrong, Err(Error::Invalid(_))), "{wrong:?}");
        let change = change_address(&platform, &ada, "new@example.org", &Password::typed(PASSWORD)).await.unwrap();
        assert_eq!(change, AddressChange::Waiting);
        assert_eq!(find_account(&platform, ada.user).await.unwrap().email.as_deref(), Some("ada@example.org"));
        let [(address, Some(token))] = &platform.send_letters().await[..] else { panic!("no letter with a link") };
        assert_eq!(address, "new@example.org");
        confirm_address(&platform, token).await.unwrap();
        let account = find_account(&platform, ada.user).await.unwrap();
        assert_eq!((account.email.as_deref(), account.email_confirmed, account.new_email), (Some("new@example.org"), true, None));
        assert_eq!(platform.send_letters().await, [("ada@example.org".to_owned(), None)]);
    }

    #[tokio::test]
    async fn asking_for_somebody_elses_address_looks_the_same_and_gets_nothing() {
        let platform = testing::platform().await;
        let (ada, _bob) = (platform.person("ada").await, platform.person("bob").await);
        platform.give_password(ada.user, PASSWORD).await;
        let change = change_address(&platform, &ada, "bob@example.org", &Password::typed(PASSWORD)).await.unwrap();
        assert_eq!(change, AddressChange::Waiting);
        assert_eq!(platform.send_letters().await, [("bob@example.org".to_owned(), None)]);
        assert_eq!(resend_confirmation(&platform, &ada).await.unwrap().as_deref(), Some("bob@example.org"));
        assert!(platform.send_letters().await.is_empty());
    }

    #[tokio::test]
    async fn an_address_that_was_registered_meanwhile_stays_with_who_has_it() {
        let platform = testing::platform().await;
        let ada = platform.person("ada").await;
        platform.give_password(ada.user, PASSWORD).await;
        change_address(&platform, &ada, "new@example.org", &Password::typed(PASSWORD)).await.unwrap();
        let [(_, Some(token))] = &platform.send_letters().await[..] else { panic!("no letter with a link") };
        platform.person("new").await;
        assert!(matches!(confirm_address(&platform, token).await, Err(Error::AddressTaken)));
        assert_eq!(find_account(&platform, ada.user).await.unwrap().email.as_deref(), Some("ada@example.org"));
    }

    #[tokio::test]
    async fn a_link_to_an_address_that_was_given_up_is_dead() {
        let platform = testing::platform().await;
        let ada = platform.person("ada").await;
        platform.give_password(ada.user, PASSWORD).await;
        change_address(&platform, &ada, "new@example.org", &Password::typed(PASSWORD)).await.unwrap();
        let [(_, Some(token))] = &platform.send_letters().await[..] else { panic!("no letter with a link") };
        crate::identity::keep_address(&platform, &ada).await.unwrap();
        assert!(matches!(confirm_address(&platform, token).await, Err(Error::LinkDead)));
    }
}
