//! Compiled versions on disk, under the version's address and the compiler's own number. They can always be made again from the files.

use super::{
    compile,
    model::Course,
    source::{SourceFile, SourceTree},
    store,
};
use crate::{error::Failure, id::VersionId, platform::Platform};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rises whenever the same files would compile to something else.
pub const COMPILER: u32 = 1;

fn name(id: &VersionId) -> String {
    format!("compiled/{COMPILER}/{id}.json")
}

/// One file of a version, as its manifest lists it by path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestEntry {
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// The files of a version by path.
pub fn manifest(tree: &SourceTree) -> BTreeMap<String, ManifestEntry> {
    let entry = |file: &SourceFile| ManifestEntry { sha256: file.sha256(), size: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX) };
    tree.files().map(|(path, file)| (path.to_owned(), entry(file))).collect()
}

/// Keeps a compiled version.
///
/// # Errors
/// When it cannot be written.
pub async fn keep(platform: &Platform, course: &Course) -> Result<(), Failure> {
    platform.media.put_named(&name(&course.version), &serde_json::to_vec(course)?).await
}

/// A compiled version; made again from its files when this compiler has not made it yet.
///
/// # Errors
/// When it cannot be read, or its files no longer compile.
pub async fn load(platform: &Platform, id: &VersionId) -> Result<Option<Course>, Failure> {
    if let Some(bytes) = platform.media.get_named(&name(id)).await?
        && let Ok(course) = serde_json::from_slice(&bytes)
    {
        return Ok(Some(course));
    }
    let Some(files) = files(platform, id).await? else { return Ok(None) };
    let checked = tokio::task::spawn_blocking(move || compile::check(&SourceTree::of(files))).await?;
    let course = checked.course.ok_or_else(|| Failure::Data(format!("version {id} no longer compiles")))?;
    keep(platform, &course).await?;
    Ok(Some(course))
}

/// The files of a version as its author wrote them; `None` when there is no such version.
///
/// # Errors
/// When a file is not there.
pub async fn files(platform: &Platform, id: &VersionId) -> Result<Option<Vec<(String, Vec<u8>)>>, Failure> {
    let Some(manifest) = store::manifest_of(platform.database.reader(), id).await? else { return Ok(None) };
    let manifest: BTreeMap<String, ManifestEntry> = serde_json::from_str(&manifest)?;
    let mut files = Vec::with_capacity(manifest.len());
    for (path, entry) in manifest {
        let bytes = platform.media.get(&entry.sha256).await?;
        files.push((path, bytes.ok_or_else(|| Failure::Data(format!("file {} is not there", entry.sha256)))?));
    }
    Ok(Some(files))
}
