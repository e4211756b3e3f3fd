//! Files by their content: course assets and whatever else is stored once and then only read.

use crate::{error::Failure, private};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};

/// Where files are kept.
#[derive(Debug, Clone)]
pub enum MediaStore {
    /// A folder, two levels deep.
    Folder(PathBuf),
}

/// The SHA-256 of some bytes, lower-case hex.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

impl MediaStore {
    /// Stores bytes under their hash, whole or not at all, and answers the hash. Storing again is free.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn put(&self, bytes: &[u8]) -> Result<String, Failure> {
        let hash = sha256_hex(bytes);
        let path = self.path(&hash)?;
        if tokio::fs::try_exists(&path).await? {
            return Ok(hash);
        }
        write_whole(&path, bytes).await?;
        Ok(hash)
    }

    /// The bytes stored under `hash`; `None` when there are none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn get(&self, hash: &str) -> Result<Option<Vec<u8>>, Failure> {
        match tokio::fs::read(self.path(hash)?).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether there is a file with this hash.
    ///
    /// # Errors
    /// When the store cannot be asked.
    pub async fn holds(&self, hash: &str) -> Result<bool, Failure> {
        Ok(tokio::fs::try_exists(self.path(hash)?).await?)
    }

    /// The file stored under `hash`, open for reading at byte `start`; `None` when there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn open_at(&self, hash: &str, start: u64) -> Result<Option<tokio::fs::File>, Failure> {
        let mut file = match tokio::fs::File::open(self.path(hash)?).await {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        if start > 0 {
            file.seek(std::io::SeekFrom::Start(start)).await?;
        }
        Ok(Some(file))
    }

    /// Where the file with this hash lies on this machine.
    ///
    /// # Errors
    /// When `hash` is not 64 lower-case hex digits.
    pub fn path(&self, hash: &str) -> Result<PathBuf, Failure> {
        let Self::Folder(folder) = self;
        let hash = crate::id::VersionId::parse(hash)?;
        let (first, rest) = hash.as_str().split_at(2);
        Ok(folder.join(first).join(rest))
    }

    /// Every stored file: its name below the store (`ab/cdef…`) and where it lies.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn files(&self) -> Result<Vec<(String, PathBuf)>, Failure> {
        let Self::Folder(folder) = self;
        let mut files = Vec::new();
        for first in read_folder(folder)? {
            let two = first.file_name().and_then(|name| name.to_str()).filter(|name| name.len() == 2).map(str::to_owned);
            let Some(two) = two else { continue };
            for path in read_folder(&first)? {
                if let Some(rest) = path.file_name().and_then(|name| name.to_str()).filter(|name| !name.starts_with('.')) {
                    files.push((format!("{two}/{rest}"), path.clone()));
                }
            }
        }
        Ok(files)
    }

    /// A named file beside the content-addressed ones, for what can be made again (`compiled/…`).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn get_named(&self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let Self::Folder(folder) = self;
        match tokio::fs::read(folder.join(name)).await {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes a named file, whole or not at all. `name` is the program's own, never a person's.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn put_named(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let Self::Folder(folder) = self;
        write_whole(&folder.join(name), bytes).await
    }
}

/// What lies in a folder, in order; nothing when it is not there.
fn read_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    match std::fs::read_dir(folder) {
        Ok(entries) => {
            let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
            paths.sort();
            Ok(paths)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

async fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    private::make_folder(folder)?;
    let unfinished = folder.join(format!(".{}.part", uuid::Uuid::now_v7()));
    let mut file = tokio::fs::File::from_std(private::make_file(&unfinished)?);
    file.write_all(bytes).await?;
    file.sync_all().await?;
    tokio::fs::rename(&unfinished, path).await?;
    tokio::fs::File::open(folder).await?.sync_all().await?;
    Ok(())
}
