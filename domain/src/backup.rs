//! Everything the platform knows in one file, taken while it runs, and back again, also into the other kind of database.
//!
//! A backup is a ZIP: `backup.json`, a file of JSON lines per table, read in one snapshot, and the media. Media files are written before
//! the rows that name them and never change, so what is copied after the snapshot holds all that the snapshot names.

use crate::{
    clock::Moment,
    database::{Picture, Transaction},
    entity,
    error::Failure,
    platform::Platform,
    private,
};
use futures_util::TryStreamExt;
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Rises when the form of a backup changes.
const FORMAT: u32 = 3;
/// Tables that backups of earlier forms do not have, and the form they came with.
const NEWER: [(&str, u32); 5] = [("correction_request", 2), ("batch", 3), ("batch_member", 3), ("issuer_key", 3), ("credential", 3)];
/// Rows written in one statement when restoring.
const CHUNK: usize = 200;

/// What can go wrong with a backup.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is not a backup, or not one this program can read.
    #[error("this is not a backup that can be read: {0}")]
    NotABackup(String),
    /// The database holds something already.
    #[error("the database is not empty: restore only into a new one")]
    NotEmpty,
    /// The machine broke.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Failure(error.into())
    }
}

impl From<zip::result::ZipError> for Error {
    fn from(error: zip::result::ZipError) -> Self {
        Self::NotABackup(error.to_string())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::NotABackup(error.to_string())
    }
}

/// What a backup says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    format: u32,
    /// When the snapshot was taken.
    pub taken_at: Moment,
}

/// What went into a backup, or came out of one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Rows of all tables.
    pub rows: u64,
    /// Media files.
    pub files: u64,
}

/// Every table once, those others refer to first.
macro_rules! each_table {
    ($do:ident, $($argument:expr),*) => {{
        let mut rows: u64 = 0;
        each_table!(@ rows $do ($($argument),*) course user session session_change role_grant mailed_link access_token version publication
            enrolment completion note problem_report attempt response grade attempt_request qualification certificate correction_request batch
            batch_member issuer_key credential job idempotency_key
            audit_entry kept_setting);
        rows
    }};
    (@ $rows:ident $do:ident $arguments:tt $($table:ident)*) => { $( each_table!(# $rows $do $arguments $table); )* };
    (# $rows:ident $do:ident ($($argument:expr),*) $table:ident) => {
        $rows = $rows.saturating_add($do::<entity::$table::Entity>($($argument,)* stringify!($table)).await?);
    };
}

/// Writes a backup to `path`, which must not exist; `said` hears of each table and of the media.
///
/// # Errors
/// When the database, the media or the file fail; the unfinished file is left under another name.
pub async fn backup(platform: &Platform, path: &Path, said: &(dyn Fn(&str) + Sync)) -> Result<Amount, Error> {
    let unfinished = PathBuf::from(format!("{}.part", path.display()));
    if path.exists() {
        return Err(std::io::Error::new(std::io::ErrorKind::AlreadyExists, format!("{} is there already", path.display())).into());
    }
    let archive = std::sync::Mutex::new(ZipWriter::new(private::make_file(&unfinished).map_err(|error| naming(&unfinished, &error))?));
    let about = About { format: FORMAT, taken_at: platform.clock.now() };
    write_entry(&archive, "backup.json", serde_json::to_vec(&about)?.as_slice())?;
    let rows = platform.database.snapshot(async |tx| -> Result<u64, Error> { Ok(each_table!(dump, tx, &archive, said)) }).await?;
    said("media");
    let files = copy_media(platform, &archive)?;
    let archive = archive.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    archive.finish()?.sync_all()?;
    std::fs::rename(&unfinished, path).map_err(|error| naming(path, &error))?;
    Ok(Amount { rows, files })
}

/// The same, with the file it is about.
fn naming(path: &Path, error: &std::io::Error) -> std::io::Error {
    std::io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

type Archive = std::sync::Mutex<ZipWriter<File>>;

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().large_file(true)
}

fn write_entry(archive: &Archive, name: &str, mut content: impl Read) -> Result<(), Error> {
    let mut archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    archive.start_file(name, options())?;
    std::io::copy(&mut content, &mut *archive)?;
    Ok(())
}

async fn dump<E>(tx: &Picture, archive: &Archive, said: &(dyn Fn(&str) + Sync), table: &str) -> Result<u64, Error>
where
    E: EntityTrait,
    E::Model: Serialize + Send,
{
    said(table);
    {
        let mut archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        archive.start_file(format!("tables/{table}.jsonl"), options())?;
    }
    let mut rows = E::find().stream(tx).await.map_err(Failure::from)?;
    let mut count: u64 = 0;
    while let Some(row) = rows.try_next().await.map_err(Failure::from)? {
        let mut line = serde_json::to_vec(&row)?;
        line.push(b'\n');
        archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner).write_all(&line)?;
        count = count.saturating_add(1);
    }
    Ok(count)
}

fn copy_media(platform: &Platform, archive: &Archive) -> Result<u64, Error> {
    let mut files: u64 = 0;
    for (name, path) in platform.media.files()? {
        write_entry(archive, &format!("media/{name}"), File::open(path)?)?;
        files = files.saturating_add(1);
    }
    Ok(files)
}

/// Brings a backup into an empty, migrated database and the media folder, all rows or none.
///
/// # Errors
/// `NotABackup`, `NotEmpty`, or that the machine broke.
pub async fn restore(platform: &Platform, path: &Path, said: &(dyn Fn(&str) + Sync)) -> Result<Amount, Error> {
    let open = || File::open(path).map_err(|error| naming(path, &error));
    let archive = std::sync::Mutex::new(ZipArchive::new(open()?)?);
    let about: About = {
        let mut archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        serde_json::from_reader(archive.by_name("backup.json")?)?
    };
    if !(1..=FORMAT).contains(&about.format) {
        return Err(Error::NotABackup(format!("its form is {}, this program reads 1 to {FORMAT}", about.format)));
    }
    for (table, _) in NEWER.into_iter().filter(|(_, since)| *since <= about.format) {
        // A table that came with this form or an earlier one, and is missing, was lost.
        archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner).by_name(&format!("tables/{table}.jsonl"))?;
    }
    said("media");
    let files = restore_media(platform, ZipArchive::new(open()?)?).await?;
    let rows = platform
        .database
        .write(async |tx| -> Result<u64, Error> {
            for filled in [entity::user::Entity::find().count(tx).await, entity::course::Entity::find().count(tx).await] {
                if filled.map_err(Failure::from)? > 0 {
                    return Err(Error::NotEmpty);
                }
            }
            Ok(each_table!(load, tx, &archive, said))
        })
        .await?;
    Ok(Amount { rows, files })
}

async fn load<E>(
    tx: &Transaction,
    archive: &std::sync::Mutex<ZipArchive<File>>,
    said: &(dyn Fn(&str) + Sync),
    table: &str,
) -> Result<u64, Error>
where
    E: EntityTrait,
    E::Model: DeserializeOwned + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: Send,
{
    said(table);
    let mut count: u64 = 0;
    let mut chunk = Vec::new();
    for line in lines_of(archive, table)? {
        chunk.push(serde_json::from_str::<E::Model>(&line)?.into_active_model());
        count = count.saturating_add(1);
        if chunk.len() >= CHUNK {
            E::insert_many(std::mem::take(&mut chunk)).exec_without_returning(tx).await.map_err(Failure::from)?;
        }
    }
    if !chunk.is_empty() {
        E::insert_many(chunk).exec_without_returning(tx).await.map_err(Failure::from)?;
    }
    Ok(count)
}

fn lines_of(archive: &std::sync::Mutex<ZipArchive<File>>, table: &str) -> Result<Vec<String>, Error> {
    let mut archive = archive.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let entry = match archive.by_name(&format!("tables/{table}.jsonl")) {
        Err(zip::result::ZipError::FileNotFound) if NEWER.iter().any(|(newer, _)| *newer == table) => return Ok(Vec::new()),
        entry => entry?,
    };
    Ok(BufReader::new(entry).lines().collect::<Result<_, _>>()?)
}

async fn restore_media(platform: &Platform, mut archive: ZipArchive<File>) -> Result<u64, Error> {
    let mut files: u64 = 0;
    for index in 0..archive.len() {
        let (name, bytes) = {
            let mut entry = archive.by_index(index)?;
            let Some(name) = entry.name()?.strip_prefix("media/").map(|name| name.replace('/', "")) else { continue };
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            (name, bytes)
        };
        let hash = platform.media.put(&bytes).await?;
        if hash != name {
            return Err(Error::NotABackup(format!("the media file {name} was altered")));
        }
        files = files.saturating_add(1);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn every_table_is_in_a_backup() {
        let tables = include_str!("entity/mod.rs").matches("pub mod ").count();
        let listed = include_str!("backup.rs").split("each_table!(@ rows").nth(1).unwrap().split(");").next().unwrap();
        assert_eq!(listed.split_whitespace().skip(2).count(), tables, "{listed}");
    }

    #[tokio::test]
    async fn a_backup_of_an_earlier_form_is_read() {
        let (here, there) = (testing::platform().await, testing::platform().await);
        let ada = here.person("Ada").await;
        let folder = tempfile::tempdir().unwrap();
        let [new, old, middle, torn] = ["new", "old", "middle", "torn"].map(|name| folder.path().join(name));
        backup(&here, &new, &|_| {}).await.unwrap();
        let without = |lost: &[&str], path: &Path, form: &str| {
            let mut entries = ZipArchive::new(File::open(&new).unwrap()).unwrap();
            let mut copy = ZipWriter::new(File::create(path).unwrap());
            for index in 0..entries.len() {
                let mut entry = entries.by_index(index).unwrap();
                let name = entry.name().unwrap().to_string();
                let mut text = String::new();
                entry.read_to_string(&mut text).unwrap();
                if !lost.iter().any(|lost| name == format!("tables/{lost}.jsonl")) {
                    copy.start_file(name, SimpleFileOptions::default()).unwrap();
                    copy.write_all(text.replace("\"format\":3", form).as_bytes()).unwrap();
                }
            }
            copy.finish().unwrap();
        };
        let since_then = ["batch", "batch_member", "issuer_key", "credential"];
        without(&[&since_then[..], &["correction_request"]].concat(), &old, "\"format\":1");
        without(&since_then, &middle, "\"format\":2");
        without(&["correction_request"], &torn, "\"format\":2");
        let refused = restore(&there, &torn, &|_| {}).await;
        assert!(matches!(refused, Err(Error::NotABackup(_))), "a table of this form that is missing was lost: {refused:?}");
        restore(&there, &old, &|_| {}).await.unwrap();
        let elsewhere = testing::platform().await;
        restore(&elsewhere, &middle, &|_| {}).await.unwrap();
        assert_eq!(crate::identity::find_account(&there, ada.user).await.unwrap().profile.name, "Ada");
    }

    #[tokio::test]
    async fn what_was_known_is_known_again_elsewhere() {
        let here = testing::platform().await;
        let ada = here.person("Ada").await;
        let hash = here.media.put(b"a picture").await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mooc.backup");
        let taken = backup(&here, &file, &|_| {}).await.unwrap();
        assert_eq!(taken.files, 1);
        #[cfg(unix)]
        assert!(!private::is_open_to_others(&file));
        let there = testing::platform().await;
        let restored = restore(&there, &file, &|_| {}).await.unwrap();
        assert_eq!(restored, taken);
        assert_eq!(there.media.get(&hash).await.unwrap().unwrap(), b"a picture");
        assert_eq!(crate::identity::find_account(&there, ada.user).await.unwrap().profile.name, "Ada");
        assert!(matches!(restore(&there, &file, &|_| {}).await, Err(Error::NotEmpty)));
        let nowhere = folder.path().join("nowhere/b.mooc");
        for refused in [backup(&here, &nowhere, &|_| {}).await, restore(&there, &nowhere, &|_| {}).await] {
            assert!(refused.unwrap_err().to_string().contains("nowhere/b.mooc"), "a fault names its file");
        }
    }
}
