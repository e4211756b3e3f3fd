//! Transactions, on connections of our own pool: see `quick.rs` for why.

use super::quick::{Quick, Taken, is_sound, wrapped};
use sea_orm::entity::prelude::async_trait::async_trait;
use sea_orm::{ConnAcquireErr, ConnectionTrait, DatabaseBackend, DbErr, ExecResult, QueryResult, Statement};
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Mutex;

/// One transaction. It is undone when it is dropped.
pub struct Transaction {
    backend: DatabaseBackend,
    /// None after a failure that leaves the connection in doubt.
    line: Mutex<Option<Taken>>,
    /// PostgreSQL refuses everything after a failed statement, and then answers a commit with a rollback, as if nothing were wrong.
    has_failed: AtomicBool,
}

impl std::fmt::Debug for Transaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Transaction").field("backend", &self.backend).finish_non_exhaustive()
    }
}

impl Transaction {
    /// Begins one, by these words.
    pub(super) async fn begin(connections: &Quick, words: &str) -> Result<Self, DbErr> {
        let backend = connections.get_database_backend();
        let mut taken = connections.take().await?;
        taken.in_transaction = true;
        let transaction = Self { backend, line: Mutex::new(Some(taken)), has_failed: AtomicBool::new(false) };
        transaction.execute_unprepared(words).await?;
        Ok(transaction)
    }

    /// Commits everything.
    pub(super) async fn commit(self) -> Result<(), DbErr> {
        if self.has_failed.load(Ordering::Relaxed) {
            self.roll_back().await?;
            return Err(DbErr::Custom("a transaction with a failed statement cannot be committed".into()));
        }
        self.end("COMMIT").await
    }

    /// What failed was undone by going back to a savepoint.
    pub(super) fn mend(&self) {
        self.has_failed.store(false, Ordering::Relaxed);
    }

    /// Undoes everything, and keeps the connection.
    pub(super) async fn roll_back(self) -> Result<(), DbErr> {
        self.end("ROLLBACK").await
    }

    async fn end(self, words: &str) -> Result<(), DbErr> {
        let mut taken = self.line.into_inner().ok_or_else(given_up)?;
        match taken.execute_unprepared(words).await {
            Ok(_) => {
                taken.give_back();
                Ok(())
            }
            Err(error) => {
                taken.give_up();
                Err(DbErr::Exec(wrapped(error)))
            }
        }
    }
}

fn given_up() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)
}

/// Runs one statement, and gives the connection up when that left it in doubt.
macro_rules! on_taken {
    ($transaction:ident, $run:ident, $statement:ident, $kind:path) => {{
        let mut line = $transaction.line.lock().await;
        let outcome = line.as_mut().ok_or_else(given_up)?.$run($statement).await;
        if !is_sound(&outcome) {
            if let Some(taken) = line.take() {
                taken.give_up();
            }
        } else if outcome.is_err() && $transaction.backend == DatabaseBackend::Postgres {
            $transaction.has_failed.store(true, Ordering::Relaxed);
        }
        outcome.map_err(|error| $kind(wrapped(error)))
    }};
}

#[async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DatabaseBackend {
        self.backend
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        on_taken!(self, execute, statement, DbErr::Exec)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        on_taken!(self, execute_unprepared, sql, DbErr::Exec)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        on_taken!(self, query_one, statement, DbErr::Query)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        on_taken!(self, query_all, statement, DbErr::Query)
    }
}

#[cfg(test)]
mod tests;
