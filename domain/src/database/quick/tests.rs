use super::*;
use sea_orm::{DatabaseBackend::Sqlite, sea_query::Value};
use tempfile::TempDir;

fn pool(most: usize) -> (TempDir, Quick) {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteConnectOptions::new().filename(folder.path().join("test.db")).create_if_missing(true);
    (folder, Quick::new(Way::Sqlite(Box::new(options)), most))
}

fn say(sql: &str) -> Statement {
    Statement::from_string(Sqlite, sql)
}

fn idle(pool: &Quick) -> usize {
    pool.shared.idle.lock().unwrap().len()
}

async fn number(pool: &Quick) -> i64 {
    pool.query_one_raw(say("SELECT count(*) AS number FROM things")).await.unwrap().unwrap().try_get("", "number").unwrap()
}

#[tokio::test]
async fn statements_run_on_one_connection_after_another() {
    let (_folder, pool) = pool(2);
    pool.execute_unprepared("CREATE TABLE things (name TEXT UNIQUE)").await.unwrap();
    for name in ["one", "two"] {
        let insert = Statement::from_sql_and_values(Sqlite, "INSERT INTO things VALUES ($1)", [Value::from(name)]);
        assert_eq!(pool.execute_raw(insert).await.unwrap().rows_affected(), 1);
    }
    let names = pool.query_all_raw(say("SELECT name FROM things ORDER BY name")).await.unwrap();
    assert_eq!(names.iter().map(|row| row.try_get::<String>("", "name").unwrap()).collect::<Vec<_>>(), ["one", "two"]);
    assert!(pool.query_one_raw(say("SELECT name FROM things WHERE name = 'three'")).await.unwrap().is_none());
    assert_eq!(idle(&pool), 1);
}

#[tokio::test]
async fn a_refused_statement_says_why_and_its_connection_stays() {
    let (_folder, pool) = pool(1);
    pool.execute_unprepared("CREATE TABLE things (name TEXT UNIQUE)").await.unwrap();
    pool.execute_raw(say("INSERT INTO things VALUES ('one')")).await.unwrap();
    let refused = pool.execute_raw(say("INSERT INTO things VALUES ('one')")).await.unwrap_err();
    assert!(crate::database::is_unique_violation(&refused), "{refused}");
    assert_eq!((number(&pool).await, idle(&pool)), (1, 1));
}

#[tokio::test]
async fn a_statement_nobody_waits_for_keeps_its_place_until_the_database_is_done() {
    let (_folder, pool) = pool(1);
    pool.execute_unprepared("CREATE TABLE things (name TEXT)").await.unwrap();
    let endless = say("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT count(*) FROM n");
    assert!(tokio::time::timeout(Duration::from_millis(20), pool.query_one_raw(endless)).await.is_err());
    assert_eq!((idle(&pool), pool.shared.places.available_permits()), (0, 0));
    assert_eq!(number(&pool).await, 0);
    assert_eq!((idle(&pool), pool.shared.places.available_permits()), (1, 1));
}

#[tokio::test]
async fn there_are_never_more_connections_than_places() {
    let (_folder, pool) = pool(3);
    pool.execute_unprepared("CREATE TABLE things (name TEXT)").await.unwrap();
    let asking: Vec<_> = (0..50)
        .map(|_| {
            tokio::spawn({
                let pool = pool.clone();
                async move { number(&pool).await }
            })
        })
        .collect();
    for asked in asking {
        assert_eq!(asked.await.unwrap(), 0);
    }
    assert!((1..=3).contains(&idle(&pool)), "{}", idle(&pool));
}

#[tokio::test]
async fn nothing_runs_after_closing() {
    let (_folder, pool) = pool(2);
    pool.execute_unprepared("CREATE TABLE things (name TEXT)").await.unwrap();
    pool.close().await;
    assert_eq!(idle(&pool), 0);
    assert!(matches!(pool.execute_raw(say("SELECT 1")).await, Err(DbErr::ConnectionAcquire(_))));
}

#[tokio::test]
async fn what_rests_is_shared_and_places_are_not() {
    let (_folder, transactions) = pool(1);
    let statements = transactions.beside(1);
    transactions.execute_unprepared("CREATE TABLE things (name TEXT UNIQUE)").await.unwrap();
    assert_eq!(number(&statements).await, 0);
    assert_eq!((idle(&transactions), idle(&statements)), (1, 1), "one connection did both");
    let held = transactions.take().await.unwrap();
    assert_eq!(number(&statements).await, 0, "nobody waits for the other's places");
    held.give_back();
    assert_eq!(idle(&statements), 2);
    statements.close().await;
    assert!(statements.take().await.is_err());
    assert_eq!(number(&transactions).await, 0, "the other goes on");
}
