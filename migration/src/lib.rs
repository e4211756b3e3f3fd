//! Schema history: the ordered list of migrations, the same for SQLite and PostgreSQL. Uses none of our crates.

mod columns;
mod m01_identity;
mod m02_catalogue;
mod m03_learning;
mod m04_assessment;
mod m05_certification;
mod m06_platform;
mod m07_corrections;
mod m08_batches;
mod m09_issuer_keys;
mod m10_credentials;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

/// Brings a database to the newest schema.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m01_identity::Migration),
            Box::new(m02_catalogue::Migration),
            Box::new(m03_learning::Migration),
            Box::new(m04_assessment::Migration),
            Box::new(m05_certification::Migration),
            Box::new(m06_platform::Migration),
            Box::new(m07_corrections::Migration),
            Box::new(m08_batches::Migration),
            Box::new(m09_issuer_keys::Migration),
            Box::new(m10_credentials::Migration),
        ]
    }
}
