//! Connections for single statements and for transactions. The stock pool asks the server whether it is still there each time a connection comes back, which
//! makes two round trips of every statement; this one asks only after a connection has been idle for a while.

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
    idle: Mutex<Vec<Idle>>,
    places: Arc<Semaphore>,
}

/// Runs a statement on whichever connection it is, by the same words for both databases.
macro_rules! on_line {
    ($taken:expr, $statement:ident, $fetch:ident, $read:expr) => {{
        let sql = AssertSqlSafe($statement.sql);
        let values = SqlxValues($statement.values.unwrap_or_else(|| sea_orm::Values(Vec::new())));
        match &mut $taken.line {
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

/// A connection in use. Dropped in the middle of a statement, it is given up: nobody knows what is still on its way.
pub(super) struct Taken {
    shared: Arc<Shared>,
    line: Line,
    opened: Instant,
    _place: OwnedSemaphorePermit,
}

impl std::fmt::Debug for Quick {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Quick").field("free", &self.shared.places.available_permits()).finish_non_exhaustive()
    }
}

impl Quick {
    /// At most `most` connections, opened when they are needed.
    pub(super) fn new(way: Way, most: usize) -> Self {
        Self { shared: Arc::new(Shared { way, idle: Mutex::default(), places: Arc::new(Semaphore::new(most)) }) }
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
        let shared = Arc::clone(&self.shared);
        let place = tokio::time::timeout(PATIENCE, Arc::clone(&shared.places).acquire_owned()).await;
        let place = place.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?;
        let place = place.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))?;
        while let Some(idle) = shared.pop() {
            if idle.is_fresh() {
                return Ok(Taken { shared, line: idle.line, opened: idle.opened, _place: place });
            }
            // Seldom asked, and large: kept out of every statement's way.
            if let Some((line, opened)) = Box::pin(idle.still_good()).await {
                return Ok(Taken { shared, line, opened, _place: place });
            }
        }
        let line = Box::pin(tokio::time::timeout(PATIENCE, shared.way.open())).await;
        let line = line.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?.map_err(|error| DbErr::Conn(wrapped(error)))?;
        Ok(Taken { shared, line, opened: Instant::now(), _place: place })
    }
}

impl Shared {
    fn pop(&self) -> Option<Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }
}

impl Idle {
    fn is_fresh(&self) -> bool {
        self.opened.elapsed() <= OLDEST && self.used.elapsed() <= TRUSTED_FOR
    }

    async fn still_good(mut self) -> Option<(Line, Instant)> {
        let now = Instant::now();
        if now.duration_since(self.opened) > OLDEST {
            return None;
        }
        if now.duration_since(self.used) > TRUSTED_FOR {
            let asked = match &mut self.line {
                Line::Sqlite(line) => line.ping().await,
                Line::Postgres(line) => tokio::time::timeout(PATIENCE, line.ping()).await.unwrap_or(Err(sqlx::Error::PoolTimedOut)),
            };
            asked.ok()?;
        }
        Some((self.line, self.opened))
    }
}

impl Way {
    async fn open(&self) -> Result<Line, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(options) => Line::Sqlite(SqliteConnection::connect_with(options).await?),
            Self::Postgres(options) => Line::Postgres(PgConnection::connect_with(options).await?),
        })
    }
}

impl Taken {
    /// Gives the connection back after a whole statement, unless the statement failed in a way that leaves the connection in doubt.
    fn done<T>(self, outcome: Result<T, sqlx::Error>) -> Result<T, sqlx::Error> {
        if is_sound(&outcome) {
            self.give_back();
        }
        outcome
    }

    /// Gives the connection back. Nothing may be under way on it.
    pub(super) fn give_back(self) {
        let Self { shared, line, opened, _place: place } = self;
        if !shared.places.is_closed() {
            let idle = Idle { line, opened, used: Instant::now() };
            shared.idle.lock().unwrap_or_else(PoisonError::into_inner).push(idle);
        }
        // Only now may somebody else come: they will find the connection.
        drop(place);
    }

    pub(super) async fn execute(&mut self, statement: Statement) -> Result<ExecResult, sqlx::Error> {
        on_line!(self, statement, execute, ExecResult::from)
    }

    pub(super) async fn execute_unprepared(&mut self, sql: &str) -> Result<ExecResult, sqlx::Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        match &mut self.line {
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

/// Whether the connection a statement ran on can be trusted afterwards.
pub(super) fn is_sound<T>(outcome: &Result<T, sqlx::Error>) -> bool {
    matches!(outcome, Ok(_) | Err(sqlx::Error::Database(_) | sqlx::Error::RowNotFound))
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
