//! A platform for a test, and the people who use it.
//!
//! ```ignore
//! let app = TestApp::start().await;
//! let ada = app.learner("ada").await;
//! ada.get("/en/my-courses").await.is(200);
//! ada.api("GET", "/courses/small-course").await.is(200);
//! ada.send("PUT", "/courses/small-course/enrolment", json!({})).await.is_problem(422, "request.invalid");
//! app.run_jobs().await;                       // a test that ends with jobs unrun fails
//! ```

#![allow(dead_code, reason = "what people can do is there before the test that needs it")]

mod answer;
mod course;
mod database;
mod mail;
mod person;

pub use answer::Answer;
pub use course::{at, files, packed, right_response};
pub use mail::Mail;
pub use person::Person;

use api::{app::App, config::Config, config::Sources, server, worker};
use database::Home;
use domain::{
    certification,
    clock::{Clock, Moment},
    id::CourseId,
    identity::{self, Admin, ConfirmLink, Password, ProfileInput, Registration, Role},
    queue,
    signing::Purpose,
};
use std::{
    collections::BTreeMap,
    future::Future,
    sync::atomic::{AtomicU32, Ordering},
    sync::{LazyLock, OnceLock, mpsc},
    time::Duration,
};
use tokio::{net::TcpListener, runtime::Runtime, sync::oneshot};

/// The course every platform starts with: `tests/fixtures/course-small`.
pub const COURSE: &str = "small-course";
/// The password of everybody.
pub const PASSWORD: &str = "plum harvest beside a quiet canal";
/// The address people type. Not a loopback address, so that certificates can be issued and cookies are as they are on a real site.
pub const BASE_URL: &str = "https://mooc.test";

/// Servers and databases of all tests live here, so that they go on while a test waits for them, whatever runtime the test has.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());
/// Each person has an address of their own.
static ADDRESSES: AtomicU32 = AtomicU32::new(1);

/// The moment at which every platform starts.
pub fn noon() -> Moment {
    chrono::DateTime::from_timestamp(1_796_040_000, 0).unwrap()
}

/// A platform that was stopped, to start others from.
pub struct Frozen {
    home: Home,
    now: Moment,
}

impl Frozen {
    /// A platform like this one was, with a `mooc.toml` of this text.
    pub async fn thaw(&'static self, file: &'static str) -> TestApp {
        on_server(async { TestApp::open(self.home.copy(), self.now, (BTreeMap::new(), file)).await }).await
    }
}

/// A running platform.
pub struct TestApp {
    app: App,
    client: reqwest::Client,
    address: String,
    home: Option<Home>,
    stop: OnceLock<oneshot::Sender<()>>,
    may_leave_jobs: std::sync::atomic::AtomicBool,
}

impl TestApp {
    /// A platform with the small course published.
    pub async fn start() -> Self {
        Self::start_with(&[], "").await
    }

    /// The same with settings of the test's own: variables of the environment, and the text of `mooc.toml` (rate limits).
    pub async fn start_with(variables: &[(&str, &str)], file: &str) -> Self {
        let (settings, file) = (owned(variables), file.to_owned());
        on_server(async move { Self::open(Home::prepare().await, noon(), (settings, &file)).await }).await
    }

    async fn open(home: Home, now: Moment, (settings, file): (BTreeMap<String, String>, &str)) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let app = App::open(config(&home, settings, file), Clock::standing(now)).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        let serving = app.clone();
        tokio::spawn(async move { server::serve(&serving, listener, async { drop(stopped.await) }).await });
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { app, client, address, home: Some(home), stop: OnceLock::from(stop), may_leave_jobs: false.into() }
    }

    /// Stops, and keeps everything as it is, to be copied.
    pub async fn freeze(mut self) -> Frozen {
        self.run_jobs().await;
        let (app, home) = (self.app.clone(), self.home.take().unwrap());
        drop(self.stop.take());
        on_server(async move {
            let now = app.platform.clock.now();
            app.platform.database.close().await;
            Frozen { home, now }
        })
        .await
    }

    /// The program itself, to ask what no page tells. Only inside [`on_server`].
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The server's address, for tests that speak to it without a person.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Makes the keys that sign credentials and their status.
    pub async fn makes_keys(&self) {
        let app = self.app.clone();
        on_server(async move {
            for purpose in [Purpose::Credential, Purpose::Status] {
                certification::begin_key(&app.platform, &Admin::operator(), &app.config.vault(), purpose).await.unwrap();
            }
        })
        .await;
    }

    /// Somebody without an account.
    pub fn visitor(&self) -> Person {
        Person::new(self.client.clone(), self.address.clone(), next_address())
    }

    /// Somebody signed in, with a confirmed address `{name}@example.org`.
    pub async fn learner(&self, name: &str) -> Person {
        self.person(name, |_| async {}).await
    }

    /// An author of the small course, signed in.
    pub async fn author(&self, name: &str) -> Person {
        self.with_role(name, Role::Author).await
    }

    /// A facilitator of the small course, signed in.
    pub async fn facilitator(&self, name: &str) -> Person {
        self.with_role(name, Role::Facilitator).await
    }

    /// An admin, signed in.
    pub async fn admin(&self, name: &str) -> Person {
        let platform = self.app.platform.clone();
        self.person(name, |user| async move { identity::set_admin(&platform, &Admin::operator(), user, true).await.unwrap() }).await
    }

    async fn with_role(&self, name: &str, role: Role) -> Person {
        let platform = self.app.platform.clone();
        let grant = move |user| async move {
            let course = CourseId::parse(COURSE).unwrap();
            identity::grant_role(&platform, &Admin::operator(), user, (&course, role)).await.unwrap();
        };
        self.person(name, grant).await
    }

    async fn person<F: Future<Output = ()> + Send>(
        &self,
        name: &str,
        prepare: impl FnOnce(domain::id::UserId) -> F + Send + 'static,
    ) -> Person {
        let email = format!("{}@example.org", name.to_lowercase());
        self.register(name, &email).await;
        let app = self.app.clone();
        let token = self.mail_to(&email).await.last().and_then(|mail| mail.link_token("/confirm/")).unwrap();
        let signed_in = on_server(async move {
            let platform = &app.platform;
            let ConfirmLink::Open { .. } = identity::look_at_confirm_link(platform, &token).await.unwrap() else { panic!("link is dead") };
            identity::confirm_address(platform, &token).await.unwrap();
            let request = |email| identity::SignIn {
                email,
                password: Password::typed(PASSWORD),
                shared_computer: false,
                device: "Test".into(),
                known_device: false,
            };
            // Rights first: a session begins with the terms of the role.
            let first = identity::sign_in(platform, &request(email.clone())).await.unwrap();
            prepare(first.session.user).await;
            run_due(&app).await;
            identity::sign_in(platform, &request(email)).await.unwrap()
        })
        .await;
        self.visitor().signed_in(name, &signed_in)
    }

    async fn register(&self, name: &str, email: &str) {
        let (app, name, email) = (self.app.clone(), name.to_owned(), email.to_owned());
        on_server(async move {
            let profile = ProfileInput { name, ..Default::default() };
            let registration = Registration { email, password: Password::typed(PASSWORD), profile };
            identity::register(&app.platform, &registration.check(&app.platform.settings.base_url).unwrap()).await.unwrap();
            run_due(&app).await;
        })
        .await;
    }

    /// Does all jobs that are due.
    pub async fn run_jobs(&self) {
        let app = self.app.clone();
        on_server(async move { run_due(&app).await }).await;
    }

    /// Lets time pass.
    pub fn passes(&self, time: chrono::Duration) {
        self.app.platform.clock.advance(time);
    }

    /// Says that this test is about jobs that cannot be done.
    pub fn may_leave_jobs(&self) {
        self.may_leave_jobs.store(true, Ordering::Relaxed);
    }

    /// The mails somebody got, oldest first.
    pub async fn mail_to(&self, address: &str) -> Vec<Mail> {
        mail::read(&self.app.config.mail_dir(), address)
    }
}

fn owned(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What every test platform is told, where the test says nothing else.
fn config(home: &Home, settings: BTreeMap<String, String>, file: &str) -> Config {
    let mut environment = owned(&[
        ("MOOC_BASE_URL", BASE_URL),
        ("MOOC_TRUSTED_PROXIES", "127.0.0.1"),
        ("MOOC_RUN_JOBS", "false"),
        ("MOOC_KEY_PASSPHRASE", "slow lanterns over a copper harbour"),
        ("MOOC_ISSUER_NAME", "Example Learning Office"),
        ("MOOC_ISSUER_SIGNATORY", "Maria Example"),
        ("MOOC_ISSUER_SIGNATORY_ROLE_EN", "Director"),
        ("MOOC_ISSUER_SIGNATORY_ROLE_FR", "Directrice"),
        ("MOOC_ISSUER_SIGNATORY_ROLE_ES", "Directora"),
    ]);
    environment.extend(home.environment());
    environment.extend(settings);
    Config::read(&Sources { flags: BTreeMap::new(), environment, file: Some(file.to_owned()) }).unwrap()
}

async fn run_due(app: &App) {
    while worker::run_due(app, "tests").await.unwrap() > 0 {}
}

fn next_address() -> String {
    let [_, b, c, d] = ADDRESSES.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    format!("10.{b}.{c}.{d}")
}

/// Does something where the server lives: whatever asks the database directly has to.
pub async fn on_server<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    match RUNTIME.spawn(work).await {
        Ok(done) => done,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let Some(home) = self.home.take() else { return };
        let (done, waiting) = mpsc::channel();
        let (app, stop) = (self.app.clone(), self.stop.take());
        RUNTIME.spawn(async move {
            let left = queue::left_lying(&app.platform.database, app.platform.clock.now()).await;
            drop(stop);
            app.platform.database.close().await;
            drop(done.send(left));
        });
        let left = waiting.recv_timeout(Duration::from_secs(20));
        home.remove();
        if !std::thread::panicking() && !self.may_leave_jobs.load(Ordering::Relaxed) {
            match left {
                Ok(Ok(left)) => assert_eq!(left, 0, "the test ends with jobs unrun or failed: call run_jobs()"),
                other => panic!("the queue could not be read: {other:?}"),
            }
        }
    }
}
