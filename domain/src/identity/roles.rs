//! Who may do what: admins grant and revoke. Every change ends the person's sessions, so that it holds at once, and stands in the log.

use super::{Admin, Error, Role, session::end_sessions, store};
use crate::{
    audit::{self, Deed},
    clock::Moment,
    database::Transaction,
    id::{CourseId, UserId},
    platform::Platform,
};

/// Makes somebody an author or a facilitator of a course. The course need not exist yet: its first author uploads it. Safe to repeat.
///
/// # Errors
/// `NotFound` when there is no such person.
pub async fn grant_role(platform: &Platform, admin: &Admin, user: UserId, (course, role): (&CourseId, Role)) -> Result<(), Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let account = store::find_account(tx, user).await?.ok_or(Error::NotFound)?;
            if !store::insert_grant(tx, &store::Grant { user, course, role }, admin.user, now).await? {
                return Ok(());
            }
            store::update_rank(tx, user, account.is_admin).await?;
            let details = serde_json::json!({ "course": course, "role": role });
            settle(tx, Deed { actor: admin.user, action: "identity.role_granted", subject: user.to_string(), details }, user, now).await
        })
        .await
}

/// Takes a role in a course back. Safe to repeat.
///
/// # Errors
/// `NotFound` when there is no such person.
pub async fn revoke_role(platform: &Platform, admin: &Admin, user: UserId, (course, role): (&CourseId, Role)) -> Result<(), Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let account = store::find_account(tx, user).await?.ok_or(Error::NotFound)?;
            if !store::delete_grant(tx, &store::Grant { user, course, role }).await? {
                return Ok(());
            }
            store::update_rank(tx, user, account.is_admin).await?;
            let details = serde_json::json!({ "course": course, "role": role });
            settle(tx, Deed { actor: admin.user, action: "identity.role_revoked", subject: user.to_string(), details }, user, now).await
        })
        .await
}

/// Makes somebody an admin, or no longer one. Safe to repeat.
///
/// # Errors
/// `NotFound` when there is no such person, `LastAdmin` when nobody else would be one.
pub async fn set_admin(platform: &Platform, admin: &Admin, user: UserId, is_admin: bool) -> Result<(), Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let has_other = store::has_other_admin(tx, user).await?;
            let account = store::find_account(tx, user).await?.ok_or(Error::NotFound)?;
            if account.is_admin == is_admin {
                return Ok(());
            }
            if !is_admin && !has_other {
                return Err(Error::LastAdmin);
            }
            store::update_rank(tx, user, is_admin).await?;
            let action = if is_admin { "identity.admin_made" } else { "identity.admin_unmade" };
            let deed = Deed { actor: admin.user, action, subject: user.to_string(), details: serde_json::json!({}) };
            settle(tx, deed, user, now).await
        })
        .await
}

async fn settle(tx: &Transaction, deed: Deed, user: UserId, now: Moment) -> Result<(), Error> {
    end_sessions(tx, user, None, now).await?;
    Ok(audit::record(tx, deed, now).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{Password, SignIn, find_session, sign_in},
        testing::{self, TestPlatform},
    };

    const PASSWORD: &str = "plum harvest beside a quiet canal";

    async fn session_of(platform: &TestPlatform, user: UserId, name: &str) -> super::super::SignedIn {
        platform.give_password(user, PASSWORD).await;
        let request = SignIn {
            email: format!("{name}@example.org"),
            password: Password::typed(PASSWORD),
            shared_computer: false,
            device: String::new(),
            known_device: false,
        };
        sign_in(platform, &request).await.unwrap()
    }

    #[tokio::test]
    async fn a_granted_role_ends_old_sessions_and_holds_in_new_ones() {
        let platform = testing::platform().await;
        let (admin, course) = (Admin::operator(), CourseId::parse("rights").unwrap());
        let ada = platform.person("ada").await.user;
        let before = session_of(&platform, ada, "ada").await;
        assert!(before.session.author_of(&course).is_err());
        grant_role(&platform, &admin, ada, (&course, Role::Author)).await.unwrap();
        assert_eq!(find_session(&platform, &before.token.hash()).await.unwrap(), None);
        let after = session_of(&platform, ada, "ada").await;
        assert!(after.session.author_of(&course).is_ok());
        assert!(after.session.author_of(&CourseId::parse("other").unwrap()).is_err());
        assert!(after.session.facilitator_of(&course).is_err());
        assert_eq!(after.session.idle_until - after.session.last_seen_at, chrono::Duration::minutes(60));
        revoke_role(&platform, &admin, ada, (&course, Role::Author)).await.unwrap();
        let last = session_of(&platform, ada, "ada").await;
        assert!(last.session.roles.is_empty());
        assert_eq!(last.session.idle_until - last.session.last_seen_at, chrono::Duration::days(14));
    }

    #[tokio::test]
    async fn repeating_a_grant_changes_nothing_and_each_change_stands_in_the_log_once() {
        let platform = testing::platform().await;
        let (admin, course) = (Admin::operator(), CourseId::parse("rights").unwrap());
        let ada = platform.person("ada").await.user;
        for _ in 0..2 {
            grant_role(&platform, &admin, ada, (&course, Role::Facilitator)).await.unwrap();
        }
        for _ in 0..2 {
            revoke_role(&platform, &admin, ada, (&course, Role::Facilitator)).await.unwrap();
        }
        let log = audit::entries_about(platform.database.reader(), &ada.to_string(), 10).await.unwrap();
        let actions: Vec<_> = log.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["identity.role_revoked", "identity.role_granted"]);
        let nobody = grant_role(&platform, &admin, UserId::generate(), (&course, Role::Author)).await;
        assert!(matches!(nobody, Err(Error::NotFound)));
    }

    #[tokio::test]
    async fn the_last_admin_stays() {
        let platform = testing::platform().await;
        let admin = Admin::operator();
        let root = platform.insert_person("root", true).await;
        assert!(matches!(set_admin(&platform, &admin, root, false).await, Err(Error::LastAdmin)));
        let ada = platform.person("ada").await.user;
        set_admin(&platform, &admin, ada, true).await.unwrap();
        set_admin(&platform, &admin, root, false).await.unwrap();
        assert!(matches!(set_admin(&platform, &admin, ada, false).await, Err(Error::LastAdmin)));
    }
}
