//! Making a version the current one: one row.

use super::{Error, Publisher, store};
use crate::{
    catalogue,
    id::{CourseId, VersionId},
    platform::Platform,
};

/// Makes a version the current one; publishing an older one is a new publication. Publishing what is current already changes nothing.
///
/// # Errors
/// `NotYours`, `NotFound`, `Overtaken` when somebody published at the same moment.
pub async fn publish(platform: &Platform, by: Publisher<'_>, course: &CourseId, version: &VersionId) -> Result<(), Error> {
    if !by.may(course) {
        return Err(Error::NotYours);
    }
    let compiled = catalogue::version(platform, version).await?;
    if compiled.id != *course {
        return Err(Error::NotFound);
    }
    let now = platform.clock.now();
    platform
        .database
        .write(async |tx| {
            let newest = store::newest_publication(tx, course).await?;
            if newest.as_ref().is_some_and(|(_, current)| current == version) {
                return Ok(());
            }
            let number = newest.map_or(1, |(number, _)| number.saturating_add(1));
            let row = store::NewPublication { course, number, version, by: by.user() };
            if store::insert_publication(tx, row, now).await? { Ok(()) } else { Err(Error::Overtaken) }
        })
        .await?;
    catalogue::refresh(platform).await?;
    Ok(())
}
