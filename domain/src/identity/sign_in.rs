//! Signing in.

use super::{Error, Password, Session, Token, session, store};
use crate::{database::Transaction, error::Failure, id::SessionId, id::UserId, platform::Platform};

/// What somebody types to sign in.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// The mail address, as typed.
    pub email: String,
    /// The password, as typed.
    pub password: Password,
    /// "This is a shared computer".
    pub shared_computer: bool,
    /// Browser and system in a few words, for the list of sessions.
    pub device: String,
}

/// A session just begun.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The cookie's value; shown this once.
    pub token: Token,
    /// The session.
    pub session: Session,
}

/// Failures in a row, from wherever, after which only a mailed link opens the account.
const FAILURES_MAX: i32 = 100;

/// Signs somebody in with a new token. Unknown addresses cost the same work and get the same answer as wrong passwords.
///
/// # Errors
/// `WrongCredentials`, `LinkNeeded` after 100 failures in a row, `Busy`.
pub async fn sign_in(platform: &Platform, request: &SignIn) -> Result<SignedIn, Error> {
    let email = request.email.trim().to_lowercase();
    let known = store::find_credentials(platform.database.reader(), &email).await?;
    let stored = known.as_ref().and_then(|known| known.password_hash.as_deref());
    let fits = platform.hasher.verify(&request.password, stored).await?;
    let Some(known) = known else { return Err(Error::WrongCredentials) };
    let locked = known.failed_sign_ins >= FAILURES_MAX;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            if !fits {
                store::count_failed_sign_in(tx, known.user).await?;
                return Ok(None);
            }
            if locked {
                return Err(Error::LinkNeeded);
            }
            store::forget_failed_sign_ins(tx, known.user).await?;
            begin_session(tx, known.user, (request.shared_computer, &request.device), now).await.map(Some)
        })
        .await?
        .ok_or(Error::WrongCredentials)
}

/// Begins a session for a person who has shown who they are.
pub(super) async fn begin_session(
    tx: &Transaction,
    user: UserId,
    (shared_computer, device): (bool, &str),
    now: crate::clock::Moment,
) -> Result<SignedIn, Error> {
    let token = Token::generate()?;
    let csrf = Token::generate()?;
    let device: String = device.chars().filter(|c| !c.is_control()).take(100).collect();
    store::drop_oldest_sessions(tx, user, session::MOST_SESSIONS.saturating_sub(1)).await?;
    let row = store::NewSession {
        id: SessionId::generate(),
        token_hash: token.hash(),
        user,
        csrf: csrf.reveal().to_owned(),
        shared_computer,
        device,
    };
    store::insert_session(tx, row, now).await?;
    let session = store::find_session(tx, &token.hash()).await?.ok_or_else(|| Failure::Data("session vanished".into()))?;
    Ok(SignedIn { token, session })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn typed(email: &str, password: &str) -> SignIn {
        SignIn { email: email.into(), password: Password::typed(password), shared_computer: false, device: "Firefox".into() }
    }

    #[tokio::test]
    async fn an_unknown_address_and_a_missing_password_get_the_same_answer() {
        let platform = testing::platform().await;
        platform.person("ada").await;
        for email in ["ada@example.org", "nobody@example.org"] {
            let refused = sign_in(&platform, &typed(email, "plum harvest")).await;
            assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        }
    }
}
