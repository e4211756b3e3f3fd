//! A platform for unit tests of use cases: SQLite and files in a folder that goes away, a clock that stands still, mail into the folder.

use crate::{
    clock::{Clock, Moment},
    database::Database,
    id::{CourseId, UserId},
    identity::{self, Facilitator, Hasher, Learner},
    letter::{Composed, Composer, Draft},
    mailer::Mailer,
    media::MediaStore,
    platform::{Platform, Settings},
    queue::{self, Job},
};
use std::{ops::Deref, sync::Arc};
use tempfile::TempDir;

/// A platform and the folder it lives in. Use it like a `Platform`.
pub(crate) struct TestPlatform {
    platform: Platform,
    folder: TempDir,
}

impl Deref for TestPlatform {
    type Target = Platform;

    fn deref(&self) -> &Platform {
        &self.platform
    }
}

/// Writes the occasion, the token and the titles down, one a line: enough for a test to read.
struct PlainComposer;

impl Composer for PlainComposer {
    fn compose(&self, draft: &Draft) -> Composed {
        let token = draft.token.as_deref().unwrap_or("none");
        let text = format!("letter: {:?}\nname: {}\ntoken: {token}\ntitles: {:?}\n", draft.letter, draft.name, draft.titles);
        Composed { subject: format!("{} {:?}", draft.language, draft.letter), text }
    }
}

/// The moment at which every test platform stands.
pub(crate) fn noon() -> Moment {
    chrono::DateTime::from_timestamp(1_796_040_000, 0).unwrap()
}

/// An empty platform with default settings.
pub(crate) async fn platform() -> TestPlatform {
    platform_with(Settings { base_url: "https://mooc.example.org".into(), ..Settings::default() }).await
}

/// An empty platform with settings of the test's own.
pub(crate) async fn platform_with(settings: Settings) -> TestPlatform {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&format!("sqlite:{}", folder.path().join("test.db").display()), true).await.unwrap();
    let platform = Platform {
        saves: crate::assessment::Saves::new(database.clone()),
        database,
        media: MediaStore::Folder(folder.path().join("media")),
        mailer: Mailer::folder(&folder.path().join("mail"), "mooc <mooc@example.org>").unwrap(),
        composer: Arc::new(PlainComposer),
        catalogue: crate::catalogue::Catalogue::default(),
        attempts: crate::assessment::Known::default(),
        clock: Clock::standing(noon()),
        hasher: Hasher::new(2).unwrap(),
        status_lists: crate::certification::StatusLists::default(),
        signer: crate::signing::Signer::new(Arc::new(vault(&folder))),
        settings: Arc::new(settings),
    };
    TestPlatform { platform, folder }
}

fn vault(folder: &tempfile::TempDir) -> crate::signing::Vault {
    let passphrase = crate::signing::SecretText::new("slow lanterns over a copper harbour".to_owned());
    crate::signing::Vault::file(folder.path().join("keys.pem"), Some(passphrase))
}

impl TestPlatform {
    /// Where the platform's keys are.
    pub(crate) fn vault(&self) -> Arc<crate::signing::Vault> {
        Arc::new(vault(&self.folder))
    }

    /// A person with a confirmed address `{name}@example.org` and no password.
    pub(crate) async fn person(&self, name: &str) -> Learner {
        Learner { user: self.insert_person(name, false).await }
    }

    /// A person who follows the learners of a course.
    pub(crate) async fn facilitator(&self, name: &str, course: &CourseId) -> Facilitator {
        Facilitator::of(course, self.insert_person(name, false).await)
    }

    /// A person who may be an admin.
    pub(crate) async fn insert_person(&self, name: &str, is_admin: bool) -> UserId {
        let user = UserId::generate();
        let email = format!("{}@example.org", name.to_lowercase());
        let account = identity::NewAccount { id: user, email, password_hash: None, is_admin, confirmed: true };
        let profile = identity::Profile { name: name.to_owned(), ..Default::default() };
        let now = self.clock.now();
        self.database.write(async |tx| identity::insert_account(tx, account, &profile, now).await).await.unwrap();
        user
    }

    /// Gives a person another address, which nobody has confirmed.
    pub(crate) async fn give_address(&self, user: UserId, email: &str) {
        self.database.write(async |tx| identity::replace_email(tx, user, email.to_owned(), None).await).await.unwrap();
    }

    /// Gives a person a password without asking whether it may be chosen.
    pub(crate) async fn give_password(&self, user: UserId, password: &str) {
        let hash = self.hasher.hash(&identity::Password::typed(password)).await.unwrap();
        self.database.write(async |tx| identity::update_password(tx, user, hash).await).await.unwrap();
    }

    /// Takes all jobs that are due out of the queue, oldest first.
    pub(crate) async fn due_jobs(&self) -> Vec<Job> {
        let leased = queue::claim(&self.database, "test", 1000, self.clock.now()).await.unwrap();
        for job in &leased {
            queue::finish(&self.database, &[job.id]).await.unwrap();
        }
        leased.into_iter().map(|leased| leased.job).collect()
    }

    /// Sends every letter that is due, without titles; other jobs are dropped. Answers whom each reached and the token it carried.
    pub(crate) async fn send_letters(&self) -> Vec<(String, Option<String>)> {
        let mut sent = Vec::new();
        for job in queue::claim(&self.database, "test", 1000, self.clock.now()).await.unwrap() {
            match &job.job {
                Job::Write { to, letter } => identity::deliver(self, job.id, *to, (letter, Vec::new())).await.unwrap(),
                Job::WriteToAddress { email, letter } => identity::deliver_to_address(self, job.id, email, letter).await.unwrap(),
                _ => {}
            }
            queue::finish(&self.database, &[job.id]).await.unwrap();
            let Ok(mail) = std::fs::read_to_string(self.folder.path().join("mail").join(format!("{}.eml", job.id))) else { continue };
            let after = |mark: &str| mail.split_once(mark).and_then(|(_, rest)| rest.lines().next()).unwrap_or_default().to_owned();
            let address = after("\nTo: ").trim_end_matches('>').rsplit('<').next().unwrap_or_default().to_owned();
            sent.push((address, Some(after("\ntoken: ")).filter(|token| token != "none")));
        }
        sent
    }

    /// The mails in the folder, raw, in no order.
    pub(crate) fn mails(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.folder.path().join("mail")) else { return Vec::new() };
        entries.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
    }
}

mod tests {
    use crate::{letter::Letter, mailer::Mail, queue::Job};

    #[tokio::test]
    async fn a_test_sees_what_was_queued_and_what_was_mailed() {
        let platform = super::platform().await;
        let ada = platform.person("ada").await;
        let job = Job::Write { to: ada.user, letter: Letter::Reset };
        let now = platform.clock.now();
        platform.database.write(async |tx| crate::queue::enqueue(tx, &job, now).await).await.unwrap();
        assert_eq!(platform.due_jobs().await, [job]);
        assert!(platform.due_jobs().await.is_empty());
        let mail = Mail {
            name: "Ada".into(),
            address: "ada@example.org".into(),
            subject: "Hello".into(),
            text: "Hello, Ada".into(),
            message_id: "1".into(),
        };
        platform.mailer.send(&mail).await.unwrap();
        assert!(platform.mails().concat().contains("Hello, Ada"));
    }
}
