//! What people change in their own accounts: profile, password, mail address.

use super::{Error, Learner, Password, ProfileInput, Session, SignedIn, Token, session::end_sessions, store};
use crate::{
    clock::Moment,
    database::Transaction,
    error::{Failure, FieldFault},
    language::Language,
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};

/// Changes name, language and the optional fields.
///
/// # Errors
/// `Invalid` with every faulty field.
pub async fn change_profile(platform: &Platform, learner: &Learner, input: &ProfileInput) -> Result<(), Error> {
    let mut faults = Vec::new();
    let Some(profile) = input.read(&mut faults) else { return Err(Error::Invalid(faults)) };
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            store::update_profile(tx, learner.user, &profile).await?;
            Ok(store::insert_session_change(tx, learner.user, None, now).await?)
        })
        .await
}

/// Changes the language of mails alone.
///
/// # Errors
/// `NotFound` when the account is gone.
pub async fn change_language(platform: &Platform, learner: &Learner, language: Language) -> Result<(), Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let account = store::find_account(tx, learner.user).await?.ok_or(Error::NotFound)?;
            store::update_profile(tx, learner.user, &super::Profile { language, ..account.profile }).await?;
            Ok(store::insert_session_change(tx, learner.user, None, now).await?)
        })
        .await
}

/// Shows that the person knows the password.
///
/// # Errors
/// `Invalid` for the field `current_password`, `NotFound`, `Busy`.
pub(super) async fn prove_password(platform: &Platform, learner: &Learner, typed: &Password) -> Result<(), Error> {
    let known = store::find_credentials_of(platform.database.reader(), learner.user).await?.ok_or(Error::NotFound)?;
    if platform.hasher.verify(typed, known.password_hash.as_deref()).await? {
        Ok(())
    } else {
        Err(FieldFault { field: "current_password", code: "password-wrong" }.into())
    }
}

/// Changes the password of somebody signed in. All other sessions end, this one gets a new token, and a letter says so.
///
/// # Errors
/// `Invalid` for `current_password` or `password`, `Busy`, `NotFound` when the session ended meanwhile.
pub async fn change_password(platform: &Platform, session: &Session, current: &Password, new: &Password) -> Result<SignedIn, Error> {
    let learner = session.learner();
    let account = super::find_account(platform, session.user).await?;
    let context = [account.profile.name.as_str(), account.email.as_deref().unwrap_or_default(), &platform.settings.base_url];
    let mut faults = Vec::new();
    let new = new.accept(account.is_staff, &context).map_err(|fault| faults.push(fault)).ok();
    match prove_password(platform, &learner, current).await {
        Err(Error::Invalid(more)) => faults.splice(..0, more).for_each(drop),
        proved => proved?,
    }
    let Some(new) = new.filter(|_| faults.is_empty()) else { return Err(Error::Invalid(faults)) };
    let hash = platform.hasher.hash(&new).await?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            store::update_password(tx, session.user, hash).await?;
            store::drop_links(tx, super::reset::PURPOSE, Some(session.user)).await?;
            end_sessions(tx, session.user, Some(session.id), now).await?;
            queue::enqueue(tx, &Job::Write { to: session.user, letter: Letter::PasswordChanged }, now).await?;
            renew(tx, session, now).await
        })
        .await
}

/// Gives a session that lives on another token.
async fn renew(tx: &Transaction, session: &Session, now: Moment) -> Result<SignedIn, Error> {
    let (token, csrf) = (Token::generate()?, Token::generate()?);
    store::renew_session(tx, session.id, (token.hash(), csrf.reveal().to_owned()), now).await?;
    let session = store::find_session(tx, &token.hash()).await?.ok_or(Error::NotFound)?;
    Ok(SignedIn { token, session })
}

/// What became of a wish for another address. It says nothing about whether the address has an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressChange {
    /// It already is the account's.
    Same,
    /// A letter was sent to it; it becomes the account's once confirmed.
    Waiting,
}

/// Asks for another mail address. It takes the old one's place when it is confirmed by the link sent to it. When it belongs to another
/// account its owner gets a letter instead, and the answer is the same.
///
/// # Errors
/// `Invalid` for `email` or `current_password`, `Busy`.
pub async fn change_address(platform: &Platform, learner: &Learner, email: &str, password: &Password) -> Result<AddressChange, Error> {
    let mut faults = Vec::new();
    let email = super::parse_address(email).map_err(|fault| faults.push(fault)).ok();
    match prove_password(platform, learner, password).await {
        Err(Error::Invalid(more)) => faults.extend(more),
        proved => proved?,
    }
    let Some(email) = email.filter(|_| faults.is_empty()) else { return Err(Error::Invalid(faults)) };
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let account = store::find_account(tx, learner.user).await?.ok_or(Error::NotFound)?;
            if account.email.as_ref() == Some(&email) {
                store::update_new_email(tx, learner.user, None).await?;
                return Ok(AddressChange::Same);
            }
            store::update_new_email(tx, learner.user, Some(email.clone())).await?;
            let job = match store::find_account_with(tx, &email).await? {
                Some(owner) => Job::Write { to: owner.id, letter: Letter::AlreadyRegistered },
                None => Job::Write { to: learner.user, letter: Letter::Confirm { email } },
            };
            queue::enqueue(tx, &job, now).await?;
            Ok(AddressChange::Waiting)
        })
        .await
}

/// Forgets an address that waits to be confirmed.
///
/// # Errors
/// When the database refuses.
pub async fn keep_address(platform: &Platform, learner: &Learner) -> Result<(), Failure> {
    platform.database.write(async |tx| store::update_new_email(tx, learner.user, None).await).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{SignIn, find_account, find_session, sign_in},
        testing,
    };

    const OLD: &str = "plum harvest beside a quiet canal";
    const NEW: &str = "seven bridges under morning fog";

    #[tokio::test]
    async fn a_changed_password_keeps_this_session_under_a_new_token_and_ends_the_others() {
        let platform = testing::platform().await;
        let ada = platform.person("ada").await;
        platform.give_password(ada.user, OLD).await;
        let request = SignIn {
            email: "ada@example.org".into(),
            password: Password::typed(OLD),
            shared_computer: true,
            device: String::new(),
            known_device: false,
        };
        let (here, there) = (sign_in(&platform, &request).await.unwrap(), sign_in(&platform, &request).await.unwrap());
        let refused = change_password(&platform, &here.session, &Password::typed("wrong"), &Password::typed("short")).await;
        let Err(Error::Invalid(faults)) = refused else { panic!("accepted") };
        assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), ["current_password", "password"]);
        let renewed = change_password(&platform, &here.session, &Password::typed(OLD), &Password::typed(NEW)).await.unwrap();
        assert_eq!(renewed.session.id, here.session.id);
        assert_ne!(renewed.session.csrf, here.session.csrf);
        for dead in [&here, &there] {
            assert_eq!(find_session(&platform, &dead.token.hash()).await.unwrap(), None);
        }
        assert_eq!(find_session(&platform, &renewed.token.hash()).await.unwrap(), Some(renewed.session));
        assert_eq!(platform.due_jobs().await, [Job::Write { to: ada.user, letter: Letter::PasswordChanged }]);
    }

    #[tokio::test]
    async fn a_profile_is_changed_as_a_whole_and_the_language_alone_too() {
        let platform = testing::platform().await;
        let ada = platform.person("ada").await;
        let input = ProfileInput { name: "Ada  Lovelace".into(), country: "Kenya".into(), ..Default::default() };
        change_profile(&platform, &ada, &input).await.unwrap();
        change_language(&platform, &ada, Language::Es).await.unwrap();
        let profile = find_account(&platform, ada.user).await.unwrap().profile;
        assert_eq!((profile.name.as_str(), profile.country.as_deref(), profile.language), ("Ada Lovelace", Some("Kenya"), Language::Es));
        assert_eq!(profile.local_government, None);
    }
}
