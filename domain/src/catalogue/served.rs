//! Files that versions show their readers: only those are served, whatever else lies in the store.

use super::{
    library::{Catalogue, version_failing},
    model::{Asset, Course},
    store,
};
use crate::{error::Failure, id::VersionId, platform::Platform};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// A file a version shows its readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedFile {
    /// What it is.
    pub asset: Asset,
    /// The last part of its path in the course folder.
    pub name: String,
}

/// The files of all versions this process has read, by hash.
#[derive(Debug, Clone, Default)]
pub(super) struct Served(Arc<RwLock<HashMap<String, ServedFile>>>);

impl Served {
    pub(super) fn add(&self, course: &Course) {
        let mut files = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for (path, asset) in &course.assets {
            let name = path.rsplit('/').next().unwrap_or(path).to_owned();
            files.entry(asset.sha256.clone()).or_insert_with(|| ServedFile { asset: asset.clone(), name });
        }
    }

    fn get(&self, sha256: &str) -> Option<ServedFile> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(sha256).cloned()
    }
}

/// The file with this hash, if a version shows it to its readers. One of a version that this process has not read yet costs a query, but
/// only when the store holds such a file at all.
///
/// # Errors
/// When the store or the database cannot be read.
pub async fn find_file(platform: &Platform, sha256: &str) -> Result<Option<ServedFile>, Failure> {
    let Catalogue { served, .. } = &platform.catalogue;
    if let Some(known) = served.get(sha256) {
        return Ok(Some(known));
    }
    if VersionId::parse(sha256).is_err() || !platform.media.holds(sha256).await? {
        return Ok(None);
    }
    for version in store::versions_with(platform.database.reader(), sha256).await? {
        version_failing(platform, &version).await?;
    }
    Ok(served.get(sha256))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::sample, testing};

    const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title>x</title></svg>";

    #[tokio::test]
    async fn what_a_version_shows_is_served_and_nothing_else() {
        let platform = testing::platform().await;
        let picture = platform.media.put(PICTURE.as_bytes()).await.unwrap();
        let key = platform.media.put(b"answer: true").await.unwrap();
        let mut files = sample::files();
        files.put("assets/map.svg", PICTURE.into());
        let lesson = String::from_utf8(files.remove("modules/two/third.en.md").unwrap().bytes).unwrap();
        files.put("modules/two/third.en.md", format!("{lesson}\n![A map](assets/map.svg)\n").into_bytes());
        sample::publish(&platform, sample::compiled(&files)).await;
        let found = find_file(&platform, &picture).await.unwrap().unwrap();
        assert_eq!((found.name.as_str(), found.asset.media_type.as_str()), ("map.svg", "image/svg+xml"));
        sample::publish(&platform, sample::course()).await;

        // Another process, which knows only what is current, finds the older version's file all the same.
        let other = Platform { catalogue: Catalogue::default(), ..Platform::clone(&platform) };
        super::super::refresh(&other).await.unwrap();
        assert_eq!(find_file(&other, &picture).await.unwrap(), Some(found));
        for unknown in [key.as_str(), &"0".repeat(64), "x"] {
            assert_eq!(find_file(&other, unknown).await.unwrap(), None);
        }
    }
}
