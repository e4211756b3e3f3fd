//! Connections for statements outside a transaction: quick ones, or the one that writes into a SQLite file.

use super::quick::Quick;
use sea_orm::entity::prelude::async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, DbErr, ExecResult, QueryResult, Statement};

/// Connections for statements outside a transaction.
#[derive(Debug, Clone)]
pub enum Single {
    /// One of several.
    Quick(Quick),
    /// The only one that writes.
    Writer(DatabaseConnection),
}

#[async_trait]
impl ConnectionTrait for Single {
    fn get_database_backend(&self) -> DatabaseBackend {
        match self {
            Self::Quick(quick) => quick.get_database_backend(),
            Self::Writer(writer) => writer.get_database_backend(),
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match self {
            Self::Quick(quick) => quick.execute_raw(statement).await,
            Self::Writer(writer) => writer.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match self {
            Self::Quick(quick) => quick.execute_unprepared(sql).await,
            Self::Writer(writer) => writer.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Quick(quick) => quick.query_one_raw(statement).await,
            Self::Writer(writer) => writer.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Quick(quick) => quick.query_all_raw(statement).await,
            Self::Writer(writer) => writer.query_all_raw(statement).await,
        }
    }
}
