//! Compiled versions in memory, and which of them is current. Read by every page, so it costs no query: publications are heard of once a
//! second, and at once in the process that publishes.

use super::{Error, compiled, model::Course, served::Served, store};
use crate::{
    error::Failure,
    id::{CourseId, VersionId},
    platform::Platform,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

/// How many compiled versions stay in memory.
const KEPT: u64 = 64;

/// Which version of a course is current.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Current {
    /// Counts publications of the course from 1.
    pub number: i64,
    /// The version.
    pub version: VersionId,
}

/// Compiled versions in memory.
#[derive(Clone)]
pub struct Catalogue {
    current: Arc<RwLock<BTreeMap<CourseId, Arc<Course>>>>,
    numbers: Arc<RwLock<BTreeMap<CourseId, Current>>>,
    versions: moka::sync::Cache<VersionId, Arc<Course>>,
    pub(super) served: Served,
}

impl Default for Catalogue {
    fn default() -> Self {
        Self { current: Arc::default(), numbers: Arc::default(), versions: moka::sync::Cache::new(KEPT), served: Served::default() }
    }
}

impl Catalogue {
    fn known(&self) -> BTreeMap<CourseId, Current> {
        self.numbers.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, id: CourseId, current: Current, course: Arc<Course>) {
        self.current.write().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), course);
        self.numbers.write().unwrap_or_else(PoisonError::into_inner).insert(id, current);
    }
}

/// Reads which versions are current and compiles those that are new here.
///
/// # Errors
/// When the database or a version cannot be read; what was known stays.
pub async fn refresh(platform: &Platform) -> Result<(), Failure> {
    let known = platform.catalogue.known();
    let mut first_failure = None;
    for (id, current) in store::current_publications(platform.database.reader()).await? {
        if known.get(&id).is_some_and(|known| known.number >= current.number) {
            continue;
        }
        match version_failing(platform, &current.version).await {
            Ok(Some(course)) => platform.catalogue.put(id, current, course),
            Ok(None) => first_failure = Some(Failure::Data(format!("version {} is not there", current.version))),
            Err(failure) => first_failure = Some(failure),
        }
    }
    first_failure.map_or(Ok(()), Err)
}

/// The current version of every published course, by id.
pub fn courses(platform: &Platform) -> Vec<Arc<Course>> {
    platform.catalogue.current.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
}

/// The current version of a course.
///
/// # Errors
/// `CourseNotFound` when none was published.
pub fn current(platform: &Platform, id: &CourseId) -> Result<Arc<Course>, Error> {
    platform.catalogue.current.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned().ok_or(Error::CourseNotFound)
}

/// A version of a course, current or not.
///
/// # Errors
/// `VersionNotFound`, or that it cannot be read.
pub async fn version(platform: &Platform, id: &VersionId) -> Result<Arc<Course>, Error> {
    version_failing(platform, id).await?.ok_or(Error::VersionNotFound)
}

pub(super) async fn version_failing(platform: &Platform, id: &VersionId) -> Result<Option<Arc<Course>>, Failure> {
    if let Some(course) = platform.catalogue.versions.get(id) {
        return Ok(Some(course));
    }
    let Some(course) = compiled::load(platform, id).await? else { return Ok(None) };
    let course = Arc::new(course);
    platform.catalogue.served.add(&course);
    platform.catalogue.versions.insert(id.clone(), Arc::clone(&course));
    Ok(Some(course))
}
