//! Signing in.

use super::{Error, Password, Session, Token, session, store};
use crate::{
    clock::Moment,
    database::Transaction,
    error::Failure,
    id::{SessionId, UserId},
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};

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
    /// Whether this person signed in from this browser before: strangers' failures do not keep them out.
    pub known_device: bool,
}

/// A session just begun.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The cookie's value; shown this once.
    pub token: Token,
    /// The session.
    pub session: Session,
}

/// Failures in a row, from wherever, after which only a mailed link or a known device opens the account.
const FAILURES_MAX: i32 = 100;

/// Signs somebody in with a new token. Unknown addresses and accounts closed to passwords cost the same work and get the same answer as
/// wrong passwords; the owner of an account that closes is told by mail.
///
/// # Errors
/// `WrongCredentials`, `Busy`.
pub async fn sign_in(platform: &Platform, request: &SignIn) -> Result<SignedIn, Error> {
    let email = request.email.trim().to_lowercase();
    let known = store::find_credentials(platform.database.reader(), &email).await?;
    let stored = known.as_ref().and_then(|known| known.password_hash.as_deref());
    let fits = platform.hasher.verify(&request.password, stored).await?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let Some(known) = known else {
                store::note_unknown_sign_in(tx, now).await?;
                return Ok(None);
            };
            if !fits || (is_locked(&known) && !request.known_device) {
                count_failure(tx, known.user, now).await?;
                return Ok(None);
            }
            store::forget_failed_sign_ins(tx, known.user).await?;
            begin_session(tx, known.user, (request.shared_computer, &request.device), now).await.map(Some)
        })
        .await?
        .ok_or(Error::WrongCredentials)
}

/// Whether passwords no longer open an account.
pub(super) fn is_locked(known: &store::Credentials) -> bool {
    known.failed_sign_ins >= FAILURES_MAX
}

async fn count_failure(tx: &Transaction, user: UserId, now: Moment) -> Result<(), Failure> {
    if store::count_failed_sign_in(tx, user).await? == FAILURES_MAX {
        queue::enqueue(tx, &Job::Write { to: user, letter: Letter::Locked }, now).await?;
    }
    Ok(())
}

/// Begins a session for a person who has shown who they are.
pub(super) async fn begin_session(
    tx: &Transaction,
    user: UserId,
    (shared_computer, device): (bool, &str),
    now: Moment,
) -> Result<SignedIn, Error> {
    let token = Token::generate()?;
    let csrf = Token::generate()?;
    let device: String = device.chars().filter(|c| !c.is_control()).take(100).collect();
    for ended in store::drop_oldest_sessions(tx, user, session::MOST_SESSIONS.saturating_sub(1)).await? {
        store::insert_session_change(tx, user, Some(ended), now).await?;
    }
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
    use crate::testing::{self, TestPlatform};

    const PASSWORD: &str = "plum harvest beside a quiet canal";

    fn typed(email: &str, password: &str) -> SignIn {
        let password = Password::typed(password);
        SignIn { email: email.into(), password, shared_computer: false, device: "Firefox".into(), known_device: false }
    }

    async fn with_ada() -> TestPlatform {
        let platform = testing::platform().await;
        let ada = platform.person("Ada").await;
        platform.give_password(ada.user, PASSWORD).await;
        platform
    }

    #[tokio::test]
    async fn a_wrong_password_an_unknown_address_and_an_account_without_password_get_the_same_answer() {
        let platform = with_ada().await;
        platform.person("Bob").await;
        for (email, password) in [("ada@example.org", "plum"), ("nobody@example.org", PASSWORD), ("bob@example.org", PASSWORD)] {
            let refused = sign_in(&platform, &typed(email, password)).await;
            assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        }
    }

    #[tokio::test]
    async fn the_address_is_read_whatever_its_capitals_and_the_session_is_found_by_its_token() {
        let platform = with_ada().await;
        let signed_in = sign_in(&platform, &typed(" ADA@example.org", PASSWORD)).await.unwrap();
        let found = super::super::find_session(&platform, &signed_in.token.hash()).await.unwrap();
        assert_eq!(found, Some(signed_in.session));
    }

    #[tokio::test]
    async fn after_a_hundred_failures_a_known_device_or_a_mailed_link_opens_the_account_and_nothing_else() {
        let platform = with_ada().await;
        let ada = store::find_account_with(platform.database.reader(), "ada@example.org").await.unwrap().unwrap();
        for _ in 1..FAILURES_MAX {
            platform.database.write(async |tx| store::count_failed_sign_in(tx, ada.id).await).await.unwrap();
        }
        assert!(platform.due_jobs().await.is_empty());
        sign_in(&platform, &typed("ada@example.org", "plum")).await.unwrap_err();
        assert_eq!(platform.due_jobs().await, [Job::Write { to: ada.id, letter: Letter::Locked }]);
        let refused = sign_in(&platform, &typed("ada@example.org", PASSWORD)).await;
        assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        sign_in(&platform, &SignIn { known_device: true, ..typed("ada@example.org", PASSWORD) }).await.unwrap();
        sign_in(&platform, &typed("ada@example.org", PASSWORD)).await.unwrap();
    }

    #[tokio::test]
    async fn the_eleventh_session_ends_the_one_used_longest_ago() {
        let platform = with_ada().await;
        let first = sign_in(&platform, &typed("ada@example.org", PASSWORD)).await.unwrap();
        for _ in 0..session::MOST_SESSIONS {
            platform.clock.advance(chrono::Duration::minutes(1));
            sign_in(&platform, &typed("ada@example.org", PASSWORD)).await.unwrap();
        }
        assert_eq!(super::super::find_session(&platform, &first.token.hash()).await.unwrap(), None);
        assert_eq!(super::super::sessions_of(&platform, &first.session.learner()).await.unwrap().len(), session::MOST_SESSIONS);
        let changes = super::super::changes_since(&platform, testing::noon()).await.unwrap();
        assert_eq!(changes.iter().filter_map(|change| change.token_hash.clone()).collect::<Vec<_>>(), [first.token.hash()]);
    }
}
