//! Opens a database by its URL, runs transactions, holds every difference between SQLite and PostgreSQL.

mod quick;
mod transaction;

use crate::{error::Failure, private};
use migration::{Migrator, MigratorTrait};
use quick::{Quick, Way, connect_patiently};
use sea_orm::{
    AccessMode, ConnectOptions, DatabaseBackend, DatabaseConnection, DatabaseTransaction, IsolationLevel, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use sqlx::{
    ConnectOptions as _, Connection as _,
    postgres::{PgConnectOptions, PgConnection},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// A connection or a transaction: what store functions take.
pub use sea_orm::ConnectionTrait as Connection;

pub use transaction::Transaction;

/// One consistent picture of the data, to read from.
pub type Picture = DatabaseTransaction;

/// Connections for statements outside a transaction.
pub type Reader = Quick;

/// Which database is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// A file, one writer.
    Sqlite,
    /// A server.
    Postgres,
}

/// The open database.
#[derive(Debug, Clone)]
pub struct Database {
    reader: Quick,
    writer: Quick,
    /// Also brings the schema up to date.
    pictures: DatabaseConnection,
    dialect: Dialect,
}

/// Connections to PostgreSQL at least: half of them for transactions, half for statements outside any.
pub const FEWEST_CONNECTIONS: usize = 4;
/// Connections to PostgreSQL for each core of this machine, where nobody says how many. More of them read less: each is a process that finds its
/// memory forgotten when its turn comes. Fewer of them write less: those that wait for the disk wait together.
const CONNECTIONS_A_CORE: usize = 6;
/// How many connections read a SQLite file.
const SQLITE_READERS: usize = 4;
/// How many consistent pictures of the data can be taken at a time.
const PICTURES: u32 = 2;
/// How long a server may take to answer when the program starts.
const START_PATIENCE: Duration = Duration::from_secs(10);

impl Database {
    /// Opens the database at `url` (`sqlite:path` or `postgres://…`), making a missing SQLite file, and brings its schema up to date
    /// when `migrate` is set.
    ///
    /// # Errors
    /// When it cannot be reached or migrated.
    pub async fn open(url: &str, migrate: bool) -> Result<Self, Failure> {
        Self::open_with(url, migrate, None).await
    }

    /// Opens the database as [`Database::open`] does, with at most so many connections to PostgreSQL, but no fewer than
    /// [`FEWEST_CONNECTIONS`]; a SQLite file needs no saying. Two more may be open for backups and migrations.
    ///
    /// # Errors
    /// When it cannot be reached or migrated.
    pub async fn open_with(url: &str, migrate: bool, connections: Option<usize>) -> Result<Self, Failure> {
        let database =
            if url.starts_with("sqlite:") { Self::open_sqlite(url).await? } else { Self::open_postgres(url, connections).await? };
        if migrate {
            database.migrate().await?;
        }
        Ok(database)
    }

    async fn open_sqlite(url: &str) -> Result<Self, Failure> {
        let path = sqlite_file(url).ok_or_else(|| Failure::Data(format!("{url} names no file")))?;
        if !path.as_os_str().is_empty() && path != Path::new(":memory:") {
            // SQLite gives the files beside it the same rights.
            private::claim_file(&path).map_err(|error| std::io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        }
        let file = format!("sqlite:{}?mode=rwc", path.display());
        let mut options = common_options(&file);
        options.max_connections(PICTURES).map_sqlx_sqlite_opts(careful);
        let pictures = sea_orm::Database::connect(options).await?;
        let options: SqliteConnectOptions = file.parse().map_err(|error| Failure::Data(format!("{url}: {error}")))?;
        let way = Way::Sqlite(Box::new(careful(options).disable_statement_logging()));
        Ok(Self { reader: Quick::new(way.clone(), SQLITE_READERS), writer: Quick::new(way, 1), pictures, dialect: Dialect::Sqlite })
    }

    async fn open_postgres(url: &str, connections: Option<usize>) -> Result<Self, Failure> {
        let address: PgConnectOptions = url.parse().map_err(|error| Failure::Data(format!("the address of the database: {error}")))?;
        reach(&address, START_PATIENCE).await?;
        let mut options = common_options(url);
        options.max_connections(PICTURES);
        let pictures = sea_orm::Database::connect(options).await?;
        let way = Way::Postgres(Box::new(address.disable_statement_logging()));
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let all = connections.unwrap_or_else(|| cores.saturating_mul(CONNECTIONS_A_CORE)).max(FEWEST_CONNECTIONS);
        let writer = Quick::new(way, all / 2);
        let reader = writer.beside(all.saturating_sub(all / 2));
        Ok(Self { reader, writer, pictures, dialect: Dialect::Postgres })
    }

    /// Whether the tables were ever made.
    pub async fn has_schema(&self) -> bool {
        self.reader.execute_unprepared("SELECT 1 FROM seaql_migrations").await.is_ok()
    }

    /// Brings the schema up to date. Safe to call on every start and from several replicas.
    ///
    /// # Errors
    /// When a migration fails.
    pub async fn migrate(&self) -> Result<(), Failure> {
        Ok(Migrator::up(&self.pictures, None).await?)
    }

    /// How many migrations have not been applied yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn pending_migrations(&self) -> Result<usize, Failure> {
        Ok(Migrator::get_pending_migrations(&self.pictures).await?.len())
    }

    /// Where reads outside a transaction go.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Where a use case goes whose whole transaction is one statement: it is committed when the call has answered. The statement must be executed,
    /// or asked for all its rows; one asked for its first row alone may not be committed yet.
    pub fn single(&self) -> &Quick {
        match self.dialect {
            Dialect::Sqlite => &self.writer,
            Dialect::Postgres => &self.reader,
        }
    }

    /// Which database is behind.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Runs `work` in one transaction: the only commit in the code base. Inside, use only the transaction it is given: SQLite has one
    /// writer connection, so asking for it again would wait for yourself.
    ///
    /// # Errors
    /// What `work` says, after rolling back, or that the transaction could not be opened or committed.
    pub async fn write<T, E: From<Failure>>(&self, work: impl AsyncFnOnce(&Transaction) -> Result<T, E>) -> Result<T, E> {
        let begin = match self.dialect {
            Dialect::Sqlite => "BEGIN IMMEDIATE",
            Dialect::Postgres => "BEGIN",
        };
        let tx = Transaction::begin(&self.writer, begin).await.map_err(Failure::from)?;
        match work(&tx).await {
            Ok(done) => {
                tx.commit().await.map_err(Failure::from)?;
                Ok(done)
            }
            Err(error) => {
                if let Err(error) = tx.roll_back().await {
                    tracing::debug!(%error, "a transaction was given up with its connection");
                }
                Err(error)
            }
        }
    }

    /// Runs `work` on one consistent picture of the data, which it cannot change.
    ///
    /// # Errors
    /// What `work` says, or that the picture could not be taken.
    pub async fn snapshot<T, E: From<Failure>>(&self, work: impl AsyncFnOnce(&Picture) -> Result<T, E>) -> Result<T, E> {
        let options = match self.dialect {
            Dialect::Sqlite => TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred), ..Default::default() },
            Dialect::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            },
        };
        let tx = self.pictures.begin_with_options(options).await.map_err(Failure::from)?;
        let done = work(&tx).await?;
        tx.rollback().await.map_err(Failure::from)?;
        Ok(done)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), Failure> {
        self.reader.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// Lets all connections go.
    pub async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
        if let Err(error) = self.pictures.close_by_ref().await {
            tracing::warn!(%error, "a database connection did not close cleanly");
        }
    }
}

/// The file a `sqlite:…` address names; `None` for any other address.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?.trim_start_matches("//");
    Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
}

/// Whether a server answers, or does before long, by one connection: a pool would only say that time ran out.
async fn reach(address: &PgConnectOptions, patience: Duration) -> Result<(), Failure> {
    let (host, port) = (address.get_host(), address.get_port());
    let unreachable = |cause| Err(Failure::Unreachable { host: host.to_owned(), port, cause });
    let first = match tokio::time::timeout(patience, address.connect()).await {
        Ok(Ok(line)) => return close(line).await,
        Ok(Err(error)) => error.to_string(),
        Err(_) => return unreachable("it does not answer".to_owned()),
    };
    tracing::warn!(host, port, cause = first, "the database cannot be reached; trying again");
    match tokio::time::timeout(patience, connect_patiently(address)).await {
        Ok(Ok(line)) => close(line).await,
        Ok(Err(error)) => unreachable(error.to_string()),
        Err(_) => unreachable(first),
    }
}

async fn close(line: PgConnection) -> Result<(), Failure> {
    if let Err(error) = line.close().await {
        tracing::debug!(%error, "a database connection did not close cleanly");
    }
    Ok(())
}

/// What is acknowledged is on the disk.
fn careful(options: SqliteConnectOptions) -> SqliteConnectOptions {
    let options = options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Full).foreign_keys(true);
    options.busy_timeout(Duration::from_secs(10)).pragma("cache_size", "-16000")
}

fn common_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url.to_owned());
    options
        .sqlx_logging(false)
        .connect_timeout(Duration::from_secs(10))
        .acquire_timeout(Duration::from_secs(10))
        .idle_timeout(Duration::from_secs(600))
        .test_before_acquire_if_idle_for(Duration::from_secs(30));
    options
}

/// The dialect a connection or transaction speaks.
pub fn dialect_of(connection: &impl Connection) -> Dialect {
    match connection.get_database_backend() {
        DatabaseBackend::Postgres => Dialect::Postgres,
        _ => Dialect::Sqlite,
    }
}

/// Whether an error says that a unique index refused a row.
pub fn is_unique_violation(error: &sea_orm::DbErr) -> bool {
    matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}

/// Waits until no other transaction holds the turn called `name`, and holds it until this one ends. On SQLite every writing transaction
/// has the turn already.
///
/// # Errors
/// When the database refuses.
pub async fn take_turn(tx: &Transaction, name: &str) -> Result<(), Failure> {
    if dialect_of(tx) == Dialect::Postgres {
        let take = sea_orm::Statement::from_sql_and_values(
            DatabaseBackend::Postgres,
            "SELECT pg_advisory_xact_lock(hashtext($1))",
            [sea_orm::Value::from(name)],
        );
        tx.execute_raw(take).await?;
    }
    Ok(())
}

/// Runs `work` so that a unique index may refuse it without spoiling the transaction: `None` when one did. PostgreSQL gives a whole
/// transaction up after a refusal, so this works in a savepoint.
///
/// # Errors
/// What the database says for any other reason.
pub async fn unless_taken<T>(
    tx: &Transaction,
    work: impl AsyncFnOnce(&Transaction) -> Result<T, sea_orm::DbErr>,
) -> Result<Option<T>, Failure> {
    tx.execute_unprepared("SAVEPOINT attempt").await?;
    match work(tx).await {
        Ok(done) => {
            tx.execute_unprepared("RELEASE SAVEPOINT attempt").await?;
            Ok(Some(done))
        }
        Err(error) => {
            tx.execute_unprepared("ROLLBACK TO SAVEPOINT attempt").await?;
            tx.execute_unprepared("RELEASE SAVEPOINT attempt").await?;
            tx.mend();
            if is_unique_violation(&error) { Ok(None) } else { Err(error.into()) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sqlite_address_names_its_file() {
        for url in ["sqlite:/srv/mooc.db", "sqlite:///srv/mooc.db", "sqlite:/srv/mooc.db?mode=rwc"] {
            assert_eq!(sqlite_file(url), Some(PathBuf::from("/srv/mooc.db")), "{url}");
        }
        assert_eq!(sqlite_file("postgres://localhost/mooc"), None);
    }

    #[tokio::test]
    async fn who_does_not_answer_is_named() {
        let address: PgConnectOptions = "postgres://mooc:plum@127.0.0.1:1/mooc".parse().unwrap();
        let told = reach(&address, Duration::from_millis(300)).await.unwrap_err().to_string();
        assert!(told.contains("127.0.0.1, port 1") && told.contains("refused") && !told.contains("plum"), "{told}");
    }
}
