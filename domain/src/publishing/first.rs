//! At the first start, the courses that come with the program are published.

use super::{Error, Publisher, publish, store, upload};
use crate::{
    catalogue::source::{self, SourceTree},
    error::Failure,
    id::CourseId,
    identity::Admin,
    platform::Platform,
};
use std::path::{Path, PathBuf};

/// Publishes each folder below `folder` whose course is unknown; answers what was published and what was not, with the reason. A known
/// course costs one look into its `course.yaml`.
///
/// # Errors
/// When the database or the folder cannot be read.
pub async fn publish_unknown_courses(platform: &Platform, folder: &Path) -> Result<Vec<(PathBuf, Result<CourseId, Error>)>, Failure> {
    let mut done = Vec::new();
    for path in course_folders(folder)? {
        let Some(id) = course_id(&path) else { continue };
        if store::course_is_known(platform.database.reader(), &id).await? {
            continue;
        }
        done.push((path.clone(), publish_folder(platform, path).await));
    }
    Ok(done)
}

async fn publish_folder(platform: &Platform, path: PathBuf) -> Result<CourseId, Error> {
    let tree = tokio::task::spawn_blocking(move || source::read_folder(&path, source::Limits::default())).await.map_err(Failure::from)?;
    let tree: SourceTree = tree.map_err(Error::Faulty)?;
    let operator = Admin::operator();
    let uploaded = upload(platform, Publisher::Admin(&operator), tree).await?;
    publish(platform, Publisher::Admin(&operator), &uploaded.course.id, &uploaded.course.version).await?;
    Ok(uploaded.course.id.clone())
}

fn course_folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut folders: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.join("course.yaml").is_file()).collect();
    folders.sort();
    Ok(folders)
}

/// The id a folder's `course.yaml` gives, read without compiling anything.
fn course_id(folder: &Path) -> Option<CourseId> {
    let text = std::fs::read_to_string(folder.join("course.yaml")).ok()?;
    let value = text.lines().find_map(|line| line.strip_prefix("id:"))?;
    let value = value.split('#').next()?.trim().trim_matches(['"', '\'']);
    CourseId::parse(value).ok()
}
