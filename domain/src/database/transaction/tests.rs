use crate::database::{Connection, Database, Transaction, unless_taken};
use crate::error::Failure;
use sea_orm::{DatabaseBackend::Sqlite, DbErr, Statement};
use std::time::Duration;
use tempfile::TempDir;

async fn database() -> (TempDir, Database) {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&format!("sqlite:{}", folder.path().join("test.db").display()), false).await.unwrap();
    database.single().execute_unprepared("CREATE TABLE things (name TEXT UNIQUE)").await.unwrap();
    (folder, database)
}

async fn add(db: &impl Connection, name: &str) -> Result<(), DbErr> {
    db.execute_raw(Statement::from_sql_and_values(Sqlite, "INSERT INTO things VALUES ($1)", [name.into()])).await.map(drop)
}

async fn names(database: &Database) -> Vec<String> {
    let rows = database.reader().query_all_raw(Statement::from_string(Sqlite, "SELECT name FROM things ORDER BY name")).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

#[tokio::test]
async fn what_is_committed_stays_and_what_is_refused_is_undone() {
    let (_folder, database) = database().await;
    database.write(async |tx: &Transaction| add(tx, "kept").await.map_err(Failure::from)).await.unwrap();
    let refused: Result<(), Failure> = database
        .write(async |tx| {
            add(tx, "undone").await?;
            Err(Failure::Data("no".into()))
        })
        .await;
    assert!(refused.is_err());
    database.write(async |tx: &Transaction| add(tx, "next").await.map_err(Failure::from)).await.unwrap();
    assert_eq!(names(&database).await, ["kept", "next"]);
}

#[tokio::test]
async fn a_transaction_nobody_waits_for_is_undone_and_the_next_one_begins() {
    let (_folder, database) = database().await;
    let endless = database.write(async |tx| -> Result<(), Failure> {
        add(tx, "undone").await?;
        std::future::pending().await
    });
    assert!(tokio::time::timeout(Duration::from_millis(50), endless).await.is_err());
    database.write(async |tx: &Transaction| add(tx, "next").await.map_err(Failure::from)).await.unwrap();
    assert_eq!(names(&database).await, ["next"]);
}

#[tokio::test]
async fn a_name_that_is_taken_spoils_nothing_else() {
    let (_folder, database) = database().await;
    let taken = database
        .write(async |tx| -> Result<_, Failure> {
            add(tx, "first").await?;
            let again = unless_taken(tx, async |tx| add(tx, "first").await).await?;
            let other = unless_taken(tx, async |tx| add(tx, "other").await).await?;
            Ok((again.is_some(), other.is_some()))
        })
        .await
        .unwrap();
    assert_eq!(taken, (false, true));
    assert_eq!(names(&database).await, ["first", "other"]);
}
