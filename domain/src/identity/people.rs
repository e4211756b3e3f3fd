//! Finding and helping people, for admins.

use super::{Account, Admin, Error, Role, Token, account, session::end_sessions, store};
use crate::{
    audit::{self, Deed},
    error::{Failure, FieldFault},
    id::{CourseId, UserId},
    language::Language,
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};

/// Longest text to search for, in characters.
const SEARCH_MAX: usize = 200;
/// Most people on a page.
pub const PEOPLE_MAX: u64 = 100;

/// A page of people.
#[derive(Debug, Clone)]
pub struct People {
    /// Newest accounts first.
    pub found: Vec<Account>,
    /// Where the next page begins; none when this is the last.
    pub next: Option<UserId>,
}

/// Finds people by the beginning of any word of their name or of their address; everybody when `beginning` is empty.
///
/// # Errors
/// `Invalid` when the text is too long.
pub async fn find_people(
    platform: &Platform,
    _admin: &Admin,
    beginning: &str,
    (after, most): (Option<UserId>, u64),
) -> Result<People, Error> {
    if beginning.chars().count() > SEARCH_MAX {
        return Err(FieldFault { field: "search", code: "search-too-long" }.into());
    }
    let most = most.clamp(1, PEOPLE_MAX);
    let mut found = store::find_accounts(platform.database.reader(), beginning, after, most.saturating_add(1)).await?;
    let more = found.len() as u64 > most;
    found.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let next = found.last().filter(|_| more).map(|last| last.id);
    Ok(People { found, next })
}

/// A person, as an admin sees them.
#[derive(Debug, Clone)]
pub struct Person {
    /// The account.
    pub account: Account,
    /// Roles in courses.
    pub roles: Vec<(CourseId, Role)>,
    /// Whether only a mailed link or a known device opens the account.
    pub is_locked: bool,
    /// What was changed by others, newest first.
    pub history: Vec<audit::Entry>,
}

/// How much history a person's page shows.
const HISTORY: u64 = 20;

/// A person with roles and history.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn find_person(platform: &Platform, _admin: &Admin, user: UserId) -> Result<Person, Error> {
    let db = platform.database.reader();
    let account = store::find_account(db, user).await?.ok_or(Error::NotFound)?;
    let is_locked = store::find_credentials_of(db, user).await?.is_some_and(|known| super::sign_in::is_locked(&known));
    let roles = store::roles_of(db, user).await?;
    let history = audit::entries_about(db, &user.to_string(), HISTORY).await?;
    Ok(Person { account, roles, is_locked, history })
}

/// Gives somebody another mail address, for who lost the old mailbox. It counts as not confirmed and gets a letter to confirm it; the old
/// address is told; links mailed to it die; all sessions end.
///
/// # Errors
/// `Invalid` for `email` (also when another account has it), `NotFound`.
pub async fn change_address_of(platform: &Platform, admin: &Admin, user: UserId, email: &str) -> Result<(), Error> {
    let email = account::parse_address(email)?;
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let account = store::find_account(tx, user).await?.ok_or(Error::NotFound)?;
            if account.email.as_ref() == Some(&email) {
                return Ok(());
            }
            if !store::replace_email(tx, user, email.clone(), None).await? {
                return Err(FieldFault { field: "email", code: "email-taken" }.into());
            }
            store::drop_all_links(tx, user).await?;
            end_sessions(tx, user, None, now).await?;
            if let Some(old) = account.email {
                queue::enqueue(tx, &Job::Write { to: user, letter: Letter::AddressChanged { email: old } }, now).await?;
            }
            queue::enqueue(tx, &Job::Write { to: user, letter: Letter::Confirm { email } }, now).await?;
            let details = serde_json::json!({});
            let deed = Deed { actor: admin.user, action: "identity.address_changed", subject: user.to_string(), details };
            Ok(audit::record(tx, deed, now).await?)
        })
        .await
}

/// Sends somebody a link to choose a new password.
///
/// # Errors
/// `NotFound` when there is no such person.
pub async fn send_reset_to(platform: &Platform, admin: &Admin, user: UserId) -> Result<(), Error> {
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            store::find_account(tx, user).await?.ok_or(Error::NotFound)?;
            queue::enqueue(tx, &Job::Write { to: user, letter: Letter::Reset }, now).await?;
            let deed = Deed { actor: admin.user, action: "identity.reset_sent", subject: user.to_string(), details: serde_json::json!({}) };
            Ok(audit::record(tx, deed, now).await?)
        })
        .await
}

/// An account made by the operator.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The mail address.
    pub email: String,
    /// As the person writes it.
    pub name: String,
    /// The language of mails.
    pub language: Language,
    /// Whether the person is to be an admin.
    pub is_admin: bool,
}

/// Makes an account without a password and answers the token of a link to choose one, good for thirty minutes.
///
/// # Errors
/// `Invalid` with every faulty field, `AddressTaken`.
pub async fn create_person(platform: &Platform, admin: &Admin, new: &NewPerson) -> Result<(UserId, Token), Error> {
    let mut faults = Vec::new();
    let name = account::parse_name(&new.name).map_err(|fault| faults.push(fault)).ok();
    let email = account::parse_address(&new.email).map_err(|fault| faults.push(fault)).ok();
    let (Some(name), Some(email)) = (name, email) else { return Err(Error::Invalid(faults)) };
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let id = UserId::generate();
            let row = store::NewAccount { id, email, password_hash: None, is_admin: new.is_admin, confirmed: false };
            let profile = super::Profile { name, language: new.language, ..Default::default() };
            if !store::insert_account(tx, row, &profile, now).await? {
                return Err(Error::AddressTaken);
            }
            let details = serde_json::json!({ "admin": new.is_admin });
            let deed = Deed { actor: admin.user, action: "identity.person_created", subject: id.to_string(), details };
            audit::record(tx, deed, now).await?;
            Ok((id, super::reset::new_link(tx, id, None, now).await?))
        })
        .await
}

/// The language a person's mails are written in; none when the account is gone.
///
/// # Errors
/// When the database cannot be read.
pub async fn language_of(platform: &Platform, user: UserId) -> Result<Option<Language>, Failure> {
    Ok(store::find_account(platform.database.reader(), user).await?.map(|account| account.profile.language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        identity::{Password, reset_password},
        testing,
    };

    #[tokio::test]
    async fn people_are_found_by_any_word_of_their_name_or_by_their_address_a_page_at_a_time() {
        let platform = testing::platform().await;
        let admin = Admin::operator();
        for name in ["Éloïse d’Été", "Elena Soto", "Ada 100% Lovelace", "Bob"] {
            platform.insert_person(name, false).await;
        }
        let names = async |beginning: &str| -> Vec<String> {
            let people = find_people(&platform, &admin, beginning, (None, 100)).await.unwrap();
            people.found.into_iter().map(|account| account.profile.name).collect()
        };
        assert_eq!(names("elo").await, ["Éloïse d’Été"]);
        assert_eq!(names("ÉLO").await, ["Éloïse d’Été"]);
        assert_eq!(names("lovel").await, ["Ada 100% Lovelace"]);
        assert_eq!(names("100%").await, ["Ada 100% Lovelace"]);
        assert_eq!(names("%").await, [""; 0]);
        assert_eq!(names("bob@ex").await, ["Bob"]);
        assert_eq!(names("").await.len(), 4);
        let first = find_people(&platform, &admin, "", (None, 3)).await.unwrap();
        assert_eq!(first.found.len(), 3);
        let second = find_people(&platform, &admin, "", (first.next, 3)).await.unwrap();
        assert_eq!((second.found.len(), second.next), (1, None));
        assert_eq!(second.found.first().map(|last| last.profile.name.as_str()), Some("Éloïse d’Été"));
    }

    #[tokio::test]
    async fn an_address_changed_by_an_admin_must_be_confirmed_and_the_old_one_is_told() {
        let platform = testing::platform().await;
        let admin = Admin::operator();
        let ada = platform.person("ada").await.user;
        platform.person("bob").await;
        let taken = change_address_of(&platform, &admin, ada, "bob@example.org").await;
        assert!(matches!(taken, Err(Error::Invalid(_))), "{taken:?}");
        change_address_of(&platform, &admin, ada, "ada@elsewhere.example").await.unwrap();
        let person = find_person(&platform, &admin, ada).await.unwrap();
        assert_eq!((person.account.email.as_deref(), person.account.email_confirmed), (Some("ada@elsewhere.example"), false));
        assert_eq!(person.history.first().map(|entry| entry.action.as_str()), Some("identity.address_changed"));
        let old = Letter::AddressChanged { email: "ada@example.org".into() };
        let new = Letter::Confirm { email: "ada@elsewhere.example".into() };
        assert_eq!(platform.due_jobs().await, [Job::Write { to: ada, letter: old }, Job::Write { to: ada, letter: new }]);
    }

    #[tokio::test]
    async fn an_account_made_by_the_operator_opens_by_its_link() {
        let platform = testing::platform().await;
        let new = NewPerson { email: "root@example.org".into(), name: "Root".into(), language: Language::Fr, is_admin: true };
        let (user, token) = create_person(&platform, &Admin::operator(), &new).await.unwrap();
        let short = reset_password(&platform, token.reveal(), &Password::typed("plumharvest.9")).await;
        assert!(matches!(short, Err(Error::Invalid(_))), "staff choose longer ones: {short:?}");
        reset_password(&platform, token.reveal(), &Password::typed("plum harvest beside a quiet canal")).await.unwrap();
        let account = super::super::find_account(&platform, user).await.unwrap();
        assert!(account.is_admin && !account.email_confirmed, "a printed link shows nothing about the mailbox");
        assert!(matches!(create_person(&platform, &Admin::operator(), &new).await, Err(Error::AddressTaken)));
    }
}
