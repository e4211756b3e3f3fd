//! Compiled versions on disk, under the version's address and the compiler's own number. They can always be made again from the files.

use super::model::Course;
use crate::{error::Failure, id::VersionId, platform::Platform};

/// Rises whenever the same files would compile to something else.
pub const COMPILER: u32 = 1;

fn name(id: &VersionId) -> String {
    format!("compiled/{COMPILER}/{id}.json")
}

/// Keeps a compiled version.
///
/// # Errors
/// When it cannot be written.
pub async fn keep(platform: &Platform, course: &Course) -> Result<(), Failure> {
    platform.media.put_named(&name(&course.version), &serde_json::to_vec(course)?).await
}

/// A compiled version.
///
/// # Errors
/// When it cannot be read.
pub async fn load(platform: &Platform, id: &VersionId) -> Result<Option<Course>, Failure> {
    let Some(bytes) = platform.media.get_named(&name(id)).await? else { return Ok(None) };
    Ok(Some(serde_json::from_slice(&bytes)?))
}
