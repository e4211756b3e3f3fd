//! Sending letters: whom they reach, which link they carry.

use super::{Account, Token, confirm, reset, store};
use crate::{
    error::Failure,
    id::{JobId, UserId},
    letter::{Draft, Letter},
    mailer::Mail,
    platform::Platform,
};

/// Titles a letter's words need, by name, in the reader's language.
pub type Titles = Vec<(&'static str, String)>;

/// Composes a letter and hands it on. Letters to people who are gone, and letters that lost their reason, are dropped. The links it
/// carries are made now, so that their time runs from now; `job` keeps the Message-ID the same when a letter is tried again.
///
/// # Errors
/// When the database or the mail server refuses: the job is tried again.
pub async fn deliver(platform: &Platform, job: JobId, to: UserId, (letter, titles): (&Letter, Titles)) -> Result<(), Failure> {
    let Some(account) = store::find_account(platform.database.reader(), to).await? else { return Ok(()) };
    let Some(address) = address_for(platform, &account, letter).await? else { return Ok(()) };
    let token = make_link(platform, &account, letter).await?;
    // Whoever typed a stranger's address chose the name as well: it is not sent where nobody has confirmed.
    let name = if matches!(letter, Letter::Confirm { .. }) { String::new() } else { account.profile.name };
    let draft = Draft {
        letter: letter.clone(),
        language: account.profile.language,
        name: name.clone(),
        token: token.map(|token| token.reveal().to_owned()),
        titles,
    };
    let composed = platform.composer.compose(&draft);
    let mail = Mail { name, address, subject: composed.subject, text: composed.text, message_id: job.to_string() };
    platform.mailer.send(&mail).await
}

/// Sends a letter to whoever has an address, if anybody has.
///
/// # Errors
/// When the database or the mail server refuses: the job is tried again.
pub async fn deliver_to_address(platform: &Platform, job: JobId, email: &str, letter: &Letter) -> Result<(), Failure> {
    match store::find_account_with(platform.database.reader(), email).await? {
        Some(account) => deliver(platform, job, account.id, (letter, Titles::new())).await,
        None => Ok(()),
    }
}

async fn address_for(platform: &Platform, account: &Account, letter: &Letter) -> Result<Option<String>, Failure> {
    let own = account.email.clone();
    Ok(match letter {
        Letter::AddressChanged { email } => Some(email.clone()),
        Letter::Confirm { email } if own.as_ref() == Some(email) => own.filter(|_| !account.email_confirmed),
        Letter::Confirm { email } if account.new_email.as_ref() == Some(email) => {
            let is_free = store::find_account_with(platform.database.reader(), email).await?.is_none();
            Some(email.clone()).filter(|_| is_free)
        }
        Letter::Confirm { .. } => None,
        _ => own,
    })
}

async fn make_link(platform: &Platform, account: &Account, letter: &Letter) -> Result<Option<Token>, Failure> {
    let now = platform.clock.now();
    let user = account.id;
    platform
        .database
        .write(async |tx| match letter {
            Letter::Confirm { email } => {
                let token = Token::generate()?;
                let hash = token.hash();
                let link = store::NewLink { token_hash: hash, purpose: confirm::PURPOSE, user: Some(user), email: Some(email.clone()) };
                store::insert_link(tx, link, (now, now + confirm::LINK_LIVES)).await?;
                Ok(Some(token))
            }
            Letter::Reset | Letter::Locked => reset::new_link(tx, user, account.email.clone(), now).await.map(Some),
            _ => Ok(None),
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn a_letter_tried_again_keeps_its_message_id_and_the_gone_get_none() {
        let platform = testing::platform().await;
        let ada = platform.person("ada").await;
        let job = JobId::generate();
        for _ in 0..2 {
            deliver(&platform, job, ada.user, (&Letter::PasswordChanged, Titles::new())).await.unwrap();
        }
        let [mail] = &platform.mails()[..] else { panic!("two mails") };
        assert!(mail.contains(&format!("Message-ID: <{job}@example.org>")), "{mail}");
        deliver(&platform, JobId::generate(), UserId::generate(), (&Letter::Reset, Titles::new())).await.unwrap();
        assert_eq!(platform.mails().len(), 1);
    }

    #[tokio::test]
    async fn a_letter_to_an_address_nobody_confirmed_does_not_carry_the_name_that_was_typed() {
        let platform = testing::platform().await;
        let ada = platform.person("Ada").await;
        let email = "stranger@example.net".to_owned();
        platform.database.write(async |tx| store::replace_email(tx, ada.user, email.clone(), None).await).await.unwrap();
        deliver(&platform, JobId::generate(), ada.user, (&Letter::Confirm { email }, Titles::new())).await.unwrap();
        let mail = platform.mails().concat();
        assert!(mail.contains("To: stranger@example.net") && !mail.contains("Ada"), "{mail}");
    }
}
