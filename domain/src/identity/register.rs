//! Registering.

use super::{Error, Password, Profile, ProfileInput, account, store};
use crate::{
    error::FieldFault,
    id::UserId,
    letter::Letter,
    platform::Platform,
    queue::{self, Job},
};

/// What somebody types to register.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The mail address.
    pub email: String,
    /// The password, as typed.
    pub password: Password,
    /// Name, language and the optional fields.
    pub profile: ProfileInput,
}

/// A registration that breaks no rule.
#[derive(Debug, Clone)]
pub struct CheckedRegistration {
    email: String,
    password: Password,
    profile: Profile,
}

impl CheckedRegistration {
    /// The mail address, lower case.
    pub fn email(&self) -> &str {
        &self.email
    }
}

impl Registration {
    /// Checks every field. The address of the `site` is one of the things a password must not lean on.
    ///
    /// # Errors
    /// `Invalid` with every faulty field.
    pub fn check(&self, site: &str) -> Result<CheckedRegistration, Error> {
        let mut faults: Vec<FieldFault> = Vec::new();
        let profile = self.profile.read(&mut faults);
        let email = account::parse_address(&self.email).map_err(|fault| faults.push(fault)).ok();
        let context = [self.profile.name.as_str(), self.email.as_str(), site];
        let password = self.password.accept(false, &context).map_err(|fault| faults.push(fault)).ok();
        match (profile, email, password) {
            (Some(profile), Some(email), Some(password)) => Ok(CheckedRegistration { email, password, profile }),
            _ => Err(Error::Invalid(faults)),
        }
    }
}

/// Makes an account, and queues a letter to confirm its address. Whether the address had an account already is told to nobody but its
/// owner, who gets another letter: answer and work are the same.
///
/// # Errors
/// `Busy`.
pub async fn register(platform: &Platform, registration: &CheckedRegistration) -> Result<(), Error> {
    let hash = platform.hasher.hash(&registration.password).await?;
    let now = platform.clock.now();
    let email = registration.email.clone();
    platform
        .database
        .write(async |tx| {
            let id = UserId::generate();
            let row = store::NewAccount { id, email: email.clone(), password_hash: Some(hash), is_admin: false, confirmed: false };
            let was_free = store::insert_account(tx, row, &registration.profile, now).await?;
            let owner = store::find_account_with(tx, &email).await?.map_or(id, |owner| owner.id);
            let letter = if was_free { Letter::Confirm { email } } else { Letter::AlreadyRegistered };
            queue::enqueue(tx, &Job::Write { to: owner, letter }, now).await?;
            Ok(())
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn ada() -> Registration {
        Registration {
            email: "Ada@example.org".into(),
            password: Password::typed("plum harvest beside a quiet canal"),
            profile: ProfileInput { name: "Ada Lovelace".into(), ..Default::default() },
        }
    }

    #[tokio::test]
    async fn a_new_address_is_asked_to_confirm_and_a_taken_one_is_told_so_by_mail_alone() {
        let platform = testing::platform().await;
        register(&platform, &ada().check("https://mooc.example.org").unwrap()).await.unwrap();
        register(&platform, &ada().check("https://mooc.example.org").unwrap()).await.unwrap();
        let letters: Vec<Job> = platform.due_jobs().await;
        let [Job::Write { to: first, letter: Letter::Confirm { email } }, Job::Write { to: second, letter: Letter::AlreadyRegistered }] =
            letters.as_slice()
        else {
            panic!("{letters:?}")
        };
        assert_eq!(email, "ada@example.org");
        assert_eq!(first, second);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let empty = Registration { email: "ada".into(), password: Password::typed("short"), profile: ProfileInput::default() };
        let Err(Error::Invalid(faults)) = empty.check("https://mooc.example.org") else { panic!("accepted") };
        let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["name", "email", "password"]);
    }
}
