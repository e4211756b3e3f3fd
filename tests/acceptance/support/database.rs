//! Where a test's platform lives: a folder, and a database of its own. The first test of a process migrates and publishes once; all others
//! start from a copy of that.

use super::{BTreeMap, COURSE, owned};
use api::app::App;
use domain::{catalogue, clock::Clock, id::CourseId, publishing};
use std::{
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;
use tokio::sync::OnceCell;

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();

/// What all platforms are copied from.
struct Template {
    folder: PathBuf,
    database: Option<Postgres>,
}

/// A database on the test server.
struct Postgres {
    server: String,
    name: String,
}

/// Where a platform lives.
pub struct Home {
    folder: TempDir,
    database: Option<Postgres>,
}

impl Home {
    /// An empty place with the small course published.
    pub async fn prepare() -> Self {
        let template = TEMPLATE.get_or_init(Template::build).await;
        Self::copy_of(&template.folder, template.database.as_ref())
    }

    /// A place like this one, which nobody may be using.
    pub fn copy(&self) -> Self {
        Self::copy_of(self.folder.path(), self.database.as_ref())
    }

    fn copy_of(original: &Path, database: Option<&Postgres>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_folder(original, folder.path());
        let database = database.map(|known| Postgres::create(&known.server, Some(&known.name)));
        Self { folder, database }
    }

    /// The variables that lead there.
    pub fn environment(&self) -> BTreeMap<String, String> {
        environment_of(self.folder.path(), self.database.as_ref())
    }

    /// Removes the database; the folder goes by itself.
    pub fn remove(&self) {
        if let Some(database) = &self.database {
            database.drop();
        }
    }
}

impl Template {
    async fn build() -> Self {
        // The folder stays for as long as the process lives.
        let folder = tempfile::tempdir().unwrap().keep();
        let database = postgres_server().map(|server| Postgres::create(&server, None));
        let variables = environment_of(&folder, database.as_ref());
        let config = api::config::Config::read(&api::config::Sources { environment: variables, ..Default::default() }).unwrap();
        let app = App::open(config, Clock::standing(super::noon())).await.unwrap();
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        for (folder, outcome) in publishing::publish_unknown_courses(&app.platform, &fixtures).await.unwrap() {
            assert!(outcome.is_ok(), "{}: {outcome:?}", folder.display());
        }
        assert!(catalogue::current(&app.platform, &CourseId::parse(COURSE).unwrap()).is_ok());
        app.platform.database.close().await;
        Self { folder, database }
    }
}

impl Postgres {
    fn create(server: &str, template: Option<&str>) -> Self {
        let name = format!("mooc_{}", uuid::Uuid::now_v7().simple());
        let from = template.map(|template| format!(" TEMPLATE {template}")).unwrap_or_default();
        let database = Self { server: server.to_owned(), name };
        database.tell(&format!("CREATE DATABASE {}{from}", database.name));
        database
    }

    fn url(&self) -> String {
        let (server, _) = self.server.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }

    fn drop(&self) {
        self.tell(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }

    fn tell(&self, statement: &str) {
        let told = Command::new("psql").args([&self.server, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement]).output().unwrap();
        assert!(told.status.success(), "{statement}: {}", String::from_utf8_lossy(&told.stderr));
    }
}

fn environment_of(folder: &Path, database: Option<&Postgres>) -> BTreeMap<String, String> {
    let mut variables = owned(&[("MOOC_DATA_DIR", &folder.display().to_string())]);
    variables.extend(database.map(|database| ("DATABASE_URL".to_owned(), database.url())));
    let redis = test_variable("TEST_REDIS_URL").filter(|_| database.is_some());
    variables.extend(redis.map(|url| ("REDIS_URL".to_owned(), url)));
    variables
}

fn postgres_server() -> Option<String> {
    match test_variable("MOOC_TEST_DATABASE").as_deref() {
        None | Some("sqlite") => None,
        Some("postgres") => {
            Some(test_variable("TEST_POSTGRES_URL").unwrap_or_else(|| panic!("TEST_POSTGRES_URL says where PostgreSQL is")))
        }
        Some(other) => panic!("MOOC_TEST_DATABASE is {other:?}, neither sqlite nor postgres"),
    }
}

#[expect(clippy::disallowed_methods, reason = "settings of the tests, not of the program")]
fn test_variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
