//! Deleting one's account.

use super::{Error, Learner, Password, change::prove_password, session::end_sessions, store};
use crate::{
    audit::{self, Deed},
    platform::Platform,
    queue::{self, Job},
};

/// Deletes the account of somebody signed in. Name, address, password, profile, sessions, tokens, links, roles and waiting letters go at
/// once; a queued job takes the person out of what hangs on the account (`docs/decisions` says what goes and what stays). The empty row
/// stays, since others hang on its id.
///
/// # Errors
/// `Invalid` for `current_password`, `LastAdmin`, `Busy`.
pub async fn delete_account(platform: &Platform, learner: &Learner, password: &Password) -> Result<(), Error> {
    prove_password(platform, learner, password).await?;
    let user = learner.user;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let has_other = store::has_other_admin(tx, user).await?;
            let account = store::find_account(tx, user).await?.ok_or(Error::NotFound)?;
            if account.is_admin && !has_other {
                return Err(Error::LastAdmin);
            }
            end_sessions(tx, user, None, now).await?;
            store::delete_tokens_of(tx, user).await?;
            store::drop_all_links(tx, user).await?;
            store::delete_grants_of(tx, user).await?;
            store::erase_account(tx, user, now).await?;
            queue::drop_letters_to(tx, user).await?;
            queue::enqueue(tx, &Job::ErasePerson { user }, now).await?;
            let deed = Deed { actor: Some(user), action: "identity.erased", subject: user.to_string(), details: serde_json::json!({}) };
            Ok(audit::record(tx, deed, now).await?)
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{create_token, find_account, find_bearer},
        letter::Letter,
        testing,
    };

    const PASSWORD: &str = "plum harvest beside a quiet canal";

    #[tokio::test]
    async fn nothing_of_the_person_stays_and_the_address_is_free_again() {
        let platform = testing::platform().await;
        let ada = platform.person("Ada").await;
        platform.give_password(ada.user, PASSWORD).await;
        let (secret, _) = create_token(&platform, &ada, "reports", 1).await.unwrap();
        let letter = Job::Write { to: ada.user, letter: Letter::Reset };
        let now = platform.clock.now();
        platform.database.write(async |tx| queue::enqueue(tx, &letter, now).await).await.unwrap();
        let wrong = delete_account(&platform, &ada, &Password::typed("wrong")).await;
        assert!(matches!(wrong, Err(Error::Invalid(_))), "{wrong:?}");
        delete_account(&platform, &ada, &Password::typed(PASSWORD)).await.unwrap();
        assert!(matches!(find_account(&platform, ada.user).await, Err(Error::NotFound)));
        assert!(find_bearer(&platform, secret.reveal()).await.unwrap().is_none());
        assert_eq!(platform.due_jobs().await, [Job::ErasePerson { user: ada.user }]);
        platform.person("Ada").await;
    }

    #[tokio::test]
    async fn the_last_admin_cannot_go() {
        let platform = testing::platform().await;
        let root = Learner { user: platform.insert_person("root", true).await };
        platform.give_password(root.user, PASSWORD).await;
        assert!(matches!(delete_account(&platform, &root, &Password::typed(PASSWORD)).await, Err(Error::LastAdmin)));
        platform.insert_person("other", true).await;
        delete_account(&platform, &root, &Password::typed(PASSWORD)).await.unwrap();
    }
}
