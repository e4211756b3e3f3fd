//! Bringing a version in: checked whole, stored whole, visible only once its row is there.

use super::{Error, Publisher, store};
use crate::{
    catalogue::{self, Diagnostic, compiled, model::Course, source::SourceTree},
    error::Failure,
    platform::Platform,
};
use std::sync::Arc;

/// A version that was brought in.
#[derive(Debug, Clone)]
pub struct Uploaded {
    /// The version, compiled.
    pub course: Arc<Course>,
    /// Warnings.
    pub warnings: Vec<Diagnostic>,
    /// Whether the very same version was there before.
    pub known: bool,
}

/// Checks and stores a version. It is not published yet. Bringing in the same files again finds the same version.
///
/// # Errors
/// `Faulty` with every fault, `NotYours`.
pub async fn upload(platform: &Platform, by: Publisher<'_>, tree: SourceTree) -> Result<Uploaded, Error> {
    let tree = Arc::new(tree);
    let source = Arc::clone(&tree);
    let checked = tokio::task::spawn_blocking(move || catalogue::check(&source)).await.map_err(Failure::from)?;
    let Some(course) = checked.course else { return Err(Error::Faulty(checked.diagnostics)) };
    if !by.may(&course.id) {
        return Err(Error::NotYours);
    }
    for (_, file) in tree.files() {
        platform.media.put(&file.bytes).await?;
    }
    compiled::keep(platform, &course).await?;
    let manifest = catalogue::manifest(&tree);
    let now = platform.clock.now();
    let known = platform
        .database
        .write(async |tx| {
            store::insert_course(tx, &course.id, now).await?;
            let row =
                store::NewVersion { course: &course, manifest: serde_json::to_string(&manifest).map_err(Failure::from)?, by: by.user() };
            Ok::<_, Error>(!store::insert_version(tx, row, now).await?)
        })
        .await?;
    Ok(Uploaded { course: Arc::new(course), warnings: checked.diagnostics, known })
}
