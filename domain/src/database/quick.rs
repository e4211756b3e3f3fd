//! Connections for single statements and for transactions. The stock pool asks the server whether it is still there each time a connection
//! comes back, which makes two round trips of every statement; this one asks only after a connection has been idle for a while.

use sea_orm::entity::prelude::async_trait::async_trait;
use sea_orm::{ConnAcquireErr, ConnectionTrait, DatabaseBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use sqlx::{
    AssertSqlSafe, Connection, Executor,
    postgres::{PgConnectOptions, PgConnection},
    sqlite::{SqliteConnectOptions, SqliteConnection},
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A connection that was idle for longer is asked whether it still stands.
const TRUSTED_FOR: Duration = Duration::from_secs(30);
/// A connection that is older is replaced.
const OLDEST: Duration = Duration::from_secs(30 * 60);
/// How long a statement waits for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where connections lead.
#[derive(Debug, Clone)]
pub(super) enum Way {
    /// To a file.
    Sqlite(Box<SqliteConnectOptions>),
    /// To a server.
    Postgres(Box<PgConnectOptions>),
}

enum Line {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

struct Idle {
    line: Line,
    opened: Instant,
    used: Instant,
}

struct Shared {
    way: Way,
    /// The one that rested last is taken first: few stay in use, and those are the ones the server has at hand.
    idle: Arc<Mutex<Vec<Idle>>>,
    places: Arc<Semaphore>,
}

/// Runs a statement on whichever connection it is, by the same words for both databases.
macro_rules! on_line {
    ($taken:expr, $statement:ident, $fetch:ident, $read:expr) => {{
        let sql = AssertSqlSafe($statement.sql);
        let values = SqlxValues($statement.values.unwrap_or_else(|| sea_orm::Values(Vec::new())));
        match $taken.line()? {
            Line::Sqlite(line) => sqlx::query_with(sql, values).$fetch(line).await.map($read),
            Line::Postgres(line) => sqlx::query_with(sql, values).$fetch(line).await.map($read),
        }
    }};
}

/// Connections for single statements. Cheap to clone.
#[derive(Clone)]
pub struct Quick {
    shared: Arc<Shared>,
}

/// A connection in use. Dropped in the middle of anything, it keeps its place until the database is done with what was under way.
pub(super) struct Taken {
    shared: Arc<Shared>,
    /// None once it was given back or given up.
    line: Option<Line>,
    opened: Instant,
    place: Option<OwnedSemaphorePermit>,
    /// Whether it is in a transaction.
    pub(super) in_transaction: bool,
}

impl std::fmt::Debug for Quick {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Quick").field("free", &self.shared.places.available_permits()).finish_non_exhaustive()
    }
}

impl Quick {
    /// At most `most` connections, opened when they are needed.
    pub(super) fn new(way: Way, most: usize) -> Self {
        Self { shared: Arc::new(Shared { way, idle: Arc::default(), places: Arc::new(Semaphore::new(most)) }) }
    }

    /// At most `most` more, with places of their own, which take over from these what rests: nobody here waits for anybody there.
    pub(super) fn beside(&self, most: usize) -> Self {
        let (way, idle) = (self.shared.way.clone(), Arc::clone(&self.shared.idle));
        Self { shared: Arc::new(Shared { way, idle, places: Arc::new(Semaphore::new(most)) }) }
    }

    /// Takes no more statements, and lets all connections go.
    pub(super) async fn close(&self) {
        self.shared.places.close();
        while let Some(idle) = self.shared.pop() {
            let closed = match idle.line {
                Line::Sqlite(line) => line.close().await,
                Line::Postgres(line) => line.close().await,
            };
            if let Err(error) = closed {
                tracing::warn!(%error, "a database connection did not close cleanly");
            }
        }
    }

    /// A connection to itself, until it is given back.
    pub(super) async fn take(&self) -> Result<Taken, DbErr> {
        if let Ok(place) = Arc::clone(&self.shared.places).try_acquire_owned()
            && let Some(idle) = self.shared.pop()
        {
            if idle.is_fresh() {
                return Ok(self.taken(idle, place));
            }
            // Seldom asked, and large: kept out of every statement's way.
            return Box::pin(self.within_patience(self.stands(idle, place))).await;
        }
        Box::pin(self.within_patience(self.any())).await
    }

    async fn within_patience(&self, taken: impl Future<Output = Result<Taken, DbErr>>) -> Result<Taken, DbErr> {
        tokio::time::timeout(PATIENCE, taken).await.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?
    }

    async fn any(&self) -> Result<Taken, DbErr> {
        let place = Arc::clone(&self.shared.places).acquire_owned().await;
        let place = place.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))?;
        match self.shared.pop() {
            Some(idle) if idle.is_fresh() => Ok(self.taken(idle, place)),
            Some(idle) => self.stands(idle, place).await,
            None => self.open(place).await,
        }
    }

    /// A connection that rested for long, if it still stands, else a new one. Where one has fallen, the others that rest are not trusted either.
    async fn stands(&self, idle: Idle, place: OwnedSemaphorePermit) -> Result<Taken, DbErr> {
        if idle.opened.elapsed() > OLDEST {
            return self.open(place).await;
        }
        match idle.still_good().await {
            Some(idle) => Ok(self.taken(idle, place)),
            None => {
                self.shared.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
                self.open(place).await
            }
        }
    }

    async fn open(&self, place: OwnedSemaphorePermit) -> Result<Taken, DbErr> {
        let line = self.shared.way.open().await.map_err(|error| DbErr::Conn(wrapped(error)))?;
        let now = Instant::now();
        Ok(self.taken(Idle { line, opened: now, used: now }, place))
    }

    fn taken(&self, idle: Idle, place: OwnedSemaphorePermit) -> Taken {
        let shared = Arc::clone(&self.shared);
        Taken { shared, line: Some(idle.line), opened: idle.opened, place: Some(place), in_transaction: false }
    }
}

impl Shared {
    /// Lets a connection rest until somebody takes it.
    fn rest(&self, line: Line, opened: Instant, place: OwnedSemaphorePermit) {
        if !self.places.is_closed() {
            let idle = Idle { line, opened, used: Instant::now() };
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(idle);
        }
        // Only now may somebody else come: they will find the connection.
        drop(place);
    }

    fn pop(&self) -> Option<Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

impl Idle {
    fn is_fresh(&self) -> bool {
        self.opened.elapsed() <= OLDEST && self.used.elapsed() <= TRUSTED_FOR
    }

    async fn still_good(mut self) -> Option<Self> {
        self.line.settle(false).await.ok()?;
        Some(self)
    }
}

impl Line {
    /// Waits until the database is done with what was under way, and undoes a transaction.
    async fn settle(&mut self, in_transaction: bool) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(line) if in_transaction => line.execute("ROLLBACK").await.map(drop),
            Self::Postgres(line) if in_transaction => line.execute("ROLLBACK").await.map(drop),
            Self::Sqlite(line) => line.ping().await,
            Self::Postgres(line) => line.ping().await,
        }
    }
}

impl Way {
    /// Opens a connection; tries again while the server is only starting or full. Whoever calls bounds the time.
    async fn open(&self) -> Result<Line, sqlx::Error> {
        match self {
            Self::Sqlite(options) => Ok(Line::Sqlite(SqliteConnection::connect_with(options).await?)),
            Self::Postgres(options) => Ok(Line::Postgres(connect_patiently(options).await?)),
        }
    }
}

/// Connects to a server; tries again while it is only starting, or full. Whoever calls bounds the time.
pub(super) async fn connect_patiently(options: &PgConnectOptions) -> Result<PgConnection, sqlx::Error> {
    let mut pause = Duration::from_millis(10);
    loop {
        match PgConnection::connect_with(options).await {
            Err(sqlx::Error::Io(error)) if error.kind() == std::io::ErrorKind::ConnectionRefused => {}
            Err(sqlx::Error::Database(error)) if error.is_transient_in_connect_phase() => {}
            outcome => return outcome,
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(Duration::from_secs(1));
    }
}

impl Taken {
    /// Gives the connection back after a whole statement, unless the statement failed in a way that leaves the connection in doubt.
    fn done<T>(self, outcome: Result<T, sqlx::Error>) -> Result<T, sqlx::Error> {
        if is_sound(&outcome) {
            self.give_back()
        } else {
            self.give_up()
        }
        outcome
    }

    /// Gives the connection back. Nothing may be under way on it.
    pub(super) fn give_back(mut self) {
        if let (Some(line), Some(place)) = (self.line.take(), self.place.take()) {
            self.shared.rest(line, self.opened, place);
        }
    }

    /// Closes the connection, whatever is under way on it.
    pub(super) fn give_up(mut self) {
        self.line = None;
    }

    fn line(&mut self) -> Result<&mut Line, sqlx::Error> {
        self.line.as_mut().ok_or(sqlx::Error::PoolClosed)
    }

    pub(super) async fn execute(&mut self, statement: Statement) -> Result<ExecResult, sqlx::Error> {
        on_line!(self, statement, execute, ExecResult::from)
    }

    pub(super) async fn execute_unprepared(&mut self, sql: &str) -> Result<ExecResult, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self.line()? {
            Line::Sqlite(line) => line.execute(sql).await.map(ExecResult::from),
            Line::Postgres(line) => line.execute(sql).await.map(ExecResult::from),
        }
    }

    pub(super) async fn query_one(&mut self, statement: Statement) -> Result<Option<QueryResult>, sqlx::Error> {
        on_line!(self, statement, fetch_optional, |row| row.map(QueryResult::from))
    }

    pub(super) async fn query_all(&mut self, statement: Statement) -> Result<Vec<QueryResult>, sqlx::Error> {
        on_line!(self, statement, fetch_all, |rows| rows.into_iter().map(QueryResult::from).collect())
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let (Some(mut line), Some(place), Ok(runtime)) = (self.line.take(), self.place.take(), tokio::runtime::Handle::try_current())
        else {
            return;
        };
        let (shared, opened, in_transaction) = (Arc::clone(&self.shared), self.opened, self.in_transaction);
        runtime.spawn(async move {
            match tokio::time::timeout(PATIENCE, line.settle(in_transaction)).await {
                Ok(Ok(())) => shared.rest(line, opened, place),
                Ok(Err(_)) | Err(_) => tracing::debug!("a database connection was given up in the middle of its work"),
            }
        });
    }
}

/// Whether the connection a statement ran on can be trusted afterwards. Not when the server says that it hangs up.
pub(super) fn is_sound<T>(outcome: &Result<T, sqlx::Error>) -> bool {
    match outcome {
        Ok(_) | Err(sqlx::Error::RowNotFound) => true,
        Err(sqlx::Error::Database(error)) => !error.code().is_some_and(|code| code.starts_with("57P") || code == "25P03"),
        Err(_) => false,
    }
}

pub(super) fn wrapped(error: sqlx::Error) -> RuntimeErr {
    RuntimeErr::SqlxError(Arc::new(error))
}

#[async_trait]
impl ConnectionTrait for Quick {
    fn get_database_backend(&self) -> DatabaseBackend {
        match self.shared.way {
            Way::Sqlite(_) => DatabaseBackend::Sqlite,
            Way::Postgres(_) => DatabaseBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let mut taken = self.take().await?;
        let outcome = taken.execute(statement).await;
        taken.done(outcome).map_err(|error| DbErr::Exec(wrapped(error)))
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let mut taken = self.take().await?;
        let outcome = taken.execute_unprepared(sql).await;
        taken.done(outcome).map_err(|error| DbErr::Exec(wrapped(error)))
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let mut taken = self.take().await?;
        let outcome = taken.query_one(statement).await;
        taken.done(outcome).map_err(|error| DbErr::Query(wrapped(error)))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut taken = self.take().await?;
        let outcome = taken.query_all(statement).await;
        taken.done(outcome).map_err(|error| DbErr::Query(wrapped(error)))
    }
}

#[cfg(test)]
mod tests;
