//! What versions a course has had.

use super::{Error, Publisher, store};
use crate::{
    catalogue::{compiled, source::SourceTree},
    clock::Moment,
    id::{CourseId, UserId, VersionId},
    platform::Platform,
};

/// A version of a course.
#[derive(Debug, Clone)]
pub struct VersionInfo {
    /// Its address.
    pub id: VersionId,
    /// Title in the source language.
    pub title: String,
    /// When it was brought in.
    pub uploaded_at: Moment,
    /// By whom; none: by the operator.
    pub uploaded_by: Option<UserId>,
    /// That person's name, unless erased.
    pub uploader: Option<String>,
    /// When it was published, newest first.
    pub publications: Vec<Published>,
    /// Whether it is the current one.
    pub is_current: bool,
}

/// One publication.
#[derive(Debug, Clone)]
pub struct Published {
    /// Counts publications of the course from 1.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// By whom, unless erased; none: by the operator.
    pub by: Option<String>,
}

/// The versions of a course, newest upload first, at most 200.
///
/// # Errors
/// `NotYours`.
pub async fn versions_of(platform: &Platform, by: Publisher<'_>, course: &CourseId) -> Result<Vec<VersionInfo>, Error> {
    if !by.may(course) {
        return Err(Error::NotYours);
    }
    Ok(store::versions_of(platform.database.reader(), course).await?)
}

/// One version of a course.
///
/// # Errors
/// `NotYours`, `NotFound`.
pub async fn version_of(platform: &Platform, by: Publisher<'_>, course: &CourseId, id: &VersionId) -> Result<VersionInfo, Error> {
    versions_of(platform, by, course).await?.into_iter().find(|version| version.id == *id).ok_or(Error::NotFound)
}

/// The files of a version, to download the course as its author wrote it.
///
/// # Errors
/// `NotYours`, `NotFound`.
pub async fn source_of(platform: &Platform, by: Publisher<'_>, course: &CourseId, id: &VersionId) -> Result<SourceTree, Error> {
    if !by.may(course) {
        return Err(Error::NotYours);
    }
    version_of(platform, by, course, id).await?;
    let files = compiled::files(platform, id).await?.ok_or(Error::NotFound)?;
    Ok(SourceTree::of(files))
}
